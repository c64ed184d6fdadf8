// Redirects: from which address to which, and the place that declares it.

import { isMap, isScalar } from 'yaml'
import type { Page, Span } from '../model'
import { parseYaml } from '../read/parse-yaml'

export interface Redirect {
  /** The old address, without its leading slash. */
  readonly from: string
  /** Where it leads, as written; for a page's `old_paths` the page's own address. */
  readonly to: string
  /** The file that declares it. */
  readonly path: string
  /** Of the old address. */
  readonly fromSpan: Span
  /** Of the new one; undefined for `old_paths`, where it isn't written. */
  readonly toSpan: Span | undefined
}

const remembered = new WeakMap<Page, readonly Redirect[]>()

/** The redirects of a YAML file: those below `redirects:`, or those of the whole file when it is nothing else (`data/redirects.yml`). Remembered per page. */
export function redirectsIn(page: Page): readonly Redirect[] {
  const known = remembered.get(page)
  if (known) return known
  const document = parseYaml(page.text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const top = document.errors.length === 0 ? document.contents : null
  const map = page.path.endsWith('redirects.yml') ? top : isMap(top) ? top.get('redirects', true) : null
  const found: Redirect[] = []
  if (isMap(map))
    for (const { key, value } of map.items) {
      if (!isScalar(key) || !isScalar(value) || !key.range || !value.range) continue
      if (typeof key.value !== 'string' || typeof value.value !== 'string') continue
      if (map === top && !/^\/|^[\w./-]+\.html$/.test(key.value)) continue
      found.push({
        from: key.value.replace(/^\//, ''),
        to: value.value,
        path: page.path,
        fromSpan: { start: key.range[0], end: key.range[1] },
        toSpan: { start: value.range[0], end: value.range[1] },
      })
    }
  remembered.set(page, found)
  return found
}

/** The redirects that a page declares for itself in `old_paths`. `address` is the page's own. */
export function oldPathsOf(page: Page, address: string): Redirect[] {
  const entry = page.frontMatter?.entries.find(({ key }) => key === 'old_paths')
  if (!entry || !Array.isArray(entry.value)) return []
  let at = entry.valueSpan.start
  return entry.value.flatMap((written: unknown) => {
    if (typeof written !== 'string' || written === '') return []
    const start = page.text.indexOf(written, at)
    if (start === -1 || start > entry.valueSpan.end) return []
    at = start + written.length
    return {
      from: written.replace(/^\//, ''),
      to: `/${address}`,
      path: page.path,
      fromSpan: { start, end: at },
      toSpan: undefined,
    }
  })
}

/** The redirects that a file declares, whatever kind it is. `base`: the folder of the site's settings, `address`: the page's own, if it has one. */
export function declaredIn(page: Page, base: string, address: string | undefined): readonly Redirect[] {
  if (page.path === `${base}config/tech-docs.yml` || page.path === `${base}data/redirects.yml`) return redirectsIn(page)
  return address === undefined ? [] : oldPathsOf(page, address)
}
