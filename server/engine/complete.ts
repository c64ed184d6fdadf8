// Names that can stand at the cursor: environments, where nothing else can.

import type { Environment, Span, Workspace } from './model'

export interface Completion {
  /** What is replaced: the part of the name that is written already. */
  readonly span: Span
  readonly environments: readonly Environment[]
}

/** Behind these an environment's name begins: flags of commands, and keys whose whole value is one. */
const EXPECTED =
  /(?:\bgds\s+govuk\s[^\n|;&]*\s(?:-e|--env|--environment)[ =]|\s--environment[ =]|\buse-context\s+|\b(?:govukEnvironment|govuk_environment|nextEnvironment|sentry_environment|deploy_environment|gcp_env|environment)["']?\s*[:=]\s*["']?|\beks\.)([A-Za-z0-9_-]*)$/

/** The active environments where one is expected at an offset (0-based, UTF-16); undefined elsewhere. Looks at the line up to the cursor, at most 200 characters of it. */
export function completionAt(workspace: Workspace, path: string, offset: number): Completion | undefined {
  const page = workspace.pages.get(path)
  if (!page || offset > page.text.length || offset < 0) return undefined
  const from = Math.max(page.text.lastIndexOf('\n', offset - 1) + 1, offset - 200)
  const before = EXPECTED.exec(page.text.slice(from, offset))
  if (!before) return undefined
  const written = before[1] ?? ''
  // The rest of a name that is begun goes too; what stands there already (`eks.|govuk.digital`) is something else.
  const rest = written === '' ? '' : (/^[A-Za-z0-9_-]*/.exec(page.text.slice(offset, offset + 100))?.[0] ?? '')
  const end = offset + rest.length
  const environments = workspace.catalogue.environments.filter(
    ({ kind, state }) => kind === 'environment' && state === 'active',
  )
  return { span: { start: offset - written.length, end }, environments }
}
