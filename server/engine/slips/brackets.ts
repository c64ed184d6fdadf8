// Slips in the brackets of a link, and in what is behind them.

import type { Link, Page } from '../model'
import { type Slip, shortened } from './slip'

/** Whether it is worth to take the text apart: most links are followed at once by what belongs to them. */
function mayBeSlip({ kind, textSpan, span, destination }: Link, text: string): boolean {
  if (kind === 'reference') return destination === ''
  if (kind === 'inline') return text[textSpan.end + 1] !== '('
  return kind === 'shortcut' && destination !== '' && ' \t\r\n('.includes(text[span.end] ?? '.')
}

/** What is wrong with the brackets of a link, or behind them. */
export function bracketSlip(link: Link, page: Page): Slip | undefined {
  const { kind, textSpan, span, destination } = link
  if (!mayBeSlip(link, page.text)) return undefined
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
    // `[9fc2ae2] (#524)` in a change log is a commit and its pull request.
    if (/^#\d+$/.test(destination)) return undefined
    const gap = /^[ \t]*[\r\n]/.test(behind) ? 'line break' : 'blank'
    const blank = { start: textSpan.end + 1, end: textSpan.end + 1 + (behind.length - behind.trimStart().length) }
    return {
      span: { start: textSpan.end, end: blank.end + 1 },
      message: `There is a ${gap} between the link’s text and its address, so GitHub and editors show no link.`,
      fix: { title: `Take the ${gap} away`, span: blank, text: '' },
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
