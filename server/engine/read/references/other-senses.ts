// Other senses of `integration`: continuous integration, integration tests, the integration of two systems.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Context } from './context'
import type { Around } from './judge'
import { endsIn } from './patterns'

/** Products that one integrates with: what follows their name is a connection, not an environment. */
const PRODUCTS =
  'slack|github|gitlab|pagerduty|zendesk|jira|trello|pingdom|notify|google|stripe|pay|okta|auth0|twitter|facebook|oauth|sso|saml|api|third[- ]party|system|data|software|application|technical|vertical|european|deep|close|tight|seamless|native|built-in|plugin|webhook|terraform|docker|jenkins|travis|codeql|snyk|dependabot|sentry|logit|dns|database|salesforce|smart answers|continuous'
/** `SlackIntegration` */
const PRODUCT_IN_CAMEL = new RegExp(
  `(?<=(?:${PRODUCTS.split('|')
    .flatMap((one) => (/^[a-z0-9]+$/.test(one) ? one[0]!.toUpperCase() + one.slice(1) : []))
    .join('|')}))`,
  'y',
)
const CONNECTION_BEFORE = new RegExp(
  `(?<=(?:(?:\\b|(?<=\\s_{1,2}))(?:${PRODUCTS})["'\`*_\\])]*[\\s_-]+|\\/slack\\s+)["'\`*_[(]*)`,
  'iy',
)

/** `IntegrationTestHelper`, `integration_test`, "integration tests"; a noun behind them wins: "integration test environment". */
const TESTS =
  /^["'`*_]*[\s_-]*(?:[Tt]ests?|TESTS?|[Tt]esting|[Tt]ested|[Tt]ester|[Ss]pecs?|[Ss]uites?)(?![a-z])["'`*_]*(?:[\s_-]+(environment|cluster|account)s?\b)?/
/** What a system or a language calls so: AWS's API Gateway, resource types of Terraform's providers, a label in Prometheus. */
const TYPE_BEFORE =
  /(?<=(?:\blabels\.|\$context\.(?:integration\.)?|-amazon-apigateway-|\b(?:resource|data)\s+"|(?:api_?gateway|apigateway)\w*[._]|\b(?:(?:aws|google|azurerm)_[a-z0-9]+_|(?:pagerduty|datadog|newrelic|snowflake|sentry|opsgenie|cloudflare)_)[a-z0-9_]*))/y
const TYPE_AFTER =
  /^s?(?:_(?:type|method|uri|http_method|response|subtype|responses|request_parameters|trigger|FAILURE|TIMEOUT)|\.(?:uri|request|response|latency|requestId|integration\w+)|(?:Http)?Method|Type|Uri|Responses?|Latency|RequestId|Ids?|Error(?:Message)?|Status)(?![a-z])/
const THINGS =
  /^["'`*_]*\s+(?:AWS\s+|EKS\s+)?["'`*_]*(?:access|machines?|servers?|box(?:es)?|instances?|databases?|db|data|buckets?|hosts?|jumpbox|apps?|applications?|sites?|versions?|deploys?|deployments?|copy|copies|urls?|publishing|signon|whitehall|kubernetes|argo\w*|jenkins|grafana|kibana|credentials|secrets?|vpn|vpc|domain|domains|branch|release|backups?|users?|admin|frontends?|backends?|stack|machine|nodes?|workspace|context|website|and|or)\b/i
/** Of these each environment has its own, whatever is named before: "the GA4 integration data". */
const OF_ONE =
  /^["'`*_]*\s+(?:data|datasets?|property|properties|sites?|websites?|users?|machines?|instances?|databases?|buckets?)\b/i
const ARTICLE =
  /(?<=\b(?:an?|this|that|these|any|each|every|another|some|no|such|one|first|initial|further|full|easy|easier|simple|custom|existing|new|better|future|direct|possible|potential|proper|complete|unique)\s+["'`*_[(]*)/iy
const POSSESSIVE = /(?<=\b(?:the|our|its|your|their|his|her|my)\s+["'`*_[(]*)/iy
const STRONG = /(?<=\b(?:in|on|to|into|onto|from|against|via)\s+["'`*_[(]*)/iy
/** A name in the middle of a sentence in front of it: "SecretsManager integration", "Hubot integration"; an abbreviation at the start of one, too. */
const NAMED = /(?:[a-z,;)]\s+|^[-*]?\s*|[.!?]\s+(?=[A-Z]{3,}\b))["'`*_[(]*([A-Z][\w.]+)["'`*_)\]]*\s+$/
/** What one connects to, or does to connect, in front of it: "the pipeline integration", "to simplify integration". */
const THING_BEFORE =
  /(?<=\b(?:pipeline|sign[- ]on|services?|vendor|security|editor|community|(?:health|social) care|simplify|standardi[sz]e|path to)\s+["'`*_[(]*)/iy
/** Somebody's own connection to a service: "test your integration", `/test-your-integration/`. A noun behind it wins: "your integration key". */
const THEIRS = /(?<=\b(?:your|their)(?:\s+["'`*_[(]*|-))/iy
const WITHOUT_NOUN =
  /^["'`*_\])]*(?:$|[^\w\s-]|\s+[^\w\s]|-(?:with|to|and)-|\s+(?:with|to|and|or|is|was|will|can|must|should|does|uses?|using|before|after|if|as|in|on|by|for|until|against|supports?)\b)/
/** A switch for a connection, and what it is told by: `ENABLE_INTEGRATION`, `integration_key`. */
const SWITCHED =
  /(?:^|[-_])(?:enable|disable)(?:[-_]|_(?!\w*(?:in|on|for|to)_integration$)\w+_)integration$|^integration[-_](?:enabled|disabled|key|token|id)$/i
/** The name goes on with the environment that it is of: `integration-role-${var.environment}`. */
const OF_VARIABLE =
  /^(?:[-_ ](?!to\b|from\b|and\b|in\b|for\b|or\b|with\b)\w{1,40}){0,5}[-_ ]\$\{[\w.]{0,40}(?:environment|workspace|[._]env)/i
/** ... or ends with it: `probation-integration-services-dev`. */
const OF_ANOTHER = /^(?:-(?!to-|from-|and-|in-|or-)\w+)+-(?:dev|prod|preprod|staging|production|development)$/i
/** A field of a schema, whose type is told on the next line; CloudFormation's integration of a method. */
const FIELD =
  /^["']?\s*:\s*\n\s+["']?type["']?\s*:\s*["']?(?:integer|string|boolean|number|array|object)\b|^\s*:\s*\n\s+(?:Type|Uri|IntegrationHttpMethod|IntegrationType)\s*:/
/** The end of that, which tells most at once. */
const NAMED_BEFORE = /(?<=[A-Z][\w.]+["'`*_)\]]*\s+)/y
const OWN =
  /^(?:AWS|EKS|GOV\.UK|GOVUK|The|In|On|To|From|For|At|And|Or|If|When|Use|Our|Your|Carrenza|Deploy|Both|Only|Check|See|Run|Open|Visit|Test|Using)$/
const VERB =
  /^["'`*_]*\s+(?:of|with|between|is|was|were|will|would|should|can|could|may|might|must|has|had|needs?|points?|layers?|librar(?:y|ies)|patterns?|guides?|code|partners?|steps?|type|key|efforts?|limitations?|process(?:es)?|plans?|options?|work|cost|complexity|issues?|problems?|requirements?|methods?|mechanism|approach|details|costs|logic|api|apis|engine|platform|features?|projects?|teams?|phase)\b/i

/** Whether `integration` means something else than an environment. On a page that names other environments this one is at home. */
export function isOtherIntegration(c: Context, around: Around): boolean {
  const { company, isSpoken } = around
  const tests = TESTS.exec(c.after)
  if (tests) return tests[1] === undefined
  const isContinuous = endsIn(c.before, /(?<=\bcontinuous[\s_-]+)/iy)
  if (/^["'`*_]*[\s_-]+(?:environments?|envs?|clusters?|accounts?)(?![a-z])/i.test(c.after)) return isContinuous
  // `#unit-integration-etc-tests`: the anchor of a heading about tests.
  if (/[-_](?:tests?|specs?)$/i.test(c.label) || /^(?:unit[-_]|(?:test|spec)[-_]integration)/i.test(c.label))
    return true
  if (isTitle(c) || isPhrase(c) || isChosen(c, around)) return true
  if (endsIn(c.before, THEIRS) && WITHOUT_NOUN.test(c.after) && !company.isListed(c)) return true
  if (c.label.length > c.word.length ? isPartOfName(c, around) : FIELD.test(c.page.text.slice(c.end, c.end + 80)))
    return true
  if (c.word.startsWith('I') && endsIn(c.before, PRODUCT_IN_CAMEL)) return true
  if (
    endsIn(
      c.before,
      /(?<=\bTest::|(?:^|[-_])(?:pagerduty|slack|zendesk|jira|trello|pingdom|salesforce|oauth|sso|saml)-)/iy,
    )
  )
    return true
  if (isContinuous || endsIn(c.before, TYPE_BEFORE) || TYPE_AFTER.test(c.after)) return true
  if (
    endsIn(
      c.before,
      /(?<=(?:^|[\s"'`(/,])(?:(?:spec|specs|test|tests|features|cypress|coverage)\/|\btest:(?:\w+:)*|(?:vitest|jest|cypress|playwright)\.|[\w./]*\/testing(?:_\w+)?\/|specs?\.))/y,
    )
  )
    return true
  if (
    endsIn(c.before, CONNECTION_BEFORE) &&
    !/[A-Za-z0-9]-[A-Za-z0-9-]*$/.test(c.label.slice(0, c.start - c.labelStart))
  )
    return true
  if (endsIn(c.before, /(?<=\b(?:unit|contract|smoke|acceptance|pact|functional|system)(?:,| and| or|\/|\s*&)\s*)/iy))
    return true
  if (/^\s*(?:,|and|or|\/|&)\s*(?:unit|contract|acceptance|functional|end-to-end|e2e)\b[^.]*\btests?/i.test(c.after))
    return true
  if (OF_VARIABLE.test(c.after)) return true
  const isProgram = (c.page.kind === 'ruby' || c.page.kind === 'javascript') && c.form !== 'comment'
  if (isProgram && isKindOfTest(c, isSpoken)) return true
  if (!isRunningText(c) || company.isListed(c)) return false
  if (endsIn(c.before, THING_BEFORE)) return true
  return !speaksOfIntegration(c, () => isSpoken() || /\benvironments?\b/i.test(c.before + c.after))
}

/** A title as the name of a page (`adr-001-notify-integration.md`, `…/docs/opa-integration/`): words, and not the environment's own file. */
function isTitle(c: Context): boolean {
  if (c.label.length === c.word.length || /(?:^|[-_])(?:staging|production)(?:[-_]|$)/i.test(c.label)) return false
  const rest = c.after.slice(c.labelEnd - c.end)
  return (
    /^\.(?:md|html)\b/.test(rest) ||
    (endsIn(c.before, /(?<=\/docs?\/(?:[\w.-]+\/)*[\w-]*)/y) && /^(?:\/|[)\s#]|$)/.test(rest))
  )
}

/** What one presses or opens in somebody's program: "Go to **Integration**". */
function isChosen({ before, after }: Context, { isSpoken }: Around): boolean {
  return (
    /^["'*_]{1,3}/.test(after) &&
    endsIn(before, /(?<=\b(?:select(?:ing)?|click(?:ing)?(?:\s+on)?|choos(?:e|ing)|go\s+to)\s+["'*_]{1,3})/iy) &&
    !isSpoken()
  )
}

/**
 * Words made into a part of an address: the anchor of "Validate the integration of your components", `/guides/integration/`
 * of somebody's documentation.
 */
function isPhrase(c: Context): boolean {
  if (/(?:^|[-_])integration[-_](?:of|with|between|is)[-_]/i.test(c.label)) return true
  // A title of somebody's article: `/blog/2016/08/09/the-tech-behind-our-integration/`.
  if (
    c.form === 'url' &&
    /-.*-/.test(c.label) &&
    endsIn(c.before, /(?<=\/(?:blog|blogs|posts?|articles?|questions)\/(?:[\w-]+\/){0,6}[\w-]*)/y)
  )
    return true
  // `#create-webhook-integration`
  if (c.form === 'url' && endsIn(c.before, /(?<=#[\w-]+-)/y) && endsIn(c.before, CONNECTION_BEFORE)) return true
  return (
    c.form === 'url' && endsIn(c.before, /(?<=\/(?:docs?|guides?|tutorials?|concepts|reference|features|how-to)\/)/iy)
  )
}

/** A switch, a field or a part of a name that has its environment elsewhere. */
function isPartOfName(c: Context, { company }: Around): boolean {
  const rest = c.page.text.slice(c.labelEnd, c.labelEnd + 80)
  const isSwitch =
    /^["']?\s*[:=]\s*["']?(?:true|false)\b/.test(rest) &&
    /(?:^|[-_])(?!is|in|on|for|to|not)[a-z]+[-_]integration$/i.test(c.label)
  if (isSwitch || SWITCHED.test(c.label)) return !company.hasSibling(c) && !company.hasPeer(c)
  return FIELD.test(rest) || OF_ANOTHER.test(c.label.slice(c.end - c.labelStart))
}

/** `tags: :integration` in a program's own tests, `task integration:`; a host or a path stays what it is. */
function isKindOfTest(c: Context, isSpoken: () => boolean): boolean {
  if (c.label !== c.word || endsIn(c.before, /(?<=[./])/y) || /^[./]\w/.test(c.after)) return false
  // What a program does in each environment is tested too.
  if (endsIn(c.before, /(?<=\b(?:in|on|to|from)\s+|env(?:ironment)?\w*["'\])]*\s*(?:=>|[:=]=?|,)\s*["':]*)/iy))
    return false
  if (endsIn(c.before, /(?<=^\s*task\s*\(?[:"']?)/y)) return !isSpoken()
  return /(?:^|\/)(?:specs?|tests?|features|cypress|e2e)\//.test(c.page.path)
}

/** Words in sentences, wherever they stand: not a value, a key or a part of something. */
export function isRunningText(c: Context): boolean {
  if (c.label.length > c.word.length || endsIn(c.before, /(?<=[/.])/y)) return false
  if (/^(?:prose|heading|link-text|comment|front-matter)$/.test(c.form))
    return endsIn(c.before, /(?<=[\w,;)]["'`*_\])]*\s+["'`*_[(]*)/y) || /^["'`*_\])]*[,;]?\s+[a-z]/.test(c.after)
  return c.form === 'value' && endsIn(c.before, /(?<=[A-Za-z]\s+)/y) && /^\s+[a-z]+(?:\s+\S|["'`.,;:!?])/.test(c.after)
}

function speaksOfIntegration(c: Context, hasCompany: () => boolean): boolean {
  const isThing = THINGS.test(c.after)
  // A link whose address names the environment speaks of it.
  if (/[/.]integration[/.]|[/-]integration\.(?:ya?ml|tfvars)\b/i.test(c.destination)) return true
  if (endsIn(c.before, STRONG))
    return (
      !/^["'`*_]*\s+(?:with|between)\b/i.test(c.after) ||
      isThing ||
      endsIn(c.before, /(?<=\b(?:in|on|against)\s+)/iy) ||
      hasCompany()
    )
  if (endsIn(c.before, ARTICLE)) return isThing && hasCompany()
  // A heading begins with a capital whatever it begins with: "Restart integration".
  const name = c.form !== 'heading' && endsIn(c.before, NAMED_BEFORE) ? NAMED.exec(c.before)?.[1] : undefined
  if (name !== undefined && !OWN.test(name)) return OF_ONE.test(c.after) && hasCompany()
  if (VERB.test(c.after))
    return (
      !/^["'`*_]*\s+(?:of|with|between|points?|layers?|librar|pattern|guide|code|partner|steps?|type|key|effort|limitation|plan|work)/i.test(
        c.after,
      ) &&
      !endsIn(c.before, POSSESSIVE) &&
      hasCompany()
    )
  return hasCompany()
}
