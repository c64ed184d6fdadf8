// What manual-lens.yml may say: one description for its reader, its JSON Schema, its completion, its hovers and its documentation.

import { allRuleIds, ruleGroups } from './config-rules'
import type { Choice, Fields, List, Shape, Text } from './config-shape'

const text = (description: string, more: Partial<Text> = {}): Text => ({ kind: 'text', description, ...more })
const list = (description: string, of: Shape, also?: readonly string[]): List => ({
  kind: 'list',
  description,
  of,
  ...(also ? { also } : {}),
})

const LINK: Fields = {
  kind: 'fields',
  description: 'A link: `title` and `url`, or the address alone, or `Title: address`.',
  fields: {
    title: text('What is there, in a word or two: “Terraform”, “Helm values”.', { also: ['name', 'text', 'label'] }),
    url: text('Its address. One on GitHub is opened in a local clone where there is one.', {
      also: ['link', 'href', 'address'],
      pattern: '^https?://[^\\s/]+\\S*$',
      takes: 'an address that begins with https://',
    }),
  },
  required: ['url'],
  bare: 'url',
  pair: ['title', 'url'],
}

const ACCOUNT: Fields = {
  kind: 'fields',
  description: 'An account: `id` and `name`, or the id alone.',
  fields: {
    id: text('Its number or id. Quote numbers that begin with 0.', { also: ['number'] }),
    name: text('Its name.', { also: ['title', 'alias'] }),
  },
  required: ['id'],
  bare: 'id',
}

const HOST = text('', {
  pattern: '^(?:[A-Za-z0-9_*-]|\\{[A-Za-z_-]+\\})+(?:\\.(?:[A-Za-z0-9_*-]|\\{[A-Za-z_-]+\\})+)+$',
  takes: 'a host name such as {app}.staging.example.org, without https:// and without a path',
})

const PAGE = text('', {
  pattern: '^(?!/|https?:)[^\\s#]+\\.(?:md|markdown)(?:\\.erb)?(?:#\\S+)?$',
  takes: 'the path of a Markdown page in this workspace, with or without #anchor',
})

const ENVIRONMENT: Fields = {
  kind: 'fields',
  description: 'An environment: what hovers, quick links and checks know of it.',
  fields: {
    title: text('Its name in running text; without it the key with a capital letter.'),
    aliases: list('Other names for it: `prod` for `production`.', text(''), ['alias', 'alsoCalled']),
    summary: text('What it is for, in a sentence.', { also: ['purpose', 'description'] }),
    audience: text('Who uses it.', { also: ['usedBy', 'users'] }),
    access: text('Who gets in, and from where.'),
    hosting: text('Where it runs.'),
    state: {
      kind: 'choice',
      values: ['active', 'deprecated', 'retired'],
      spellings: { live: 'active', decommissioned: 'retired' },
      description: 'Whether it is in use. `active` unless said otherwise; mentions of a retired one are pointed out.',
      also: ['status'],
    },
    since: text('When it got that state: a date, month or year.', { also: ['retiredOn', 'deprecatedOn'] }),
    until: text('When a deprecated one is going to end, or a retired one ended.', { also: ['endsOn', 'end'] }),
    replacedBy: text('The environment that took its place.', {
      names: 'environment',
      also: ['replacement', 'successor', 'instead'],
    }),
    hosts: list(
      'Its host names, `{app}` standing for any name: `{app}.staging.example.org`. `{environment}` stands for its own name.',
      HOST,
      ['host', 'hostPatterns'],
    ),
    accounts: list('The cloud accounts it runs in.', ACCOUNT, ['account']),
    provisioning: list('Where it is set up; the first links of its hover.', LINK),
    dashboards: list('Where one watches it.', LINK, ['dashboard']),
    page: {
      ...PAGE,
      description: 'The page that describes it: `docs/environments.md#staging`.',
      also: ['documentation'],
    },
  },
}

const RULES = [...allRuleIds, ...ruleGroups]

const SEVERITY: Choice = {
  kind: 'choice',
  values: ['off', 'error', 'warning', 'info', 'hint'],
  spellings: { warn: 'warning', information: 'info', false: 'off' },
  description: 'The severity of all findings of this rule, or `off`.',
}

const RETIRED_HOST: Fields = {
  kind: 'fields',
  description: 'A host that no longer answers.',
  fields: {
    host: text('The host, `*` standing for one or more characters, dots included: `*.paas.example.org`.', {
      also: ['hosts', 'pattern', 'name'],
      pattern: '^[A-Za-z0-9*-]+(?:\\.[A-Za-z0-9*-]+)*\\.[A-Za-z][A-Za-z0-9-]+$',
      takes: 'a host name such as *.paas.example.org, without https:// and without a path',
    }),
    what: text('What it belonged to, in words that follow “it belonged to”.', { also: ['title', 'summary'] }),
    since: text('When it ended: a date, month or year.', { also: ['until', 'retiredOn'] }),
    instead: text('What to use now.', { also: ['replacedBy', 'replacement'] }),
  },
  required: ['host', 'what'],
}

/** The whole file. */
export const CONFIG_SHAPE: Fields = {
  kind: 'fields',
  description: 'What Manual Lens should know of this workspace.',
  fields: {
    extends: {
      kind: 'choice',
      values: ['govuk', 'tech-docs', 'none'],
      description:
        'What to begin with: `govuk` (the default) has GOV.UK’s environments, retired hosts and repositories; `tech-docs` and `none` have none of these.',
    },
    environments: {
      kind: 'named',
      names: 'an environment’s name',
      pattern: '^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$',
      takes: 'letters, digits, - and _',
      description:
        'The environments by name, or a list of them with `name`. One that is known already is changed in what is said here.',
      also: ['environment'],
      of: ENVIRONMENT,
    },
    complete: {
      kind: 'flag',
      description:
        'Whether all environments are listed, so that any other name where one is demanded is a mistake. True unless said otherwise.',
    },
    page: {
      ...PAGE,
      description:
        'The page that describes the environments, a heading for each. Pages called `environments.md` or `environments.html.md` below `source/` or `docs/` are found without it.',
      also: ['environmentsPage'],
    },
    hosts: list(
      'Host names that every environment has, with `{environment}` for its name: `{app}.{environment}.example.org`.',
      {
        ...HOST,
        pattern: `${HOST.pattern!.replace('^', '^(?=.*\\{env(?:ironment)?\\})')}`,
        takes: 'a host name with {environment} in it, such as {app}.{environment}.example.org',
      },
      ['host', 'hostPatterns'],
    ),
    names: list(
      'Where in names of clusters, buckets, workspaces or namespaces the environment stands: `{application}-{environment}`.',
      text('', {
        pattern: '^(?=[^\\s]*\\{env(?:ironment)?\\})(?:[A-Za-z0-9_.:/-]|\\{[A-Za-z_-]+\\})+$',
        takes: 'a name with {environment} in it, such as {application}-{environment}',
      }),
      ['namePatterns'],
    ),
    applications: list(
      'Names of applications, so that an environment’s name inside one is not taken for the environment: a list, or `from: folder/`.',
      {
        kind: 'fields',
        description: 'A name, or `from` with a folder.',
        fields: {
          name: text('The application’s name.'),
          from: list(
            'A folder; each folder in it, and each file without its extension, is an application’s name.',
            text('', { pattern: '^(?!/|https?:)[^\\s*?#]+$', takes: 'a folder of this workspace' }),
            ['folder'],
          ),
        },
        bare: 'name',
      },
      ['apps', 'application'],
    ),
    retiredHosts: list('Hosts that no longer answer: links to them are pointed out.', RETIRED_HOST, ['retiredHost']),
    repositories: {
      kind: 'named',
      names: 'owner/name',
      pattern: '^[\\w.-]+/[\\w.-]+$',
      takes: 'owner/name',
      description: 'Repositories by `owner/name`, or a list of those; their names become links.',
      also: ['repos'],
      of: {
        kind: 'fields',
        description: 'A repository.',
        fields: {
          summary: text('What it is.', { also: ['description', 'purpose'] }),
          team: text('Who owns it.', { also: ['owner'] }),
          state: {
            kind: 'choice',
            values: ['active', 'retired'],
            spellings: { live: 'active', archived: 'retired' },
            description: 'Whether it is in use. Links to a retired one are pointed out.',
            also: ['status'],
          },
          since: text('When it was retired: a date, month or year.', { also: ['until', 'retiredOn'] }),
          replacedBy: text('What took its place: `owner/name`, or words.', {
            also: ['replacement', 'successor', 'instead'],
          }),
        },
      },
    },
    rules: {
      kind: 'named',
      names: 'a rule’s id',
      description: 'How loud each rule is, by its id or by its group: `front-matter/*`. The id wins over the group.',
      known: RULES,
      of: SEVERITY,
    },
    frontMatter: {
      kind: 'elsewhere',
      description:
        'What the front matter of some pages holds, where it is something else than the site’s usual (docs/front-matter.md says more).',
      takes: 'a list of maps with `files`',
      schema: {
        type: 'array',
        items: {
          type: 'object',
          required: ['files'],
          additionalProperties: false,
          properties: {
            files: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
            extends: { enum: ['govuk', 'tech-docs', 'site', 'none'] },
            schema: { type: ['string', 'object'] },
            keys: { type: 'object' },
            required: { type: 'array', items: { type: 'string' } },
            optional: { type: 'array', items: { type: 'string' } },
          },
        },
      },
    },
    exclude: list(
      'Paths that are not checked. `*` is any part of a name, `**` any folders, `?` one character, `{a,b}` one of several; a folder means all that is in it.',
      text(''),
      ['excludes', 'excluded'],
    ),
    ignore: list(
      'Findings that are not wanted.',
      {
        kind: 'fields',
        description: 'Findings of a rule in some files.',
        fields: {
          rule: list(
            'The rule, or several; `links/*` is a group.',
            { kind: 'choice', values: RULES, what: 'a rule’s id', description: '' },
            ['rules', 'id'],
          ),
          paths: list('Files or folders, as in `exclude`; without it everywhere.', text(''), ['path', 'files', 'file']),
          reason: text('Why, for whoever reads this file.', { also: ['why', 'because', 'comment'] }),
        },
        required: ['rule'],
      },
      ['ignores', 'suppressions', 'suppress'],
    ),
  },
}
