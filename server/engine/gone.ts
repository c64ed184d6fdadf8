// Hosting companies and services that are gone, where running text names them as if they were there.

import type { Environment, Page, RetiredService, Span, Workspace } from './model'
import { isHistory } from './past'

/** Retired hosting companies in running text; in code and in identifiers they are names of things that may still be called so. */
export function* goneCompanies(
  page: Page,
  workspace: Workspace,
): Iterable<{ readonly span: Span; readonly text: string; readonly company: Environment }> {
  const gone = new Map(
    workspace.catalogue.environments
      .filter(({ kind, state }) => kind === 'hosting' && state === 'retired')
      .map((one) => [one.name, one]),
  )
  for (const { span, text, name, form } of workspace.referencesOf(page)) {
    const company = gone.get(name)
    if (!company || (form !== 'prose' && form !== 'heading' && form !== 'link-text')) continue
    if (isRead(page, span) && !isHistory(page, span)) yield { span, text, company }
  }
}

/** Retired services in a page's sentences and headings, once a paragraph: not in code, addresses, comments, front matter, or longer names. */
export function* goneServices(
  page: Page,
  services: readonly RetiredService[],
): Iterable<{ readonly span: Span; readonly service: RetiredService }> {
  for (const service of services) {
    let last: Span | undefined
    for (let at = page.text.indexOf(service.name); at !== -1; at = page.text.indexOf(service.name, at + 1)) {
      const span = { start: at, end: at + service.name.length }
      const isPart =
        /[\w@/.-]/.test(page.text[at - 1] ?? '') || /^(?:[\w@/-]|\.\w)/.test(page.text.slice(span.end, span.end + 2))
      if (isPart || !isRead(page, span) || isHistory(page, span)) continue
      if (last === undefined || /\n\s*\n/.test(page.text.slice(last.end, at))) yield { span, service }
      last = span
    }
  }
}

/** Whether a reader of the page reads it: a link's label, a comment or a template's code is not read. */
function isRead(page: Page, { start }: Span): boolean {
  const has = (span: Span | undefined): boolean => span !== undefined && span.start <= start && start < span.end
  const before = page.text.slice(Math.max(0, start - 200), start)
  return !(
    before.lastIndexOf('<%') > before.lastIndexOf('%>') ||
    has(page.frontMatter?.span) ||
    page.code.some(({ span }) => has(span)) ||
    page.comments.some(has) ||
    page.definitions.some(({ span }) => has(span)) ||
    page.links.some(({ span, textSpan }) => has(span) && !has(textSpan))
  )
}
