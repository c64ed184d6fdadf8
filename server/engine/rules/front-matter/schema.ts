// front-matter/schema: a page names a schema that isn't there, or one that can't be used.

import { configuredSchemas } from '../../catalogue/assigned'
import { isConfig } from '../../catalogue/config'
import type { Found, Page, Rule, Workspace } from '../../model'
import { BUILT_IN_NAMES, namedSchema, schemaNamed, schemaOf } from '../../schema-of'
import { schemaProblems } from '../../schema-problems'
import { nearest } from '../../suggest'

export const schema: Rule = {
  card: {
    id: 'front-matter/schema',
    severity: 'warning',
    summary: 'The schema that a page names, or that manual-lens.yml gives it, is not there or can’t be used.',
    why: 'A page may name its schema in a comment, `# $schema: …` or `# yaml-language-server: $schema=…`: `govuk`, `tech-docs`, or the path of a JSON Schema in the workspace. Nothing is fetched from the network. When the schema can’t be used the page’s values are not checked by it, and that must not look like a clean page.',
    examples: [
      {
        title: 'No such file',
        text: `---
# $schema: ../schemas/runbook.schema.json
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ front-matter/schema There is no file “source/schemas/runbook.schema.json” in this workspace. Write a path from this file’s folder, or govuk or tech-docs.
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'others'],
  skips: (page, workspace) =>
    !isConfig(page.path) &&
    (!page.frontMatter || (!namedSchema(page) && schemaProblems(page, workspace).failure === undefined)),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (isConfig(page.path)) yield* configured(page, workspace)
    const named = namedSchema(page)
    const span = named?.span ?? page.frontMatter?.span
    if (!span || page.kind !== 'markdown') return
    const read = named && schemaNamed(named.name, page.path, workspace)
    if (named && read && 'problem' in read) {
      const isAddress = /^[a-z][a-z+.-]*:/i.test(named.name)
      const [guess] = nearest(named.name, BUILT_IN_NAMES)
      const edits = guess && !named.name.includes('/') ? [{ path: page.path, span, text: guess }] : []
      const fixes = edits.map((edit) => ({ title: `Write “${guess}”`, edits: [edit], safe: false }))
      yield { span, message: read.problem, fixes, ...(isAddress ? { severity: 'hint' } : {}) }
    }
    const { failure } = schemaProblems(page, workspace)
    if (failure === undefined) return
    const title = schemaOf(page, workspace)?.title ?? ''
    const at = named ? span : { start: span.start, end: span.start + 3 }
    yield { span: at, message: `The schema “${title}” can’t be used, so this page is not checked by it: ${failure}` }
  },
}

/** What is wrong with the schemas that manual-lens.yml gives, said there. */
function* configured(page: Page, workspace: Workspace): Iterable<Found> {
  const { assigned, problems } = configuredSchemas(page)
  yield* problems
  for (const { file, fileSpan: span } of assigned) {
    const read = file === undefined ? undefined : schemaNamed(`/${file}`, page.path, workspace)
    if (span && read && 'problem' in read) yield { span, message: read.problem }
  }
}
