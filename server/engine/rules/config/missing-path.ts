// config/missing-path: manual-lens.yml names a page, an anchor or a folder that is not there.

import { configIn, isConfig, readConfig } from '../../catalogue/config'
import { asFolder, pageSpot } from '../../catalogue/config-catalogue'
import { indexOfAnchor } from '../../catalogue/environments-page'
import type { Found, Page, Rule, Span, Workspace } from '../../model'
import { pageAnchors } from '../../site/anchors'
import { nearest } from '../../suggest'

export const missingPath: Rule = {
  card: {
    id: 'config/missing-path',
    severity: 'warning',
    summary: '`manual-lens.yml` names a page, an anchor or a folder that is not there.',
    why: 'Hovers and Go to Definition lead to the `page` that describes an environment, and applications are read `from` a folder. When a page is moved or a heading renamed, both come to nothing without a word.',
    examples: [
      {
        title: 'Moved and renamed',
        text: `== manual-lens.yml
extends: none
applications:
  from: app
        ^^^ config/missing-path There is no folder “app” with files in it. Did you mean “apps”?
environments:
  test:
    page: docs/environment.md#test
          ^^^^^^^^^^^^^^^^^^^^^^^^ config/missing-path There is no page “docs/environment.md”. Did you mean “docs/environments.md”?
  production:
    page: docs/environments.md#prodution
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ config/missing-path No heading of docs/environments.md has the anchor “prodution”. Did you mean “production”?
== docs/environments.md
# Test

# Production
== apps/mill.json
{}
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'anchors'],
  skips: ({ path }) => !isConfig(path),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (page !== configIn(workspace.pages)) return
    for (const { path, span, text } of readConfig(page).spots) {
      if (path.at(-1) === 'page') yield* pageProblem(page, span, text, workspace)
      if (path[0] === 'applications' && path[1] === 'from') {
        const folders = foldersOf(workspace.files)
        if (!folders.has(asFolder(text).replace(/\/$/, '')))
          yield problem(page, span, `There is no folder “${text}” with files in it.`, nearest(text, folders)[0])
      }
    }
  },
}

function* pageProblem(page: Page, span: Span, text: string, workspace: Workspace): Iterable<Found> {
  const { path, anchor } = pageSpot(text)
  const there = workspace.pages.get(path)
  const behind = anchor === undefined ? '' : `#${anchor}`
  if (!workspace.files.has(path)) {
    const pages = [...workspace.pages.values()].flatMap(({ kind, path }) => (kind === 'markdown' ? path : []))
    yield problem(page, span, `There is no page “${path}”.`, nearest(path, pages)[0], (guess) => guess + behind)
  } else if (there && anchor !== undefined && indexOfAnchor(there, anchor) === -1) {
    const [guess] = nearest(anchor, pageAnchors(there.headings, 'tech-docs'))
    yield problem(page, span, `No heading of ${path} has the anchor “${anchor}”.`, guess, (name) => `${path}#${name}`)
  }
}

function problem(page: Page, span: Span, what: string, guess?: string, whole = (guess: string) => guess): Found {
  if (guess === undefined) return { span, message: `${what} Correct the path, or remove it.` }
  const edits = [{ path: page.path, span, text: whole(guess) }]
  const fix = { title: `Write “${whole(guess)}”`, edits, safe: false }
  return { span, message: `${what} Did you mean “${guess}”?`, fixes: [fix] }
}

function foldersOf(files: ReadonlySet<string>): ReadonlySet<string> {
  const folders = new Set([''])
  for (const path of files)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) folders.add(path.slice(0, end))
  return folders
}
