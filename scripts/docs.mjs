// Writes docs/rules/ from the rules' cards, docs/forms.md from the forms that are tested, and what follows from the description of manual-lens.yml. `--check` writes nothing and fails when something is out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { configurationFiles } from './configuration.mjs'
import { formsFiles } from './forms.mjs'
import { isProgram, root } from './run.mjs'
import { setUp } from './setup.mjs'

/** @typedef {{ id: string, severity: string, isOptional?: true, summary: string, why: string, examples: readonly { title: string, text: string, fixed?: string }[] }} Card */

const folder = join(root, 'docs', 'rules')

/** The rules and the description of manual-lens.yml, taken from the engine as it is now. */
async function readEngine() {
  await setUp()
  const { build } = await import('esbuild')
  const outfile = join(root, '.cache', 'cards.cjs')
  await build({
    stdin: { contents: EXPORTS, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
  const require = createRequire(import.meta.url)
  delete require.cache[outfile]
  /** @type {import('./forms.mjs').Forms & Omit<import('./configuration.mjs').Engine, 'allRules'> & { allRules: readonly { card: Card }[] }} */
  const engine = require(outfile)
  return engine
}

const EXPORTS = `
export { allRules } from './server/engine'
export { configKeys } from './server/engine/config-assist'
export { CONFIG_SHAPE } from './server/engine/catalogue/config-keys'
export { IN_PAGES } from './test/engine/forms/in-pages'
export { IN_CONFIGURATION } from './test/engine/forms/in-configuration'
export { IN_NAMES } from './test/engine/forms/in-names'
export { FILES, OTHER_SENSES } from './test/engine/forms/other-senses'
`

/**
 * One rule's page.
 * @param {Card} card
 */
function pageOf({ id, severity, isOptional, summary, why, examples }) {
  const shown = examples.map(({ title, text, fixed }) => {
    const after = fixed === undefined ? '' : `\n\nFixed:\n\n${fenced(fixed)}`
    return `### ${title}\n\n${fenced(text)}${after}`
  })
  return `${[
    '<!-- Written by `npm run docs` from the rule itself. -->',
    `# ${id}`,
    `**${summary}** Usual severity: ${isOptional ? `off; ${severity} is a good one to give it` : severity}.`,
    why,
    '## Examples',
    'Carets show what is underlined, with the rule and its message. `== path` begins a file.',
    ...shown,
    '[All rules](../README.md)',
  ].join('\n\n')}\n`
}

/** @param {string} text */
function fenced(text) {
  return `\`\`\`\`text\n${text.replace(/\n+$/, '')}\n\`\`\`\`\n`.trimEnd()
}

/** @param {readonly Card[]} cards */
function index(cards) {
  const rows = cards.map(
    ({ id, severity, isOptional, summary }) => `| [${id}](${id}.md) | ${isOptional ? 'off' : severity} | ${summary} |`,
  )
  return `${[
    '<!-- Written by `npm run docs` from the rules themselves. -->',
    '# Rules',
    'error: the site or a machine breaks. warning: almost surely a mistake. info and hint: worth a look.',
    ['| rule | usual severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')}\n`
}

/**
 * @param {string} file
 * @param {string} text
 */
function holds(file, text) {
  return existsSync(file) && readFileSync(file, 'utf8') === text
}

/** @param {boolean} check */
async function main(check) {
  const engine = await readEngine()
  const cards = engine.allRules.map(({ card }) => card)
  const others = [...configurationFiles(engine), ...formsFiles(engine)].filter(
    ([path, text]) => !holds(join(root, path), text),
  )
  const wanted = new Map(cards.map((card) => [`${card.id}.md`, pageOf(card)]))
  wanted.set('README.md', index(cards))
  const there = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
    : []
  const stale = there.map((path) => path.replaceAll('\\', '/')).filter((path) => !wanted.has(path))
  const changed = [...wanted].filter(([path, text]) => !holds(join(folder, path), text))
  if (check) {
    const pages = [...stale, ...changed.map(([path]) => path)].map((path) => `docs/rules/${path}`)
    const all = [...pages, ...others.map(([path]) => path)]
    for (const path of all) console.error(`${path} is out of date: npm run docs`)
    process.exitCode = all.length > 0 ? 1 : 0
    return
  }
  for (const [path, text] of others) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
    console.log(`${path} written.`)
  }
  for (const path of stale) rmSync(join(folder, path))
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  console.log(`docs/rules: ${wanted.size} pages, ${changed.length} written, ${stale.length} removed.`)
}

if (isProgram(import.meta.url)) await main(process.argv.includes('--check'))
