// front-matter/type: a value of another kind than the key takes.

import { KIND_NAMES, keysOf, quoted, saysNothing } from '../../front-matter'
import type { Entry, Found, KeySpec, Page, Rule, ValueKind, Workspace } from '../../model'

export const type: Rule = {
  card: {
    id: 'front-matter/type',
    severity: 'warning',
    summary: 'A front matter value of another kind than its key takes.',
    why: 'YAML guesses kinds: `title: 2024` is a number, `title: yes` is true. The site’s templates then fail or show something else. Texts that look like something else belong in quotes.',
    examples: [
      {
        title: 'A title that is a number',
        text: `---
owner_slack: "#a-team"
title: 2024
       ^^^^ front-matter/type “title” takes text, and to YAML this is a number. Put it in quotes.
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#a-team"
title: "2024"
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'One path where a list belongs',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
old_paths: /manual/deploying.html
           ^^^^^^^^^^^^^^^^^^^^^^ front-matter/type “old_paths” takes a list, and this is text. Write it as in “old_paths: [/manual/old-name.html]”.
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
old_paths: [/manual/deploying.html]
---
`,
      },
    ],
  },
  scope: 'page',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const specs = new Map(keysOf(page, workspace).map((spec) => [spec.key, spec]))
    // Where YAML can't read the block, the kinds are guesses of ours.
    if (page.problems.some(({ code }) => code === 'front-matter-yaml' || code === 'front-matter-tab')) return
    for (const entry of page.frontMatter?.entries ?? []) {
      const spec = specs.get(entry.key)
      if (!spec || saysNothing(entry) || fits(entry, spec.kind)) continue
      const written = page.text.slice(entry.valueSpan.start, entry.valueSpan.end)
      const text = remedy(entry, spec, written)
      const edits = text === undefined ? [] : [{ path: page.path, span: entry.valueSpan, text }]
      const isText = spec.kind === 'string' && entry.style !== undefined
      yield {
        span: entry.valueSpan,
        message: isText
          ? `“${entry.key}” takes text, and to YAML this is ${KIND_NAMES[entry.kind]}. Put it in quotes.`
          : `“${entry.key}” takes ${KIND_NAMES[spec.kind as ValueKind]}, and this is ${KIND_NAMES[entry.kind]}.${spec.example ? ` Write it as in “${spec.key}: ${spec.example}”.` : ''}`,
        fixes:
          edits.length === 0 ? [] : [{ title: isText ? 'Put it in quotes' : `Write “${text}”`, edits, safe: isText }],
      }
    }
  },
}

/** Ruby takes a number in quotes for sorting and anything but `false` for true: what works is no finding. */
function fits({ kind, value }: Entry, wanted: KeySpec['kind']): boolean {
  if (wanted === 'any' || kind === wanted) return true
  if (wanted === 'number') return kind === 'string' && /^-?\d+(?:\.\d+)?$/.test(String(value))
  return wanted === 'boolean' && kind === 'string' && value === 'true'
}

function remedy({ kind, style }: Entry, spec: KeySpec, written: string): string | undefined {
  if (spec.kind === 'string' && style === 'plain' && kind !== 'list' && kind !== 'map') return quoted(written)
  return spec.kind === 'list' && kind === 'string' && style !== 'block' && !/[,[\]{}\r\n]/.test(written)
    ? `[${written}]`
    : undefined
}
