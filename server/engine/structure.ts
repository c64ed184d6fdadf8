// Environments that the names of files and folders show: `values-staging.yaml` beside `values-production.yaml`.

import type { Catalogue } from './model'

/** Names of files and folders that stand for an environment each; the group is its name. */
const PATTERNS: readonly RegExp[] = [
  /^((?:.*\/)?)values-([a-z]+)\.ya?ml$/,
  /^((?:.*\/)?(?:variables|image-tags|overlays)\/)([a-z]+)\//,
  /^((?:.*\/)?)([a-z]+)\.tfvars$/,
]
/** What stands beside environments in such a family and is none. */
const SHARED = /^(?:common|shared|global|default|defaults|base|all|template|templates|example|main|local|terraform)$/

/**
 * The environments that files and folders of a workspace are named after, by canonical name, each with one path of every
 * family that has it. A family counts when at least two of its members are known names: then its other members are taken
 * for environments too, if a second family has them as well.
 */
export function configuredBy(
  files: Iterable<string>,
  { environments }: Catalogue,
): ReadonlyMap<string, readonly string[]> {
  const canonical = new Map(
    environments
      .filter(({ kind }) => kind === 'environment')
      .flatMap(({ name, aliases }) => [name, ...aliases].map((word) => [word, name] as const)),
  )
  const families = new Map<string, Map<string, string>>()
  for (const path of [...files].sort())
    for (const [kind, pattern] of PATTERNS.entries()) {
      const match = pattern.exec(path)
      if (!match || SHARED.test(match[2]!)) continue
      const key = `${kind} ${match[1]}`
      const family = families.get(key) ?? new Map<string, string>()
      families.set(key, family)
      const name = canonical.get(match[2]!) ?? match[2]!
      if (!family.has(name)) family.set(name, path)
    }
  const known = new Set(canonical.values())
  const found = new Map<string, string[]>()
  for (const family of families.values()) {
    if ([...family.keys()].filter((name) => known.has(name)).length < 2) continue
    for (const [name, path] of family) found.set(name, [...(found.get(name) ?? []), path])
  }
  return new Map([...found].filter(([name, paths]) => known.has(name) || paths.length > 1))
}
