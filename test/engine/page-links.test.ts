// Links between pages: what they say under the cursor, where they lead, who links here, what is offered while writing.

import { expect, test } from 'vitest'
import { anchorPlace, hoverAt, linkCompletionAt, linksTo, pageTargetAt, type Workspace } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const MANUAL = `== config/tech-docs.yml
host: https://docs.example.org
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy *an* application
section: Deployment
---
<!-- note -->
## Before you begin

Ask [the team](/manual/team.html) \`first\`.
Then wait.

## Steps
== source/manual/team.html.md
---
title: The team
---
See [steps](/manual/deploy.html#steps), [deploying](deploy.html), [short][d], [gone](/manual/gone.html).

[d]: /manual/deploy
== source/index.html.md
[steps](https://docs.example.org/manual/deploy.html#steps)
== README.md
[file](source/manual/team.html.md)
`

/** The manual with a page in which the cursor stands. */
function at(text: string): { workspace: Workspace; path: string; offset: number } {
  const fixture = parseFixture(`${MANUAL}== source/manual/zzz.html.md\n${text}`)
  return { workspace: workspaceOf(fixture), path: fixture.cursor!.path, offset: fixture.cursor!.offset }
}

const hover = (text: string): string | undefined => {
  const { workspace, path, offset } = at(text)
  return hoverAt(workspace, path, offset)?.markdown
}

test('a link shows title, section, owner and first lines of its page, escaped', () => {
  expect(hover('[a‸b](/manual/deploy.html)')).toBe(
    '**Deploy \\*an\\* application**\n\n- Section: Deployment\n- Owner: \\#a-team\n\nAsk the team first. Then wait.\n\n*source/manual/deploy.html.md*',
  )
})

test('a link to a heading shows the heading', () => {
  expect(hover('[ab](/manual/deploy.html#ste‸ps)')).toMatch(/^\*\*Steps\*\* in Deploy/)
  expect(hover('[ab][x‸]\n\n[x]: /manual/deploy.html#steps')).toMatch(/^\*\*Steps\*\* in Deploy/)
})

test.each(['a‸b', '[a‸b](/manual/gone.html)', '[a‸b](https://example.org/manual/deploy.html)', '[a‸b](#)'])(
  'nothing is said of %j',
  (text) => expect(hover(text)).toBeUndefined(),
)

function target(text: string): string | undefined {
  const { workspace, path, offset } = at(text)
  const found = pageTargetAt(workspace, path, offset)
  if (!found) return undefined
  const page = workspace.pages.get(found.path)!
  const place = anchorPlace(page, found.anchor, workspace)
  return `${found.path} ${place ? page.text.slice(place.start, place.end) : ''}`.trim()
}

test('where links lead', () => {
  expect(target('[a‸b](/manual/deploy.html#steps)')).toBe('source/manual/deploy.html.md ## Steps')
  expect(target('[ab](/manual/dep‸loy.html#steps)')).toBe('source/manual/deploy.html.md')
  expect(target('[ab](/manual/deploy‸)')).toBe('source/manual/deploy.html.md')
  expect(target('---\ntitle: On‸e\n---\n')).toBe('source/manual/zzz.html.md')
  expect(target('## On‸e\n')).toBe('source/manual/zzz.html.md ## One')
  expect(target('no‸thing')).toBeUndefined()
})

test('every link to a page, and to a heading', () => {
  const { workspace } = at('‸')
  const texts = (path: string, anchor?: string): string[] =>
    linksTo(workspace, { path, anchor }).map(
      ({ path: from, link: { span } }) => `${from} ${workspace.pages.get(from)!.text.slice(span.start, span.end)}`,
    )
  expect(texts('source/manual/deploy.html.md')).toEqual([
    'source/index.html.md https://docs.example.org/manual/deploy.html#steps',
    'source/manual/team.html.md /manual/deploy.html#steps',
    'source/manual/team.html.md deploy.html',
    'source/manual/team.html.md /manual/deploy',
  ])
  expect(texts('source/manual/deploy.html.md', 'steps')).toHaveLength(2)
  expect(texts('source/manual/team.html.md')).toEqual([
    'README.md source/manual/team.html.md',
    'source/manual/deploy.html.md /manual/team.html',
  ])
})

function offered(text: string): string[] | undefined {
  const { workspace, path, offset } = at(text)
  return linkCompletionAt(workspace, path, offset)?.items.map((item) => `${item.text} ${item.title}`)
}

test('pages are offered by address and title', () => {
  expect(offered('[a](‸)')).toEqual([
    '/manual/deploy.html Deploy *an* application',
    '/manual/team.html The team',
    '/index.html index.html.md',
  ])
  expect(offered('[a](/man‸')).toEqual(['/manual/deploy.html Deploy *an* application', '/manual/team.html The team'])
  expect(offered('[a](the‸)')).toEqual(['/manual/team.html The team'])
  expect(offered('[a]: ‸')).toHaveLength(3)
  expect(offered('<a href="‸">')).toHaveLength(3)
})

test('in the form of the links around', () => {
  expect(offered('[x](/manual/team) [a](‸)')?.[0]).toBe('/manual/deploy Deploy *an* application')
  expect(offered('[x](team.html) [a](‸)')?.[0]).toBe('deploy.html Deploy *an* application')
  expect(offered('[x](team.html) [a](/‸)')?.[0]).toBe('/manual/deploy.html Deploy *an* application')
  expect(offered('[x](/manual/team.html) [a](./‸)')?.[0]).toBe('./deploy.html Deploy *an* application')
})

test('anchors of the page that is linked to, and of this one', () => {
  expect(offered('[a](/manual/deploy.html#‸)')).toEqual(['before-you-begin Before you begin', 'steps Steps'])
  expect(offered('## One\n\n[a](#‸)')).toEqual(['one One'])
  expect(offered('[a](/manual/gone.html#‸)')).toEqual([])
})

test('repositories once the address is GitHub’s', () => {
  const found = offered('[a](https://github.com/alphagov/govuk-h‸)')
  expect(found?.some((one) => one.startsWith('https://github.com/alphagov/'))).toBe(found!.length > 0)
  expect(offered('[a](https://example.org/‸)')).toEqual([])
})

test.each(['‸', 'a (‸', '`[a](‸)`', '[a](b) ‸'])('nothing is offered at %j', (text) => {
  expect(offered(text)).toBeUndefined()
})

test('what is replaced is the address so far and the rest of it', () => {
  const { workspace, path, offset } = at('[a](/man‸ual/x.html#y)')
  const { span } = linkCompletionAt(workspace, path, offset)!
  expect(workspace.pages.get(path)!.text.slice(span.start, span.end)).toBe('/manual/x.html')
})
