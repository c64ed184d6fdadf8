// Diagnostics: one account of them behind both ways of telling, asked for (pull) and sent (push). Of the whole workspace they are found in slices, between which requests are answered.

import {
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type PublishDiagnosticsParams,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import { madeAhead, type Workspace } from '../engine'
import { type GiveWay, paceOf } from '../files/pace'
import { rememberedAddresses } from './addresses'
import { isDirty, type OpenDocument } from './documents'
import { NOTHING } from './fingerprint'
import { after, type GoneThrough, since } from './gone-through'
import type { Place, Root, Session } from './session'
import type { Settings } from './settings'
import { type Account, type ClosedAccount, createTelling, type Told } from './told'
import { normalised, type Places } from './translate'

export interface Publisher {
  /** The answer to a pull for one document; `previous` is the id the client has. */
  document(uri: string, previous: string | undefined): DocumentDiagnosticReport
  /**
   * The answer to a pull for everything; undefined once `stopped` says so. With `report` it comes in parts as it is found, and
   * nothing is left to answer. Before a folder has been read, only its open documents are in it.
   */
  workspace(
    previous: readonly PreviousResultId[],
    stopped: () => boolean,
    report?: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<WorkspaceDocumentDiagnosticReport[] | undefined>
  /** Sends what has changed since it was last sent, for clients that are sent diagnostics; `[]` for documents that have none any more. A later call ends an earlier one. */
  changes(send: (params: PublishDiagnosticsParams) => void): Promise<void>
}

export function createPublisher(
  session: Session,
  giveWay: GiveWay,
  settings: () => Settings,
  related: () => boolean,
): Publisher {
  /** What was last told of an open document, so that it can stay while somebody types. */
  const last = new WeakMap<OpenDocument, Told>()
  const pushed = new Map<string, { readonly id: string; readonly uri: string }>()
  const finished = new WeakMap<Root, GoneThrough<ClosedAccount>>()
  const telling = createTelling(related)
  const addressOf = rememberedAddresses()
  let pushes = 0
  /** Until what changed has been sent; never rejects. */
  let sending: Promise<unknown> = Promise.resolve()

  function now(place: Place, uri: string, places: Places): Told {
    const document = session.opened(uri)
    const known = document && last.get(document)
    if (known && settings().run === 'onSave' && isDirty(document)) return known
    const told = telling.of(session.findings(place), places)
    if (!document) return told
    const items = told.items()
    const kept = { id: told.id, items: () => [...items] }
    last.set(document, kept)
    return kept
  }

  /**
   * Visits every open document, and after them all that have findings. Gives way between slices, after `flush`; when anything has
   * changed by then it goes back to `begin`. False when `stopped` says so.
   */
  async function sweep(
    stopped: () => boolean,
    {
      begin,
      visit,
      flush = () => {},
    }: { begin: () => void; visit: (account: Account) => void; flush?: (() => void) | undefined },
  ): Promise<boolean> {
    const pace = paceOf(giveWay)
    let accounts: Iterator<Account | undefined> | undefined
    let basis: readonly Workspace[] = []
    for (;;) {
      const workspaces = session.roots().map(({ workspace }) => workspace)
      if (!accounts || workspaces.length !== basis.length || workspaces.some((one, index) => one !== basis[index])) {
        accounts = everything()
        basis = workspaces
        begin()
      }
      let others: Promise<void> | undefined
      while (!others) {
        const next = accounts.next()
        if (next.done) return true
        if (next.value) visit(next.value)
        others = pace()
      }
      flush()
      await others
      if (stopped()) return false
    }
  }

  /** Every open document, then all others that have findings; undefined for each that has none. */
  function* everything(): Generator<Account | undefined> {
    for (const root of session.roots()) if (isRead(root)) yield* madeAhead(root.workspace)
    for (const document of session.documents()) {
      const { uri, root } = document
      yield { key: normalised(uri), uri, document, ...now(document, uri, session.places(root)) }
    }
    for (const root of session.roots()) if (isRead(root)) yield* closed(root)
  }

  function* closed(root: Root): Generator<Account | undefined> {
    const { workspace } = root
    const places = session.places(root)
    const open = new Set(
      [...session.documents()].flatMap((document) => (document.root === root ? [document.path] : [])),
    )
    const { holding, again } = since(finished.get(root), workspace, open, session.checker)
    for (const [path, account] of holding) if (account && !again.has(path)) yield account
    const looked = new Map<string, ClosedAccount | undefined>()
    for (const path of again) {
      if (open.has(path)) {
        looked.set(path, undefined)
        continue
      }
      const account = look(root, path, places, holding.get(path))
      if (account) looked.set(path, account)
      yield account
    }
    finished.set(root, { workspace, told: after(holding, looked, again) })
  }

  /** What is told of a closed file, the same value as before where that holds; undefined where it is nothing. */
  function look(
    root: Root,
    path: string,
    places: Places,
    before: ClosedAccount | undefined,
  ): ClosedAccount | undefined {
    const place = { root, path }
    const findings = session.findings(place)
    if (findings.length === 0) return undefined
    const { id } = telling.of(findings, places)
    const isSteady = telling.isSteady(findings)
    if (before?.id === id && before.isSteady === isSteady) return before
    const { key, uri } = addressOf(root, path)
    // Made anew when asked for, from what is there then: hardly anybody asks again.
    const items = (): Diagnostic[] => telling.of(session.findings(place), places).items()
    return { key, uri, document: undefined, id, isSteady, items }
  }

  const isWhole = (): boolean => session.roots().every(isRead)

  return {
    document(uri, previous) {
      const place = session.locate(uri)
      if (!place) return { kind: DocumentDiagnosticReportKind.Full, items: [] }
      const { id, items } = now(place, uri, session.places(place.root))
      if (previous === id) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: id }
      return { kind: DocumentDiagnosticReportKind.Full, resultId: id, items: items() }
    },
    async workspace(previous, stopped, report) {
      // A client that is sent diagnostics and asks all the same gets its answer after them.
      await sending
      const given = new Map(previous.map((one) => [normalised(one.uri), one]))
      /** What differs from that. */
      const told = new Map<string, PreviousResultId>()
      let reports: WorkspaceDocumentDiagnosticReport[] = []
      const seen = new Set<string>()
      const flush = (): void => {
        if (reports.length > 0) report?.(reports)
        reports = []
      }
      const isDone = await sweep(stopped, {
        begin() {
          seen.clear()
          if (report) return
          reports = []
          told.clear()
        },
        visit({ key, uri, document, id, items }) {
          // Where nothing is to be said, and in no folder, its own pull answers for it.
          if (document && (id === NOTHING || !session.roots().includes(document.root))) return
          seen.add(key)
          const before = told.get(key) ?? given.get(key)
          const version = document?.version ?? null
          if (before?.value === id) {
            // What is not spoken of stays as it is: thousands of files would say so after each edit. An open one has a new version.
            if (document)
              reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri: before.uri, version, resultId: id })
            return
          }
          told.set(key, { uri: before?.uri ?? uri, value: id })
          reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId: id, items: items() })
        },
        flush: report && flush,
      })
      if (!isDone) return undefined
      if (isWhole())
        for (const known of [told, given])
          for (const [key, { uri, value }] of known) {
            if (seen.has(key)) continue
            seen.add(key)
            if (value === NOTHING || session.opened(uri)) continue
            reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId: NOTHING, items: [] })
          }
      if (!report) return reports
      flush()
      return []
    },
    changes(send) {
      const sent = push(send)
      sending = sent.catch(() => {})
      return sent
    },
  }

  async function push(send: (params: PublishDiagnosticsParams) => void): Promise<void> {
    const own = ++pushes
    const seen = new Set<string>()
    const isDone = await sweep(() => own !== pushes, {
      begin: () => seen.clear(),
      visit({ key, uri, document, id, items }) {
        seen.add(key)
        if ((pushed.get(key)?.id ?? NOTHING) === id) return
        if (id === NOTHING) pushed.delete(key)
        else pushed.set(key, { id, uri })
        send({ uri, diagnostics: items(), ...(document && { version: document.version }) })
      },
    })
    if (!isDone) return
    for (const [key, { uri }] of pushed) {
      // Of a folder that is being read again nothing is known yet.
      if (seen.has(key) || (!isWhole() && !session.opened(uri))) continue
      pushed.delete(key)
      send({ uri, diagnostics: [] })
    }
  }
}

/** Whether all that can be read of a folder has been; before that its closed files are not spoken of. */
function isRead({ workspace, files }: Root): boolean {
  return workspace.loaded || files === undefined
}
