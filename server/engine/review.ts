// What is wrong with a page's review dates, in words.

import { dayFrom, isoOf, periodOf, reviewedOn } from './dates'
import type { Entry, Found, Page } from './model'

/** What is wrong with the day of the last review, against today (an ISO date). */
export function* judgeDay(page: Page, entry: Entry, today: string): Iterable<Found> {
  const read = reviewedOn(page, entry)
  if (!read) return
  const span = entry.valueSpan
  const write = (text: string) => [{ title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: false }]
  switch (read.kind) {
    case 'impossible':
      yield {
        span,
        message: `“${read.written}” is no day of the calendar. Ruby, which builds the site, reads it as text and can’t count the next review from it. Write the day of the last review as YYYY-MM-DD${read.instead ? `: ${read.instead}` : ''}.`,
        fixes: read.instead ? write(read.instead) : [],
      }
      return
    case 'malformed':
      yield {
        span,
        message: `“${shown(read.written)}” is no date to Ruby, which builds the site, so it can’t count the next review from it. Write the day as YYYY-MM-DD${read.instead ? `: ${read.instead}` : ''}.`,
        fixes: read.instead ? write(read.instead) : [],
      }
      return
    case 'quoted':
      yield {
        span,
        message:
          'In quotes this is text to Ruby, which builds the site and fails on showing it as a date. Leave the quotes out.',
        fixes: write(isoOf(read.day)),
      }
      break
    case 'day':
  }
  const ahead = read.day - dayFrom(today)
  if (ahead > 0)
    yield {
      span,
      // One day ahead may be today already where the author is.
      severity: ahead === 1 ? 'hint' : 'warning',
      message: `This review lies in the future (today is ${today}), so the page is due later than it should be. Write the day on which somebody last looked at the page.`,
    }
}

/** What is wrong with the time until the next review. */
export function* judgePeriod(page: Page, { kind, value, valueSpan: span }: Entry): Iterable<Found> {
  if (kind !== 'string' || typeof value !== 'string' || value.trim() === '') return
  const period = periodOf(value)
  if (period?.isPluralWrong) {
    const right = `${period.count} ${period.unit}${period.count === 1 ? '' : 's'}`
    const edits = [{ path: page.path, span, text: right }]
    yield {
      span,
      severity: 'hint',
      message: `The site reads this as ${right}. Write it so.`,
      fixes: [{ title: `Write ${right}`, edits, safe: false }],
    }
  } else if (!period && !/^\s*\S+\s+(?:second|minute|hour|weekday|weekend|season|quarter)s?\s*$/i.test(value))
    yield {
      span,
      message: `The site can’t add “${shown(value)}” to a day. Write a number and days, weeks, months or years, such as 6 months.`,
    }
}

function shown(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
