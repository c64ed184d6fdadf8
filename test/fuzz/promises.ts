// What the engine promises of any text under any path: no exception, no place outside of a text, no fix that can't be applied.

import {
  createChecker,
  type Edit,
  edited,
  type Finding,
  type Fix,
  ignoreFixes,
  isReadable,
  missingKeysFix,
  offsetAt,
  type Page,
  type Part,
  positionAt,
  type Reference,
  type Span,
  safeFixes,
  type Workspace,
  withFiles,
} from '../../server/engine'
import { neighbours } from './neighbours'
import { ask } from './questions'

/** Of one memory, so that the files beside the text are judged once. */
const checker = createChecker()

export interface Input {
  readonly path: string
  readonly text: string
  /** Where questions are asked, as parts of the text's length (0 to 1). */
  readonly at: readonly number[]
}

/** Says what is wrong; each fault once. */
export type Say = (what: string) => void

/** The promises that an input breaks; none: []. `around` are the files beside it. */
export function brokenBy({ path, text, at }: Input, around: Workspace = neighbours): string[] {
  const said = new Set<string>()
  const say: Say = (what) => said.add(what)
  attempt('reading', say, () => {
    const workspace = withFiles(around, [{ path, text: isReadable(path) ? text : undefined }])
    const page = workspace.pages.get(path)
    if (page) inPage(page, say)
    if (page) attempt('references', say, () => inReferences(page, workspace.referencesOf(page), say))
    attempt('checking', say, () => inFindings(workspace, say))
    if (page) attempt('fixing', say, () => inFixes(workspace, path, say))
    ask(workspace, path, [...new Set(at.map((part) => Math.round(part * text.length)))], say)
  })
  return [...said]
}

/** Runs a question; an exception is a fault. */
export function attempt(what: string, say: Say, question: () => void): void {
  try {
    question()
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(`${what} throws: ${stack.split('\n').slice(0, 3).join(' ')}`)
  }
}

/** Whether a span is one of a text of this length. */
export function inside({ start, end }: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length
}

/** A span that has to be inside another, or the whole text. */
export function expectInside(what: string, span: Span, whole: Span, say: Say): void {
  if (!inside(span, whole.end) || span.start < whole.start)
    say(`${what}: ${span.start}-${span.end} is not in ${whole.start}-${whole.end}`)
}

function inPage(page: Page, say: Say): void {
  const { text, lineStarts, frontMatter } = page
  const whole = { start: 0, end: text.length }
  if (lineStarts[0] !== 0 || lineStarts.some((start, line) => line > 0 && start <= lineStarts[line - 1]!))
    say('lines: not in order')
  if (lineStarts.length !== text.split(/\r\n|\r|\n/).length) say('lines: another number')
  for (const offset of [0, text.length >> 1, text.length]) {
    const position = positionAt(lineStarts, offset)
    if (offsetAt(lineStarts, text.length, position) !== offset) say(`lines: ${offset} is not found again`)
  }
  for (const problem of page.problems) {
    expectInside(`problem ${problem.code}`, problem.span, whole, say)
    if (problem.first) expectInside(`problem ${problem.code}, first`, problem.first, whole, say)
    if (problem.message === '') say(`problem ${problem.code}: no message`)
  }
  if (frontMatter) {
    expectInside('front matter', frontMatter.span, whole, say)
    expectInside('front matter content', frontMatter.contentSpan, frontMatter.span, say)
    for (const { keySpan, valueSpan, comment, parts } of frontMatter.entries) {
      expectInside('key', keySpan, frontMatter.contentSpan, say)
      expectInside('value', valueSpan, frontMatter.contentSpan, say)
      if (comment) expectInside('comment on a value', comment.span, frontMatter.contentSpan, say)
      if (comment && text.slice(comment.span.start, comment.span.end) !== comment.text) say('comment: other text')
      if (parts) inParts(parts, frontMatter.contentSpan, say)
    }
  }
  for (const { span, textSpan } of page.headings) {
    expectInside('heading', span, whole, say)
    expectInside('heading text', textSpan, span, say)
  }
  for (const { kind, span, textSpan, destinationSpan } of page.links) {
    expectInside(`link (${kind})`, span, whole, say)
    expectInside(`link (${kind}) text`, textSpan, span, say)
    if (destinationSpan) expectInside(`link (${kind}) destination`, destinationSpan, span, say)
  }
  for (const { span, labelSpan, destinationSpan } of page.definitions) {
    expectInside('definition', span, whole, say)
    expectInside('definition label', labelSpan, span, say)
    expectInside('definition destination', destinationSpan, span, say)
  }
  for (const { kind, span, contentSpan } of page.code) {
    expectInside(`code (${kind})`, span, whole, say)
    expectInside(`code (${kind}) content`, contentSpan, span, say)
  }
  for (const span of page.comments) expectInside('comment', span, whole, say)
  const lists: [string, readonly Span[]][] = [
    ['headings', page.headings.map(({ span }) => span)],
    ['links', page.links.map(({ span }) => span)],
    ['definitions', page.definitions.map(({ span }) => span)],
    ['code', page.code.map(({ span }) => span)],
    ['comments', page.comments],
  ]
  for (const [what, spans] of lists)
    if (spans.some(({ start }, index) => index > 0 && start < spans[index - 1]!.start)) say(`${what}: not in order`)
}

function inParts(parts: readonly Part[], whole: Span, say: Say): void {
  for (const { span, parts: more } of parts) {
    expectInside('part of a value', span, whole, say)
    if (more) inParts(more, whole, say)
  }
}

function inReferences({ text }: Page, references: readonly Reference[], say: Say): void {
  let before = 0
  for (const { span, text: written, name, form } of references) {
    expectInside(`reference (${form})`, span, { start: 0, end: text.length }, say)
    if (span.start < before) say(`reference (${form}) at ${span.start}: overlaps or out of order`)
    before = span.end
    if (text.slice(span.start, span.end).toLowerCase() !== written.toLowerCase())
      say(`reference “${written}”: the text says “${text.slice(span.start, span.end)}”`)
    if (name === '') say(`reference “${written}”: no name`)
  }
}

function inFindings(workspace: Workspace, say: Say): void {
  const all = checker.checkAll(workspace)
  for (const [path, findings] of all) {
    const page = workspace.pages.get(path)
    if (!page) {
      say(`findings of ${path}, which is no page`)
      continue
    }
    for (const [index, { rule, span, message, related }] of findings.entries()) {
      if (rule === 'engine/rule-failed') say(`rule failed: ${message}`)
      expectInside(`finding ${rule}`, span, { start: 0, end: page.text.length }, say)
      if (index > 0 && span.start < findings[index - 1]!.span.start) say(`finding ${rule}: out of order`)
      if (message.trim() === '') say(`finding ${rule}: no message`)
      for (const one of related) {
        const length = workspace.pages.get(one.path)?.text.length
        if (length === undefined) say(`finding ${rule}: related to ${one.path}, which is no page`)
        else expectInside(`finding ${rule}, related`, one.span, { start: 0, end: length }, say)
      }
    }
  }
}

/** What is wrong with edits as such: outside of the text, or overlapping. */
export function inEdits(what: string, workspace: Workspace, edits: readonly Edit[], say: Say): void {
  const byPath = new Map<string, Edit[]>()
  for (const edit of edits) {
    const known = byPath.get(edit.path)
    if (known) known.push(edit)
    else byPath.set(edit.path, [edit])
  }
  for (const [path, own] of byPath) {
    // A file that is not there yet is begun.
    const length = workspace.pages.get(path)?.text.length ?? 0
    let before = 0
    for (const { span } of own.sort((one, other) => one.span.start - other.span.start)) {
      expectInside(`${what}, edit`, span, { start: 0, end: length }, say)
      if (span.start < before) say(`${what}: edits overlap`)
      before = span.end
    }
  }
}

export function applied(workspace: Workspace, fixes: readonly Fix[]): Workspace {
  const edits = fixes.flatMap((fix) => fix.edits)
  const paths = [...new Set(edits.map(({ path }) => path))]
  return withFiles(
    workspace,
    paths.map((path) => ({ path, text: edited(workspace.pages.get(path)?.text ?? '', path, edits) })),
  )
}

/** So many fixes of a page are tried one by one. */
const MOST = 6

function inFixes(workspace: Workspace, path: string, say: Say): void {
  const findings = checker.checkPage(workspace, path)
  const every = findings.slice(0, MOST).flatMap((finding) => {
    const own = [...finding.fixes, ...ignoreFixes(workspace, finding)]
    return own.map((fix) => ({ fix, finding: finding as Finding | undefined }))
  })
  const missing = missingKeysFix(workspace, path)
  if (missing) every.push({ fix: missing, finding: undefined })
  for (const { fix, finding } of every.slice(0, MOST)) {
    const what = `fix “${fix.title}” of ${finding?.rule ?? 'missing keys'}`
    inEdits(what, workspace, fix.edits, say)
    if (fix.edits.length === 0) say(`${what}: no edits`)
    const after = applied(workspace, [fix])
    for (const { rule, message } of checker.checkPage(after, path))
      if (rule === 'engine/rule-failed') say(`after ${what}, rule failed: ${message}`)
    if (finding && !isFewer(after, findings, finding) && !ends(after, finding, fix))
      say(`${what}: the finding stays: ${finding.message}`)
  }
  let now = workspace
  const lines = workspace.pages.get(path)!.lineStarts.length
  for (let round = 0; ; round++) {
    const fixes = safeFixes(checker.checkPage(now, path))
    inEdits(
      'all safe fixes',
      now,
      fixes.flatMap((fix) => fix.edits),
      say,
    )
    if (fixes.length === 0) return
    const next = applied(now, fixes)
    if (next.pages.get(path)?.text === now.pages.get(path)?.text) {
      say(`safe fixes change nothing: ${fixes[0]!.title}`)
      return
    }
    // Each may bring the next line's to light.
    if (round > lines) {
      say(`safe fixes never end: ${fixes[0]!.title}`)
      return
    }
    now = next
  }
}

function isFewer(after: Workspace, before: readonly Finding[], { rule, message, path }: Finding): boolean {
  const like = (findings: readonly Finding[]): number =>
    findings.filter((one) => one.rule === rule && one.message === message).length
  return like(checker.checkPage(after, path)) < like(before)
}

/** Whether the finding is gone once its fix has been made for every place that has one like it. */
function ends(after: Workspace, { rule, message, path }: Finding, { title }: Fix): boolean {
  let now = after
  // Each round takes one away, and may bring a word of another to light.
  for (let rounds = 2 + 2 * checker.checkPage(now, path).length; rounds > 0; rounds--) {
    const again = checker.checkPage(now, path).find((one) => one.rule === rule && one.message === message)
    const fix = again && [...again.fixes, ...ignoreFixes(now, again)].find((one) => one.title === title)
    if (!fix) return true
    now = applied(now, [fix])
  }
  return false
}
