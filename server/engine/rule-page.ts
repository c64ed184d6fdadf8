// Where a rule is explained on the web.

/** The address of a rule's page. */
export function rulePage(id: string): string {
  return `https://example.org/manual-lens/manual-lens/blob/main/docs/rules/${id}.md`
}
