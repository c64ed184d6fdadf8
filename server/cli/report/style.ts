// Colour for a person's eyes, or none.

import type { Severity } from '../../engine'
import type { Io } from '../io'

export interface Style {
  /** Whether a person reads it: then the offending lines are shown. */
  readonly context: boolean
  severity(severity: Severity, text: string): string
  bold(text: string): string
  faint(text: string): string
}

const CODES: Readonly<Record<Severity, string>> = { error: '31', warning: '33', info: '36', hint: '90' }

/** The style that a stream and its user want: colour on a terminal only, and never where NO_COLOR is set or the terminal is dumb. */
export function styleFor(io: Io, color: boolean, verbose: boolean): Style {
  const coloured = color && io.out.terminal && !io.env.NO_COLOR && io.env.TERM !== 'dumb'
  const paint = (code: string, text: string) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)
  return {
    context: verbose || io.out.terminal,
    severity: (severity, text) => paint(CODES[severity], text),
    bold: (text) => paint('1', text),
    faint: (text) => paint('2', text),
  }
}
