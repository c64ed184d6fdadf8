// Writes docs/rules/ from the rules' cards. `--check` writes nothing and fails when a page is out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { isProgram, root } from './run.mjs'
import { setUp } from './setup.mjs'

/** @typedef {{ id: string, severity: string, summary: string, why: string, examples: readonly { title: string, text: string, fixed?: string }[] }} Card */

const folder = join(root, 'docs', 'rules')

/** The cards, taken from the engine as it is now. */
async function readCards() {
  await setUp()
  const { build } = await import('esbuild')
  const outfile = join(root, '.cache', 'cards.cjs')
  await build({
    stdin: { contents: `export { allRules } from './server/engine'`, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
  const require = createRequire(import.meta.url)
  delete require.cache[outfile]
  /** @type {{ allRules: readonly { card: Card }[] }} */
  const { allRules } = require(outfile)
  return allRules.map(({ card }) => card)
}

/**
 * One rule's page.
 * @param {Card} card
 */
function pageOf({ id, severity, summary, why, examples }) {
  const shown = examples.map(({ title, text, fixed }) => {
    const after = fixed === undefined ? '' : `\n\nFixed:\n\n${fenced(fixed)}`
    return `### ${title}\n\n${fenced(text)}${after}`
  })
  return `${[
    '<!-- Written by `npm run docs` from the rule itself. -->',
    `# ${id}`,
    `**${summary}** Usual severity: ${severity}.`,
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
  const rows = cards.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`)
  return `${[
    '<!-- Written by `npm run docs` from the rules themselves. -->',
    '# Rules',
    'error: the site or a machine breaks. warning: almost surely a mistake. info and hint: worth a look.',
    ['| rule | usual severity | what it finds |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n')}\n`
}

/** @param {boolean} check */
async function main(check) {
  const cards = await readCards()
  const wanted = new Map(cards.map((card) => [`${card.id}.md`, pageOf(card)]))
  wanted.set('README.md', index(cards))
  const there = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md'))
    : []
  const stale = there.map((path) => path.replaceAll('\\', '/')).filter((path) => !wanted.has(path))
  const changed = [...wanted].filter(([path, text]) => {
    const file = join(folder, path)
    return !existsSync(file) || readFileSync(file, 'utf8') !== text
  })
  if (check) {
    for (const path of [...stale, ...changed.map(([path]) => path)])
      console.error(`docs/rules/${path} is out of date: npm run docs`)
    process.exitCode = stale.length + changed.length > 0 ? 1 : 0
    return
  }
  for (const path of stale) rmSync(join(folder, path))
  for (const [path, text] of changed) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  console.log(`docs/rules: ${wanted.size} pages, ${changed.length} written, ${stale.length} removed.`)
}

if (isProgram(import.meta.url)) await main(process.argv.includes('--check'))
