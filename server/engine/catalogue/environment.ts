// What every source of the catalogue begins an environment and its links with.

import type { Environment, Pointer } from '../model'

/** Longer names and aliases (in UTF-16 units) don't count: each is looked for in every text, in all ways that it may be written. */
export const LONGEST_NAME = 100

/** What to say of one. */
export const tooLong = (what: 'name' | 'alias'): string =>
  `This is longer than ${LONGEST_NAME} characters, and so doesn’t count as an environment’s ${what}. Write a shorter one.`

/** An environment of which only the name is known. */
export function blankEnvironment(name: string, title = name.charAt(0).toUpperCase() + name.slice(1)): Environment {
  return {
    name,
    title,
    aliases: [],
    kind: 'environment',
    state: 'active',
    purpose: '',
    accounts: [],
    hosts: [],
    pointers: [],
    sources: [],
  }
}

/** A link without its role; one into a repository on GitHub says into which and where there. */
export function pointerTo(url: string, title: string): Omit<Pointer, 'role'> {
  const github = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)(?:\/(?:blob|tree)\/[\w.-]+\/([^#?]+))?/.exec(url)
  return {
    title,
    url,
    ...(github?.[1] ? { repository: github[1].replace(/\.git$/, '') } : {}),
    ...(github?.[2] ? { path: github[2] } : {}),
  }
}
