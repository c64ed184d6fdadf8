// What is told of a document's findings: a short stand-in for them at once, the whole when asked for.

import type { Diagnostic } from 'vscode-languageserver'
import type { Finding } from '../engine'
import { fingerprint } from './fingerprint'
import { diagnosticOf, type Places } from './translate'

export interface Told {
  readonly id: string
  readonly items: () => Diagnostic[]
}

export interface Telling {
  of(findings: readonly Finding[], places: Places): Told
  /** Whether the id of findings that have been told of holds as long as they do. */
  isSteady(findings: readonly Finding[]): boolean
}

/** `related`: whether the client shows related places. Ids are remembered by the findings. */
export function createTelling(related: () => boolean): Telling {
  const ids = new WeakMap<readonly Finding[], string>()
  return {
    of(findings, places) {
      const id = ids.get(findings) ?? fingerprint(findings, places, related())
      // Places in other files may move to other lines while the findings stay the same.
      if (!findings.some(({ path, related }) => related.some((one) => one.path !== path))) ids.set(findings, id)
      return { id, items: () => findings.map((finding) => diagnosticOf(finding, places, related())) }
    },
    isSteady: (findings) => ids.has(findings),
  }
}
