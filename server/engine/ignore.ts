// What to write so that a finding is not heard any more: a comment on its line or for its file, or an entry in manual-lens.yml.

import { atHand } from './at-hand'
import { ignoring } from './catalogue/config-ignore'
import { commentStyle } from './comment-style'
import { type Directive, directivesOf, opensText } from './directives'
import type { Edit, Finding, Fix, Page, Workspace } from './model'
import { positionAt } from './read/lines'
import { readPage } from './read/page'
import { readYaml } from './read/yaml'
import { silence } from './suppressions'

/** Longer files (in UTF-16 units) are not read again to see whether a comment would change what they say. */
const LONGEST = 300_000

/**
 * The fixes that keep a finding quiet, the narrowest first; none for what has to be heard. Each changes nothing else:
 * a comment is only offered where reading the file again gives the same data.
 */
export function ignoreFixes(workspace: Workspace, finding: Finding): readonly Fix[] {
  const { rule, path } = finding
  const page = workspace.pages.get(path)
  if (!page || /^(?:engine|suppression)\//.test(rule)) return []
  const line = [...lineEdits(page, finding)].find((edit) => {
    const next = quiet(page, edit, finding)
    return next !== undefined && contentOf(next) === contentOf(page)
  })
  const file = [...fileEdits(page, rule)].find((edit) => quiet(page, edit, finding))
  const configured = ignoring(workspace, rule, path)
  return [
    ...(line ? [fix(`Ignore ${rule} on this line`, line)] : []),
    ...(file ? [fix(`Ignore ${rule} in this file`, file)] : []),
    ...(configured ? [fix(`Ignore ${rule} for this file in ${configured.path}`, configured)] : []),
  ]
}

function fix(title: string, edit: Edit): Fix {
  return { title, edits: [edit], safe: false }
}

/** Comments for the line that a finding begins in, the best first. Some may do harm: that shows when the page is read again. */
function* lineEdits(page: Page, { rule, span }: Finding): Generator<Edit> {
  // About the file as such: its first line could be any.
  if (span.end === 0) return
  const { frontMatter, kind } = page
  const line = positionAt(page.lineStarts, span.start).line
  const more = directivesOf(page).find(
    (one) => (one.kind === 'line' || one.kind === 'next-line') && one.lines.first <= line && line <= one.lines.last,
  )
  if (more) {
    yield* another(page, more, rule)
    return
  }
  const isFrontMatter = frontMatter && span.start >= frontMatter.span.start && span.start < frontMatter.span.end
  if ((kind === 'yaml' && commentStyle(page.path)) || isFrontMatter) yield* yamlEdits(page, line, rule)
  else if (kind === 'markdown') yield* markdownEdits(page, line, rule)
  else yield* scriptEdits(page, line, rule)
}

/** The rule added to a comment that names others. */
function* another({ path }: Page, { rules }: Directive, rule: string): Generator<Edit> {
  const last = rules.at(-1)
  if (last) yield { path, span: { start: last.span.end, end: last.span.end }, text: `, ${rule}` }
}

/** Behind the line, or above it, or above the line that opens the text it stands in. */
function* yamlEdits(page: Page, line: number, rule: string): Generator<Edit> {
  const { path, text } = page
  const { start, content } = lineOf(page, line)
  const end = start + content.trimEnd().length
  yield { path, span: { start: end, end }, text: ` # manual-lens-disable-line ${rule}` }
  yield above(page, line, rule)
  const indent = content.search(/\S|$/)
  for (let before = line - 1; before >= 0; before--) {
    const opening = opensText(text.slice(page.lineStarts[before], page.lineStarts[before + 1]))
    if (opening === undefined || opening >= indent) continue
    yield above(page, before, rule)
    return
  }
}

/** Behind the line, or above it where only whole lines are comments. */
function* scriptEdits(page: Page, line: number, rule: string): Generator<Edit> {
  const style = commentStyle(page.path)
  if (!style || !isPlain(page, line)) return
  const { start, content } = lineOf(page, line)
  const comment = /(?:^|\s)(?:#|\/\/)/.exec(content)?.index
  const isComment = comment !== undefined && content.slice(0, comment).trim() === ''
  const end = start + content.trimEnd().length
  if (!style.behind || isComment) yield above(page, line, rule)
  else if (comment === undefined)
    yield {
      path: page.path,
      span: { start: end, end },
      text: ` ${style.mark} manual-lens-disable-line ${rule}`,
    }
}

/** Whether a comment behind a line of a program, or above it, surely is one: no continued line, no here document, no open quotation. */
function isPlain(page: Page, line: number): boolean {
  const { content, start } = lineOf(page, line)
  const before = page.text.slice(0, start)
  const isEven = (part: string, quote: string): boolean => part.replace(/\\./g, '').split(quote).length % 2 === 1
  return (
    !/\\\s*$/.test(content) &&
    !/\\\r?\n?$/.test(before.slice(-3)) &&
    !/<<[-~]?["']?\w/.test(page.text) &&
    isEven(content, '"') &&
    isEven(content, "'") &&
    isEven(before, '"') &&
    isEven(before, '`')
  )
}

/** Behind the line's text, or above a heading, a definition or a code block. */
function* markdownEdits(page: Page, line: number, rule: string): Generator<Edit> {
  const { path, code, headings, definitions } = page
  const { start, content } = lineOf(page, line)
  const block = code.find(
    (one) => one.kind === 'fence' && one.span.start <= start + content.length && start < one.span.end,
  )
  if (block) {
    const first = positionAt(page.lineStarts, block.span.start).line
    if (beginsAt(page, first, block.span.start)) yield above(page, first, rule)
    return
  }
  const whole = [...headings, ...definitions].find(
    ({ span }) => span.start >= start && span.start <= start + content.length,
  )
  if (whole && beginsAt(page, line, whole.span.start)) {
    yield above(page, line, rule)
    return
  }
  const end = textEnd(content)
  const at = start + end
  const comment = `<!-- manual-lens-disable-line ${rule} -->`
  yield { path, span: { start: at, end: at }, text: end > 0 ? ` ${comment}` : comment }
}

/** Where a line's own text ends: before what breaks the line (blanks or a backslash), and in a table within the last cell. */
function textEnd(line: string): number {
  let end = line.length
  const skipBlanks = (): void => {
    while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end--
  }
  if (line.endsWith('\\')) return end - 1
  skipBlanks()
  if (line[end - 1] === '|' && line[end - 2] !== '\\') {
    end--
    skipBlanks()
  }
  return end
}

/** Whether nothing but indentation and quotation marks stand before `at` in its line. */
function beginsAt(page: Page, line: number, at: number): boolean {
  return /^[ \t>]*$/.test(page.text.slice(page.lineStarts[line], at))
}

/** A comment about the next line, indented as that line is. */
function above(page: Page, line: number, rule: string): Edit {
  const { start, content } = lineOf(page, line)
  const isMarkdown = page.kind === 'markdown' && start >= (page.frontMatter?.span.end ?? 0)
  const indent = (isMarkdown ? /^[ \t>]*/ : /^[ \t]*/).exec(content)![0]
  const comment = `manual-lens-disable-next-line ${rule}`
  const text = `${indent}${isMarkdown ? `<!-- ${comment} -->` : `${markOf(page)} ${comment}`}${endingOf(page.text)}`
  return { path: page.path, span: { start, end: start }, text }
}

/** Comments for the whole file: at the top, behind what has to be there first. */
function* fileEdits(page: Page, rule: string): Generator<Edit> {
  const { path, text, kind, frontMatter } = page
  const more = directivesOf(page).find((one) => one.kind === 'file' && one.rules.length > 0 && one.reason === '')
  if (more) {
    yield* another(page, more, rule)
    return
  }
  if (kind !== 'markdown' && !commentStyle(path)) return
  const comment = `manual-lens-disable-file ${rule}`
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  // Interpreters and Docker read these only where nothing stands before them.
  const first = /^(?:#!.*(?:\r\n|\r|\n))?(?:#[ \t]*(?:syntax|escape|check)[ \t]*=.*(?:\r\n|\r|\n))*/i
  if (kind === 'markdown' && frontMatter) {
    if (!frontMatter.closed) return
    at = frontMatter.contentSpan.start
  } else if (kind !== 'markdown') at += first.exec(text.slice(at))?.[0].length ?? 0
  const written = kind === 'markdown' && !frontMatter ? `<!-- ${comment} -->` : `${markOf(page)} ${comment}`
  yield { path, span: { start: at, end: at }, text: written + endingOf(text) }
}

function markOf({ path, kind }: Page): string {
  return kind === 'markdown' ? '#' : (commentStyle(path)?.mark ?? '#')
}

function lineOf({ text, lineStarts }: Page, line: number): { readonly start: number; readonly content: string } {
  const start = lineStarts[line] ?? text.length
  return { start, content: text.slice(start, lineStarts[line + 1] ?? text.length).replace(/(?<![\r\n])[\r\n]+$/, '') }
}

function endingOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}

/** The page with the edit; undefined when the finding would still be heard. */
function quiet(page: Page, edit: Edit, { rule, span }: Finding): Page | undefined {
  if (page.text.length > LONGEST) return undefined
  const next = readPage(page.path, page.text.slice(0, edit.span.start) + edit.text + page.text.slice(edit.span.end))
  const moved = edit.span.start <= span.start ? span.start + edit.text.length : span.start
  return silence(next, rule, moved) && next.problems.length === page.problems.length ? next : undefined
}

const contents = atHand<string>()

/** All that a reader or the site takes from a page; remembered per Page. */
function contentOf(page: Page): string {
  const known = contents.get(page)
  if (known !== undefined) return known
  const content = readContent(page)
  contents.set(page, content)
  return content
}

function readContent(page: Page): string {
  const { kind, text, frontMatter, headings, links, definitions, code, problems } = page
  const yaml = kind === 'yaml' ? readYaml(text) : undefined
  return JSON.stringify([
    problems.map((problem) => problem.code),
    frontMatter?.entries.map((entry) => [entry.key, entry.kind, entry.style, entry.value]),
    headings.map((heading) => [heading.level, heading.text]),
    links.map((link) => [link.kind, link.destination, link.label]),
    definitions.map(({ label, destination }) => [label, destination]),
    code.map((one) => [one.kind, one.language, text.slice(one.contentSpan.start, one.contentSpan.end)]),
    yaml && [yaml.problems.length, yaml.entries.map(({ path, value }) => [path, value])],
  ])
}
