// config/invalid: something in manual-lens.yml that is not understood.

import { configIn, isConfig, readConfig } from '../../catalogue/config'
import type { Found, Page, Rule, Workspace } from '../../model'

export const invalid: Rule = {
  card: {
    id: 'config/invalid',
    severity: 'error',
    summary: 'Something in `manual-lens.yml` is not understood.',
    why: 'What is wrong in the configuration is left out, and the rest of it counts; so a slip shows here and not as findings all over the workspace. What may stand in the file is described in [Configuration](../../configuration.md).',
    examples: [
      {
        title: 'Slips in names and values',
        text: `== manual-lens.yml
extends: none
environments:
  staging:
    sumary: The last stop before production.
    ^^^^^^ config/invalid There is no key “sumary” here. Did you mean “summary”?
    state: retird
           ^^^^^^ config/invalid “state” takes active, deprecated, retired.
  north east:
  ^^^^^^^^^^ config/invalid “north east” can’t be an environment’s name: it takes letters, digits, - and _.
    access: Everybody.
rules:
  links/relativ: off
  ^^^^^^^^^^^^^ config/invalid “links/relativ” is not a rule’s id. Did you mean “links/relative”?
`,
      },
    ],
  },
  scope: 'page',
  skips: ({ path }) => !isConfig(path),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (!isConfig(page.path)) return
    const first = configIn(workspace.pages)
    if (first && first !== page) {
      const span = { start: 0, end: page.text.split(/\r?\n/, 1)[0]!.length }
      yield { span, message: `Only ${first.path} counts, which stands beside this file. Put them together.` }
      return
    }
    for (const { span, message, instead } of readConfig(page).problems) {
      const edits = instead === undefined ? [] : [{ path: page.path, span, text: instead }]
      yield { span, message, fixes: edits.length === 0 ? [] : [{ title: `Write “${instead}”`, edits, safe: false }] }
    }
  },
}
