// What a new page begins with, and where it goes.

import { describe, expect, test } from 'vitest'
import { createChecker, type NewPage, newPage, newPageChoices, withFiles } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const MANUAL = `== config/tech-docs.yml
== source/layouts/manual_layout.html.erb
== source/manual/a.html.md
---
owner_slack: "#a-team"
title: Restore a backup
section: Deployment
layout: manual_layout
---
== source/kubernetes/deploy/index.html.md
---
title: Deploy
---
`
const HANDBOOK = `== config/tech-docs.yml
== source/index.html.md
---
title: Handbook
last_reviewed_on: 2026-10-01
review_in: 3 months
owner_slack: "#desk"
---
`

function made(files: string, given: Parameters<typeof newPage>[2], near?: string): NewPage {
  const workspace = workspaceOf(parseFixture(files))
  const choices = newPageChoices(workspace, near)!
  const page = newPage(workspace, choices.folder, given)
  if ('refused' in page) throw new Error(page.refused)
  return page
}

describe('a new page', () => {
  test('of the developer manual has the keys that it has to have, and nothing to complain of', () => {
    const page = made(MANUAL, { title: ' Roll  back ', section: 'Deployment', owner: '#a-team' })
    expect(page.path).toBe('source/manual/roll-back.html.md')
    expect(page.text).toBe(
      '---\nowner_slack: "#a-team"\ntitle: Roll back\nsection: Deployment\nlayout: manual_layout\n---\n\n',
    )
    expect(page.cursor).toBe(page.text.length)
    const workspace = withFiles(workspaceOf(parseFixture(MANUAL)), [page])
    expect(createChecker().checkPage(workspace, page.path)).toEqual([])
  })

  test('keeps the place of what is not said yet', () => {
    expect(made(MANUAL, { title: 'Roll back' }).text).toBe(
      '---\nowner_slack:\ntitle: Roll back\nsection:\nlayout: manual_layout\n---\n\n',
    )
  })

  test('of a site that reviews its pages is reviewed today, for as long as others are', () => {
    expect(made(HANDBOOK, { title: 'Été: l’hôpital', owner: '#desk' })).toMatchObject({
      path: 'source/ete-lhopital.html.md',
      text: '---\ntitle: "Été: l’hôpital"\nlast_reviewed_on: 2026-11-24\nreview_in: 3 months\nowner_slack: "#desk"\n---\n\n',
    })
  })

  test('stands beside the page in front, and has the line endings of its neighbours', () => {
    const near = 'source/kubernetes/deploy/index.html.md'
    expect(made(MANUAL, { title: 'Roll back' }, near).path).toBe('source/kubernetes/deploy/roll-back.html.md')
    expect(made(MANUAL, { title: 'Roll back' }, 'config/tech-docs.yml').path).toBe('source/manual/roll-back.html.md')
    expect(
      made(
        HANDBOOK.replaceAll('\n', '\r\n').replace(/== .*\r/g, (line) => line.trim()),
        { title: 'B' },
      ).text,
    ).toMatch(/^---\r\n/)
  })

  test('is offered the section and owner of the page in front first', () => {
    const other = (name: string) =>
      `== source/manual/${name}.html.md\n---\nowner_slack: "#b-team"\ntitle: Roll back ${name}\nsection: Alerts\nlayout: manual_layout\n---\n`
    const workspace = workspaceOf(parseFixture(`${MANUAL}${other('b')}${other('c')}`))
    const first = (near: string) => {
      const { sections, owners } = newPageChoices(workspace, near)!
      return [sections.map(({ value }) => value), owners.map(({ value }) => value)]
    }
    expect(first('source/manual/b.html.md')).toEqual([
      ['Alerts', 'Deployment'],
      ['#b-team', '#a-team'],
    ])
    expect(first('source/manual/a.html.md')).toEqual([
      ['Deployment', 'Alerts'],
      ['#a-team', '#b-team'],
    ])
  })

  test('is refused where its address is taken', () => {
    const workspace = workspaceOf(
      parseFixture(`${MANUAL}== source/manual/roll-back/index.html.md\n---\ntitle: A\n---\n`),
    )
    expect(newPage(workspace, 'source/manual/', { title: 'Roll back' })).toEqual({
      refused: expect.stringMatching(/^source\/manual\/roll-back\/index\.html\.md has this address already/),
    })
  })
})
