// front-matter/duplicate-key: a key that stands twice, of which the last counts.

import { entryOf, lineStartAt } from '../../front-matter'
import type { Edit, Entry, Found, Page, Rule } from '../../model'

export const duplicateKey: Rule = {
  card: {
    id: 'front-matter/duplicate-key',
    severity: 'warning',
    summary: 'A front matter key stands twice.',
    why: 'Ruby’s YAML reader, which builds the site, takes the last of them without a word; other readers refuse the page. Whoever edits the first one wonders why nothing changes.',
    examples: [
      {
        title: 'Two sections',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
section: Releases
^^^^^^^ front-matter/duplicate-key “section” is here twice: “Releases” counts, the earlier “Deployment” is lost. Keep one of them.
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
layout: manual_layout
section: Releases
---
`,
      },
    ],
  },
  scope: 'page',
  skips: (page) => page.frontMatter?.entries.every((entry) => entryOf(page, entry.key) === entry) ?? true,
  *check(page: Page): Iterable<Found> {
    const entries = page.frontMatter?.entries ?? []
    const seen = new Map<string, number>()
    for (const [index, entry] of entries.entries()) {
      const before = seen.get(entry.key)
      seen.set(entry.key, index)
      if (before === undefined) continue
      const first = entries[before]!
      const [was, now] = [first, entry].map(({ valueSpan }) => shown(page.text.slice(valueSpan.start, valueSpan.end)))
      const same = was === now
      yield {
        span: entry.keySpan,
        message: same
          ? `“${entry.key}” is here twice with the same value. Remove one of them.`
          : `“${entry.key}” is here twice: ${now} counts, the earlier ${was} is lost. Keep one of them.`,
        related: [{ path: page.path, span: first.keySpan, message: 'The first one' }],
        fixes: [
          {
            title: `Remove the first “${entry.key}” (the page stays as it is)`,
            edits: [removal(page, first, entries[before + 1])],
            safe: same,
          },
          { title: `Remove this “${entry.key}”`, edits: [removal(page, entry, entries[index + 1])], safe: false },
        ],
      }
    }
  },
}

/** The entry's lines, with the line ending behind them; `next` is the entry that follows. */
function removal(page: Page, entry: Entry, next: Entry | undefined): Edit {
  const { path, frontMatter } = page
  const end = next ? lineStartAt(page, next.keySpan.start) : (frontMatter?.contentSpan.end ?? entry.valueSpan.end)
  return { path, span: { start: entry.keySpan.start, end: Math.max(end, entry.valueSpan.end) }, text: '' }
}

function shown(value: string): string {
  const words = value.replace(/\s+/g, ' ').trim()
  return words === '' ? 'one without a value' : `“${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`
}
