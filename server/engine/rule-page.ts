// Where a rule is explained on the web.

const DOCS = 'https://example.org/manual-lens/manual-lens/blob/main/docs'

/** The address of a rule's page; for `engine/rule-failed`, which is no rule, what is promised when one fails. */
export function rulePage(id: string): string {
  return id === 'engine/rule-failed' ? `${DOCS}/reliability.md` : `${DOCS}/rules/${id}.md`
}
