// links/text-mismatch: a link's text names one repository or address, its destination another.

import type { Catalogue, Found, Link, Page, Rule, Span, Workspace } from '../../model'

export const textMismatch: Rule = {
  card: {
    id: 'links/text-mismatch',
    severity: 'warning',
    summary: 'A link’s text names one repository or address and leads to another.',
    why: 'When a repository is replaced, one of the two is easily forgotten, and readers end up elsewhere than they think. The rule speaks only when the text is nothing but the name of a repository (`owner/name`, or a name that the workspace knows) or a whole address.',
    examples: [
      {
        title: 'Another repository',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

It is set up in [alphagov/govuk-infrastructure](https://github.com/alphagov/govuk-helm-charts/tree/main/charts).
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/text-mismatch The text names alphagov/govuk-infrastructure, the link leads to alphagov/govuk-helm-charts. Change one of the two.
`,
      },
      {
        title: 'Another address',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

Look at [https://grafana.eks.staging.govuk.digital](https://grafana.eks.production.govuk.digital/).
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/text-mismatch The text says grafana.eks.staging.govuk.digital, the link leads to grafana.eks.production.govuk.digital. Change one of the two.
`,
      },
    ],
  },
  scope: 'page',
  skips: (page) => page.kind !== 'markdown' || !page.links.some((link) => mayMismatch(link, page.text)),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    for (const link of page.links) {
      if (!mayMismatch(link, page.text)) continue
      const { textSpan, destination } = link
      // ERB and other templates make addresses only later.
      if (!/^(?:https?:)?\/\//.test(destination) || /[<>{}$]/.test(destination)) continue
      const said = page.text.slice(textSpan.start, textSpan.end).replace(/^[`*_\s]+|(?<![`*_\s])[`*_\s]+$/g, '')
      const message = addresses(said, destination) ?? repositories(said, destination, workspace.catalogue)
      if (message) yield { span: textSpan, message: `${message} Change one of the two.` }
    }
  },
}

/** A quick look: false where a link surely is no picture's with a text of its own, or its address has no host, or its text is a sentence and no name. */
function mayMismatch({ kind, image, textSpan, destination }: Link, text: string): boolean {
  if (image || kind === 'bare' || kind === 'autolink' || kind === 'html') return false
  const first = destination.charCodeAt(0)
  return (first === LETTER_H || (first === SLASH && destination.charCodeAt(1) === SLASH)) && !isSentence(text, textSpan)
}

const SLASH = 47
const LETTER_H = 104

/** Whether a text of words, without marks at its ends, has a blank in it, so that it is no name. */
function isSentence(text: string, { start, end }: Span): boolean {
  if (!isWord(text.charCodeAt(start)) || !(isWord(text.charCodeAt(end - 1)) || text[end - 1] === '.')) return false
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === BLANK) return true
  return false
}

const BLANK = 32

/** Whether a code is that of a letter (A-Z in either case) or digit. */
function isWord(code: number): boolean {
  const low = code | 32
  return (low >= 97 && low <= 122) || (code >= 48 && code <= 57)
}

/** Hosts of short addresses, which lead on to where nobody can see from here. */
const SHORTENERS = new Set(
  'aka.ms bit.ly buff.ly git.io goo.gl is.gd j.mp ow.ly t.co t.ly tiny.cc tinyurl.com'.split(' '),
)

function addresses(said: string, destination: string): string | undefined {
  const text = /^(?:https?:\/\/|www\.)[^\s<>{}$…]+$/i.test(said) && !said.includes('...') ? plain(said) : undefined
  if (text === undefined) return undefined
  const target = plain(destination)
  const [host, targetHost] = [hostOf(text), hostOf(target)]
  if (host !== targetHost && SHORTENERS.has(targetHost)) return undefined
  if (host !== targetHost) return `The text says ${host}, the link leads to ${targetHost}.`
  // A shortened text is no mistake, nor is one that was moved within a site by a redirect nobody can see from here.
  const [one, other] = [repositoryOf(`https://${text}`), repositoryOf(`https://${target}`)]
  return one && other && !same(one, other) ? `The text names ${one}, the link leads to ${other}.` : undefined
}

function repositories(said: string, destination: string, catalogue: Catalogue): string | undefined {
  const named = /^([\w.-]+\/)?([\w.-]*\w)(?:#\d+)?$/.exec(said)
  const [, owner, name = ''] = named ?? []
  // A plain word is no repository's name.
  if (owner === undefined && !/[-_]/.test(name)) return undefined
  const target = repositoryOf(destination)
  if (!target) return undefined
  const [targetOwner = '', targetName = ''] = target.split('/')
  if (same(name, targetName)) {
    const moved = owner !== undefined && !same(owner.slice(0, -1), targetOwner)
    return moved ? `The text names ${said}, the link leads to ${target}.` : undefined
  }
  // “Quick/Nimble” of two products, the first of which has a repository of its own name.
  if (same(targetOwner, targetName) && /^[A-Z][^/]*\/[A-Z]/.test(said) && same(targetName, owner?.slice(0, -1) ?? ''))
    return undefined
  // A file or folder of that name in the other repository is what is meant.
  if (flat(destination).includes(flat(name))) return undefined
  const known = flatNames(catalogue).has(flat(name))
  const isRepository = owner === undefined ? known : known || same(owner.slice(0, -1), targetOwner)
  return isRepository ? `The text names ${said}, the link leads to ${target}.` : undefined
}

const remembered = new WeakMap<Catalogue, ReadonlySet<string>>()

/** The names of all repositories, without their owners. */
function flatNames(catalogue: Catalogue): ReadonlySet<string> {
  const known =
    remembered.get(catalogue) ??
    new Set(catalogue.repositories.map(({ name }) => flat(name.slice(name.indexOf('/') + 1))))
  remembered.set(catalogue, known)
  return known
}

function plain(address: string): string {
  return address
    .replace(/^(?:https?:)?\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/(?<![/.,])[/.,]+$/, '')
}

function hostOf(address: string): string {
  return address.split(/[/?#]/, 1)[0]!.toLowerCase()
}

/** `owner/name` of an address on GitHub. */
function repositoryOf(address: string): string | undefined {
  return /^(?:https?:)?\/\/(?:www\.)?github\.com\/([\w.-]+\/[\w.-]+)/.exec(address)?.[1]?.replace(/\.git$/, '')
}

function same(one: string, other: string): boolean {
  return flat(one) === flat(other)
}

/** GitHub doesn't mind case; people mix `-` and `_` up without meaning another repository. */
function flat(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
