// What is offered at a cursor in front matter.

import { describe, expect, test } from 'vitest'
import { type FrontMatterItem, frontMatterCompletionAt } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const MANUAL = `== config/tech-docs.yml
header_links:
  Manual: /manual.html
  Elsewhere: https://example.org
== data/repos.yml
- repo_name: frontend
  team: "#frontends"
- repo_name: publishing-api
  team: "#frontends"
== source/layouts/manual_layout.html.erb
== source/manual/a.html.md
---
owner_slack: "#a-team"
title: Restore a backup
section: Deployment
layout: manual_layout
---
See [the old page](/manual/gone.html).
== source/manual/b.html.md
---
owner_slack: "#a-team"
title: Release an application
section: Deployment
layout: manual_layout
type: learn
---
== source/manual/c.html.md
---
owner_slack: "#b-team"
title: Look at the logs
section: Monitoring
layout: manual_layout
---
`

function at(page: string, more = MANUAL) {
  const fixture = parseFixture(`${more}== source/manual/page.html.md\n${page}`)
  const { path, offset } = fixture.cursor!
  const found = frontMatterCompletionAt(workspaceOf(fixture), path, offset)
  const text = fixture.files.get(path)!
  return found && { items: found.items, replaced: text.slice(found.span.start, found.span.end) }
}

const labels = (page: string, more?: string): readonly string[] => at(page, more)?.items.map(({ label }) => label) ?? []
const said = ({ label, detail }: FrontMatterItem): string => (detail === '' ? label : `${label} (${detail})`)

describe('keys', () => {
  test('those that are missing first, in house order; none that is there', () => {
    const items = at('---\ntitle: Deploy\n‸\n---\n')!.items.map(said)
    expect(items.slice(0, 4)).toEqual([
      'owner_slack (needed here)',
      'section (needed here)',
      'layout (needed here)',
      'type',
    ])
    expect(items).not.toContain('title')
  })

  test('with the shape of the value', () => {
    const { items } = at('---\n‸\n---\n')!
    const snippet = (label: string) => items.find((item) => item.label === label)?.snippet
    expect(
      [
        'owner_slack',
        'title',
        'section',
        'layout',
        'parent',
        'important',
        'last_reviewed_on',
        'old_paths',
        'related_repos',
      ].map(snippet),
    ).toEqual([
      'owner_slack: "${1|#a-team,#b-team,#frontends|}"',
      'title: ${1:Restore a backup}',
      'section: ${1|Deployment,Monitoring|}',
      'layout: ${1|manual_layout,core,layout|}',
      'parent: ${1:/manual.html}',
      'important: ${1|true,false|}',
      'last_reviewed_on: ${1:2026-11-24}',
      'old_paths:\n  - ${1:/manual/old-name.html}',
      'related_repos:\n  - ${1:publishing-api}',
    ])
  })

  test('a key that is there is renamed, its value stays', () => {
    const found = at('---\nsec‸tio: Deployment\n---\n')!
    expect(found.replaced).toBe('sectio')
    expect(found.items.find(({ label }) => label === 'section')?.text).toBe('section')
  })

  test('in a block that nobody has closed yet', () => {
    expect(labels('---\n‸').slice(0, 2)).toEqual(['owner_slack', 'title'])
    expect(labels('---\ntitle: Deploy\nown‸').slice(0, 1)).toEqual(['owner_slack'])
  })

  test('nowhere else', () => {
    for (const page of [
      '‸---\ntitle: a\n---\n',
      '---\ntitle: a\n‸---\n',
      '---\ntitle: a\n---\n‸\n',
      '---\n# no‸te\n---\n',
      '---\n\nSome words\n‸',
      'sec‸\n',
    ])
      expect(at(page), page).toBeUndefined()
    expect(at('== notes/a.md\n---\n‸\n---\n', '== notes/b.md\n')).toBeUndefined()
  })
})

describe('values', () => {
  test('sections with how many other pages have them; what is half typed is none', () => {
    const found = at('---\nsection: De‸ploy # why\n---\n')!
    expect(found.items.map(said)).toEqual(['Deployment (2 pages)', 'Monitoring (1 page)'])
    expect(found.replaced).toBe('Deploy')
  })

  test('owners in quotes, those of repositories too', () => {
    const found = at('---\nowner_slack: ‸\n---\n')!
    expect(found.items.map(said)).toEqual(['#a-team (2 pages)', '#b-team (1 page)', '#frontends (2 repositories)'])
    expect(found.items[0]!.text).toBe('"#a-team"')
    expect(at('---\nowner_slack: #a‸b\n---\n')!.replaced).toBe('#ab')
    const single = at("---\nowner_slack: '#a‸b'\n---\n")!
    expect([single.replaced, single.items[0]!.text, single.items[0]!.filter]).toEqual([
      "'#ab'",
      "'#a-team'",
      "'#a-team",
    ])
  })

  test('layouts, booleans, today, types', () => {
    expect(labels('---\nlayout: ‸\n---\n')).toEqual(['manual_layout', 'core', 'layout'])
    expect(labels('---\nimportant: t‸\n---\n')).toEqual(['true', 'false'])
    expect(labels('---\nlast_reviewed_on: ‸\n---\n')).toEqual(['2026-11-24'])
    expect(labels('---\ntype: ‸\n---\n')).toEqual(['learn'])
    expect(labels('---\nreview_in: ‸\n---\n')).toEqual(['6 months'])
    expect(labels('---\ntitle: ‸\n---\n')).toEqual(['Restore a backup'])
  })

  test('paths: parents, old addresses that are still linked to, repositories', () => {
    expect(at('---\nparent: /‸\n---\n')!.items.map(said)).toEqual([
      '/manual.html (link in the header)',
      '/manual/a.html',
      '/manual/b.html',
      '/manual/c.html',
    ])
    for (const list of [
      'old_paths:\n  - ‸',
      'old_paths: [‸]',
      'old_paths: [/manual/x.html, ‸]',
      'old_paths:\n# why\n- /m‸',
    ])
      expect(at(`---\n${list}\n---\n`)?.items.map(said), list).toEqual([
        '/manual/gone.html (1 link leads here, to nothing)',
      ])
    expect(labels('---\nrelated_repos: [frontend, ‸]\n---\n')).toEqual(['publishing-api'])
    expect(at('---\nrelated_repos: ‸\n---\n')!.items[0]!.text).toBe('[frontend]')
  })

  test('nothing behind a value that is over, in a comment, or for a key that nobody knows', () => {
    for (const line of [
      'section: "Deployment" ‸',
      'section: Deployment # ‸',
      'nonsense: ‸',
      'section:\n  - ‸',
      'related_repos: [a] ‸',
    ])
      expect(at(`---\n${line}\n---\n`), line).toBeUndefined()
  })
})

describe('keys of a workspace’s own', () => {
  const OWN = `== config/tech-docs.yml
== manual-lens.yml
frontMatter:
  - files: source/**
    keys:
      severity: { enum: [low, high] }
      tags: { type: array, items: { enum: [a, "b: c"] } }
`
  test('values and items of an enumeration', () => {
    expect(labels('---\nseverity: ‸\n---\n', OWN)).toEqual(['low', 'high'])
    expect(at('---\ntags: [‸]\n---\n', OWN)!.items.map(({ text }) => text)).toEqual(['a', '"b: c"'])
    expect(at('---\n‸\n---\n', OWN)!.items.find(({ label }) => label === 'severity')?.snippet).toBe(
      'severity: ${1|low,high|}',
    )
  })
})
