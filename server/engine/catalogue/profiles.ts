// Which profile a workspace follows, and what that asks of each page.

import type { Profile } from '../model'
import { BUILT_IN_SCHEMAS, GOVUK_OTHER } from './built-in-schemas'

/**
 * The profile that a set of files shows; undefined when none is recognised. A site made with the tech-docs template has
 * `config/tech-docs.yml`; GOV.UK's developer manual has `source/manual/` as well. The site may lie in a folder of its own.
 * A configuration that `extends` something else says that it isn't GOV.UK's, or that it is a tech-docs site at the root.
 * While it is the same as `before`, it is that very value, so that what followed from it is still known.
 */
export function profileFrom(
  files: ReadonlySet<string>,
  extended?: 'govuk' | 'tech-docs' | 'none' | undefined,
  before?: Profile | undefined,
): Profile | undefined {
  const found = recognised(files, extended)
  return found && before?.id === found.id && before.source === found.source ? before : found
}

function recognised(files: ReadonlySet<string>, extended: 'govuk' | 'tech-docs' | 'none' | undefined) {
  let base: string | undefined
  for (const path of files) {
    if (!path.endsWith('config/tech-docs.yml')) continue
    const folder = path.slice(0, -'config/tech-docs.yml'.length)
    if ((folder === '' || folder.endsWith('/')) && (base === undefined || folder.length < base.length)) base = folder
  }
  if (base === undefined && extended === 'tech-docs') base = ''
  if (base === undefined) return undefined
  const source = `${base}source/`
  const manual = `${source}manual/`
  if (extended === undefined || extended === 'govuk')
    for (const path of files) if (path.startsWith(manual)) return govuk(source, manual)
  return techDocs(source)
}

/** A page that the site makes from Markdown; names that begin with `_` are parts of other pages, templates are filled from data. */
function isPage(source: string, path: string): boolean {
  if (!path.startsWith(source) || !/\.(?:md|markdown)(?:\.erb)?$/.test(path.slice(-'.markdown.erb'.length)))
    return false
  // From the slash that the source folder ends in.
  const below = path.slice(source.length - 1)
  return !(
    below.includes('/_') ||
    below.includes('/partials/') ||
    below.includes('/layouts/') ||
    below.includes('/templates/')
  )
}

function govuk(source: string, manual: string): Profile {
  const isManualPage = (path: string): boolean => isPage(source, path) && path.startsWith(manual)
  return {
    id: 'govuk',
    title: 'GOV.UK developer manual',
    source,
    isManualPage,
    schemaFor: (path) =>
      isManualPage(path) ? BUILT_IN_SCHEMAS.get('govuk') : isPage(source, path) ? GOVUK_OTHER : undefined,
  }
}

function techDocs(source: string): Profile {
  return {
    id: 'tech-docs',
    title: 'tech-docs template',
    source,
    isManualPage: () => false,
    schemaFor: (path) => (isPage(source, path) ? BUILT_IN_SCHEMAS.get('tech-docs') : undefined),
  }
}
