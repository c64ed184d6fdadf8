// Words of titles: which are names, which begin with a capital for no reason, and which verb stands behind one in “ing”.

import type { Page, Workspace } from './model'

/** Whether a word is the name of a known repository. */
export function isRepository(word: string, { catalogue }: Workspace): boolean {
  return catalogue.repositories.some(({ name }) => name.slice(name.indexOf('/') + 1) === word)
}

/** Whether the page's body has a word (letters only) just so. */
export function isWordOf({ text, frontMatter }: Page, word: string): boolean {
  for (let at = text.indexOf(word, frontMatter?.span.end); at !== -1; at = text.indexOf(word, at + word.length))
    if (!/[\p{L}\p{N}_./-]/u.test(`${text[at - 1] ?? ''}${text[at + word.length] ?? ''}`)) return true
  return false
}

/** The long words behind the first, when all of them begin with a capital letter as in a headline; none otherwise. */
export function capitalised(title: string): string[] {
  const words = title
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\p{L}{4,}$/u.test(word))
  return words.every((word) => /^\p{Lu}\p{Ll}+$/u.test(word)) ? words : []
}

/** Verbs that manuals are about, by their form in “ing”; English has no rule that gives “set” for “setting” and “release” for “releasing”. */
export const PLAIN: ReadonlyMap<string, string> = new Map(
  'Add Build Change Check Configure Connect Create Debug Delete Deploy Develop Edit Fix Get Install Keep Manage Migrate Monitor Move Publish Reboot Receive Release Remove Rename Republish Restore Rotate Run Set Support Switch Test Troubleshoot Unpublish Update Upgrade Use View Work Write'
    .split(' ')
    .map((verb) => [gerund(verb.toLowerCase()), verb]),
)

function gerund(verb: string): string {
  if (/^(?:run|set|get|debug)$/.test(verb)) return `${verb}${verb.at(-1)}ing`
  return `${verb.replace(/e$/, '')}ing`
}
