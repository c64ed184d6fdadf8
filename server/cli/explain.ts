// `manual-lens explain`: what an environment, a rule or a front matter key is.

import {
  didYouMean,
  type Environment,
  environmentNamed,
  type KeySpec,
  type Rule,
  rulePage,
  schemaOf,
  type Workspace,
} from '../engine'
import type { ExplainCommand } from './arguments'
import { EXIT, type Io } from './io'
import { prepare } from './prepare'
import { clean } from './report/clean'
import { type Explanation, environmentLines, keyLines, ruleLines } from './report/explanation'
import { json } from './report/json'
import { styleFor } from './report/style'

/** Explains everything of that name; the exit code is 2 when there is nothing of it. */
export async function explain(command: ExplainCommand, rules: readonly Rule[], io: Io): Promise<number> {
  const prepared = await prepare([], command.root, false, io)
  if (!prepared) return EXIT.failed
  const { workspace } = prepared
  const name = command.name.trim()
  // By its title, too: that is what hovers and the environments view call it.
  const environment =
    environmentNamed(workspace, name) ??
    workspace.catalogue.environments.find(({ title }) => title.toLowerCase() === name.toLowerCase())
  const rule = rules.find(({ card }) => card.id === name)
  const keys = keysOf(workspace)
  const key = keys.get(name) ?? keys.get(name.toLowerCase())
  if (!environment && !rule && !key) {
    const names = [
      ...workspace.catalogue.environments.flatMap((one) => [one.name, ...one.aliases]),
      ...rules.map(({ card }) => card.id),
      ...keys.keys(),
    ]
    const noKeys = workspace.profile
      ? ''
      : ' The front matter keys are not known here, because this is not the folder of a known kind of manual.'
    io.err.write(
      `manual-lens: there is no environment, rule or front matter key “${clean(command.name)}”.${clean(didYouMean(name, names))}${noKeys}\n`,
    )
    return EXIT.failed
  }
  const explanations: Explanation[] = []
  if (environment) explanations.push(ofEnvironment(environment))
  if (rule) explanations.push(ofRule(rule))
  if (key) explanations.push(ofKey(key, workspace))
  if (command.format === 'json') io.out.write(`${json({ version: 1, explanations }, 2)}\n`)
  else io.out.write(explanations.map((one) => lines(one, io, command.color)).join('\n'))
  return prepared.failed > 0 ? EXIT.failed : EXIT.clean
}

/** The keys of all pages of the workspace: which ones a page needs depends on where it stands. */
function keysOf(workspace: Workspace): ReadonlyMap<string, KeySpec> {
  const keys = new Map<string, KeySpec>()
  const schemas = new Set([...workspace.pages.values()].map((page) => schemaOf(page, workspace)))
  for (const schema of schemas)
    for (const spec of schema?.keys ?? []) {
      // A page that must have it says more about it than one that may.
      if (!keys.get(spec.key)?.required) keys.set(spec.key, spec)
    }
  return keys
}

function ofEnvironment(environment: Environment): Explanation {
  const { name, title, aliases, kind, state, since, until, replacedBy, purpose, audience, access, hosting } =
    environment
  const { accounts, hosts, pointers, quote, sources } = environment
  return {
    kind: kind === 'hosting' ? 'hosting' : 'environment',
    name,
    title,
    aliases,
    state,
    since,
    until,
    replacedBy,
    purpose,
    audience,
    access,
    hosting,
    accounts,
    hosts,
    links: pointers.map((pointer) => ({ role: pointer.role, title: pointer.title, url: pointer.url })),
    quote: quote && { text: quote.text, path: quote.source.origin },
    sources: sources.map(({ origin, date, facts }) => ({ origin, date, facts })),
  }
}

function ofRule({ card }: Rule): Explanation {
  const { id, severity, summary, why, examples } = card
  return {
    kind: 'rule',
    name: id,
    severity,
    summary,
    why,
    url: rulePage(id),
    examples: examples.map(({ title, text, fixed }) => ({ title, text, fixed })),
  }
}

function ofKey(spec: KeySpec, { profile }: Workspace): Explanation {
  const { key, description, values, required, example } = spec
  return {
    kind: 'key',
    name: key,
    type: spec.kinds[0] ?? 'any',
    description,
    values,
    required,
    example,
    profile: profile?.title,
  }
}

function lines(explanation: Explanation, io: Io, color: boolean): string {
  const style = styleFor(io, color, false)
  switch (explanation.kind) {
    case 'environment':
    case 'hosting':
      return environmentLines(explanation, style)
    case 'rule':
      return ruleLines(explanation, style)
    case 'key':
      return keyLines(explanation, style)
  }
}
