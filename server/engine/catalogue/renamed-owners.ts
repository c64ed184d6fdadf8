// Slack channels that owned pages of GOV.UK's developer manual and no longer do: renamed, or given up with their team. Read from the manual's public history to 2026-08-21.

export interface RenamedOwner {
  readonly from: string
  /** The channel to use now; absent where its pages went to several. */
  readonly to?: string
  /** ISO date on which the last page moved. */
  readonly date: string
}

/**
 * Only channels that nothing was given to after the day on which their last pages moved: a page that still has one was
 * missed. Where pages merely went from one living channel to another there is no row.
 */
const RENAMED: readonly RenamedOwner[] = [
  { from: '#2ndline', to: '#govuk-2ndline', date: '2018-05-03' },
  { from: '#govuk-2ndline', to: '#govuk-2ndline-tech', date: '2022-04-05' },
  { from: '#govuk-2ndline-tech', date: '2024-11-21' },
  { from: '#re-govuk', to: '#govuk-2ndline', date: '2021-06-25' },
  { from: '#govuk-platform-engineering', to: '#govuk-platform-engineering-team', date: '2026-01-16' },
  { from: '#govuk-platform-security-reliability-team', to: '#govuk-platform-engineering', date: '2024-07-24' },
  { from: '#govuk-platform-reliability-team', to: '#govuk-platform-security-reliability-team', date: '2023-04-26' },
  { from: '#govuk-platform-health', date: '2021-12-23' },
  { from: '#platform-health', to: '#govuk-platform-health', date: '2018-05-03' },
  { from: '#platform_support', to: '#platform-health', date: '2018-04-10' },
  { from: '#asset-management', to: '#platform-health', date: '2018-04-30' },
  { from: '#infrastructure', to: '#govuk-infrastructure', date: '2017-05-16' },
  { from: '#govuk-infrastructure', to: '#2ndline', date: '2018-01-11' },
  { from: '#search-team', to: '#2ndline', date: '2018-01-08' },
  { from: '#email', to: '#2ndline', date: '2018-03-29' },
  { from: '#publishing-frontend', to: '#govuk-2ndline', date: '2018-05-03' },
  { from: '#content-api', to: '#govuk-2ndline', date: '2018-05-03' },
  { from: '#navigation', to: '#taxonomy', date: '2017-07-07' },
  { from: '#taxonomy', to: '#taxonomy-and-nav', date: '2018-04-12' },
  { from: '#taxonomy-and-nav', to: '#govuk-tax-and-nav', date: '2018-05-03' },
  { from: '#govuk-tax-and-nav', to: '#govuk-developers', date: '2019-04-29' },
  { from: '#datagovuk-tech', to: '#govuk-datagovuk', date: '2018-08-09' },
  { from: '#govuk-datagovuk', to: '#datagovuk-technical', date: '2025-12-01' },
  { from: '#govuk-data-labs', to: '#data-products', date: '2022-05-18' },
  { from: '#govuk-accounts', to: '#find-and-view-govuk', date: '2022-03-31' },
  { from: '#govuk-accounts-tech', to: '#find-and-view-tech', date: '2022-03-31' },
  { from: '#govuk-publishing-tech', date: '2022-06-20' },
  { from: '#govuk-publishing-experience-tech', to: '#govuk-whitehall-experience-tech', date: '2024-07-10' },
  { from: '#govuk-publishing-platform', to: '#govuk-content-apis', date: '2026-05-05' },
  {
    from: '#govuk-publishing-on-platform-content-tech',
    to: '#govuk-publishing-mainstream-experience-tech',
    date: '2023-11-06',
  },
  { from: '#govuk-notify-emergency-alerts', to: '#emergency-alerts', date: '2023-11-14' },
  { from: '#govuk-finding-brexit', to: '#govuk-searchandnav', date: '2019-06-12' },
  { from: '#govuk-search-improvement', to: '#govuk-search', date: '2025-05-14' },
  { from: '#govuk-searchandnav', to: '#govuk-search', date: '2026-06-03' },
]

const BY_NAME: ReadonlyMap<string, RenamedOwner> = new Map(RENAMED.map((one) => [one.from, one]))

/** What became of a channel by a day (ISO date): the last of its names until then, and when it was first renamed; undefined for one that nothing is known of. */
export function renamedOwner(channel: string, today: string): RenamedOwner | undefined {
  const first = BY_NAME.get(channel.toLowerCase())
  if (!first || first.date > today) return undefined
  let last = first
  for (let steps = 0; last.to !== undefined && steps < RENAMED.length; steps++) {
    const next = BY_NAME.get(last.to)
    if (!next || next.date > today) break
    last = next
  }
  return { from: channel, date: first.date, ...(last.to === undefined ? {} : { to: last.to }) }
}
