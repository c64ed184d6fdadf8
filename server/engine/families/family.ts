// Files, and parts of files, that say the same things for different environments.

import type { Page, Workspace } from '../model'
import { namesIn } from '../names-in-paths'
import type { Tree } from '../read/tree'
import { squashed } from '../respell'
import { cellsIn, idOf } from './cells'

/** One environment's file, or its part of a file. */
export interface Member {
  /** Canonical name. */
  readonly environment: string
  readonly path: string
  /** The keys that lead to its part of the file; none: all of it. */
  readonly keys: readonly string[]
}

/** Siblings, at least two, in the catalogue's order, one for each environment. */
export interface Family {
  /** What they have in common: `charts/values-{environment}.yaml`, or `file.yaml#keys`. */
  readonly id: string
  readonly kind: 'files' | 'map'
  readonly members: readonly Member[]
}

interface Families {
  readonly all: readonly Family[]
  readonly byPath: ReadonlyMap<string, Family>
}

const remembered = new WeakMap<
  ReadonlySet<string>,
  { readonly of: Workspace['environmentOf']; readonly found: Families }
>()

/** Every family of files; remembered while files and vocabulary stay. Files that are not read are members too. */
export function familiesOf(workspace: Workspace): readonly Family[] {
  return lookUp(workspace).all
}

/** The family of files that a path belongs to. */
export function familyOf(workspace: Workspace, path: string): Family | undefined {
  return lookUp(workspace).byPath.get(path)
}

function lookUp(workspace: Workspace): Families {
  const { files, environmentOf } = workspace
  const known = remembered.get(files)
  if (known?.of === environmentOf) return known.found
  const order = orderOf(workspace)
  const groups = new Map<string, Member[]>()
  for (const path of files) {
    const own = /\.md(?:\.erb)?$|\.markdown$/i.test(path) ? undefined : environmentOf(path)
    // `non-production` and the like are several environments, and what is not in the catalogue is none.
    if (!own || !order.has(own.name)) continue
    const shape = shapeOf(path, path.slice(own.span.start, own.span.end))
    const members = groups.get(shape) ?? []
    if (!members.some(({ environment }) => environment === own.name))
      members.push({ environment: own.name, path, keys: [] })
    groups.set(shape, members)
  }
  const all = [...groups].flatMap(([id, members]): Family[] =>
    members.length > 1 ? [{ id, kind: 'files', members: sorted(members, order) }] : [],
  )
  const byPath = new Map(all.flatMap((family) => family.members.map(({ path }) => [path, family])))
  const found = { all, byPath }
  remembered.set(files, { of: environmentOf, found })
  return found
}

/** The path with `{environment}` wherever this name stands by itself: in `staging/values-staging.yaml` both change. */
function shapeOf(path: string, name: string): string {
  const parts = path.split(name)
  return parts.reduce((shape, part, index) => {
    const isApart = !/[A-Za-z0-9]$/.test(parts[index - 1]!) && !/^[A-Za-z0-9]/.test(part)
    return `${shape}${isApart ? '{environment}' : name}${part}`
  })
}

/** The environments of a catalogue by name -> place. */
function orderOf({ catalogue }: Workspace): ReadonlyMap<string, number> {
  return new Map(
    catalogue.environments
      .filter(({ kind, name }) => kind === 'environment' && !name.startsWith('non-'))
      .map(({ name }, index) => [name, index]),
  )
}

function sorted(members: readonly Member[], order: ReadonlyMap<string, number>): Member[] {
  return [...members].sort((one, other) => order.get(one.environment)! - order.get(other.environment)!)
}

const NONE: readonly Family[] = []

const maps = new WeakMap<Page, { readonly of: Workspace['catalogue']; readonly found: readonly Family[] }>()

/** The maps of a file whose keys are environments, two at least and more than half of all. Remembered per Page. */
export function mapFamiliesOf(workspace: Workspace, page: Page): readonly Family[] {
  // Not worth remembering, of all the pages of a manual.
  if (page.kind === 'markdown') return NONE
  const known = maps.get(page)
  if (known?.of === workspace.catalogue) return known.found
  const found: Family[] = []
  if (!namesTwo(workspace, page)) {
    maps.set(page, { of: workspace.catalogue, found })
    return found
  }
  const order = orderOf(workspace)
  const { owner } = namesIn(workspace.catalogue.environments)
  const look = (tree: Tree, keys: readonly string[], depth: number): void => {
    if (tree.kind !== 'map' || depth > 20) return
    const members = new Map<string, Member>()
    for (const { key } of tree.pairs) {
      const environment = owner.get(squashed(key))
      if (environment !== undefined && order.has(environment) && !members.has(environment))
        members.set(environment, { environment, path: page.path, keys: [...keys, key] })
    }
    const siblings = [...members.values()]
    if (siblings.length > 1 && siblings.length * 2 > tree.pairs.length)
      found.push({ id: `${page.path}#${idOf(keys)}`, kind: 'map', members: sorted(siblings, order) })
    else for (const { key, value } of tree.pairs) look(value, [...keys, key], depth + 1)
  }
  const { tree } = cellsIn(page)
  if (tree) look(tree, [], 0)
  maps.set(page, { of: workspace.catalogue, found })
  return found
}

const keys = new WeakMap<Workspace['catalogue'], RegExp>()

/** Whether a file may have two environments for keys, told by its text: building the tree of a long list costs much more. */
function namesTwo({ catalogue }: Workspace, { kind, text }: Page): boolean {
  if (kind === 'markdown') return false
  // With escapes and aliases a key may be written otherwise. `&` within a word is none: addresses have it.
  if (/\\|(?<![^\s[{,:])[&*]\w/.test(text)) return true
  let pattern = keys.get(catalogue)
  if (!pattern) {
    const words = [...namesIn(catalogue.environments).owner.keys()].map((word) =>
      Array.from(word, (letter) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&')).join('[-_\\s]*'),
    )
    pattern = new RegExp(`(?:${words.join('|') || '(?!)'})[-_\\s]*(?:["']\\s*)?[:={[]`, 'gi')
    keys.set(catalogue, pattern)
  }
  pattern.lastIndex = 0
  const [first] = pattern.exec(text) ?? []
  if (first === undefined) return false
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    if (squashed(match[0]) !== squashed(first)) return true
  return false
}
