// The company a word keeps: names of environments beside it, in its column, under the same key, before the same host suffix.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Page } from '../../model'
import type { Context } from './context'
import { endsIn, isAt, literally } from './patterns'
import { type Peers, peersIn } from './peers'

export interface Company {
  /** In a list with a name: "test, integration and staging", `{test,integration}`, 'test'|'staging', "dev, ci, staging". */
  isListed(c: Context): boolean
  /** The same, with a name that is no framework's mode as well; with other text before and behind the word where that is given. */
  isListedClearly(c: Context, before?: string, after?: string): boolean
  /** The line above or below has a name in the same column: keys of one map, rows of one table, items of one list. */
  hasSibling(c: Context, clearly?: boolean): boolean
  /** The page puts a name that is no mode in the same place elsewhere: behind the same key, or before the same host suffix. */
  hasPeer(c: Context): boolean
  /** Whether a text names an environment by a word that hardly means anything else; `places` are those of the vocabulary's words, if they are known. */
  isSpokenOf(text: string, places?: readonly number[]): boolean
}

const NEAR = 400
/** What other organisations call theirs, and nothing else: proof in a list, whether the vocabulary has them or not. */
const OTHERS = ['pre-production', 'pre-prod', 'preproduction', 'preprod', 'uat']
/** Other environments that may stand in a list, and prove nothing. */
const BETWEEN =
  'aat canary ci default demo e2e int intg ithc live local perf perftest qa review sandbox sit stage training'.split(
    ' ',
  )
/** Modes of frameworks, and the word that systems have as well: beside these alone a list proves little. */
const MODES = new Set(['production', 'prod', 'development', 'test'])
const OPEN = '["\'`*_\\[{(:]{0,3}'
const CLOSE = '["\'`*_\\]})]{0,3}'
const JOINT = '\\s*(?:,?\\s*(?:and|or)\\s|[,/|&]|(?<=["\'])\\s:\\s(?=["\']))\\s*(?:the\\s+|in\\s+|on\\s+)?'

/** What joins a word to others of a list. Told before anything is made of all the words, which takes long the first time. */
const JOINED_BEFORE = new RegExp(`(?<=${JOINT}${OPEN})`, 'iy')
const JOINED_BEHIND = new RegExp(`^${CLOSE}${JOINT}`, 'i')

interface List {
  readonly before: RegExp
  readonly after: RegExp
}

function isIn({ before: listBefore, after: listBehind }: List, before: string, after: string): boolean {
  return (
    (endsIn(before, JOINED_BEFORE) && endsIn(before, listBefore)) ||
    (JOINED_BEHIND.test(after) && listBehind.test(after))
  )
}

/** Answers about the company of words, for one vocabulary. */
export function companyOf(vocabulary: Vocabulary): Company {
  const terms = [...vocabulary.terms].filter(([, { strength }]) => strength !== 'company').map(([word]) => word)
  const names = terms.filter((word) => vocabulary.terms.get(word)?.strength === 'name')
  const clear = names.filter((word) => !MODES.has(word))
  const certain = clear.filter((word) => word !== 'integration')
  const term = oneOf([...terms, ...OTHERS, ...BETWEEN])
  const list = (words: readonly string[]): List => {
    const word = oneOf(words)
    // Between a word and the name that proves the list others may stand: "dev, ci, staging".
    const between = `(?:${OPEN}(?:${term})${CLOSE}${JOINT}){0,4}`
    const betweenBehind = `(?:${JOINT}${OPEN}(?:${term})${CLOSE}){0,4}`
    return {
      before: new RegExp(`(?<=\\b(?:${word})${CLOSE}${JOINT}${between}${OPEN})`, 'iy'),
      after: new RegExp(`^${CLOSE}${betweenBehind}${JOINT}${OPEN}(?:${word})\\b`, 'i'),
    }
  }
  const anyList = list([...names, ...OTHERS])
  const clearList = list([...clear, ...OTHERS])
  // Names with nothing but spaces between them, three at the least.
  const row = new RegExp(`^(?:\\s(?:${term})){2}\\b|^\\s(?:${term})\\b`, 'i')
  const rowBefore = new RegExp(`(?<=\\b(?:${oneOf([...clear, ...OTHERS])})\\s(?:(?:${term})\\s)?)`, 'iy')
  const rowAfter = new RegExp(`^(?:\\s(?:${term}))?\\s(?:${oneOf([...clear, ...OTHERS])})\\b`, 'i')
  const spoken = new RegExp(
    `(?<![A-Za-z])(?:${certain.length > 0 ? oneOf(certain) : '(?=)'})(?![A-Za-z])|\\bintegration environment|[.-]integration[.-]|\\bintegration (?:and|or) production\\b`,
    'i',
  )
  // The same where one of the vocabulary's words begins.
  const spokenHere =
    certain.length > 0 && terms.includes('integration')
      ? new RegExp(
          `(?<![A-Za-z])(?:${oneOf(certain)})(?![A-Za-z])|\\bintegration environment|(?<=[.-])integration[.-]|\\bintegration (?:and|or) production\\b`,
          'iy',
        )
      : undefined
  const isName = (word: string, clearly: boolean): boolean =>
    OTHERS.includes(word) || (vocabulary.terms.get(word)?.strength === 'name' && (!clearly || !MODES.has(word)))
  const peerNames = [...(certain.length > 0 ? certain : clear), 'preprod', 'preproduction']
  const capitals = peerNames.map((word) => word[0]!.toUpperCase() + word.slice(1))
  const peers = new WeakMap<Page, Peers>()
  const capitalPeers = new WeakMap<Page, Peers>()
  /** Those that begin as the word does, with a capital or without. */
  const peersOf = ({ page, word }: Context): Peers => {
    const isCapital = word !== word.toLowerCase()
    const remembered = isCapital ? capitalPeers : peers
    let known = remembered.get(page)
    if (!known) {
      known = peersIn(page.text, isCapital ? capitals : peerNames)
      remembered.set(page, known)
    }
    return known
  }
  const isWhole = (c: Context): boolean => c.label.length === c.word.length

  const isInClearRow = (c: Context): boolean =>
    (row.test(c.after) && rowAfter.test(c.after) && /^(?:\s\w+){2}/.test(c.after)) ||
    (endsIn(c.before, /(?<=(?:\w+\s){2})/y) && endsIn(c.before, rowBefore) && isInRow(c, term))

  return {
    isListed: (c) => isWhole(c) && (isIn(anyList, c.before, c.after) || isInClearRow(c)),
    isListedClearly: (c, before = c.before, after = c.after) =>
      isWhole(c) && (isIn(clearList, before, after) || isInClearRow(c)),
    hasSibling: (c, clearly = false) => hasSibling(c, (word) => isName(word, clearly)),
    hasPeer: (c) => (isWhole(c) ? hasPeer(c, peersOf) : isPartLikePeer(c, peersOf)),
    isSpokenOf: (text, places) =>
      places && spokenHere ? places.some((place) => isAt(text, place, spokenHere)) : spoken.test(text),
  }
}

/** Three or more terms one after the other with a space between, and nothing else round them. */
function isInRow(c: Context, term: string): boolean {
  return new RegExp(`(?:^|[^\\w\\s]\\s*)(?:(?:${term})\\s){2,}$`, 'i').test(c.before)
}

function oneOf(words: readonly string[]): string {
  return words.length === 0 ? '(?!)' : words.map(literally).join('|')
}

function hasSibling(c: Context, isName: (word: string) => boolean): boolean {
  const isPart = c.label.length > c.word.length
  if (!isPart && c.form === 'prose' && !/^[\s|*+-]*$/.test(c.line.slice(0, c.column))) return false
  const { text } = c.page
  const lineStart = c.start - c.column
  // Lines longer than a few hundred characters are no rows or keys, and looking for their ends would cost.
  const behind = text.slice(Math.max(0, lineStart - NEAR), Math.max(0, lineStart - 1))
  const above = behind.slice(behind.lastIndexOf('\n') + 1)
  const newline = text.slice(c.end, c.end + NEAR).indexOf('\n')
  const next = newline === -1 ? 0 : c.end + newline + 1
  const below = next === 0 ? '' : text.slice(next, next + c.column + 24)
  for (const line of [above, below]) {
    // "Integration tests" names no environment that "Test Ruby" could stand beside.
    const at = /^([A-Za-z]+)(?!\s+tests?\b)/i.exec(line.slice(c.column, c.column + 32))
    if (!at || !isName(at[1]!.toLowerCase())) continue
    const left = line.slice(0, c.column)
    const own = c.line.slice(0, c.column)
    // Of a name's last part everything before it has to be the same: `mill-test` under `mill-staging`.
    if (isPart ? left === own && c.labelEnd === c.end : left.trim() === own.trim()) return true
  }
  return false
}

/** What the value of a key, the argument of a call, what is looked up and what is compared stand behind: `name: "`, `deploy("`, `vars["`, `== "`. */
const SLOT = /(?:["']?[A-Za-z][\w-]*["']?\s*[:=]\s*|\b[A-Za-z_]\w*[([]|[\w)}\]"'] [!=]=\s)["']$/
const SLOT_END = /(?<=[:=([]\s*["'])/y
/** A slot whose meaning another key on the line tells: `name: "COMMAND", value: "test"`. */
const TOLD_BY_NAME = /\bname["']?\s*[:=]\s*["'](?!\w*(?:env|stage|account))\w+["'],?\s*["']?value["']?\s*[:=]\s*["']$/i

/** `"name": "test"` where elsewhere `"name": "staging"` stands; `dev.example.org` where `staging.example.org` does. */
function hasPeer(c: Context, peersOf: (c: Context) => Peers): boolean {
  const { form, before, after } = c
  const slot = endsIn(before, SLOT_END) ? SLOT.exec(before)?.[0] : undefined
  if (slot !== undefined && /^["']/.test(after) && !TOLD_BY_NAME.test(before) && peersOf(c).has(slot, slot.at(-1)!))
    return true
  if (
    form === 'key' &&
    endsIn(before, /(?<=^\s*["']?)/y) &&
    /^(?::|["']:| =)/.test(after) &&
    peersOf(c).has(`\n${before}`, after[0]!)
  )
    return true
  const suffix = /^\.[A-Za-z0-9-]+\.[A-Za-z0-9.-]*[A-Za-z]/.exec(after)?.[0]
  return suffix !== undefined && peersOf(c).hasBefore(suffix)
}

/** `visual-checks-preview` where elsewhere `visual-checks-staging` stands, `preview-log-stream` where `staging-log-stream` does. */
function isPartLikePeer(c: Context, peersOf: (c: Context) => Peers): boolean {
  const { page, start, end, labelStart, labelEnd } = c
  // Where it begins inside of a hump the name goes on, and where a small letter follows.
  if (/[A-Za-z0-9]/.test(page.text.slice(start - 1, start)) || /[a-z0-9]/.test(page.text.charAt(end))) return false
  if (start - labelStart >= SHARED)
    return peersOf(c).has(page.text.slice(Math.max(0, labelStart - 1), start), page.text.charAt(end))
  return labelEnd - end >= SHARED && peersOf(c).hasBefore(page.text.slice(end, labelEnd + 1))
}

/** So many letters of a name have to be the same. */
const SHARED = 3
