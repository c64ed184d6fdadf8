// environments/mismatch: what belongs to one environment names another.

import { commentMismatchesIn, type Mismatch, mismatchesIn } from '../../families/mismatches'
import type { Fix, Found, Page, Rule, Workspace } from '../../model'
import { pageMismatchesIn } from '../../page-mismatches'

export const mismatch: Rule = {
  card: {
    id: 'environments/mismatch',
    severity: 'warning',
    summary: 'A file that belongs to one environment names another, where its siblings name themselves.',
    why: `Configuration is copied from one environment to the next, and what was not changed on the way goes on to act on the other: a host, an account, a bucket or project, a cluster, a comment. Whose file it is comes from its path, or from the key above; the siblings prove what is meant. The same goes for a page: a link that says staging and leads to integration, a heading for production over a command for staging.

Many mentions of another environment are meant, and silent: restores and syncs, promotion (\`nextEnvironment\`), grants across accounts and other lists of several environments, the registry that all share, what a comment on the spot explains, what all siblings share, and what a file does throughout. Without proof from a third sibling it is a hint at most, unless the sibling that is named says the very same. It is a hint, too, where as many siblings name another environment in that place as name themselves, since then they share, and where a developer’s machine, a build, a sandbox or a pull request’s environment uses what is another’s, but not production’s.`,
    examples: [
      {
        title: 'Copied from its sibling',
        text: `== charts/values-integration.yaml
project: chat-integration
== charts/values-production.yaml
project: chat-production
== charts/values-staging.yaml
project: chat-integration
              ^^^^^^^^^^^ environments/mismatch This is staging’s file (its path says “staging”), but the project named here is integration’s. In the same place integration and production name themselves. Use staging’s, or say in a comment why not.
`,
        fixed: `== charts/values-integration.yaml
project: chat-integration
== charts/values-production.yaml
project: chat-production
== charts/values-staging.yaml
project: chat-staging
`,
      },
      {
        title: 'Link text against its host',
        text: `---
owner_slack: "#a-team"
title: Look at the graphs
section: Monitoring
layout: manual_layout
---

See [Grafana in staging](https://grafana.eks.integration.govuk.digital/).
                                             ^^^^^^^^^^^ environments/mismatch The link’s words say “staging”, but its host is integration’s. Correct one of the two.
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others'],
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (page.kind === 'markdown') {
      for (const { reference, said, kind } of pageMismatchesIn(workspace, page))
        yield {
          span: reference.span,
          severity: kind === 'link' ? 'warning' : 'hint',
          message: `${AGAINST[kind](said.text)} ${reference.name}’s. Correct one of the two.`,
          related: [{ path: page.path, span: said.span, message: `${said.name} is named here` }],
        }
      return
    }
    for (const found of mismatchesIn(workspace, page))
      yield {
        span: found.mention.reference.span,
        severity: found.severity,
        message: messageOf(page, found, workspace),
        related: found.siblings,
        fixes: fixesOf(page, found),
      }
    for (const { reference, own, siblings } of commentMismatchesIn(workspace, page)) {
      const severity = siblings.length > 1 ? 'warning' : 'hint'
      const message = `This is ${own}’s file, but this comment speaks of ${reference.name}, in the words in which ${list(siblings.map(({ environment }) => environment))} ${siblings.length > 1 ? 'name themselves' : 'speaks of itself'}. Correct it if it was copied.`
      yield { span: reference.span, severity, message, related: siblings }
    }
  },
}

const AGAINST: Readonly<Record<'link' | 'command' | 'jump', (said: string) => string>> = {
  link: (said) => `The link’s words say “${said}”, but its host is`,
  command: (said) => `The text above says “${said}”, but this command acts on`,
  jump: (said) => `This command goes on to “${said}”, but its first host is`,
}

function messageOf(page: Page, { mention, token, siblings }: Mismatch, { environmentOf }: Workspace): string {
  const { own, reference } = mention
  const path = environmentOf(page.path)
  const why =
    path?.name === own ? `its path says “${page.path.slice(path.span.start, path.span.end)}”` : 'its key says so'
  const what = path?.name === own ? 'file' : 'part of the file'
  const others = siblings.map(({ message }) => message.split(' ', 1)[0]!)
  const proof =
    others.length > 0
      ? `In the same place ${list(others)} ${others.length > 1 ? 'name themselves' : 'names itself'}. `
      : ''
  return `This is ${own}’s ${what} (${why}), but the ${token} named here is ${reference.name}’s. ${proof}Use ${own}’s, or say in a comment why not.`
}

/** Only for a name that is spelt out: an account’s number or a secret can’t be made from the other. */
function fixesOf(page: Page, { mention, isProven }: Mismatch): readonly Fix[] {
  const { reference, own } = mention
  if (!isProven || reference.text.toLowerCase() !== reference.name) return []
  const edits = [{ path: page.path, span: reference.span, text: own }]
  return [{ title: `Replace with “${own}”`, edits, safe: false }]
}

function list(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
