// Places of a page where words and what they point at disagree on the environment.

import { isEveryday } from './catalogue/vocabulary'
import { announced, namingCommandsIn } from './commands'
import { isUnlabelled, referencesIn } from './families/templates'
import type { Catalogue, Page, Reference, Workspace } from './model'

export interface PageMismatch {
  /** What disagrees. */
  readonly reference: Reference
  /** With what. */
  readonly said: Reference
  readonly kind: 'link' | 'command' | 'jump'
}

const remembered = new WeakMap<Catalogue, ReadonlySet<string>>()

/** The names of current environments that are no everyday words. Remembered while the catalogue stays. */
function clearNamesIn(catalogue: Catalogue): ReadonlySet<string> {
  const known = remembered.get(catalogue)
  if (known) return known
  const active = catalogue.environments.filter(({ kind, state }) => kind === 'environment' && state === 'active')
  const names = active.map(({ name }) => name).filter((name) => !name.startsWith('non-') && !isEveryday(name))
  const found = new Set(names)
  remembered.set(catalogue, found)
  return found
}

/** The mismatches of a Markdown page: a link's words against its host, a heading or sentence against the command under it, an ssh command that jumps through another environment. */
export function* pageMismatchesIn(workspace: Workspace, page: Page): Generator<PageMismatch> {
  const { finder } = workspace
  const clear = clearNamesIn(workspace.catalogue)
  const isOne = ({ name }: Reference) => clear.has(name)
  for (const { kind, image, span, textSpan, destinationSpan } of page.links) {
    if (image || kind === 'autolink' || kind === 'bare' || !destinationSpan) continue
    if (!finder.mayLieIn(page, textSpan) || !finder.mayLieIn(page, destinationSpan)) continue
    if (!finder.mayDisagree(page, span)) continue
    const hosts = referencesIn(workspace, page, destinationSpan)
    const reference = hosts.find(({ form, text }) => form === 'host' && !text.includes('.'))
    if (!reference || !isOne(reference)) continue
    const words = referencesIn(workspace, page, textSpan)
    const [said] = words
    if (!said || !isOne(said)) continue
    // Words that are an address are links/text-mismatch's business.
    if (/^(?:https?:\/\/|[\w-]+\.[\w-]+\.)/.test(page.text.slice(textSpan.start, textSpan.end))) continue
    if (words.some(({ name }) => name !== said.name) || hosts.some(({ name }) => name === said.name)) continue
    if (reference.name !== said.name) yield { reference, said, kind: 'link' }
  }
  for (const command of namingCommandsIn(workspace, page)) {
    const text = page.text.slice(command.span.start, command.span.end)
    const said = announced(workspace, page, command)
    const isJump = /^ssh\s/.test(text)
    // Nearly always: so what it names itself need not be known.
    if (!said && !isJump) continue
    const [reference] = command.mentions
    if (!reference || isUnlabelled(reference)) continue
    if (command.environments.length === 1) {
      if (!isOne(reference) || isMove(text)) continue
      if (said && said.name !== reference.name && isOne(said)) yield { reference, said, kind: 'command' }
    } else if (isJump) {
      // `ssh $(ssh integration "…").staging`: a host found in one environment, and looked for in another.
      const isNested = text.includes('$(ssh ')
      const hosts = command.mentions.filter(
        (one) => (isNested || one.form === 'host') && !isUnlabelled(one) && isOne(one),
      )
      const other = hosts.find(({ name }) => name !== hosts[0]!.name)
      if (other) yield { reference: hosts[0]!, said: other, kind: 'jump' }
    }
  }
}

/** Whether a command takes data from one place to another, so that it may well name only the other end. */
function isMove(text: string): boolean {
  return /(?:^|\s)(?:cp|scp|rsync|sync|mv|mysqldump|pg_dump|restore|import|get-login\S*|login)(?:\s|$)/.test(text)
}
