// environments/undocumented: an environment that configuration knows and the environments page does not describe.

import { isConfig } from '../../catalogue/config'
import type { Catalogue, Environment, Found, Page, Rule, Span, Workspace } from '../../model'
import { configuredBy } from '../../structure'
import { isConfigured } from '../../whose'

export const undocumented: Rule = {
  card: {
    id: 'environments/undocumented',
    severity: 'hint',
    summary: 'Configuration knows an environment that the environments page does not describe.',
    why: `The page on the environments is where people look for what there is. An environment counts as configured when files or folders are named after it beside others (\`values-staging.yaml\`, \`variables/staging/\`, \`image-tags/staging/\`, \`staging.tfvars\`), or when \`manual-lens.yml\` lists it. A page that names it anywhere describes it; retired ones need no description.`,
    examples: [
      {
        title: 'A folder of variables for an environment that the page leaves out',
        text: `== source/manual/environments.html.md
---
owner_slack: "#a-team"
title: Our environments
section: Infrastructure
layout: manual_layout
---

## Staging
   ^^^^^^^ environments/undocumented Configuration knows the environment “test” (terraform/variables/test/common.tfvars), but this page does not describe it. Add a section on it.

The last gate of every environment before production.

## Production

What the public uses.
== terraform/variables/production/common.tfvars
size = 3
== terraform/variables/staging/common.tfvars
size = 2
== terraform/variables/test/common.tfvars
size = 1
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths'],
  skips: ({ path }, { catalogue }) => pagesOn(catalogue)[0] !== path,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const describing = pagesOn(workspace.catalogue)
    const own = workspace.catalogue.environments.filter(({ kind }) => kind === 'environment')
    const pages = describing.flatMap((path) => workspace.pages.get(path) ?? [])
    const named = new Set(pages.flatMap((one) => workspace.referencesOf(one).map(({ name }) => name)))
    const configured = new Map(configuredBy(workspace.files, workspace.catalogue))
    for (const one of own.filter(isConfigured))
      if (!configured.has(one.name)) configured.set(one.name, one.sources.map(({ origin }) => origin).slice(0, 1))
    for (const [name, paths] of configured) {
      const environment = own.find((one) => one.name === name)
      // Non-production is no environment by itself.
      if (environment?.state === 'retired' || /^non-?/.test(name) || named.has(name)) continue
      if (
        environment ? isDescribed(environment) : pages.some(({ text }) => new RegExp(`\\b${name}\\b`, 'i').test(text))
      )
        continue
      yield {
        span: placeOf(page),
        message: `Configuration knows the environment “${name}” (${paths[0]}), but this page does not describe it. Add a section on it.`,
        related: paths
          .filter((path) => workspace.pages.has(path))
          .slice(0, 5)
          .map((path) => ({ path, span: { start: 0, end: 0 }, message: `Configures “${name}”` })),
      }
    }
  },
}

const remembered = new WeakMap<Catalogue, readonly string[]>()

/** The pages of the workspace that describe two environments or more, in order of path. Remembered while the catalogue stays. */
function pagesOn(catalogue: Catalogue): readonly string[] {
  const known = remembered.get(catalogue)
  if (known) return known
  const counts = new Map<string, number>()
  for (const { kind, sources } of catalogue.environments)
    for (const origin of kind === 'environment' ? new Set(sources.map((source) => source.origin)) : [])
      if (origin !== 'built-in' && !isConfig(origin)) counts.set(origin, (counts.get(origin) ?? 0) + 1)
  const pages = [...counts.keys()].filter((path) => counts.get(path)! > 1).sort()
  remembered.set(catalogue, pages)
  return pages
}

/** Whether a page of the workspace has a section on it, or is all about it. */
function isDescribed({ sources }: Environment): boolean {
  return sources.some(({ origin }) => origin !== 'built-in' && !isConfig(origin))
}

/** The first heading, or the title, or the page's beginning. */
function placeOf({ headings, frontMatter }: Page): Span {
  const title = frontMatter?.entries.find(({ key }) => key === 'title')
  return headings[0]?.textSpan ?? title?.valueSpan ?? { start: 0, end: 0 }
}
