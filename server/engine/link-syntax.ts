// Slips in how links are written, that leave no link or one that leads to nonsense. What each looks like was read from ten years of repairs in a manual's history.

import type { Definition, Link, Page, Span } from './model'
import { folded } from './read/markdown/destination'
import { isTemplate } from './site/address'

export interface Slip {
  readonly span: Span
  readonly message: string
  readonly fix?: { readonly title: string; readonly span: Span; readonly text: string }
  /** Only a slip if nothing is where the address leads as it stands. */
  readonly ifMissing: boolean
  /** `redcarpet`: only where the site is rendered by Redcarpet, `others`: worse elsewhere. */
  readonly where: 'everywhere' | 'redcarpet' | 'tolerated'
}

const remembered = new WeakMap<Page, readonly Slip[]>()

/** The slips in a page's links, in no order. A function of the page alone, remembered. */
export function slipsIn(page: Page): readonly Slip[] {
  const known = remembered.get(page)
  if (known) return known
  const labels = new Set(page.definitions.map(({ label }) => label))
  const slips = [
    ...page.links.flatMap((link) => (isWritten(link) ? (destinationSlip(link, page, labels) ?? []) : [])),
    ...page.definitions.flatMap((definition) => destinationSlip(definition, page, labels) ?? []),
    ...page.links.flatMap((link) => bracketSlip(link, page) ?? []),
    ...leftovers(page),
    ...swapped(page),
  ]
  remembered.set(page, slips)
  return slips
}

/** Whether a link's address is one of those slips, so that another rule has no need to say that it leads nowhere. */
export function isMiswritten({ span }: { readonly span: Span }, page: Page): boolean {
  return slipsIn(page).some(
    (slip) => slip.span.start <= span.start && span.end <= slip.span.end && slip.where === 'everywhere',
  )
}

function isWritten({ kind }: Link): boolean {
  return kind === 'inline'
}

const SCHEME_SLIP =
  /^(?:https?:\/?(?![/])|https?;?\/\/|ttps?:\/\/|htps?:\/\/|htttps?:\/\/|hhttps?:\/\/|https?:\/\/\/+|https?:\/\/(?=https?:\/\/))/i
const HOST = /^(?:www\.[\w-]+\.|(?:[a-z0-9-]+\.)+(?:com|org|net|io|uk|digital)(?:[/?#]|$))/i
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

/** What is wrong with an address between parentheses or behind a definition's colon. */
function destinationSlip(one: Link | Definition, page: Page, labels: ReadonlySet<string>): Slip | undefined {
  if (!one.destinationSpan) return undefined
  const isDefinition = !('kind' in one)
  const bracket = page.text[one.destinationSpan.start] === '<' ? 1 : 0
  const span = { start: one.destinationSpan.start + bracket, end: one.destinationSpan.end - bracket }
  const written = page.text.slice(span.start, span.end)
  const everywhere = { ifMissing: false, where: 'everywhere' } as const
  if (written === '') {
    if (isDefinition) return undefined
    return {
      span: one.span,
      message: 'This link has no address. Write one between the parentheses, or take the brackets away.',
      ...everywhere,
    }
  }
  const wrapped = unwrapped(written)
  if (wrapped !== undefined)
    return {
      span,
      message: `The brackets round the address belong to it, so the link leads to “${shortened(written)}”. Take them away.`,
      fix: { title: 'Take the brackets away', span, text: wrapped },
      ...everywhere,
    }
  if (isTemplate(written)) return undefined
  const scheme = SCHEME_SLIP.exec(written)?.[0]
  if (scheme !== undefined) {
    const rest = written.slice(scheme.length)
    const right = /^https?:\/\//i.test(rest)
      ? rest
      : `${/^h*t*p?s/i.test(scheme) || /s[:;/]/i.test(scheme) ? 'https' : 'http'}://${rest}`
    return {
      span,
      message: `“${scheme}” is no scheme, so this is taken for a page of this site. Write ${right}.`,
      fix: { title: `Change to ${right}`, span, text: right },
      ...everywhere,
    }
  }
  if (MAIL.test(written) || HOST.test(written)) {
    const right = `${MAIL.test(written) ? 'mailto:' : 'https://'}${written}`
    return {
      span,
      message: `Without a scheme this is taken for a page of this site. Write ${right}.`,
      fix: { title: `Change to ${right}`, span, text: right },
      ifMissing: true,
      where: 'everywhere',
    }
  }
  if (isDefinition || ('image' in one && one.image) || !labels.has(folded(written))) return undefined
  const parentheses = { start: span.start - bracket - 1, end: span.end + bracket + 1 }
  const isTight = page.text[parentheses.start] === '(' && page.text[parentheses.end - 1] === ')'
  return {
    span,
    message: `“${written}” is a label that this page defines, but in parentheses it is taken for an address. Put it in brackets: [${written}].`,
    ...(isTight ? { fix: { title: `Change to [${written}]`, span: parentheses, text: `[${written}]` } } : {}),
    ifMissing: true,
    where: 'everywhere',
  }
}

/** The address inside `[https://…]`, `(https://…)` or `[https://…](https://…)`; undefined for another. */
function unwrapped(written: string): string | undefined {
  const nested = /^\[[^[\]]*\]\(([^()\s]+)\)$/.exec(written)?.[1]
  if (nested !== undefined) return nested
  const inner = /^(?:\[(.*)\]|\((.*)\))$/s.exec(written)
  const address = inner?.[1] ?? inner?.[2]
  return address !== undefined && /^(?:https?:\/\/|mailto:|[/#]|\.\.?\/)/.test(address) ? address : undefined
}

/** What is wrong with the brackets of a link, or behind them. */
function bracketSlip(link: Link, page: Page): Slip | undefined {
  const { kind, textSpan, span, destination } = link
  const behind = page.text.slice(textSpan.end + 1, span.end)
  if (kind === 'reference' && destination === '') {
    const label = behind.slice(behind.indexOf('[') + 1, -1)
    if (!/^(?:https?:\/\/|www\.|mailto:|[/#]|\.\.?\/)\S+$|^[\w./-]+\.html(?:#\S*)?$/.test(label)) return undefined
    const place = { start: textSpan.end + 1, end: span.end }
    return {
      span: place,
      message:
        'In brackets this is a label, and no definition has it, so there is no link. Put the address in parentheses.',
      fix: { title: 'Change to parentheses', span: place, text: `(${label})` },
      ifMissing: false,
      where: 'everywhere',
    }
  }
  if (kind === 'inline' && /^\s/.test(behind)) {
    const blank = { start: textSpan.end + 1, end: textSpan.end + 1 + (behind.length - behind.trimStart().length) }
    return {
      span: { start: textSpan.end, end: blank.end + 1 },
      message:
        'There is a blank between the link’s text and its address. The site puts up with it; GitHub and editors show no link.',
      fix: { title: 'Take the blank away', span: blank, text: '' },
      ifMissing: false,
      where: 'tolerated',
    }
  }
  if (kind !== 'shortcut' || destination === '') return undefined
  const prose = /^[ \t]*(?:\r?\n[ \t]*)?\(([^()]{0,500})\)/.exec(page.text.slice(span.end, span.end + 600))
  if (!prose || /\r?\n[ \t]*\r?\n/.test(prose[0])) return undefined
  return {
    span,
    message: `The site takes what stands in parentheses behind this for its address, so the link leads to “${shortened(prose[1]!)}”. Write [] behind the brackets.`,
    fix: { title: 'Write [] behind the brackets', span: { start: span.end, end: span.end }, text: '[]' },
    ifMissing: false,
    where: 'redcarpet',
  }
}

/** `](` that no link came of: a parenthesis that isn't closed, or blanks in an address. */
function leftovers(page: Page): Slip[] {
  const slips: Slip[] = []
  const taken = takenIn(page)
  for (let at = page.text.indexOf(']('); at !== -1; at = page.text.indexOf('](', at + 2)) {
    if (taken(at) || page.text[at - 1] === '\\') continue
    const line = lineAround(page, at)
    const open = opening(page.text.slice(line.start, at))
    const rest = page.text.slice(at + 2, line.end)
    if (open === -1 || !/^(?:https?:\/\/|mailto:|[/#])/.test(rest) || /[<>{}$]/.test(rest)) continue
    const address = /^[^\s)]*/.exec(rest)![0]
    const end = at + 2 + address.length
    if (rest.includes(')')) continue
    slips.push({
      span: { start: line.start + open, end },
      message: 'The parenthesis round this link’s address is not closed, so there is no link. Close it.',
      fix: { title: 'Close the parenthesis', span: { start: end, end }, text: ')' },
      ifMissing: false,
      where: 'everywhere',
    })
  }
  return slips
}

/** `(text)[https://…]`: the two kinds of brackets swapped. */
function swapped(page: Page): Slip[] {
  const slips: Slip[] = []
  const taken = takenIn(page)
  for (let at = page.text.indexOf(')['); at !== -1; at = page.text.indexOf(')[', at + 2)) {
    const line = lineAround(page, at)
    const address = /^\[((?:https?:\/\/|www\.|mailto:|\/[a-z])[^\s[\]]+)\](?![([:])/.exec(
      page.text.slice(at + 1, line.end),
    )
    const open = page.text.lastIndexOf('(', at)
    if (!address || open < line.start || page.text[open - 1] === ']' || taken(at)) continue
    const words = page.text.slice(open + 1, at)
    if (words.trim() === '' || words.includes(')')) continue
    const span = { start: open, end: at + 1 + address[0].length }
    slips.push({
      span,
      message:
        'The brackets are the wrong way round, so there is no link. The text stands in [ ], the address behind it in ( ).',
      fix: { title: 'Swap the brackets', span, text: `[${words}](${address[1]})` },
      ifMissing: false,
      where: 'everywhere',
    })
  }
  return slips
}

/** Where in a text the bracket stands that a `]` at its end would close; -1 when there is none. */
function opening(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0) return at
  }
  return -1
}

function lineAround(page: Page, at: number): Span {
  const end = page.text.indexOf('\n', at)
  return { start: page.text.lastIndexOf('\n', at) + 1, end: end === -1 ? page.text.length : end }
}

/** Whether an offset is inside code, a comment, the front matter or a link; asked in ascending order. */
function takenIn(page: Page): (at: number) => boolean {
  const spans = [
    ...page.code.map(({ span }) => span),
    ...page.comments,
    ...page.links.filter(({ kind }) => kind !== 'bare').map(({ span }) => span),
    ...page.definitions.map(({ span }) => span),
    ...(page.frontMatter ? [page.frontMatter.span] : []),
  ].sort((one, other) => one.start - other.start)
  let next = 0
  let reach = 0
  return (at) => {
    for (; next < spans.length && spans[next]!.start <= at; next++) reach = Math.max(reach, spans[next]!.end)
    return at < reach
  }
}

function shortened(words: string): string {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat
}

/** Labels that Redcarpet finds defined: it also takes definitions in the middle of a paragraph. */
export function looseLabels(page: Page): ReadonlySet<string> {
  return new Set([...page.text.matchAll(/^ {0,3}\[([^\]\r\n]{1,999})\]:[ \t]*\S/gm)].map(([, label]) => folded(label!)))
}
