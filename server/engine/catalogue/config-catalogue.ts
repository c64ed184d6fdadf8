// What manual-lens.yml adds to the catalogue: only what it says changes.

import type {
  Account,
  Catalogue,
  Environment,
  Fact,
  Page,
  Pointer,
  Repository,
  RetiredHost,
  Source,
  State,
} from '../model'
import { baseOf, environmentsIn, textsIn } from './config'
import type { ConfigText, Value, Values } from './config-read'
import { blankEnvironment, pointerTo } from './environment'

/** The catalogue with the environments and repositories of a configuration; what it doesn't mention stays. `files` are the workspace's, for names that are read from a folder. */
export function withConfig(
  catalogue: Catalogue,
  page: Page,
  config: ConfigText,
  applications: readonly string[],
): Catalogue {
  const { values, places } = config
  const shared = textsIn(values.hosts).map(hostTemplate)
  const environments = [...catalogue.environments]
  for (const [name, said] of environmentsIn(config)) {
    const at = environments.findIndex((one) => one.kind === 'environment' && one.name === name)
    const span = places.get(name)
    const source: Source = { origin: page.path, ...(span ? { span } : {}), facts: factsIn(said, shared) }
    const changed = environmentWith(environments[at] ?? blankEnvironment(name), said, source, shared)
    if (at === -1) environments.push(changed)
    else environments[at] = changed
  }
  return {
    ...catalogue,
    environments: withSuccessors(withoutTakenAliases(environments, config)),
    retiredHosts: [
      ...catalogue.retiredHosts.filter(({ source }) => source.origin !== page.path),
      ...retiredHostsIn(values, page),
    ],
    repositories: repositoriesWith(catalogue.repositories, values, page),
    hosts: [...new Set([...catalogue.hosts, ...shared])],
    namePatterns: [...new Set([...catalogue.namePatterns, ...textsIn(values.names).map(namePattern)])],
    applications: [...new Set([...catalogue.applications, ...applications])],
    complete: values.complete !== false && !config.isBroken && catalogue.complete,
  }
}

/** A name that the configuration gives to one environment is no other's alias any more. */
function withoutTakenAliases(environments: readonly Environment[], config: ConfigText): readonly Environment[] {
  const owners = new Map<string, string>()
  for (const [name, said] of environmentsIn(config))
    for (const alias of textsIn(said.aliases))
      if (!owners.has(alias.toLowerCase())) owners.set(alias.toLowerCase(), name)
  for (const name of environmentsIn(config).keys()) owners.set(name, name)
  return environments.map((environment) => {
    const aliases = environment.aliases.filter((alias) => (owners.get(alias) ?? environment.name) === environment.name)
    return aliases.length === environment.aliases.length ? environment : { ...environment, aliases }
  })
}

/** Successors by their names, whichever name or alias they were called by; what is no environment (“AWS”) stays as it is. */
function withSuccessors(environments: readonly Environment[]): readonly Environment[] {
  return environments.map((environment) => {
    const said = environment.replacedBy?.toLowerCase()
    const next = said === undefined ? undefined : environments.find((e) => e.name === said || e.aliases.includes(said))
    return next ? { ...environment, replacedBy: next.name } : environment
  })
}

/** `*` is how many write “any name”. */
function hostTemplate(host: string): string {
  return host.toLowerCase().replaceAll('*', '{app}').replaceAll('{env}', '{environment}')
}

function namePattern(pattern: string): string {
  return pattern.replace(/\{env\}/gi, '{environment}').replace(/\{app\}/gi, '{application}')
}

function environmentWith(before: Environment, said: Values, source: Source, shared: readonly string[]): Environment {
  const text = (key: string): string | undefined => said[key] as string | undefined
  const pointers = [...pointersIn(said.provisioning, 'provisioning'), ...pointersIn(said.dashboards, 'dashboard')]
  const hosts = [...textsIn(said.hosts).map(hostTemplate), ...shared].map((host) =>
    host.replaceAll('{environment}', before.name),
  )
  const aliases = textsIn(said.aliases).map((alias) => alias.toLowerCase())
  const state = (text('state') as State | undefined) ?? before.state
  const isRetired = state === 'retired'
  const optional = {
    since: isRetired ? undefined : text('since'),
    // A retired one ended when it got that state.
    until: text('until') ?? (isRetired ? text('since') : undefined),
    replacedBy: text('replacedBy'),
    audience: text('audience'),
    access: text('access'),
    hosting: text('hosting'),
    accounts: said.accounts && accountsIn(said.accounts),
  }
  return {
    ...before,
    title: text('title') ?? before.title,
    aliases: [...new Set([...before.aliases, ...aliases])].filter((alias) => alias !== before.name),
    state,
    purpose: text('summary') ?? before.purpose,
    hosts: hosts.length > 0 ? [...new Set(hosts)] : before.hosts,
    pointers: [...pointers, ...before.pointers.filter(({ url }) => !pointers.some((one) => one.url === url))],
    sources: [source, ...before.sources.filter(({ origin }) => origin !== source.origin)],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

function accountsIn(value: Value): readonly Account[] {
  return (value as readonly { id: string; name?: string }[]).map(({ id, name = '' }) => ({ id, name }))
}

function pointersIn(value: Value | undefined, role: Pointer['role']): Pointer[] {
  return ((value ?? []) as readonly { title?: string; url: string }[]).map(({ title, url }) => ({
    ...pointerTo(url, title ?? url.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')),
    role,
  }))
}

function factsIn(said: Values, shared: readonly string[]): Fact[] {
  const keys: readonly (readonly [string, Fact])[] = [
    ['summary', 'purpose'],
    ['audience', 'audience'],
    ['access', 'access'],
    ['hosting', 'hosting'],
    ['accounts', 'accounts'],
    ['hosts', 'hosts'],
    ['provisioning', 'links'],
    ['dashboards', 'links'],
    ['state', 'state'],
    ['since', 'state'],
    ['until', 'state'],
    ['replacedBy', 'state'],
  ]
  const facts = keys.filter(([key]) => said[key] !== undefined).map(([, fact]) => fact)
  return [...new Set([...facts, ...(shared.length > 0 ? ['hosts' as const] : [])])]
}

function retiredHostsIn(values: Values, page: Page): RetiredHost[] {
  const said = (values.retiredHosts ?? []) as readonly Readonly<Record<string, string>>[]
  return said.map(({ host = '', what = '', since = '', instead }) => ({
    pattern: host.toLowerCase(),
    what,
    until: since,
    ...(instead === undefined ? {} : { instead }),
    source: { origin: page.path },
  }))
}

function repositoriesWith(before: readonly Repository[], values: Values, page: Page): readonly Repository[] {
  const said = Object.entries((values.repositories ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>)
  const own = said.map(([name, { summary, team, state, since, replacedBy }]): Repository => {
    const known = before.find((one) => one.name.toLowerCase() === name.toLowerCase())
    const { state: _, until, replacedBy: instead, ...lasting } = known ?? {}
    return {
      ...lasting,
      name,
      ...(summary ? { summary } : {}),
      ...(team ? { team } : {}),
      // Who lists it without a word on its end has it in use.
      ...(state === 'retired' ? retired(since ?? until, replacedBy ?? instead) : {}),
      source: { origin: page.path },
    }
  })
  const names = new Set(own.map(({ name }) => name.toLowerCase()))
  return [...before.filter(({ name }) => !names.has(name.toLowerCase())), ...own]
}

function retired(until: string | undefined, replacedBy: string | undefined): Partial<Repository> {
  return {
    state: 'retired',
    ...(until === undefined ? {} : { until }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  }
}

/** The names of applications that a configuration lists or leads to; sorted, each once. */
export function applicationsIn({ values }: ConfigText, files: ReadonlySet<string>): readonly string[] {
  const said = (values.applications ?? []) as readonly { name?: string; from?: readonly string[] }[]
  const names = new Set(said.flatMap(({ name }) => name ?? []))
  for (const folder of said.flatMap(({ from }) => from ?? []).map(asFolder))
    for (const path of files) {
      if (!path.startsWith(folder)) continue
      const [first = '', ...deeper] = path.slice(folder.length).split('/')
      const name = deeper.length > 0 ? first : first.replace(/(?<=.)\..*/s, '')
      // A folder's own description and hidden files are none.
      if (!/^(?:\.|_|readme$|index$)/i.test(name)) names.add(name)
    }
  return [...names].sort()
}

/** `./apps` and `apps` are `apps/`; `.` is the root, ''. */
export function asFolder(path: string): string {
  const plain = path.replace(/^(?:\.\/)+/, '').replace(/(?<!\/)\/+$/, '')
  return plain === '' || plain === '.' ? '' : `${plain}/`
}

/** The page that a configuration names for all environments, and those for one: their paths and anchors, `#` taken off. */
export function pagesIn(config: ConfigText): {
  readonly shared: string | undefined
  readonly own: ReadonlyMap<string, { readonly path: string; readonly anchor: string | undefined }>
} {
  const shared = config.values.page as string | undefined
  const own = [...environmentsIn(config)].flatMap(([name, { page }]) =>
    page === undefined ? [] : [[name, pageSpot(page as string)] as const],
  )
  return { shared: shared && pageSpot(shared).path, own: new Map(own) }
}

/** `./docs/a.md#b` is the page `docs/a.md` at `b`. */
export function pageSpot(page: string): { readonly path: string; readonly anchor: string | undefined } {
  const [path = '', anchor] = page.replace(/^(?:\.\/)+/, '').split('#')
  return { path, anchor: anchor || undefined }
}

/** Whether only a configuration says which environments there are. */
export function listsAll(config: ConfigText): boolean {
  return baseOf(config) !== 'govuk' && environmentsIn(config).size > 0
}
