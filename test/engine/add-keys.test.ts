// All keys that a page lacks, put in at once.

import { expect, test } from 'vitest'
import { edited, missingKeysFix } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const OTHERS = `== source/manual/a.html.md
---
owner_slack: "#a-team"
title: Restore a backup
section: Deployment
layout: manual_layout
---
== source/manual/b.html.md
---
owner_slack: "#a-team"
title: Roll back
section: Deployment
layout: manual_layout
---
`
const PATH = 'source/manual/deploy-it.html.md'

function fixed(page: string, others = OTHERS) {
  const workspace = workspaceOf(parseFixture(`${others}== ${PATH}\n${page}`))
  const fix = missingKeysFix(workspace, PATH)
  return fix && { title: fix.title, text: edited(workspace.pages.get(PATH)!.text, PATH, fix.edits) }
}

test('in house order, with what the folder’s pages have', () => {
  expect(fixed('---\n# Ours\nsection: "Other" # why\n---\n# Deploy it: how\n')).toEqual({
    title: 'Add “owner_slack, title, layout”',
    text: '---\nowner_slack: "#a-team"\ntitle: "Deploy it: how"\n# Ours\nsection: "Other" # why\nlayout: manual_layout\n---\n# Deploy it: how\n',
  })
})

test('a title from the file’s name, a section that the folder’s pages agree on', () => {
  expect(fixed('---\nowner_slack: "#a-team"\nlayout: manual_layout\n---\n')?.text).toBe(
    '---\nowner_slack: "#a-team"\ntitle: Deploy it\nsection: Deployment\nlayout: manual_layout\n---\n',
  )
})

test('one key alone says what is put in; none is put in that nothing is known of', () => {
  const page = '---\nowner_slack: "#a-team"\ntitle: Deploy\nlayout: manual_layout\n---\n'
  expect(fixed(page)?.title).toBe('Add “section: Deployment”')
  expect(fixed(page, '== config/tech-docs.yml\n== source/manual/a.html.md\n')).toBeUndefined()
  expect(fixed('---\nowner_slack: "#a-team"\ntitle: Deploy\nsection: A\nlayout: manual_layout\n---\n')).toBeUndefined()
})
