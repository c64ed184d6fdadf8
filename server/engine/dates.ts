// Days and review periods as Ruby, which builds the sites, reads them from YAML.

import type { Entry, Page } from './model'

/** A day as days since 1970-01-01. */
export type Day = number

/** What a value is as the day of a review. */
export type Reviewed =
  | { readonly kind: 'day'; readonly day: Day }
  /** Looks like `2024-02-30`; `instead` is the day with month and day the other way round, where there is one. */
  | { readonly kind: 'impossible'; readonly written: string; readonly instead: string | undefined }
  /** A day in quotes, which to Ruby is text. */
  | { readonly kind: 'quoted'; readonly written: string; readonly day: Day }
  /** Anything else; `instead` is the day that was probably meant, as YYYY-MM-DD. */
  | { readonly kind: 'malformed'; readonly written: string; readonly instead: string | undefined }

/** A day, or a day and a time, as YAML 1.1 writes it; Ruby's reader (Psych) takes the same. */
const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)\d{1,2}:\d\d:\d\d\S{0,20}(?:[ \t]+\S{1,10})?)?$/

/** The day of `last_reviewed_on`; undefined when it has no value. */
export function reviewedOn(page: Page, entry: Entry): Reviewed | undefined {
  if (entry.kind === 'null' || (typeof entry.value === 'string' && entry.value.trim() === '')) return undefined
  const isQuoted = entry.style !== 'plain' && entry.style !== undefined
  const written = isQuoted ? String(entry.value).trim() : page.text.slice(entry.valueSpan.start, entry.valueSpan.end)
  const match = DATE.exec(written)
  if (!match) return { kind: 'malformed', written, instead: meant(written) }
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (day === undefined) return { kind: 'impossible', written, instead: checked(match[1], match[3], match[2]) }
  return isQuoted ? { kind: 'quoted', written, day } : { kind: 'day', day }
}

/** Days since 1970-01-01; undefined for a day that the calendar doesn't have. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const time = new Date(Date.UTC(2000, 0, 1))
  time.setUTCFullYear(year, month - 1, date)
  const isThere = time.getUTCMonth() === month - 1 && time.getUTCDate() === date
  return isThere ? Math.round(time.getTime() / 86_400_000) : undefined
}

/** The day of an ISO date (`2026-11-24`); NaN when it is none. */
export function dayFrom(iso: string): Day {
  const [year, month, date] = iso.split('-').map(Number)
  return dayOf(year ?? Number.NaN, month ?? 1, date ?? 1) ?? Number.NaN
}

/** A day as YYYY-MM-DD. */
export function isoOf(day: Day): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day that is written in another way, where only one day can be meant. */
function meant(written: string): string | undefined {
  const year = /^(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})$|^(\d{4})(\d\d)(\d\d)$/.exec(written)
  if (year) return checked(year[1] ?? year[4], year[2] ?? year[5], year[3] ?? year[6])
  const typo = /^(\d{4})[-–—]{1,2}(\d{1,2})[-–—]{1,2}(\d{1,2})$/.exec(written)
  if (typo) return checked(typo[1], typo[2], typo[3])
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]{0,6},?[ -](\d{4})$/.exec(written)
  if (named) return checked(named[3], String(MONTHS.indexOf(named[2]!.toLowerCase()) + 1), named[1])
  const day = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(written)
  // 03/04/2024 is two days, one in Britain and one in America.
  return day && (Number(day[1]) > 12 || day[1] === day[2]) ? checked(day[3], day[2], day[1]) : undefined
}

function checked(year?: string, month?: string, date?: string): string | undefined {
  const day = dayOf(Number(year), Number(month), Number(date))
  return day === undefined ? undefined : isoOf(day)
}

export interface Period {
  readonly count: number
  readonly unit: 'day' | 'week' | 'fortnight' | 'month' | 'year'
  /** `6 month` or `1 months`: read all the same. */
  readonly isPluralWrong: boolean
}

/** `6 months` and the like, as the template's date reader (Chronic) takes it; undefined when it is no such period. */
export function periodOf(written: string): Period | undefined {
  const match =
    /^(\d{1,4}|an?|one|two|three|four|five|six|nine|twelve)[ \t]+(day|week|fortnight|month|year)(s?)$/i.exec(
      written.trim(),
    )
  if (!match) return undefined
  const words: Readonly<Record<string, number>> = {
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    nine: 9,
    twelve: 12,
  }
  const count = words[match[1]!.toLowerCase()] ?? Number(match[1])
  return {
    count,
    unit: match[2]!.toLowerCase() as Period['unit'],
    isPluralWrong: (count === 1) === (match[3] !== ''),
  }
}

/** The day on which a period that begins on a day has passed. Months end on their last day: 31 January and a month is 28 or 29 February. */
export function after(day: Day, { count, unit }: Period): Day {
  if (unit === 'day') return day + count
  if (unit === 'week' || unit === 'fortnight') return day + count * (unit === 'week' ? 7 : 14)
  const from = new Date(day * 86_400_000)
  const months = from.getUTCFullYear() * 12 + from.getUTCMonth() + count * (unit === 'year' ? 12 : 1)
  const [year, month] = [Math.floor(months / 12), months % 12]
  for (let date = from.getUTCDate(); ; date--) {
    const there = dayOf(year, month + 1, date)
    if (there !== undefined) return there
  }
}
