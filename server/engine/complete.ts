// Names that can stand at the cursor: environments, where nothing else can.

import type { Environment, Page, Span, Workspace } from './model'
import { namePrefixes } from './names-in-paths'

export interface Completion {
  /** What is replaced: the part of the name that is written already. */
  readonly span: Span
  readonly environments: readonly Environment[]
}

/** How much of a line is looked at, before and behind the cursor. */
const REACH = 200

/** Commands whose next word, or the rest of this one, is an environment. */
const COMMAND =
  /(?:\bgds\s+govuk\s[^\n|;&]*\s(?:-e|--env|--environment)[ =]|\s--environment[ =]|\buse-context\s+["']?(?:govuk-)?|\bgds\s+aws\s+govuk-)$/

/** Keys whose whole value is an environment: `environment`, `govukEnvironment`, `DEPLOY_ENVIRONMENT`, `environment_name`, `gcp_env`. */
const KEY =
  /(?<![\w-])(?:[A-Za-z]\w*)?(?:[eE]nvironment(?:_name|Name)?|ENVIRONMENT(?:_NAME)?|_env)["']?\s*(?::\s+|=\s*)["']?$/

/** The active environments where one is expected at an offset (0-based, UTF-16); undefined elsewhere. Looks at the line up to the cursor, at most 200 characters of it. */
export function completionAt(workspace: Workspace, path: string, offset: number): Completion | undefined {
  const page = workspace.pages.get(path)
  if (!page || offset > page.text.length || offset < 0) return undefined
  const from = Math.max(page.text.lastIndexOf('\n', offset - 1) + 1, offset - REACH)
  const line = page.text.slice(from, offset)
  const behind = /^[^\r\n]*/.exec(page.text.slice(offset, offset + REACH))?.[0] ?? ''
  const written = /[A-Za-z0-9_-]*$/.exec(line)![0]
  // `govuk-st` and `values-st` are a fixed part and the beginning of a name, so each hyphen may be where that begins.
  const starts = [...written.matchAll(/-/g)].map(({ index }) => index + 1)
  for (const at of [0, ...starts]) {
    const before = line.slice(0, line.length - written.length + at)
    if (!isExpected(workspace, page, offset, before, behind)) continue
    const begun = written.slice(at)
    // The rest of a name that is begun goes too; what stands there already (`eks.|govuk.digital`) is something else.
    const rest = begun === '' ? '' : /^[A-Za-z0-9_]*/.exec(behind)![0]
    const environments = workspace.catalogue.environments.filter(
      ({ kind, state }) => kind === 'environment' && state === 'active',
    )
    return { span: { start: offset - begun.length, end: offset + rest.length }, environments }
  }
  return undefined
}

/** `before` ends where the name begins. */
function isExpected(workspace: Workspace, page: Page, offset: number, before: string, behind: string): boolean {
  return (
    COMMAND.test(before) ||
    (KEY.test(before) && isCode(page, offset)) ||
    isHostLabel(workspace, before, behind.replace(/^[A-Za-z0-9_-]*/, '')) ||
    isPath(workspace, before)
  )
}

/** In prose “the environment: …” is no key. */
function isCode(page: Page, offset: number): boolean {
  if (page.kind !== 'markdown') return true
  const within = ({ start, end }: Span): boolean => start <= offset && offset <= end
  return page.code.some(({ span }) => within(span)) || (page.frontMatter !== undefined && within(page.frontMatter.span))
}

/** By the catalogue's host templates: behind a label that only environments follow (`eks.`), or before a platform (`.publishing.service.gov.uk`). */
function isHostLabel({ catalogue }: Workspace, before: string, behind: string): boolean {
  if (!/[\w}-]\.$/.test(before)) return false
  return catalogue.environments.some(({ name, aliases, hosts }) =>
    hosts.some((host) =>
      [name, ...aliases].some((own) => {
        const at = host.indexOf(`.${own}.`)
        if (at === -1) return false
        const platform = host.slice(at + own.length + 1)
        const label = host.slice(host.lastIndexOf('.', at - 1) + 1, at)
        if (behind.startsWith(platform) && !/^[\w-]/.test(behind.slice(platform.length))) return true
        return /^[a-z0-9-]+$/.test(label) && label !== 'www' && new RegExp(`(?<![\\w-])${label}\\.$`).test(before)
      }),
    ),
  )
}

/** What comes before environments wherever it is. */
const SURE = /^(?:(?:variables|image-tags|environments|envs|overlays|clusters|stages|tfvars)\/|values-)$/

/** In a path whose like leads to environments: `terraform/variables/`, `app-config/values-`. */
function isPath(workspace: Workspace, before: string): boolean {
  const typed = (/[\w./-]*$/.exec(before)?.[0] ?? '').replace(/^(?:\.{0,2}\/)+/, '')
  if (typed === '' || (!typed.slice(0, -1).includes('/') && !SURE.test(typed))) return false
  return namePrefixes(workspace).some(
    (prefix) => prefix === typed || prefix.endsWith(`/${typed}`) || typed.endsWith(`/${prefix}`),
  )
}
