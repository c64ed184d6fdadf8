// Commands in a page: which environments each acts on, and whether it destroys something.

import { atHand } from './at-hand'
import { headingAbove } from './code-at'
import { isUnlabelled, referencesIn } from './families/templates'
import { lineStartAt } from './front-matter'
import type { Code, Finder, Page, Reference, Span, Workspace } from './model'

export interface Command {
  /** One line of a block, or what is between the backticks; prompt left out. */
  readonly span: Span
  readonly code: Code
  /** What it names: contexts, accounts, hosts, flags; in order. */
  readonly mentions: readonly Reference[]
  /** Their environments, each once. */
  readonly environments: readonly string[]
  /** The verb or flag that destroys something. */
  readonly destructive: Span | undefined
}

/** Programs that act on machines elsewhere, or start what does. */
const PROGRAM =
  /^(?:sudo\s+)?(?:kubectl|k|kubectx|aws|gds|govuk-connect|gcloud|gsutil|helm|terraform|argocd|cf|psql|mysql|mysqldump|mongo|redis-cli|ssh|scp|rsync|curl|http|wget|rake|bundle|rails|docker|heroku|az|eksctl|fab|fly|dig|nslookup|openssl|\.\/[\w./-]+)\s/
const SHELL = /^(?:sh|bash|shell|console|zsh|shell-session|sh-session|terminal)?$/
const DESTRUCTIVE =
  /(?:^|[\s:_'"-])(delete|destroy|drop|purge|truncate|terminate|wipe|flushall|flushdb|uninstall|rm|rb|--force|--force-destroy|delete-[a-z-]+|terminate-[a-z-]+)(?=$|[\s:;_'",[-])/i

const remembered = atHand<{ readonly of: Workspace['referencesOf']; readonly found: readonly Command[] }>()

const NONE: readonly Command[] = []

/** The commands of a Markdown page, in order; none elsewhere. */
export function commandsIn(workspace: Workspace, page: Page): readonly Command[] {
  return page.kind === 'markdown' ? page.code.flatMap((code) => linesOf(page, code, workspace)) : []
}

/** Those of them that may name an environment. Remembered per Page; code that names none is not looked at. */
export function namingCommandsIn(workspace: Workspace, page: Page): readonly Command[] {
  if (page.kind !== 'markdown') return NONE
  const known = remembered.get(page)
  if (known?.of === workspace.referencesOf) return known.found
  const found: Command[] = []
  for (const code of page.code)
    if (workspace.finder.mayLieIn(page, code.contentSpan))
      for (const command of linesOf(page, code, workspace))
        if (workspace.finder.mayLieIn(page, command.span)) found.push(command)
  remembered.set(page, { of: workspace.referencesOf, found })
  return found
}

function linesOf(page: Page, code: Code, workspace: Workspace): Command[] {
  if (code.kind === 'fence' && !SHELL.test(code.language)) return []
  const found: Command[] = []
  let at = code.contentSpan.start
  const lines = page.text.slice(at, code.contentSpan.end).split('\n')
  for (let index = 0; index < lines.length; index++) {
    const start = at
    let line = lines[index]!
    // A backslash at the end goes on with the next line.
    while (/\\\r?$/.test(line) && index + 1 < lines.length && line.length < 4_000) line += `\n${lines[++index]}`
    at = start + line.length + 1
    const prompt = /^[\s>]*(?:[$%#] )?(?:[A-Z_]{2,40}=\S{1,200} )?/.exec(line)![0].length
    const text = line.slice(prompt).trimEnd()
    if (!PROGRAM.test(`${text} `) || text.length > 4_000) continue
    const span = { start: start + prompt, end: start + prompt + text.length }
    const verb = DESTRUCTIVE.exec(text)
    const from = verb ? span.start + verb.index + verb[0].length - verb[1]!.length : 0
    const destructive = verb ? { start: from, end: from + verb[1]!.length } : undefined
    found.push(new CommandLine(span, code, destructive, page, workspace.finder))
  }
  return found
}

/** What it names is told when somebody asks: of most a look says already that all is well. */
class CommandLine implements Command {
  readonly #page: Page
  readonly #finder: Finder
  #mentions: readonly Reference[] | undefined

  constructor(
    readonly span: Span,
    readonly code: Code,
    readonly destructive: Span | undefined,
    page: Page,
    finder: Finder,
  ) {
    this.#page = page
    this.#finder = finder
  }

  get mentions(): readonly Reference[] {
    this.#mentions ??= this.#finder.within(this.#page, this.span)
    return this.#mentions
  }

  get environments(): readonly string[] {
    return [...new Set(this.mentions.map(({ name }) => name))]
  }
}

/** What plainly says which environment a command is for: the sentence directly above it that ends in a colon, else its heading. Only where it names just one, and nothing between names another. */
export function announced(workspace: Workspace, page: Page, { code }: Command): Reference | undefined {
  if (code.kind === 'span') return undefined
  const heading = headingAbove(page, code.span.start)
  const above = page.text.slice(0, code.span.start).trimEnd()
  // Where no colon ends it, the line says nothing of its own, and the heading has to: then lines need not be known.
  const line = above.endsWith(':') ? lineOf(page, above.length) : undefined
  const isInLine = line !== undefined && referencesIn(workspace, page, line).length > 0
  // Nearly all headings speak of something else.
  if (!isInLine && !(heading && workspace.finder.mayLieIn(page, heading.span))) return undefined
  const from = isInLine ? line.start : (heading?.span.start ?? 0)
  const first = workspace.finder.sole(page, { start: from, end: code.span.start })
  if (!first || isUnlabelled(first)) return undefined
  const isPlain = isInLine || (heading !== undefined && first.span.end <= heading.span.end)
  if (!isPlain) return undefined
  const { start, end } = line ?? lineOf(page, above.length)
  const words = page.text.slice(start, end) + (heading?.text ?? '')
  return /restor|sync|cop(?:y|ied)|import|from|replay|compar|differ|instead|unlike|non-/i.test(words)
    ? undefined
    : first
}

/** The line up to its last character, of which the end is given. */
function lineOf(page: Page, end: number): Span {
  return { start: lineStartAt(page, end - 1), end }
}
