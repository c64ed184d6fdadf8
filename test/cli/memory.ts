// The command line in memory: files from a map, output into strings.

import type { Io } from '../../server/cli/io'
import { inside } from '../../server/cli/paths'
import { run } from '../../server/cli/run'
import type { Finding, Found, Page, Rule, Severity } from '../../server/engine'
import type { Failure } from '../../server/files/port'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  /** What was written, by absolute path. */
  readonly written?: Readonly<Record<string, string>>
}

export interface World {
  readonly cwd?: string
  readonly terminal?: boolean
  readonly env?: Record<string, string>
  /** Paths that can't be read, and why. */
  readonly failures?: Readonly<Record<string, Failure['kind']>>
  /** Nothing can be written, and why. */
  readonly unwritable?: Failure['kind']
  /** Paths that a .gitignore leaves out. */
  readonly ignored?: readonly string[]
  readonly rules?: readonly Rule[]
  /** Milliseconds that pass from one look at the clock to the next. */
  readonly tick?: number
}

/** Runs the arguments over files with absolute paths. */
export async function cli(
  args: readonly string[],
  files: Readonly<Record<string, string>>,
  world: World = {},
): Promise<Outcome> {
  let out = ''
  let err = ''
  const written: Record<string, string> = {}
  let time = Date.UTC(2026, 10, 24)
  const failure = (path: string, absolute: string): Failure | undefined => {
    const kind = world.failures?.[absolute]
    return kind && { path, kind, reason: `fails (${kind}).` }
  }
  const io: Io = {
    out: {
      terminal: world.terminal ?? false,
      write: (text) => {
        out += text
      },
    },
    err: {
      terminal: world.terminal ?? false,
      write: (text) => {
        err += text
      },
    },
    cwd: world.cwd ?? '/manual',
    env: world.env ?? {},
    version: '1.2.3',
    now: () => {
      time += world.tick ?? 0
      return time
    },
    look(path) {
      if (Object.hasOwn(files, path)) return { kind: 'file', real: path }
      const folder = path === '/' ? '/' : `${path}/`
      if (Object.keys(files).some((file) => file.startsWith(folder))) return { kind: 'folder', real: path }
      return { path, kind: 'missing', reason: 'does not exist.' }
    },
    files: (root, also) => ({
      counts: (path) => !world.ignored?.includes(path),
      *list() {
        for (const path of Object.keys(files)) {
          const name = inside(root, path)
          if (name && (also.includes(name) || !world.ignored?.includes(path))) yield name
        }
        for (const [path, kind] of Object.entries(world.failures ?? {}))
          if (!Object.hasOwn(files, path)) yield { path: inside(root, path) ?? path, kind, reason: `fails (${kind}).` }
      },
      read: (path) =>
        failure(path, `${root}/${path}`) ??
        (Object.hasOwn(files, `${root}/${path}`)
          ? { text: files[`${root}/${path}`] }
          : { path, kind: 'missing', reason: 'does not exist.' }),
    }),
    write(path, text) {
      const kind = world.unwritable
      if (kind) return { path, kind, reason: `fails (${kind}).` }
      written[path] = text
      return undefined
    },
    async replace(path, before, after) {
      const kind = world.unwritable
      if (kind) return { path, kind, reason: `fails (${kind}).` }
      if (files[path] !== before) return { path, kind: 'other', reason: 'is another by now.' }
      written[path] = after
      return undefined
    },
    clonesNear: () => new Map(),
    lookAtClone: () => undefined,
    serve: async () => {
      out += 'served\n'
    },
  }
  const code = await run(args, io, world.rules ?? [badWords])
  return { code, out, err, ...(Object.keys(written).length > 0 ? { written } : {}) }
}

/** A rule of our own that marks every BAD (warning), WORSE (error) and MEH (hint). */
export const badWords: Rule = ruleOf('words/bad', function* (page) {
  for (const match of page.text.matchAll(/BAD|WORSE|MEH/g)) {
    const severity: Severity = match[0] === 'BAD' ? 'warning' : match[0] === 'WORSE' ? 'error' : 'hint'
    yield {
      span: { start: match.index, end: match.index + match[0].length },
      message: `“${match[0]}” is no good.`,
      severity,
    }
  }
})

/** A rule with a card that says as little as a card can. */
export function ruleOf(id: string, check: (page: Page) => Iterable<Found>): Rule {
  return {
    card: { id, severity: 'warning', summary: 'Says so.', why: 'Because.', examples: [] },
    scope: 'page',
    check,
  }
}

/** A finding as the JSON contract has it. */
export type JsonFinding = Pick<Finding, 'rule' | 'severity' | 'path' | 'message'> & {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly url: string
  readonly fixable: boolean
}
