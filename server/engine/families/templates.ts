// Text with an environment's name taken out, so that siblings can be compared.

import type { Page, Reference, Span, Workspace } from '../model'

/** The references of a page that lie in a span, in order. */
export function referencesIn({ finder }: Workspace, page: Page, span: Span): readonly Reference[] {
  return finder.within(page, span)
}

/** Whether it is a host that belongs to an environment because no label stands before its suffix. */
export function isUnlabelled({ text, form }: Reference): boolean {
  return form === 'host' && text.includes('.')
}

/** What a span says, with `{environment}` for each mention of one of these environments; quotation marks around it don't count. */
export function templateOf(workspace: Workspace, page: Page, span: Span, ...environments: readonly string[]): string {
  const parts: string[] = []
  let at = span.start
  for (const reference of referencesIn(workspace, page, span)) {
    if (!environments.includes(reference.name)) continue
    parts.push(page.text.slice(at, reference.span.start), '{environment}')
    if (isUnlabelled(reference)) parts.push(`.${reference.text}`)
    at = reference.span.end
  }
  parts.push(page.text.slice(at, span.end))
  return parts
    .join('')
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
}

/** Of what shape the name around a reference is: the suffix of a host, an account's number, what an identifier begins with. */
export function surroundingsOf(page: Page, { span, form }: Reference): string {
  const after = page.text.slice(span.end, span.end + 100)
  if (form === 'account') return 'account'
  if (form === 'host') return `host ${/^[\w.-]*/.exec(after)![0].toLowerCase()}`
  const before = /[\w./:-]*$/.exec(page.text.slice(Math.max(0, span.start - 40), span.start))![0]
  return `name ${before.toLowerCase()}`
}
