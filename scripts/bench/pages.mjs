// Makes the pages that are measured: of the samples' words, alike in size and kind to those of a real manual, and no two with a paragraph in common.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const environments = ['integration', 'staging', 'production']
const applications = ['permit-finder', 'permit-api', 'example-manual', 'app-console']
const sections = ['Deployment', 'Infrastructure', 'Monitoring and alerting', 'Security', 'Testing', 'Logging']
/** How many pages share a folder, and how often the largest page comes: a manual has some 240 pages. */
export const perFolder = 240
export const largest = { index: 120, bytes: 32_000 }

/**
 * The words of every page below a folder, without names of environments, so that these come as often as we say.
 * @param {string} folder
 * @returns {readonly string[]} sorted, each once
 */
export function wordsOf(folder) {
  const words = new Set()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.md'))
      for (const [word] of readFileSync(join(folder, name), 'utf8').matchAll(/(?<![\w/.#-])[a-z]{2,}(?=[ ,.\n])/g))
        if (!environments.includes(word) && !isEnvironmentsWord(word)) words.add(word)
  return [...words].sort()
}

/** Words that can name an environment where others stand. @param {string} word */
function isEnvironmentsWord(word) {
  return /^(tests?|tested|testing|development|preview|live|local|carrenza|stagng|preprod\w*)$/.test(word)
}

/**
 * Where a page lies in the manual, `/`-separated.
 * @param {number} index
 */
export function pathOf(index) {
  return `source/manual/part-${Math.floor(index / perFolder)}/page-${index}.html.md`
}

/**
 * The text of a page: always the same for the same words, index, number of pages and size.
 * @param {readonly string[]} words
 * @param {number} index
 * @param {number} pages how many there are to link to
 * @param {number} [bytes] its least size; as real pages have it unless given (5 kB on average)
 * @returns {string}
 */
export function makePage(words, index, pages, bytes = sizeOf(index)) {
  const random = randomNumbers(index + 1)
  const pick = (/** @type {readonly string[]} */ list) => list[Math.floor(random() * list.length)] ?? ''
  const several = (/** @type {number} */ count) => Array.from({ length: count }, () => pick(words))
  const sentence = () => capital(`${several(7 + Math.floor(random() * 9)).join(' ')}.`)
  const parts = [
    `---\nowner_slack: "#team-${pick(words)}"\ntitle: ${capital(several(4).join(' '))} ${index}\nsection: ${pick(sections)}\nlayout: manual_layout\n${index % 9 === 0 ? 'type: learn\n' : ''}---\n`,
    wrapped(`${sentence()} ${sentence()}`),
  ]
  let length = parts.join('\n').length
  for (let k = 0; length < bytes; k++) {
    const part = section(k)
    parts.push(part)
    length += part.length + 1
  }
  return parts.join('\n')

  /** @param {number} k */
  function section(k) {
    const environment = pick(environments)
    const prose = wrapped(
      `${sentence()} ${capital(pick(words))} it in ${environment} ${several(3).join(' ')}, and see [${several(3).join(' ')}](${address()}). ${sentence()}`,
    )
    const kinds = [
      () =>
        `1. ${sentence()}\n2. ${sentence()}\n\n   \`\`\`sh\n   gds govuk connect ${pick(applications)} -e ${environmentOf()} ${pick(words)}-${index}\n   \`\`\`\n`,
      () =>
        `- ${sentence()}\n- [${several(2).join(' ')}](https://github.com/alphagov/${pick(applications)}/blob/main/docs/${pick(words)}.md)\n- ${sentence()}\n`,
      () =>
        `\`\`\`yaml\n${pick(words)}:\n  ${pick(words)}-${index}: ${Math.floor(random() * 1e6)}\n  ${pick(words)}: ${pick(words)} # ${pick(words)}\n\`\`\`\n`,
      () =>
        `| ${pick(words)} | ${pick(words)} |\n| --- | --- |\n| \`${pick(words)}\` | ${several(5).join(' ')} |\n| \`${pick(words)}\` | ${several(4).join(' ')} |\n`,
      () =>
        wrapped(
          `${sentence()} Look at <https://${pick(applications)}.${pick(environments)}.publishing.service.gov.uk>. **${capital(pick(words))}**: ${sentence()}`,
        ),
    ]
    const kind = kinds[Math.floor(random() * kinds.length)] ?? (() => '')
    return `## ${headingOf(words, index, k)}\n\n${prose}\n${kind()}`
  }

  /** One link in sixty leads nowhere, one in three to a heading. */
  function address() {
    const to = Math.floor(random() * pages)
    const page = `/${pathOf(to).slice('source/'.length, -'.md'.length)}`
    if (random() < 1 / 60) return page.replace('page-', 'pages-')
    return random() < 1 / 3 ? `${page}#${headingOf(words, to, 0).toLowerCase().replaceAll(' ', '-')}` : page
  }

  /** One command in forty has a slip of the pen. */
  function environmentOf() {
    return random() < 1 / 40 ? 'stagng' : pick(environments)
  }
}

/**
 * A page's k-th heading, which other pages must know to link to it.
 * @param {readonly string[]} words
 * @param {number} index
 * @param {number} k
 */
function headingOf(words, index, k) {
  const random = randomNumbers(index * 1_009 + k + 7)
  const word = () => words[Math.floor(random() * words.length)] ?? ''
  return `${capital(word())} the ${word()} ${word()} ${k}`
}

/**
 * Many small pages, few large ones.
 * @param {number} index
 */
function sizeOf(index) {
  if (index % perFolder === largest.index) return largest.bytes
  const random = randomNumbers(index + 500_009)
  return Math.min(20_000, 1_000 - 3_800 * Math.log(1 - random()))
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A paragraph in lines of at most 80 characters. @param {string} text */
function wrapped(text) {
  let line = ''
  let all = ''
  for (const word of text.split(' ')) {
    if (line.length + word.length > 79) {
      all += `${line}\n`
      line = word
    } else line += line === '' ? word : ` ${word}`
  }
  return `${all}${line}\n`
}

/**
 * The same numbers from 0 to below 1 for the same seed, on every machine (mulberry32).
 * @param {number} seed
 */
function randomNumbers(seed) {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
