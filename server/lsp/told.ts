// What is told of a document's findings: a short stand-in for them at once, the whole when asked for.

import type { Diagnostic } from 'vscode-languageserver'
import type { Finding, Page } from '../engine'
import type { OpenDocument } from './documents'
import { fingerprint } from './fingerprint'
import type { Told as ToldOfClosed } from './gone-through'
import { diagnosticOf, type Places } from './translate'

export interface Told {
  readonly id: string
  readonly items: () => Diagnostic[]
}

/** A document and its findings; `key` is its URI for comparing, `document` undefined unless it is open. */
export interface Account extends Told {
  readonly key: string
  readonly uri: string
  readonly document: OpenDocument | undefined
}

export interface ClosedAccount extends Account, ToldOfClosed {
  readonly document: undefined
}

export interface Telling {
  of(findings: readonly Finding[], places: Places): Told
  /** Whether the id of findings that have been told of holds as long as they do. */
  isSteady(findings: readonly Finding[]): boolean
}

/** An id, and the other files whose lines it follows from, as they were: weakly, or the text of one that is edited would stay. */
interface Id {
  readonly id: string
  readonly others: readonly (readonly [path: string, page: WeakRef<Page> | undefined])[]
}

/** `related`: whether the client shows related places. Ids are remembered by the findings. */
export function createTelling(related: () => boolean): Telling {
  const ids = new WeakMap<readonly Finding[], Id>()
  return {
    of(findings, places) {
      let known = ids.get(findings)
      // Places in other files may move to other lines while the findings stay the same.
      if (!known?.others.every(([path, page]) => places.page(path) === page?.deref())) {
        const others = new Set(findings.flatMap(({ path, related }) => elsewhere(related, path)))
        known = {
          id: fingerprint(findings, places, related()),
          others: [...others].map((path) => {
            const page = places.page(path)
            return [path, page && new WeakRef(page)] as const
          }),
        }
        ids.set(findings, known)
      }
      return { id: known.id, items: () => findings.map((finding) => diagnosticOf(finding, places, related())) }
    },
    isSteady: (findings) => ids.get(findings)?.others.length === 0,
  }
}

/** The files that related places are in, but for one. */
function elsewhere(related: Finding['related'], path: string): string[] {
  return related.flatMap((one) => (one.path === path ? [] : one.path))
}
