// Clones beside the workspace, found by git's files on a real disk.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { clonesNear, inClone } from '../../server/node/clones'
import { folderOf } from './folder'

const config = (url: string): string =>
  `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`

test('workspace folders and their neighbours, by where they were cloned from', () => {
  const root = folderOf({
    'manual/.git/config': config('git@github.com:alphagov/govuk-developer-docs.git'),
    'charts/.git/config': config('https://github.com/alphagov/Govuk-Helm-Charts'),
    'other/.git/config': config('https://example.org/alphagov/govuk-docker'),
    'broken/.git/config': '[remote',
    'plain/README.md': '',
  })
  const at = (name: string): string => pathToFileURL(join(root, name)).href
  expect(clonesNear([at('manual')])).toEqual(
    new Map([
      ['alphagov/govuk-developer-docs', at('manual')],
      ['alphagov/govuk-helm-charts', at('charts')],
    ]),
  )
  expect(clonesNear(['vscode-vfs://github/alphagov/x'])).toEqual(new Map())
})

test('a file of a clone, for a folder its readme or first file; nothing that is not there or lies outside', () => {
  const root = folderOf({
    'a/values.yaml': '',
    'a/b.tf': '',
    'a/Readme.md': '',
    'c/z.tf': '',
    'c/.hidden': '',
    'c/y.tf': '',
  })
  const clone = pathToFileURL(join(root)).href
  const name = (path: string): string | undefined => inClone(clone, path)?.slice(clone.length + 1)
  expect(['a/values.yaml', 'a', 'c', '', 'x', '../a', 'a/../../x'].map(name)).toEqual([
    'a/values.yaml',
    'a/Readme.md',
    'c/y.tf',
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
