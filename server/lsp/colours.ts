// What tells environments apart at a glance: colours for their names, and the name beside a number or host that means one.

import { type InlayHint, type Range, type SemanticTokens, SemanticTokensBuilder } from 'vscode-languageserver'
import {
  badgesOf,
  type Catalogue,
  environmentNamed,
  positionAt,
  type Reference,
  shown,
  type Workspace,
} from '../engine'
import type { FileEnvironmentResult } from './protocol/messages'
import type { Place, Session } from './session'
import { spanOf } from './translate'

/** Every name of an environment in a document, wherever it stands; a name that is demanded and unknown is no environment's. */
export function coloursAnswer({ root, path }: Place): SemanticTokens {
  const { workspace } = root
  const page = workspace.pages.get(path)
  const builder = new SemanticTokensBuilder()
  for (const reference of page ? workspace.referencesOf(page) : []) {
    const environment = environmentNamed(workspace, reference.name)
    if (!page || (reference.demanded && !environment)) continue
    const modifiers = environment && environment.state !== 'active' ? 1 : 0
    // A token stands on one line; a name in two words may not.
    let at = reference.span.start
    for (const piece of reference.text.split('\n')) {
      const { line, character } = positionAt(page.lineStarts, at)
      const length = piece.trimEnd().length
      if (length > 0) builder.push(line, character, length, 0, modifiers)
      at += piece.length + 1
    }
  }
  return builder.build()
}

/** In configuration, the environment's name behind what means one without saying so: an account's number, a host without a label. In prose that would be in the way; there the hover says it. */
export function hintsAnswer({ root, path }: Place, range: Range): InlayHint[] {
  const { workspace } = root
  const page = workspace.pages.get(path)
  if (!page || page.kind === 'markdown') return []
  const { start, end } = spanOf(page, range)
  return workspace.referencesOf(page).flatMap((reference) => {
    const { span } = reference
    if (span.end < start || end < span.start) return []
    const title = hiddenTitle(workspace, reference)
    return title === undefined
      ? []
      : [{ position: positionAt(page.lineStarts, span.end), label: shown(title), paddingLeft: true }]
  })
}

/** The title of the environment that a reference means but doesn't show: `prod` shows production, `172025368201` doesn't. */
function hiddenTitle(workspace: Workspace, { text, name }: Reference): string | undefined {
  const environment = environmentNamed(workspace, name)
  if (environment?.kind !== 'environment') return undefined
  const written = text.toLowerCase()
  return written.includes(environment.name) || environment.name.startsWith(written) ? undefined : environment.title
}

/** The badge of the environment that a file belongs to, and what says so. */
export function fileEnvironmentAnswer({ root, path }: Place): FileEnvironmentResult {
  const { workspace } = root
  const found = workspace.environmentOf(path)
  const environment = found && environmentNamed(workspace, found.name)
  const badge = environment && badgesOf(workspace.catalogue.environments).get(environment.name)
  if (!badge) return null
  const reason = `${found.kind} name says “${path.slice(found.span.start, found.span.end)}”`
  return { environment: environment.name, badge, tooltip: shown(`${environment.title} environment: the ${reason}`) }
}

/** Tells whether any catalogue is another than when last asked: what is shown of them hangs on it as well as on its document. */
export function catalogueWatch(session: Session): () => boolean {
  let known: readonly Catalogue[] = []
  return () => {
    const now = session.roots().map(({ workspace }) => workspace.catalogue)
    if (now.length === known.length && now.every((catalogue, index) => catalogue === known[index])) return false
    known = now
    return true
  }
}
