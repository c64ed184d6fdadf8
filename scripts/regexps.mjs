// No regular expression may take longer than its text is long: looks at every one in server/ and client/, by analysis and by trying.

import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { isProgram, root } from './run.mjs'
import { setUp } from './setup.mjs'

/** @typedef {{ readonly source: string, readonly flags: string, readonly file: string, readonly line: number }} Expression */

/** Files whose expressions look at a few hundred characters at the most, and why. What is exponential is no good there either. */
const BOUNDED = {
  'server/engine/read/references/everyday.ts': 'a word’s surroundings, 160 characters each way (contextOf)',
  'server/engine/read/references/part-of-name.ts': 'a word’s surroundings, 160 characters each way (contextOf)',
  'server/engine/read/references/other-senses.ts': 'a word’s surroundings, 160 characters each way (contextOf)',
  'server/engine/read/references/company.ts': 'a word’s surroundings, 160 characters each way (contextOf)',
  'server/engine/past.ts': 'a sentence’s surroundings, 300 characters each way',
  'server/engine/complete.ts': 'the line up to the cursor, 200 characters of it',
  'server/engine/catalogue/config-cursor.ts':
    'the line up to the cursor, or nothing where that has more than 1000 characters',
  'server/engine/respell.ts': '80 characters in front of a word',
  'server/engine/rename-paths.ts': 'a word’s surroundings, cut to a reach',
  'server/engine/whose.ts': '120 characters in front of a name',
  'server/engine/families/templates.ts': '40 characters in front of a name',
  'server/engine/repository-hover.ts': '300 characters of a summary',
  'server/engine/page-hover.ts': 'the first characters of a page’s text, cut to a reach',
}

/** Single expressions that are no danger, by how they are written, and why. */
const HARMLESS = new Map([
  [
    '\\\\(?:[pP]\\{[^}]*\\}|k<[^>]*>|u\\{[^}]*\\}|[\\s\\S])|\\[(?:\\\\[\\s\\S]|[^\\]\\\\])*\\]|\\((?:\\?(?:<?[=!]|:|<[^>]*>))?|[*+?]\\??|\\{\\d*,?\\d*\\}\\??|[\\s\\S]',
    'a pattern of a schema, refused where it has more than 500 characters',
  ],
  [
    '(?:^|\\/)(?:spec|specs|tests|features|fixtures|__tests__)\\/|^test\\/|(?:^|\\/)[\\w.-]*dockerfile[\\w.-]*$',
    'a path, which no file system lets be long',
  ],
])

/** Slow ones of every sort; one that is not told means that nothing here can be believed. */
const SLOW = [
  '(a+)+$',
  '\\s+$',
  'x*x*$',
  '^(?:ab|cd)*(?:ab)*$',
  '(?:\\.md)+$',
  '<[^>]*>',
  '\\/docs\\/(?:[\\w.-]+\\/)*$',
]

/** Where expressions are made of what is not in the program, and why that is no danger. Those of words and constants are recorded as they are made, and looked at like the others. */
const MADE = {
  'server/engine/schema-problems.ts':
    'patterns of people’s own schemas, which are refused where a group repeats what repeats',
  'server/engine/catalogue/config-read.ts': 'the patterns of our own description of manual-lens.yml',
}

/** The text of a regular expression in a message. @param {{ source: string, flags: string }} expression */
const shown = ({ source, flags }) => `/${source.length > 100 ? `${source.slice(0, 100)}…` : source}/${flags}`

/** Every expression that is written in the programs, and the files that make others. */
async function written() {
  const { parseSync } = await import('rolldown/utils')
  /** @type {Expression[]} */
  const literals = []
  /** @type {Set<string>} */
  const makers = new Set()
  for (const folder of ['server', 'client'])
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!path.endsWith('.ts')) continue
      const file = `${folder}/${path.replaceAll('\\', '/')}`
      const text = readFileSync(join(root, file), 'utf8')
      const { program, errors } = parseSync(file, text, { lang: 'ts' })
      if (errors.length > 0) throw new Error(`${file} can’t be read: ${errors[0]?.message}`)
      visit(program, (/** @type {any} */ node) => {
        const line = () => text.slice(0, node.start).split('\n').length
        if (node.type === 'Literal' && node.regex)
          literals.push({ source: node.regex.pattern, flags: node.regex.flags, file, line: line() })
        else if (/^(?:New|Call)Expression$/.test(node.type) && node.callee.name === 'RegExp') makers.add(file)
      })
    }
  return { literals, makers }
}

/** @param {any} node @param {(node: any) => void} look */
function visit(node, look) {
  if (typeof node !== 'object' || node === null) return
  if (typeof node.type === 'string') look(node)
  for (const child of Object.values(node)) visit(child, look)
}

/** The expressions that the engine makes while it looks at the examples of its own rules. @returns {Promise<readonly Expression[]>} */
async function made() {
  const { build } = await import('esbuild')
  const outfile = join(root, '.cache', 'regexps', 'engine.cjs')
  mkdirSync(join(outfile, '..'), { recursive: true })
  const contents = `
    import { brokenBy } from './test/fuzz/promises'
    import { seeds } from './test/fuzz/seeds'
    for (const { path, text } of seeds()) brokenBy({ path, text, at: [0.2, 0.5, 0.9] })`
  const stdin = { contents, resolveDir: root, loader: /** @type {const} */ ('ts') }
  await build({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  /** @type {Map<string, Expression>} */
  const found = new Map()
  const Original = globalThis.RegExp
  // So that an expression is known by the file that makes it.
  process.setSourceMapsEnabled(true)
  /** @param {any[]} args */
  const record = ([pattern, flags]) => {
    const key = `${pattern}/${flags}`
    if (typeof pattern !== 'string' || found.has(key)) return
    const [, file, line] = /[(/ ](server\/[^():]+\.ts):(\d+)/.exec(new Error().stack ?? '') ?? []
    found.set(key, { source: pattern, flags: flags ?? '', file: file ?? 'a library', line: Number(line) })
  }
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args) {
      record(args)
      return Reflect.construct(target, args)
    },
    apply(target, self, args) {
      record(args)
      return Reflect.apply(target, self, args)
    },
  })
  try {
    createRequire(import.meta.url)(outfile)
  } finally {
    globalThis.RegExp = Original
  }
  return [...found.values()].filter(({ file }) => !(file in MADE))
}

/**
 * What an analysis of the expression says: whether it can be led to try the same characters again and again.
 * @param {Expression} expression
 * @returns {Promise<{ readonly why: string, readonly isExponential: boolean } | undefined>}
 */
async function analysed({ source, flags }) {
  const { default: scslre } = await import('scslre')
  const { reports } = scslre.analyse({ source, flags: flags.replace(/[dv]/g, '') })
  // A sticky expression begins nowhere but where it is told to.
  const counting = reports.filter(({ type }) => type !== 'Move' || !flags.includes('y'))
  const [worst] = counting.sort((one, other) => Number(other.exponential) - Number(one.exponential))
  if (!worst) return undefined
  const { literal } = worst.character
  return { why: `${worst.type}: repeat ${shown(literal)}`, isExponential: worst.exponential }
}

/** In characters; the square of one is 64 times that of the other. */
const [SHORT, LONG] = [2_000, 16_000]

/**
 * What trying says: each repetition in it is given what it repeats, alone and with what comes before it, and nothing that would let it end.
 * @param {Expression} expression
 * @returns {Promise<string | undefined>}
 */
async function tried({ source, flags }) {
  const { words } = await import('./regexp-words.mjs')
  for (const unit of words(source, flags))
    for (const tail of ['\0', '\n\0', '']) {
      const text = (/** @type {number} */ length) => unit.repeat(Math.ceil(length / unit.length)) + tail
      const expression = new RegExp(source, flags)
      if (cost(expression, text(LONG), 1) < 4) continue
      const ratio = cost(expression, text(LONG), 3) / Math.max(cost(expression, text(SHORT), 5), 0.02)
      if (ratio > 24)
        return `${LONG / SHORT} times as many of ${JSON.stringify(unit)} take ${Math.round(ratio)} times as long`
    }
  return undefined
}

/** The least of some runs, in milliseconds. @param {RegExp} expression @param {string} text @param {number} runs */
function cost(expression, text, runs) {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < runs; i++) {
    expression.lastIndex = 0
    const before = process.cpuUsage()
    expression.exec(text)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return least
}

/** @returns {Promise<{ readonly faults: readonly string[], readonly looked: number }>} */
export async function checkExpressions() {
  await setUp()
  const { literals, makers } = await written()
  const all = [...literals, ...(await made())]
  const faults = []
  const used = new Set()
  for (const source of SLOW) {
    const expression = { source, flags: '', file: '', line: 0 }
    if (!(await analysed(expression)) && !(await tried(expression)))
      faults.push(`/${source}/ is slow, and scripts/regexps.mjs doesn’t see it`)
  }
  const unseen = new Set(Object.keys(MADE))
  for (const file of makers)
    if (!unseen.delete(file) && !all.some((one) => one.file === file))
      faults.push(
        `${file} makes expressions, and none when the rules’ examples are looked at: it has to be listed in scripts/regexps.mjs`,
      )
  for (const file of unseen) faults.push(`scripts/regexps.mjs lists ${file}, which makes no expressions any more`)
  const seen = new Map()
  for (const expression of all) {
    const key = shown(expression) + expression.source
    const isBounded = expression.file in BOUNDED || HARMLESS.has(expression.source)
    if (!seen.has(key)) {
      const found = await analysed(expression)
      seen.set(key, found ?? ((why) => why && { why, isExponential: false })(await tried(expression)))
    }
    const found = seen.get(key)
    if (!found) continue
    if (isBounded && !found.isExponential) {
      used.add(expression.file in BOUNDED ? expression.file : expression.source)
      continue
    }
    faults.push(`${expression.file}:${expression.line} ${shown(expression)}\n    ${found.why}`)
  }
  for (const name of [...Object.keys(BOUNDED), ...HARMLESS.keys()])
    if (!used.has(name)) console.log(`scripts/regexps.mjs lets ${name} be slow, which is not needed any more`)
  return { faults, looked: seen.size }
}

if (isProgram(import.meta.url)) {
  const { faults, looked } = await checkExpressions()
  for (const fault of faults) console.error(fault)
  console.log(`${looked} regular expressions, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
