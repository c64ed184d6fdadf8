// Files and folders whose names say which environment they belong to, and what they are called once it has another name.

import type { Environment, Workspace } from './model'
import { type Names, namesIn, placesOf, type Spot } from './names-in-paths'
import { respelled, squashed } from './respell'

/** A file or folder that gets another name. Paths relative to the root, with `/`; done in the given order. */
export interface Move {
  readonly from: string
  readonly to: string
}

/** Programs are found by names that other programs choose; `config/environments/production.rb` is a framework's mode. */
const PROGRAM = /\.(?:rb|rake|[cm]?[jt]sx?|py|go|java|php|log|sqlite3|key)$/i

/** Words that frameworks use for their modes: files with these alone as siblings are a framework's. */
const MODES = new Set(['production', 'development', 'test'])

/** Words that siblings share for other reasons as well: `test/integration` beside `test/development`. */
const EVERYDAY = new Set([
  'development',
  'test',
  'testing',
  'dev',
  'integration',
  'live',
  'local',
  'demo',
  'ci',
  'qa',
  'preview',
])

/**
 * The files and folders to rename, what is deepest first. A name alone proves nothing (`app/staging_area.txt`), so one
 * counts only in a family: beside it, or at the same place of another environment's folder, lies its like with another
 * environment's name. Pages of the site keep their names, as others link to their addresses; so do programs.
 */
export function movesFor(workspace: Workspace, environment: Environment, word: string, name: string): readonly Move[] {
  const known = withFolders(workspace.files)
  const names = namesIn(workspace.catalogue.environments)
  const site = workspace.profile?.source
  const moves: Move[] = []
  for (const path of known) {
    if ((site !== undefined && path.startsWith(site)) || PROGRAM.test(path)) continue
    const slash = path.lastIndexOf('/') + 1
    const own = placesOf(path.slice(slash), names).filter((one) => squashed(one.text) === squashed(word))
    if (own.length === 0 || !hasFamily(path, environment, names, known)) continue
    const to = replaced(path.slice(slash), own, (text, setting) => respelled(name, text, { ...setting, host: false }))
    moves.push({ from: path, to: path.slice(0, slash) + to })
  }
  const depth = (path: string): number => path.split('/').length
  return moves.sort((one, other) => depth(other.from) - depth(one.from) || (one.from < other.from ? -1 : 1))
}

/** Every file, and every folder that holds one. */
export function withFolders(files: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(files)
  for (const path of files)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (all.has(folder)) break
      all.add(folder)
    }
  return all
}

function replaced(
  text: string,
  spots: readonly Spot[],
  write: (written: string, setting: { before: string; after: string }) => string,
): string {
  let done = ''
  let from = 0
  for (const spot of spots) {
    const end = spot.at + spot.text.length
    done += text.slice(from, spot.at) + write(spot.text, { before: text.slice(0, spot.at), after: text.slice(end) })
    from = end
  }
  return done + text.slice(from)
}

/** Whether the same path with another environment's name exists: only its last part changed, or every part. */
function hasFamily(path: string, environment: Environment, names: Names, known: ReadonlySet<string>): boolean {
  const slash = path.lastIndexOf('/') + 1
  const [folder, own] = [path.slice(0, slash), path.slice(slash)]
  const mine = (text: string): Spot[] =>
    placesOf(text, names).filter((spot) => names.owner.get(squashed(spot.text)) === environment.name)
  const spots = mine(own)
  const isMode = spots.some(({ text }) => MODES.has(text.toLowerCase()))
  // Settings that a framework picks by its mode: dotenv files, node-config.
  if (isMode && (own.startsWith('.env') || known.has(folder + replaced(own, spots, () => 'default')))) return false
  const isEveryday = spots.every(({ text }) => EVERYDAY.has(text.toLowerCase()))
  return names.words.some((word) => {
    if (names.owner.get(squashed(word)) === environment.name) return false
    if ((isMode && MODES.has(word)) || (isEveryday && EVERYDAY.has(word))) return false
    const write = (text: string): string => respelled(word, text, { before: '', after: '', host: false })
    return known.has(folder + replaced(own, spots, write)) || known.has(replaced(path, mine(path), write))
  })
}
