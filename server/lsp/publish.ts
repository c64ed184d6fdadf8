// Diagnostics: one account of them behind both ways of telling, asked for (pull) and sent (push).

import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type PublishDiagnosticsParams,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { Finding } from '../engine'
import { isDirty } from './documents'
import type { Place, Root, Session } from './session'
import type { Settings } from './settings'
import { diagnosticOf, normalised } from './translate'

interface Told {
  /** Changes with the diagnostics and with nothing else. */
  readonly id: string
  readonly items: readonly Diagnostic[]
}

export interface Publisher {
  /** The answer to a pull for one document; `previous` is the id the client has. */
  document(uri: string, previous: string | undefined): DocumentDiagnosticReport
  /** The answer to a pull for everything. Documents that are being edited are left out: their own pull answers for them. */
  workspace(previous: readonly PreviousResultId[]): WorkspaceDocumentDiagnosticReport[]
  /** What has changed since the last call, for clients that are sent diagnostics; `[]` for documents that have none any more. */
  changes(): PublishDiagnosticsParams[]
}

export function createPublisher(session: Session, settings: () => Settings, related: () => boolean): Publisher {
  /** By normalised URI: what was last told of a document, so that it can stay while somebody types. */
  const last = new Map<string, Told>()
  const pushed = new Map<string, { readonly id: string; readonly uri: string }>()

  /** `undefined` while it is to stay as it was told. */
  function now(place: Place, uri: string): Told | undefined {
    const document = session.opened(uri)
    const known = last.get(normalised(uri))
    if (settings().run === 'onSave' && document && isDirty(document)) return known
    return told(place.root, uri, session.findings(place))
  }

  function told(root: Root, uri: string, findings: readonly Finding[]): Told {
    const places = session.places(root)
    const items = findings.map((finding) => diagnosticOf(finding, places, related()))
    const one = { id: fingerprint(JSON.stringify(items)), items }
    last.set(normalised(uri), one)
    return one
  }

  /** Every document that has findings, by normalised URI. */
  function everything(): Map<string, { readonly uri: string; readonly told: Told; readonly version: number | null }> {
    const all = new Map<string, { uri: string; told: Told; version: number | null }>()
    for (const root of session.roots()) {
      const places = session.places(root)
      for (const [path, findings] of session.checker.checkAll(root.workspace)) {
        const uri = places.uri(path)
        const document = session.opened(uri)
        const frozen =
          settings().run === 'onSave' && document && isDirty(document) ? last.get(normalised(uri)) : undefined
        all.set(normalised(uri), { uri, told: frozen ?? told(root, uri, findings), version: places.version(path) })
      }
    }
    return all
  }

  return {
    document(uri, previous) {
      const place = session.locate(uri)
      const report = place && now(place, uri)
      if (!report) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      last.set(normalised(uri), report)
      if (previous === report.id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: report.id }
      return { kind: DocumentDiagnosticReportKind.Full, resultId: report.id, items: [...report.items] }
    },
    workspace(previous) {
      const known = new Map(previous.map(({ uri, value }) => [normalised(uri), { uri, value }]))
      const reports: WorkspaceDocumentDiagnosticReport[] = []
      const all = everything()
      for (const [key, { uri, told: report, version }] of all) {
        const before = known.get(key)
        if (before?.value === report.id)
          reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri: before.uri, version, resultId: report.id })
        else
          reports.push({
            kind: DocumentDiagnosticReportKind.Full,
            uri,
            version,
            resultId: report.id,
            items: [...report.items],
          })
      }
      for (const [key, { uri, value }] of known)
        if (!all.has(key) && value !== NOTHING && !session.opened(uri))
          reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: NOTHING, items: [] })
      return reports
    },
    changes() {
      const changed: PublishDiagnosticsParams[] = []
      const all = everything()
      // A document outside every folder is in none of the roots.
      for (const [key, { uri, told: report, version }] of [...all, ...alone(all)]) {
        if (pushed.get(key)?.id === report.id) continue
        pushed.set(key, { id: report.id, uri })
        changed.push({ uri, diagnostics: [...report.items], ...(version === null ? {} : { version }) })
      }
      for (const [key, { uri }] of pushed) {
        if (all.has(key) || loneOpen(uri)) continue
        pushed.delete(key)
        changed.push({ uri, diagnostics: [] })
      }
      return changed
    },
  }

  function loneOpen(uri: string): boolean {
    const document = session.opened(uri)
    return document !== undefined && !session.roots().includes(document.root)
  }

  function* alone(all: ReadonlyMap<string, unknown>): Iterable<[string, { uri: string; told: Told; version: number }]> {
    for (const document of session.documents()) {
      const key = normalised(document.uri)
      if (all.has(key) || session.roots().includes(document.root)) continue
      const report = now(document, document.uri)
      if (report) yield [key, { uri: document.uri, told: report, version: document.version }]
    }
  }
}

/** The id of an empty report. */
const NOTHING = 'none'

/** A short stand-in for a text: two 32-bit hashes (FNV-1a) and its length. */
function fingerprint(text: string): string {
  if (text === '[]') return NOTHING
  let one = 0x811c9dc5
  let other = 0x1000193
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}-${text.length.toString(36)}`
}
