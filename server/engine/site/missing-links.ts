// What to say of a page's links into the site that lead nowhere.

import type { Found, Page, Workspace } from '../model'
import { isMiswritten } from '../slips/slips'
import { asQuestion } from '../suggest'
import { relativeTo } from './address'
import { followed, listFor } from './landing'
import { nearestPages, pageOfSource } from './nearest-page'
import { linkText, loudnessOf } from './parts'
import { addressOf, type Site } from './site'
import { hasLostSlash, type SiteLink, siteLinksOf } from './site-links'

/** A finding for every link of a page to a page of the site that isn't there, those left out that other rules tell: pictures, lost slashes, slips in the address. */
export function* missingLinks(page: Page, site: Site, workspace: Workspace): Iterable<Found> {
  const text = linkText(page, site) ?? page
  for (const link of siteLinksOf(page, workspace).astray) {
    if (link.image || hasLostSlash(link, site) || isMiswritten(link, text)) continue
    if (link.landing.kind === 'missing') yield { ...missing(link, page, site), ...loudnessOf(page, link.span, site) }
    else if (link.landing.kind === 'redirect') {
      const { end, address } = followed(site, link.landing.redirect)
      if (end.kind === 'missing')
        yield { span: link.span, message: `This is redirected to /${address}, which is not there.` }
    }
  }
}

function missing(link: SiteLink, page: Page, site: Site): Found {
  const near = nearestPages(site, link.address)
  const fixes = near.map((address) => ({
    title: `Change to /${address}`,
    edits: [{ path: page.path, span: link.pathSpan, text: writtenAs(link, page, site, address) }],
    safe: pageOfSource(site, link.address) !== undefined,
  }))
  const guess = asQuestion(near.map((one) => `/${one}`))
  return {
    span: link.span,
    message: `This leads to /${link.address}, ${whyMissing(link.address, site)}.${guess}`,
    fixes,
  }
}

/** Why there is nothing at an address: half a sentence for a message. */
export function whyMissing(address: string, site: Site): string {
  const list = listFor(site, address)
  return list ? `which is not made: ${list} lists nothing of that name` : 'which is not there'
}

/** An address in the way that the link is written. */
function writtenAs({ way, path }: SiteLink, page: Page, site: Site, address: string): string {
  const from = addressOf(page.path, site)
  if (way !== 'relative' || from === undefined) return `/${address}`
  const relative = relativeTo(from, address)
  if (relative.startsWith('../') && !path.startsWith('..')) return `/${address}`
  return `${path.startsWith('./') ? './' : ''}${relative}`
}
