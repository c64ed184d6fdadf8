// The one mutable object: the folders that are open, the documents in them, and what has been read.

import {
  type Checker,
  createChecker,
  emptyWorkspace,
  type Finding,
  isReadable,
  madeAhead,
  type Page,
  type Workspace,
  withFiles,
  withLoaded,
  withoutFiles,
} from '../engine'
import { readLinks } from '../files/clones'
import { readInBatches } from '../files/load'
import { paceOf } from '../files/pace'
import type { Failure, Files } from '../files/port'
import { effective, noteUnread, type OpenDocument, type Place, type Root, readAgain } from './documents'
import { withLocalClones } from './local'
import { lookAgain } from './look-again'
import type { Surroundings } from './port'
import { lonePath, normalised, type Places, pathBelow, uriBelow } from './translate'

export type { OpenDocument, Place, Root } from './documents'

export interface Session {
  readonly checker: Checker
  roots(): readonly Root[]
  /** Adds folders and reads what is in them, in slices between which others may work; resolves when all is read. `progress` is told after every batch. */
  addRoots(uris: readonly string[], progress: (done: number, total: number) => void): Promise<void>
  removeRoots(uris: readonly string[]): void
  open(uri: string, version: number, text: string, languageId: string): OpenDocument
  change(uri: string, version: number, text: string): OpenDocument | undefined
  saved(uri: string): OpenDocument | undefined
  close(uri: string): Promise<void>
  opened(uri: string): OpenDocument | undefined
  documents(): Iterable<OpenDocument>
  /** Reads files again that have changed on disk, and changes the workspace once for all of them; true when any of them counts. */
  refresh(uris: readonly string[]): Promise<boolean>
  /** Where a document belongs; undefined for one that is neither open nor in a folder. */
  locate(uri: string): Place | undefined
  /** Every page of every root, and every open document. */
  places(root: Root): Places
  findings(place: Place): readonly Finding[]
}

/** `unread` is told of every file and folder that could not be read. */
export function createSession(surroundings: Surroundings, unread: (failure: Failure) => void = () => {}): Session {
  const checker = createChecker()
  const roots: Root[] = []
  const documents = new Map<string, OpenDocument>()
  /** Paths touched while a load is under way: what it reads of them may be older. */
  const touched = new Map<Root, Set<string>>()

  function newRoot(uri: string, files: Files | undefined): Root {
    const workspace = emptyWorkspace(surroundings.today())
    return { uri, key: normalised(uri), files, workspace, unread: new Set(), load: 0 }
  }

  /** Every change of a workspace goes through here, so that its local clones follow its catalogue and its links. */
  function put(root: Root, workspace: Workspace): void {
    root.workspace = withLocalClones(workspace, root.workspace, clones(), surroundings)
  }

  let knownClones: ReadonlyMap<string, string> | undefined
  function clones(): ReadonlyMap<string, string> {
    knownClones ??= surroundings.clonesNear(roots.map(({ uri }) => uri))
    return knownClones
  }

  /** Looks for clones and in them anew. */
  function relink(): void {
    knownClones = undefined
    for (const root of roots) root.workspace = withLocalClones(root.workspace, undefined, clones(), surroundings)
  }

  function inRoot(uri: string): Place | undefined {
    const key = normalised(uri)
    let best: Place | undefined
    for (const root of roots) {
      const path = pathBelow(root.key, key)
      if (path !== undefined && (best === undefined || root.key.length > best.root.key.length)) best = { root, path }
    }
    return best
  }

  async function load(root: Root, progress: (done: number, total: number) => void): Promise<void> {
    if (!root.files) return
    const own = ++root.load
    const seen = new Set<string>()
    touched.set(root, seen)
    root.unread = new Set()
    const isStale = (): boolean => root.load !== own || !roots.includes(root)
    for await (const batch of readInBatches(root.files, {
      cancelled: isStale,
      progress,
      giveWay: surroundings.giveWay,
      each: ({ page }) => page && readLinks(page, root.workspace, clones()),
    })) {
      // To put a batch with the others takes as long as a slice, and would come on top of one.
      await surroundings.giveWay()
      if (isStale()) return
      for (const failure of batch.failures) if (failure.kind !== 'missing') noteUnread(root, failure, unread)
      put(
        root,
        withFiles(
          root.workspace,
          batch.files.map((file) => effective(documents.values(), root, file)).filter(({ path }) => !seen.has(path)),
        ),
      )
    }
    if (isStale()) return
    touched.delete(root)
    put(root, withLoaded(root.workspace))
    await surroundings.giveWay()
    const pace = paceOf(surroundings.giveWay)
    for (const _ of madeAhead(root.workspace)) await pace()
  }

  function show({ root, path, text }: OpenDocument): void {
    touched.get(root)?.add(path)
    // The same text is the same workspace, and nothing has to be checked again.
    if (root.workspace.pages.get(path)?.text === text) return
    // Of a kind that is not read on disk: not read here either, so that editor and command line agree.
    put(root, withFiles(root.workspace, [{ path, text: isReadable(path) ? text : undefined }]))
  }

  /** Moves documents to the folder they belong to now. */
  function rehouse(): void {
    for (const [key, document] of documents) {
      const place = inRoot(document.uri)
      if (
        place?.root === document.root ||
        (!place && !roots.some(({ key: folder }) => folder === document.root.key) && document.root.files === undefined)
      )
        continue
      const { root, path } = place ?? { root: newRoot(document.uri, undefined), path: document.path }
      const moved = { ...document, root, path }
      documents.set(key, moved)
      show(moved)
    }
  }

  return {
    checker,
    roots: () => roots,
    async addRoots(uris, progress) {
      const added = uris
        .filter((uri) => !roots.some(({ key }) => key === normalised(uri)))
        .map((uri) => newRoot(uri, surroundings.filesOf(uri)))
      roots.push(...added)
      relink()
      rehouse()
      for (const root of added) await load(root, progress)
    },
    removeRoots(uris) {
      const gone = new Set(uris.map(normalised))
      for (let index = roots.length - 1; index >= 0; index--) if (gone.has(roots[index]!.key)) roots.splice(index, 1)
      relink()
      rehouse()
    },
    open(uri, version, text, languageId) {
      const place = inRoot(uri) ?? { root: newRoot(uri, undefined), path: lonePath(uri, languageId) }
      const document: OpenDocument = { uri, version, text, saved: text, ...place }
      documents.set(normalised(uri), document)
      show(document)
      return document
    },
    change(uri, version, text) {
      const document = documents.get(normalised(uri))
      if (!document) return undefined
      Object.assign(document, { version, text })
      show(document)
      return document
    },
    saved(uri) {
      const document = documents.get(normalised(uri))
      if (document) document.saved = document.text
      // Nobody tells when a clone beside the workspace changes; somebody who saves wants to know how things are now.
      relink()
      return document
    },
    async close(uri) {
      const document = documents.get(normalised(uri))
      documents.delete(normalised(uri))
      if (document?.root.files) await reread(document.root, [document.path])
    },
    opened: (uri) => documents.get(normalised(uri)),
    documents: () => documents.values(),
    async refresh(uris) {
      let isNew = false
      const byRoot = new Map<Root, Set<string>>()
      for (const uri of uris) {
        const place = inRoot(uri)
        const document = documents.get(normalised(uri))
        if (document && (await readAgain(document))) isNew = true
        if (!place || document) continue
        isNew = true
        const paths = byRoot.get(place.root)
        if (paths) paths.add(place.path)
        else byRoot.set(place.root, new Set([place.path]))
      }
      if (!isNew) return false
      for (const [root, paths] of byRoot) await reread(root, [...paths])
      // What is a folder of the workspace here is the clone that another one's pages link to.
      relink()
      return true
    },
    locate(uri) {
      const document = documents.get(normalised(uri))
      return document ?? inRoot(uri)
    },
    places(root) {
      const openAt = (path: string): OpenDocument | undefined => {
        for (const document of documents.values()) if (document.root === root && document.path === path) return document
        return undefined
      }
      return {
        page: (path): Page | undefined => root.workspace.pages.get(path),
        uri: (path) => openAt(path)?.uri ?? uriBelow(root.uri, path),
        version: (path) => openAt(path)?.version ?? null,
      }
    },
    findings: ({ root, path }) => checker.checkPage(root.workspace, path),
  }

  /** Takes files as they are on disk now. */
  async function reread(root: Root, paths: readonly string[]): Promise<void> {
    const { files } = root
    if (!files) return
    for (const path of paths) touched.get(root)?.add(path)
    const { there, unread: failures, gone } = await lookAgain(files, root.workspace, paths, surroundings.giveWay)
    const still = new Set(failures.map(({ path }) => path))
    for (const path of paths) if (!still.has(path)) root.unread.delete(path)
    for (const failure of failures) noteUnread(root, failure, unread)
    const changed =
      there.length > 0
        ? withFiles(
            root.workspace,
            there.map((file) => effective(documents.values(), root, file)),
          )
        : root.workspace
    put(root, gone.length > 0 ? withoutFiles(changed, gone) : changed)
  }
}
