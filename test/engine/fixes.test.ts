// What every fix promises, tried on real pages and on slips put into them: the page still reads, the finding is gone, and nothing else has changed.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  createChecker,
  edited,
  emptyWorkspace,
  type Finding,
  type Fix,
  isReadable,
  missingKeysFix,
  type Page,
  safeFixes,
  type Workspace,
  withFiles,
  withLoaded,
} from '../../server/engine'

/** Real repositories, where they are at hand. */
const CORPUS = process.env.MANUAL_LENS_CORPUS ?? join(__dirname, '../../../shared/corpus')
const checker = createChecker()

function load(repository: string): Workspace {
  const folder = join(CORPUS, repository)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => isReadable(path) && existsSync(join(folder, path)),
  )
  const files = paths.flatMap((path) => {
    try {
      return [{ path, text: readFileSync(join(folder, path), 'utf8') }]
    } catch {
      // A folder that is called like a file.
      return []
    }
  })
  return withLoaded(withFiles(emptyWorkspace('2026-11-24'), files))
}

function applied(workspace: Workspace, fixes: readonly Fix[]): Workspace {
  const edits = fixes.flatMap((fix) => fix.edits)
  const paths = [...new Set(edits.map(({ path }) => path))]
  return withFiles(
    workspace,
    paths.map((path) => ({ path, text: edited(workspace.pages.get(path)?.text ?? '', path, edits) })),
  )
}

const same =
  (one: Finding) =>
  (other: Finding): boolean =>
    one.rule === other.rule && one.message === other.message

const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

/** Where keys are put in, and second places are taken away. */
function isInFrontMatter({ frontMatter }: Page, at: number): boolean {
  return frontMatter !== undefined && frontMatter.span.start <= at && at <= frontMatter.span.end
}

/** What a fix of a finding breaks of its promises. */
function broken(workspace: Workspace, finding: Finding, fix: Fix): string[] {
  const { path, rule } = finding
  const before = workspace.pages.get(path)!
  const said: string[] = []
  const ordered = fix.edits.filter((edit) => edit.path === path).sort((a, b) => a.span.start - b.span.start)
  if (ordered.some(({ span }, index) => index > 0 && span.start < ordered[index - 1]!.span.end))
    said.push('edits overlap')
  if (ordered.every(({ span, text }) => before.text.slice(span.start, span.end) === text)) said.push('changes nothing')
  const ending = before.text.includes('\r\n')
  if (ending && ordered.some(({ text }) => /(?<!\r)\n/.test(text))) said.push('another line ending')
  const near = {
    start: lineStart(before.text, finding.span.start - 1),
    end: before.text.indexOf('\n', finding.span.end + 1),
  }
  for (const { span } of ordered)
    if (
      !(near.start <= span.start && (near.end === -1 || span.end <= near.end + 1)) &&
      !isInFrontMatter(before, span.start)
    )
      said.push(`changes something elsewhere, at ${span.start}`)
  const after = applied(workspace, [fix])
  const page = after.pages.get(path)!
  const codes = new Set(before.problems.map(({ code }) => code))
  for (const { code } of page.problems) if (!codes.has(code)) said.push(`${code} afterwards`)
  const left = checker.checkPage(after, path)
  const all = checker.checkPage(workspace, path)
  if (left.filter(same(finding)).length >= all.filter(same(finding)).length) said.push('the finding stays')
  for (const one of left)
    if (one.severity === 'error' && !all.some((other) => other.rule === one.rule))
      said.push(`${one.rule} afterwards: ${one.message}`)
  return said.map((what) => `${path}: ${rule}: “${fix.title}”: ${what} (${finding.message})`)
}

function brokenOn(workspace: Workspace, path: string): { said: string[]; tried: number } {
  const said: string[] = []
  const findings = checker.checkPage(workspace, path)
  let tried = 0
  for (const finding of findings)
    for (const fix of finding.fixes) {
      tried++
      said.push(...broken(workspace, finding, fix))
    }
  const missing = missingKeysFix(workspace, path)
  const lacking = findings.find(({ rule }) => rule === 'front-matter/required-key')
  if (missing && lacking) said.push(...broken(workspace, firstOf(findings, missing), missing))
  if (JSON.stringify(checker.checkPage(workspace, path)) !== JSON.stringify(findings))
    said.push(`${path}: another answer the second time`)
  const fixes = safeFixes(findings)
  if (fixes.length > 0) {
    const once = applied(workspace, fixes)
    const rest = safeFixes(checker.checkPage(once, path))
    const twice = applied(once, rest)
    if (once.pages.get(path)!.text !== twice.pages.get(path)!.text)
      said.push(`${path}: fix-all twice: ${rest.map(({ title }) => title).join(', ')}`)
  }
  return { said, tried }
}

/** The finding of the first key that the fix puts in. */
function firstOf(findings: readonly Finding[], { edits }: Fix): Finding {
  const key = /^[\w-]+/.exec(edits[0]!.text)?.[0]
  return findings.find(({ rule, message }) => rule === 'front-matter/required-key' && message.includes(`“${key}”`))!
}

/** Slips as people make them, one after the other put into real pages. */
const SLIPS: readonly (readonly [name: string, from: RegExp, to: string])[] = [
  ['an owner without quotes', /^owner_slack: "(#[\w-]+)"/m, 'owner_slack: $1'],
  ['an owner without #', /^owner_slack: "#([\w-]+)"/m, 'owner_slack: $1'],
  ['a misspelt key', /^section:/m, 'sectoin:'],
  ['a misspelt layout', /^layout: manual_layout/m, 'layout: manual_layuot'],
  ['no layout', /^layout: .*\n/m, ''],
  ['no keys but a title', /^---\n[\s\S]*?\n---$/m, '---\ntitle: Restore a backup\n---'],
  ['no keys but a title, with other line endings', /^---\n[\s\S]*?\n---$/m, '---\r\ntitle: Restore a backup\r\n---'],
  ['a value with a colon', /^title: (.*)$/m, 'title: Slip: $1'],
  ['a title that is a number', /^title: .*$/m, 'title: 2024'],
  ['a title in “ing”', /^title: .*$/m, 'title: Restoring a backup'],
  ['a section in another case', /^section: (\w)/m, 'section: x$1'],
  ['a key twice', /^(title: .*)$/m, '$1\n$1'],
  ['a lost slash', /\]\(\/manual\//, '](manual/'],
  ['other line endings', /\n/g, '\r\n'],
  ['no front matter end', /^---$(?![\s\S]*^---$)/m, ''],
]

describe.skipIf(!existsSync(CORPUS))('on the pages of the corpus', () => {
  const manual = existsSync(CORPUS) ? load('govuk-developer-docs') : emptyWorkspace('2026-11-24')

  test.each(['govuk-developer-docs', 'govuk-infrastructure', 'govuk-helm-charts'])('%s', (repository) => {
    const workspace = repository === 'govuk-developer-docs' ? manual : load(repository)
    const said = [...workspace.pages.keys()].flatMap((path) => brokenOn(workspace, path).said)
    expect(said).toEqual([])
  })

  test.each(SLIPS)('with %s', (_, from, to) => {
    const paths = [...manual.pages.keys()]
      .filter((path) => path.startsWith('source/manual/'))
      .filter((_, index) => index % 23 === 0)
    const said: string[] = []
    let tried = 0
    for (const path of paths) {
      const text = manual.pages.get(path)!.text.replace(from, to)
      const found = brokenOn(withFiles(manual, [{ path, text }]), path)
      said.push(...found.said)
      tried += found.tried
    }
    expect(said).toEqual([])
    expect(tried).toBeGreaterThan(0)
  })
})
