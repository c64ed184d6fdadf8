// Answers to questions about one document, from the engine's words into the protocol's.

import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type DocumentLink,
  type Hover,
  MarkupKind,
  type Position,
} from 'vscode-languageserver'
import {
  BASELINE,
  environmentAt,
  type Finding,
  hoverAt,
  ignoreFixes,
  missingKeysFix,
  offsetAt,
  quickLinks,
  shown,
  textLinks,
  type Workspace,
} from '../engine'
import { FIX_ALL } from './capabilities'
import { configHover } from './configuration'
import type { QuickLinksResult, StatusParams } from './protocol/messages'
import type { Place, Session } from './session'
import type { Settings } from './settings'
import { diagnosticOf, fixAllOf, ignoresOf, type Places, quickFixesOf, rangeOf, spanOf } from './translate'

/** The hover at a position; null where there is nothing to explain. */
export function hoverAnswer(
  session: Session,
  { root, path }: Place,
  position: Position,
  settings: Settings,
  client: ClientCapabilities,
): Hover | null {
  const page = root.workspace.pages.get(path)
  if (!page || settings.hover === 'off') return null
  const offset = offsetAt(page.lineStarts, page.text.length, position)
  const hover =
    hoverAt(root.workspace, path, offset, settings.hover, session.places(root).uri) ??
    configHover({ root, path }, offset, client)
  if (!hover) return null
  const isPlain = client.textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === false
  const contents = isPlain
    ? { kind: MarkupKind.PlainText, value: withoutMarkup(hover.markdown) }
    : { kind: MarkupKind.Markdown, value: hover.markdown }
  return { range: rangeOf(page, hover.span), contents }
}

/** For clients that show no Markdown. */
function withoutMarkup(markdown: string): string {
  return markdown
    .replace(/(?<!\\)\[((?:[^[\]\\]|\\.)*)\]\(([^()]*)\)/g, '$1 <$2>')
    .replace(/(?<!\\)\*+/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}

/** Names of repositories as links, to the clone where there is one. */
export function linksAnswer({ root, path }: Place): DocumentLink[] {
  const page = root.workspace.pages.get(path)
  if (!page) return []
  return textLinks(root.workspace, path).map(({ span, url, tooltip }) => {
    const local = root.workspace.local.get(url)
    const words = shown(local ? `${tooltip} (local clone)` : tooltip)
    return { range: rangeOf(page, span), target: local ?? url, tooltip: words }
  })
}

/** Quick fixes of the findings that touch the range, and one action for all safe fixes where the client asks for it by name. Made from the text as it is now, saved or not. */
export function actionsAnswer(
  session: Session,
  place: Place,
  { range, context }: CodeActionParams,
  client: ClientCapabilities,
): CodeAction[] {
  const page = place.root.workspace.pages.get(place.path)
  if (!page) return []
  const places = session.places(place.root)
  const wants = (kind: string): boolean =>
    context.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true
  const findings = session.findings(place)
  const span = spanOf(page, range)
  const here = findings.filter((finding) => finding.span.start <= span.end && span.start <= finding.span.end)
  const quick = wants(CodeActionKind.QuickFix) ? here : []
  const fixes = quick.flatMap((finding) => quickFixesOf(finding, diagnosticOf(finding, places, false), places))
  const all = context.only && wants(FIX_ALL) ? fixAllOf(findings, places) : undefined
  const lacking = quick.filter(({ rule }) => rule === 'front-matter/required-key')
  const missing = lacking.length > 0 ? missingKeysFix(place.root.workspace, place.path) : undefined
  // What the finding's own fix puts in already is not offered twice.
  const adds = missing && !fixes.some(({ title }) => title === missing.title) ? [missing] : []
  const added = adds.flatMap((fix) =>
    quickFixesOf({ ...lacking[0]!, fixes: [fix] }, diagnosticOf(lacking[0]!, places, false), places),
  )
  return [...fixes, ...added, ...(all ? [all] : []), ...ignoresAnswer(place.root.workspace, quick, places, client)]
}

/** Ways to keep findings quiet, for the first of each rule. */
function ignoresAnswer(
  workspace: Workspace,
  findings: readonly Finding[],
  places: Places,
  { workspace: can }: ClientCapabilities,
): CodeAction[] {
  const canCreate = can?.workspaceEdit?.resourceOperations?.includes('create') ?? false
  const first = findings.filter(({ rule }, index) => findings.findIndex((one) => one.rule === rule) === index)
  return first.flatMap((finding) => {
    const fixes = ignoreFixes(workspace, finding).filter(
      ({ edits }) => canCreate || edits.every(({ path }) => workspace.files.has(path)),
    )
    return ignoresOf(fixes, diagnosticOf(finding, places, false), places)
  })
}

/** Where the environments of a workspace are provisioned, and which one stands at the position; a renamed one counts as its successor. */
export function quickLinksAnswer(
  workspace: Workspace,
  path: string | undefined,
  position: Position | undefined,
): QuickLinksResult {
  const page = path === undefined ? undefined : workspace.pages.get(path)
  const offset = page && position && offsetAt(page.lineStarts, page.text.length, position)
  const current = page && offset !== undefined ? environmentAt(workspace, page.path, offset) : undefined
  const items = quickLinks(workspace).map(({ environment, pointer: { title, role, url } }) => {
    const local = workspace.local.get(url)
    const { name, title: environmentTitle } = environment
    const said = { environmentTitle: shown(environmentTitle), title: shown(title) }
    return { environment: name, ...said, role, url, ...(local ? { local } : {}) }
  })
  return { items, ...(current ? { current: current.replacedBy ?? current.name } : {}) }
}

/** What the baselines of workspaces come to, for the status; nothing where there is none. */
export function baselinesOf(workspaces: readonly Workspace[]): Pick<StatusParams, 'known' | 'problems'> {
  const baselines = workspaces.flatMap(({ baseline }) => baseline ?? [])
  const problems = baselines.flatMap(({ problem }) =>
    problem === undefined ? [] : `${BASELINE} ${problem}. Until then no finding is left out.`,
  )
  if (baselines.length === 0) return {}
  const known = baselines.reduce((sum, one) => sum + one.known.length, 0)
  return { known, ...(problems.length > 0 ? { problems } : {}) }
}
