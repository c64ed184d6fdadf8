// Puts the manuals that are measured on disk: made ones of any size, or copies of a manual of the user's own.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from '../run.mjs'
import { makePage, pathOf, wordsOf } from './pages.mjs'

/**
 * @typedef {object} Corpus
 * @property {string} folder
 * @property {number} pages
 * @property {number} bytes of all pages
 * @property {string} largest path of the largest page, relative to the folder
 */

/** The words of which pages are made. */
export function words() {
  return wordsOf(join(root, 'examples'))
}

/**
 * A manual of so many pages, with the sample's configuration beside them.
 * @param {string} folder not there yet
 * @param {number} pages
 * @returns {Corpus}
 */
export function makeManual(folder, pages) {
  const sample = join(root, 'examples', 'manual')
  cpSync(sample, folder, { recursive: true })
  const vocabulary = words()
  const sizes = new Map()
  for (let index = 0; index < pages; index++) {
    const path = pathOf(index)
    const text = makePage(vocabulary, index, pages)
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
    sizes.set(path, text.length)
  }
  return corpus(folder, sizes)
}

/**
 * A values file as a chart of many applications has it.
 * @param {number} bytes its least size
 */
export function makeValues(bytes) {
  const vocabulary = words()
  let text = 'applications:\n'
  for (let k = 0; text.length < bytes; k++) {
    const [one, two, three] = [k, k * 3 + 1, k * 7 + 2].map((n) => vocabulary[n % vocabulary.length])
    text += `  - name: ${one}-${k}\n    chartValues:\n      replicaCount: ${(k % 5) + 1}\n      ${two}:\n        enabled: ${k % 2 === 0}\n        ${three}Port: ${3_000 + k}\n      extraEnv:\n        - name: ${two?.toUpperCase()}_HOST\n          value: https://${one}-${k}.staging.publishing.service.gov.uk\n`
  }
  return text
}

/**
 * A folder of the user's own, and copies of its pages beside them. Each copy says which it is, so that no two pages have the same text.
 * @param {string} folder not there yet
 * @param {string} from
 * @param {number} copies 1 or more, the original among them
 * @returns {Corpus}
 */
export function copyManual(folder, from, copies) {
  // Links are followed: a link that is copied as one leads to the user's own folder, and the copies would be written there.
  const original = realpathSync(from)
  const isWanted = (/** @type {string} */ path) =>
    existsSync(path) &&
    !relative(original, path)
      .split(sep)
      .some((name) => name === '.git' || name === 'node_modules')
  cpSync(original, folder, { recursive: true, dereference: true, filter: isWanted })
  const sizes = new Map()
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(md|markdown)$/.test(path) || !statSync(join(folder, path)).isFile()) continue
    const text = readFileSync(join(folder, path), 'utf8')
    for (let copy = 0; copy < copies; copy++) {
      const place = copy === 0 ? path : placeOfCopy(path, copy)
      sizes.set(place, text.length)
      if (copy === 0) continue
      mkdirSync(join(folder, dirname(place)), { recursive: true })
      writeFileSync(join(folder, place), `${text.trimEnd()}\n\nCopy ${copy} of this page.\n`)
    }
  }
  return corpus(folder, sizes)
}

/**
 * Below the site's source folder, where there is one.
 * @param {string} path
 * @param {number} copy
 */
function placeOfCopy(path, copy) {
  const source = `source${sep}`
  return path.startsWith(source) ? join(source, `copy-${copy}`, path.slice(source.length)) : join(`copy-${copy}`, path)
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, number>} sizes
 * @returns {Corpus}
 */
function corpus(folder, sizes) {
  const [largest] = [...sizes].sort(([, one], [, other]) => other - one)
  return {
    folder,
    pages: sizes.size,
    bytes: [...sizes.values()].reduce((sum, size) => sum + size, 0),
    largest: largest?.[0] ?? '',
  }
}
