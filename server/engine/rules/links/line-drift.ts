// links/line-drift: a link to lines of a file on a branch, where the lines move.

import { type GitHubLink, githubLinksWith, linksToGitHub } from '../../github'
import type { Clone, Fix, Found, Page, Rule, Workspace } from '../../model'
import { isRecord } from '../../past'
import { cloneOf, isLately, repositoryNamed, showsDefault } from '../../repositories'

export const lineDrift: Rule = {
  card: {
    id: 'links/line-drift',
    severity: 'hint',
    summary: 'A link leads to numbered lines of a file that goes on changing.',
    why: `Lines 10 to 20 of \`main\` are other lines after the next change above them, and nobody notices. A permalink (on GitHub, press \`y\`) keeps showing what was meant.

Where a clone of the repository lies in or beside the workspace, the fix pins the link to the commit that the clone last fetched, and a link to lines behind the file’s end is a warning: it has drifted already. If the clone has not been fetched for a month that is a hint, because the file may have grown meanwhile. In retired repositories no line moves any more.`,
    examples: [
      {
        title: 'Lines of a branch, and of a commit',
        text: `---
owner_slack: "#a-team"
title: How a message is sent
section: Email
layout: manual_layout
---

See [the job](https://github.com/alphagov/email-alert-api/blob/main/app/jobs/send.rb#L4-L9).
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/line-drift Lines 4 to 9 of a file on main are other lines once it changes. Link to a commit (on GitHub press y), or to the file without a line.

Here it is [for good](https://github.com/alphagov/email-alert-api/blob/0123456789abcdef0123456789abcdef01234567/app/jobs/send.rb#L4-L9).
`,
      },
    ],
  },
  scope: 'workspace',
  follows: [],
  skips: (page) => page.kind !== 'markdown' || !linksToGitHub(page),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const links = githubLinksWith(page, hasLines)
    if (links.length === 0 || isRecord(page.path)) return
    for (const link of links) {
      const { repository, ref, lines, path } = link.target
      // The first line stays the first.
      if (
        lines === undefined ||
        lines.to === 1 ||
        ref === undefined ||
        repositoryNamed(workspace, repository)?.state === 'retired'
      )
        continue
      const clone = cloneOf(workspace, repository)
      if (!MOVING.has(ref) && !clone?.branches.has(ref)) continue
      const file = clone && showsDefault(clone, ref) ? clone.paths.get(path) : undefined
      const length = file?.kind === 'file' ? file.lines : undefined
      const what = lines.from === lines.to ? `Line ${lines.from}` : `Lines ${lines.from} to ${lines.to}`
      if (clone && length !== undefined && length < lines.to)
        yield {
          span: link.span,
          severity: isLately(clone, workspace.today) ? 'warning' : 'hint',
          message: `The file has ${length} line${length === 1 ? '' : 's'} on ${clone.branch}${
            clone.fetched === undefined ? '' : `, as fetched on ${clone.fetched}`
          }, so there is no line ${lines.to}. Look where the lines are now, and link to a commit (on GitHub press y), or to the file without a line.`,
        }
      else
        yield {
          span: link.span,
          message: `${what} of a file on ${ref} ${lines.from === lines.to ? 'is another line' : 'are other lines'} once it changes. Link to a commit (on GitHub press y), or to the file without a line.`,
          fixes: clone && length !== undefined ? pinned(page, link, clone) : [],
        }
    }
  },
}

function hasLines(address: string): boolean {
  return address.includes('#L')
}

/** Names that are branches, clone or no clone. */
const MOVING = new Set(['main', 'master', 'HEAD', 'trunk', 'develop', 'development', 'gh-pages'])

/** The same file at the commit that the clone shows. */
function pinned(page: Page, { span, target }: GitHubLink, { commit, fetched }: Clone): readonly Fix[] {
  const { ref, refSpan } = target
  if (commit === undefined || ref === undefined || refSpan === undefined) return []
  const at = { start: span.start + refSpan.start, end: span.start + refSpan.end }
  if (page.text.slice(at.start, at.end) !== ref) return []
  const title = `Link to the commit ${commit.slice(0, 7)} of the local clone${fetched === undefined ? '' : ` (fetched ${fetched})`}`
  return [{ title, edits: [{ path: page.path, span: at, text: commit }], safe: false }]
}
