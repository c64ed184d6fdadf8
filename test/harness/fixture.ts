// Fixtures: several files in one string, expected findings and cursors marked in the text.

import {
  createChecker,
  emptyWorkspace,
  type Finding,
  type Rule,
  type Span,
  type Workspace,
  withFiles,
  withLoaded,
} from '../../server/engine'

export interface Mark {
  readonly path: string
  readonly span: Span
  readonly rule: string
  readonly message: string
}

export interface Fixture {
  readonly files: ReadonlyMap<string, string>
  readonly marks: readonly Mark[]
  readonly cursor: { readonly path: string; readonly offset: number } | undefined
}

const PAGE = 'source/manual/page.html.md'

/** Reads a fixture: `== path` starts a file, `^^^ rule message` marks the line above, `‸` is the cursor. */
export function parseFixture(source: string): Fixture {
  const files = new Map<string, string>()
  const marks: Mark[] = []
  let cursor: Fixture['cursor']
  let path = PAGE
  let lines: string[] = []
  let length = 0
  const close = () => {
    if (lines.length > 0 || files.size > 0 || path !== PAGE) files.set(path, lines.join('\n'))
    lines = []
    length = 0
  }
  const all = source.split('\n')
  for (const [index, line] of all.entries()) {
    const start = /^== (.+)$/.exec(line)
    if (start) {
      if (index > 0) {
        if (lines.at(-1) !== '') lines.push('')
        close()
      }
      path = start[1]!
      continue
    }
    const mark = /^\s*(\^+) (\S+)(?: (.*))?$/.exec(line)
    if (mark && lines.length > 0) {
      const from = length - (lines.at(-1)!.length + 1) + line.indexOf('^')
      marks.push({ path, span: { start: from, end: from + mark[1]!.length }, rule: mark[2]!, message: mark[3] ?? '' })
      continue
    }
    const at = line.indexOf('‸')
    if (at !== -1) cursor = { path, offset: length + at }
    const text = line.replace('‸', '')
    lines.push(text)
    length += text.length + 1
  }
  if (lines.length > 0) files.set(path, lines.join('\n'))
  return { files, marks, cursor }
}

/** The loaded workspace of a fixture; one that names no other place is a developer manual (an empty `config/tech-docs.yml` is added). */
export function workspaceOf(fixture: Fixture, today = '2026-11-24'): Workspace {
  const files = [...fixture.files].map(([path, text]) => ({ path, text }))
  if (![...fixture.files.keys()].some((path) => path.startsWith('config/')))
    files.push({ path: 'config/tech-docs.yml', text: '' })
  return withLoaded(withFiles(emptyWorkspace(today), files))
}

/** What a rule, or every rule, says of a fixture, in the form of its marks. */
export function findingsOf(fixture: Fixture, rules?: readonly Rule[]): { found: Mark[]; findings: Finding[] } {
  const findings = [...createChecker(rules).checkAll(workspaceOf(fixture)).values()].flat()
  return { findings, found: findings.map(({ path, span, rule, message }) => ({ path, span, rule, message })) }
}
