// Slips in the address of a link: brackets round it, no scheme, a label in its place.

import type { Definition, Link, Page } from '../model'
import { folded } from '../read/markdown/destination'
import { isTemplate } from '../site/address'
import { type Slip, shortened } from './slip'

/** What nearly every address is like; only as a label it may be a slip. */
const USUAL = /^(?:https:\/\/[a-gi-z0-9][\w.-]*|\/[\w-]+)(?:[/#?][\w./#?=&%-]*)?$/
const SCHEME_SLIP =
  /^(?:https?:\/?(?![/])|https?;?\/\/|ttps?:\/\/|htps?:\/\/|htttps?:\/\/|hhttps?:\/\/|https?:\/\/\/+|https?:\/\/(?=https?:\/\/)|\/(?=https?:\/\/))/i
const HOST = /^(?:www\.[\w-]+\.|(?:[a-z0-9-]+\.)+(?:com|org|net|io|uk|digital|gov|edu|co|eu)(?:[/?#]|$))/i
const MAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

/** Marks without width, for the direction of writing, for where a word may be broken: text that is copied from elsewhere brings them along. */
const INVISIBLE = /^[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff]+/

const SLASH = 47
const HASH = 35
const LETTER_H = 104
const SECURE = 'https://'

/** A quick test that is true only for links and definitions whose address is no slip: `/…`, `#…` and `https://…`, but for the few that go on as a slip does, and where none of the page's labels begins so. */
export function surelyNoSlip(labels: ReadonlySet<string>): (one: Link | Definition) => boolean {
  for (const label of labels) if (/^(?:[/#]|HTTPS:)/.test(label)) return () => false
  return ({ destination, destinationSpan }) => {
    // With `<>`, escapes or entities it is written at greater length.
    if (destinationSpan && destination.length !== destinationSpan.end - destinationSpan.start) return false
    const first = destination.charCodeAt(0)
    if (first === HASH) return true
    if (first === SLASH) return (destination.charCodeAt(1) | 32) !== LETTER_H
    const next = destination.startsWith(SECURE) ? destination.charCodeAt(SECURE.length) : SLASH
    return next !== SLASH && (next | 32) !== LETTER_H
  }
}

/** Whether a path is that of a form: `.github/PULL_REQUEST_TEMPLATE.md`, `adr/0000-template.md`. */
function isForm(path: string): boolean {
  return /(?:^|[/_.-])templates?(?:[/_.-])[^/]*$/i.test(path)
}

/** What is wrong with an address between parentheses or behind a definition's colon. */
export function destinationSlip(one: Link | Definition, page: Page, labels: ReadonlySet<string>): Slip | undefined {
  if (!one.destinationSpan) return undefined
  const isDefinition = !('kind' in one)
  const bracket = page.text[one.destinationSpan.start] === '<' ? 1 : 0
  const span = { start: one.destinationSpan.start + bracket, end: one.destinationSpan.end - bracket }
  const written = page.text.slice(span.start, span.end)
  const everywhere = { ifMissing: false, where: 'everywhere' } as const
  if (written === '') {
    // `[link]()` in a form is for whoever fills it in.
    if (isDefinition || isForm(page.path)) return undefined
    return {
      span: one.span,
      message: 'This link has no address. Write one between the parentheses, or take the brackets away.',
      ...everywhere,
    }
  }
  const isLabel = labels.size > 0 && labels.has(folded(written))
  if (!isLabel && USUAL.test(written)) return undefined
  const unseen = INVISIBLE.exec(written)?.[0].length
  if (unseen !== undefined)
    return {
      span,
      message: `There is something invisible in front of this address, which makes it another one. Write ${shortened(written.slice(unseen))}.`,
      fix: { title: 'Take away what is invisible', span: { start: span.start, end: span.start + unseen }, text: '' },
      ...everywhere,
    }
  const wrapped = unwrapped(written)
  if (wrapped !== undefined) {
    const what = written.startsWith('"') ? 'quotes' : 'brackets'
    return {
      span,
      message: `The ${what} round the address belong to it, so the link leads to “${shortened(written)}”. Take them away.`,
      fix: { title: `Take the ${what} away`, span, text: wrapped },
      ...everywhere,
    }
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
      message: /^https?:\/\/$/i.test(scheme)
        ? `“${scheme}” stands here twice, so the link leads nowhere. Write ${right}.`
        : `“${scheme}” is no scheme, so this is taken for a page of this site. Write ${right}.`,
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
  if (isDefinition || ('image' in one && one.image) || !isLabel) return undefined
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

/** The address inside `[https://…]`, `(https://…)`, `"https://…"` or `[https://…](https://…)`; undefined for another. */
function unwrapped(written: string): string | undefined {
  const nested = /^\[[^[\]]*\]\(([^()\s]+)\)$/.exec(written)?.[1]
  if (nested !== undefined) return nested
  const inner = /^(?:\[(.*)\]|\((.*)\)|"(.*)")$/s.exec(written)
  const address = inner?.[1] ?? inner?.[2] ?? inner?.[3]
  return address !== undefined && /^(?:https?:\/\/|mailto:|[/#]|\.\.?\/)/.test(address) ? address : undefined
}
