// Hosting companies and services that are gone, where running text names them as if they were there.

import type { Catalogue, Environment, Page, RetiredService, Span, Workspace } from './model'
import { isHistory } from './past'
import { countBefore } from './read/search'

/** Retired hosting companies in running text; in code and in identifiers they are names of things that may still be called so. */
export function* goneCompanies(
  page: Page,
  workspace: Workspace,
): Iterable<{ readonly span: Span; readonly text: string; readonly company: Environment }> {
  const companies = companiesIn(workspace.catalogue)
  if (companies.size === 0) return
  let isRead: ((offset: number) => boolean) | undefined
  for (const { span, text, name, form } of workspace.finder.named(page, companies)) {
    if (form !== 'prose' && form !== 'heading' && form !== 'link-text') continue
    const company = companies.get(name)
    if (!company) continue
    isRead ??= readerOf(page)
    if (isRead(span.start) && !isHistory(page, span)) yield { span, text, company }
  }
}

/** A quick look: false where a page surely names no company that is gone, nor, in the manual itself, a service. */
export function mayNameGone(page: Page, workspace: Workspace): boolean {
  const companies = companiesIn(workspace.catalogue)
  if (companies.size > 0 && workspace.finder.named(page, companies).length > 0) return true
  if (workspace.profile?.isManualPage(page.path) !== true) return false
  return workspace.catalogue.retiredServices.some(({ name }) => page.text.includes(name))
}

const remembered = new WeakMap<Catalogue, ReadonlyMap<string, Environment>>()

/** The companies that are gone, by name; of two of one name the last. Remembered while the catalogue stays. */
function companiesIn(catalogue: Catalogue): ReadonlyMap<string, Environment> {
  const known = remembered.get(catalogue)
  if (known) return known
  const gone = catalogue.environments.filter(({ kind, state }) => kind === 'hosting' && state === 'retired')
  const companies = new Map(gone.map((one) => [one.name, one] as const))
  remembered.set(catalogue, companies)
  return companies
}

/** Retired services in a page's sentences and headings, once a paragraph: not in code, addresses, comments, front matter, or longer names. */
export function* goneServices(
  page: Page,
  services: readonly RetiredService[],
): Iterable<{ readonly span: Span; readonly service: RetiredService }> {
  let isRead: ((offset: number) => boolean) | undefined
  for (const service of services) {
    let last: Span | undefined
    for (let at = page.text.indexOf(service.name); at !== -1; at = page.text.indexOf(service.name, at + 1)) {
      const span = { start: at, end: at + service.name.length }
      const isPart =
        /[\w@/.-]/.test(page.text[at - 1] ?? '') || /^(?:[\w@/-]|\.\w)/.test(page.text.slice(span.end, span.end + 2))
      if (isPart || (last && at - last.end < 2_000 && !/\n\s*\n/.test(page.text.slice(last.end, at)))) continue
      isRead ??= readerOf(page)
      if (!isRead(at) || isHistory(page, span)) continue
      yield { span, service }
      last = span
    }
  }
}

/** Tells whether a reader of the page reads what stands at an offset: a link's label, a comment or a template's code is not read. */
function readerOf(page: Page): (offset: number) => boolean {
  const addresses = page.links.flatMap(({ span, textSpan }) => [
    { start: span.start, end: textSpan.start },
    { start: textSpan.end, end: span.end },
  ])
  const unread = [
    ...(page.frontMatter ? [page.frontMatter.span] : []),
    ...page.code.map(({ span }) => span),
    ...page.comments,
    ...page.definitions.map(({ span }) => span),
    ...addresses,
  ].sort((one, other) => one.start - other.start)
  // How far what begins at or before each of them reaches, so that one look is enough however many there are.
  const reach: number[] = []
  for (const { end } of unread) reach.push(Math.max(end, reach.at(-1) ?? 0))
  return (offset) => {
    const count = countBefore(unread, ({ start }) => start <= offset)
    const before = page.text.slice(Math.max(0, offset - 200), offset)
    return offset >= (reach[count - 1] ?? 0) && before.lastIndexOf('<%') <= before.lastIndexOf('%>')
  }
}
