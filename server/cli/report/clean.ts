// Text from files and arguments, made harmless for a terminal.

/** The text on one line and without control characters: a file must not be able to move the cursor or colour the report. */
export function clean(text: string): string {
  return text.replace(/[\r\n]+|\t/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '�')
}
