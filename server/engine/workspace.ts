// The immutable value: one root folder at one moment. Every change makes the next value; nothing is invalidated.

import { BASELINE, readBaseline } from './baseline'
import { assignedIn } from './catalogue/assigned'
import { catalogueFrom, sameSources, sourcesAfter, sourcesIn, wishesFrom } from './catalogue/catalogue'
import { profileFrom } from './catalogue/profiles'
import { type Vocabulary, vocabularyFrom } from './catalogue/vocabulary'
import { changedMap } from './changed-map'
import type { Baseline, Catalogue, Clone, FileEnvironment, Page, Workspace } from './model'
import { readPage } from './read/page'
import { createFinder } from './read/references'
import { fileEnvironment } from './read/references/file-environment'
import { type Change, shownAfter } from './shown'

/** A file as it is handed in: `text` undefined means known to exist but not read (an image, a file over the size limit). */
export interface FileText {
  readonly path: string
  readonly text: string | undefined
  /** What `readPage` makes of them, from somebody who reads piece by piece. */
  readonly page?: Page
}

/** A workspace with no files. `today` is an ISO date (`2026-11-24`). */
export function emptyWorkspace(today: string): Workspace {
  return complete(
    {
      pages: new Map(),
      files: new Set(),
      baseline: undefined,
      today,
      loaded: false,
      local: new Map(),
      clones: new Map(),
    },
    undefined,
    [],
  )
}

/** The workspace with these files read or re-read, all at once. Text that has not changed keeps its Page. */
export function withFiles(workspace: Workspace, given: Iterable<FileText>): Workspace {
  const changed = new Map<string, Page>()
  const gone = new Set<string>()
  let files = workspace.files
  let added: Set<string> | undefined
  let { baseline } = workspace
  const changes: Change[] = []
  for (const { path, text, page } of given) {
    const wasThere = files.has(path)
    // While no file comes the set stays the same one, and with it what follows from it.
    if (!wasThere) {
      added ??= new Set(files)
      files = added.add(path)
    }
    // No page: what it quotes would be found in it again.
    if (path === BASELINE) {
      baseline = readBaseline(text)
      continue
    }
    const before = changed.get(path) ?? (gone.has(path) ? undefined : workspace.pages.get(path))
    if (text === undefined) {
      changed.delete(path)
      gone.add(path)
    } else if (before?.text !== text) changed.set(path, page ?? readPage(path, text, before))
    else continue
    changes.push({ path, wasThere, before, after: changed.get(path) })
  }
  const pages = gone.size === 0 ? changedMap(workspace.pages, changed) : copied(workspace.pages, changed, gone)
  return complete({ ...workspace, pages, files, baseline }, workspace, changes)
}

/** A copy of the pages with some of them changed and others left out. */
function copied(
  pages: Workspace['pages'],
  changed: ReadonlyMap<string, Page>,
  gone: ReadonlySet<string>,
): ReadonlyMap<string, Page> {
  const copy = new Map(pages)
  for (const path of gone) copy.delete(path)
  for (const [path, page] of changed) copy.set(path, page)
  return copy
}

/** The workspace with one file read or re-read. */
export function withFile(workspace: Workspace, path: string, text: string | undefined): Workspace {
  return withFiles(workspace, [{ path, text }])
}

/** The workspace without these files. */
export function withoutFiles(workspace: Workspace, paths: Iterable<string>): Workspace {
  const pages = new Map(workspace.pages)
  const files = new Set(workspace.files)
  const changes: Change[] = []
  for (const path of paths) {
    changes.push({ path, wasThere: true, before: pages.get(path), after: undefined })
    pages.delete(path)
    files.delete(path)
  }
  const baseline = files.has(BASELINE) ? workspace.baseline : undefined
  return complete({ ...workspace, pages, files, baseline }, workspace, changes)
}

/** The workspace with another baseline, or with none. */
export function withBaseline(workspace: Workspace, baseline: Baseline | undefined): Workspace {
  return { ...workspace, baseline }
}

/** The workspace once everything there is has been handed in: from now on rules about other files may speak. */
export function withLoaded(workspace: Workspace): Workspace {
  return { ...workspace, loaded: true }
}

/** The workspace with the local files that stand in for links (URL -> URI). */
export function withLocal(workspace: Workspace, local: ReadonlyMap<string, string>): Workspace {
  return { ...workspace, local }
}

/** The workspace with what local clones have of the repositories that `wantedOfClones` names. */
export function withClones(workspace: Workspace, clones: ReadonlyMap<string, Clone>): Workspace {
  return { ...workspace, clones }
}

type Given = Pick<Workspace, 'pages' | 'files' | 'baseline' | 'today' | 'loaded' | 'local' | 'clones'>

/** Adds what follows from the files: catalogue, wishes, profile, finder. Kept from `before` while their own sources are unchanged. */
function complete(given: Given, before: Workspace | undefined, changes: readonly Change[]): Workspace {
  const sourcesBefore = before && sourcesIn(before.pages, before.files)
  const sources = sourcesBefore
    ? sourcesAfter(sourcesBefore, given.pages, given.files, changes)
    : sourcesIn(given.pages, given.files)
  const kept = before && sourcesBefore && sameSources(sourcesBefore, sources) ? before : undefined
  const catalogue = kept?.catalogue ?? catalogueFrom(sources)
  const wishes = wishesFrom(sources)
  const { severities, excluded, ignored } = kept ?? wishes
  const assigned = kept?.assigned ?? assignedIn(sources.pages)
  const profile = kept?.files === given.files ? kept.profile : profileFrom(given.files, wishes.extends, before?.profile)
  const { referencesOf, finder, environmentOf } =
    before && sameWords(before.catalogue, catalogue) ? before : findersOf(vocabularyFrom(catalogue))
  const shown = shownAfter(before?.shown, changes)
  return {
    ...given,
    catalogue,
    severities,
    excluded,
    ignored,
    profile,
    assigned,
    referencesOf,
    finder,
    environmentOf,
    shown,
  }
}

function findersOf(vocabulary: Vocabulary): Pick<Workspace, 'referencesOf' | 'finder' | 'environmentOf'> {
  const finder = createFinder(vocabulary)
  const known = new Map<string, FileEnvironment | undefined>()
  return {
    referencesOf: finder.of,
    finder,
    environmentOf: (path) => {
      if (!known.has(path)) known.set(path, fileEnvironment(path, vocabulary))
      return known.get(path)
    },
  }
}

/** Whether two catalogues have the same words to look for: then what was found in pages still holds. */
function sameWords(one: Catalogue, other: Catalogue): boolean {
  if (one === other) return true
  const before = vocabularyFrom(one)
  const after = vocabularyFrom(other)
  return plainOf(before) === plainOf(after)
}

function plainOf({ terms, platforms, unlabelled, patterns, applications }: Vocabulary): string {
  return JSON.stringify([[...terms], platforms, [...unlabelled], patterns, [...applications]])
}
