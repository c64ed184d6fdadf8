// From a name to its places, and from a place to the names that can stand there.

import { describe, expect, test } from 'vitest'
import {
  completionAt,
  definitionAt,
  environmentsMatching,
  highlightsAt,
  lensesOf,
  namedIn,
  referencesAt,
} from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const PAGE = 'source/manual/environments.html.md'
const FILES = `== ${PAGE}
---
title: Environments
---

## Staging

The last stop.

## Production

What counts.
== values.yaml
environment: prod
next: x.staging.publishing.service.gov.uk
== source/manual/a.html.md
From ‸staging to production, then Staging again.
`

function at() {
  const fixture = parseFixture(FILES)
  const { path, offset } = fixture.cursor!
  const said = (places: readonly { path: string; span: { start: number; end: number } }[]) =>
    places.map(
      ({ path: file, span }) => `${file} ${span.start} ${fixture.files.get(file)!.slice(span.start, span.end)}`,
    )
  return { workspace: workspaceOf(fixture), path, offset, said }
}

test('the definition is the heading that describes the environment', () => {
  const { workspace, path, offset, said } = at()
  expect(said(definitionAt(workspace, path, offset))).toEqual([`${PAGE} 29 ## Staging`])
  expect(definitionAt(workspace, path, 0)).toEqual([])
})

test('where no heading describes it, its entry in manual-lens.yml does', () => {
  const config = '== manual-lens.yml\nenvironments:\n  staging:\n    summary: Ours.\n  uat: {}\n'
  const { cursor, files } = parseFixture(`${FILES.replace('Staging again', 'uat again')}${config}`)
  const workspace = workspaceOf({ files, marks: [], cursor })
  const where = (text: string) =>
    definitionAt(workspace, cursor!.path, files.get(cursor!.path)!.indexOf(text)).map(({ path, span }) => [
      path,
      files.get(path)!.slice(span.start, span.end),
    ])
  expect(where('uat')).toEqual([['manual-lens.yml', 'uat']])
  expect(where('staging')).toEqual([[PAGE, '## Staging']])
})

test('an entry of manual-lens.yml is found by its key, be that an everyday word or not', () => {
  const source =
    '== manual-lens.yml\nenvironments:\n  te‸st:\n    aliases: [qa]\n== a.yaml\nenvironment: test\nfile: x\n'
  const fixture = parseFixture(source)
  const { path, offset } = fixture.cursor!
  const found = referencesAt(workspaceOf(fixture), path, offset).map((place) => [
    place.path,
    fixture.files.get(place.path)!.slice(place.span.start, place.span.end),
  ])
  expect(found).toEqual([
    ['a.yaml', 'test'],
    ['manual-lens.yml', 'test'],
    ['manual-lens.yml', 'qa'],
  ])
  expect(lensesOf(workspaceOf(fixture), path).map(({ environment }) => environment.name)).toEqual(['test'])
})

test('references are found over the workspace, by any alias', () => {
  const { workspace, path, offset, said } = at()
  expect(said(referencesAt(workspace, path, offset))).toEqual([
    'source/manual/a.html.md 5 staging',
    'source/manual/a.html.md 33 Staging',
    `${PAGE} 32 Staging`,
    'values.yaml 26 staging',
  ])
  expect(said(namedIn(workspace, 'production'))).toEqual([
    'source/manual/a.html.md 16 production',
    `${PAGE} 60 Production`,
    'values.yaml 13 prod',
  ])
  expect(highlightsAt(workspace, path, offset)).toEqual([
    { start: 5, end: 12 },
    { start: 33, end: 40 },
  ])
})

test('the environments page has a lens at each heading, the workspace a symbol', () => {
  const { workspace } = at()
  expect(lensesOf(workspace, PAGE).map(({ environment, span }) => [environment.name, span.start])).toEqual([
    ['staging', 29],
    ['production', 57],
  ])
  expect(lensesOf(workspace, 'values.yaml')).toEqual([])
  expect(
    environmentsMatching(workspace, 'PROD').map(({ environment, place }) => [environment.name, place.path]),
  ).toEqual([['production', PAGE]])
})

describe('completion', () => {
  const offered = (source: string) => {
    const fixture = parseFixture(source)
    const { path, offset } = fixture.cursor!
    const found = completionAt(workspaceOf(fixture), path, offset)
    return (
      found && [
        fixture.files.get(path)!.slice(found.span.start, found.span.end),
        ...found.environments.map(({ name }) => name),
      ]
    )
  }
  const all = ['development', 'test', 'integration', 'staging', 'production', 'ephemeral', 'non-production']

  test.each([
    ['== a.yaml\nenvironment: ‸\n', ['', ...all]],
    ['== a.yaml\ngovukEnvironment: "st‸ag"\n', ['stag', ...all]],
    ['    gds govuk connect -e in‸\n', ['in', ...all]],
    ['    kubectl config use-context ‸\n', ['', ...all]],
    ['see https://argo.eks.‸govuk.digital\n', ['', ...all]],
    ['    gds aws govuk-st‸ -- aws s3 ls\n', ['st', ...all]],
    ['    gds aws govuk-‸-admin\n', ['', ...all]],
    ['---\nenvironment: ‸\n---\n', ['', ...all]],
    ['== a.tfvars\ngovuk_environment = "‸"\n', ['', ...all]],
    ['== a.tf\n  environment = "inte‸"\n', ['inte', ...all]],
    ['== a.json\n{ "environment": "‸" }\n', ['', ...all]],
    ['== .env\nDEPLOY_ENVIRONMENT=‸\n', ['', ...all]],
    ['see https://whitehall.st‸.publishing.service.gov.uk/x\n', ['st', ...all]],
    ['see https://whitehall.‸.publishing.service.gov.uk\n', ['', ...all]],
    ['Look in terraform/variables/‸ of the repository\n', ['', ...all]],
    ['Look in variables/pro‸\n', ['pro', ...all]],
    ['Look at charts/app-config/values-‸\n', ['', ...all]],
    ['== a.yaml\nfile: values-in‸.yaml\n', ['in', ...all]],
    ['== a.yaml\nfile: deploy/x-‸\n== deploy/x-staging.txt\n1\n== deploy/x-production.txt\n1\n', ['', ...all]],
    ['Look in deploy/‸\n', undefined],
    ['Look at x-‸\n== deploy/x-staging.txt\n1\n== deploy/x-production.txt\n1\n', undefined],
    ['The environment: ‸\n', undefined],
    ['== a.yaml\nenvironments: ‸\n', undefined],
    ['see https://www.‸gov.uk\n', undefined],
    ['see https://whitehall.‸.example.org\n', undefined],
    ['We like ‸\n', undefined],
    ['== a.yaml\nname: ‸\n', undefined],
  ])('%j', (source, expected) => expect(offered(source)).toEqual(expected))
})
