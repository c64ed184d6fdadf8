// What a hover says, and what of the workspace's own environments page is in it.

import { describe, expect, test } from 'vitest'
import { environmentNamed, hoverAt, quickLinks, textLinks, withFile, withLocal } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const ENVIRONMENTS = `== source/manual/environments.html.md
---
owner_slack: "#platform"
title: Environments
section: Infrastructure
layout: manual_layout
---

# Environments

## Staging

Staging is where [the *last* checks](/manual/checks.html) happen.

You can only reach it from the office IPs. It keeps \`two\` copies.

- [Helm values](https://github.com/alphagov/govuk-helm-charts/blob/main/charts/app-config/values-staging.yaml)
- [Grafana](https://grafana.example.org/)

### Data

Copied nightly.

## Sandbox environment

An environment to break things in:

* networks
* databases

## Words

Nothing about that.
`

function hover(source: string, size?: 'compact' | 'full') {
  const fixture = parseFixture(source)
  const { path, offset } = fixture.cursor!
  return hoverAt(workspaceOf(fixture), path, offset, size)
}

describe('an environment', () => {
  test('from the built-in catalogue: what, who, access, hosting, account, host, links, source', () => {
    const { markdown, span } = hover('== values.yaml\nenvironment: inte‸gration\n')!
    expect(span).toEqual({ start: 13, end: 24 })
    const lines = markdown.split('\n').filter((line) => line !== '')
    expect(lines.map((line) => (line.startsWith('-') ? line.slice(0, line.indexOf(':')) : line))).toEqual([
      '**Integration** environment',
      'The first stop of every release: manual testing and the automatic end-to-end tests that let a release go on to staging.',
      '- For',
      '- Access',
      '- Hosting',
      '- AWS account',
      '- Host',
      '- Provisioned in',
      '- Dashboards',
      '*From the built-in GOV.UK catalogue \\(2026-08-21\\)*',
    ])
    expect(lines[7]).toContain(
      '[Terraform variables](https://github.com/alphagov/govuk-infrastructure/tree/main/terraform/variables/integration)',
    )
  })

  test('compact: without account, host, dashboards and source', () => {
    const { markdown } = hover('== values.yaml\nenvironment: inte‸gration\n', 'compact')!
    const lines = markdown.split('\n').filter((line) => line.startsWith('-'))
    expect(lines.map((line) => line.split(':')[0])).toEqual(['- For', '- Access', '- Hosting', '- Provisioned in'])
  })

  test('retired ones say since when and what there is now', () => {
    expect(hover('We ran on Carren‸za then.')!.markdown.split('\n')[0]).toBe(
      '**Carrenza** hosting, **retired** since 2020-11; now AWS',
    )
  })

  test('at most a dozen lines for each there is', () => {
    const workspace = workspaceOf(parseFixture(ENVIRONMENTS))
    for (const { name } of workspace.catalogue.environments) {
      const text = `environment: ${name}\n`
      const found = hoverAt(withFile(workspace, 'values.yaml', text), 'values.yaml', 14)
      expect(found?.markdown.split('\n').filter((line) => line !== '').length, name).toBeLessThanOrEqual(12)
    }
  })

  test('nothing where there is nothing, outside the text, or in no file', () => {
    const workspace = workspaceOf(parseFixture('== a.yaml\nname: some thing\n'))
    expect(hoverAt(workspace, 'a.yaml', 7)).toBeUndefined()
    expect(hoverAt(workspace, 'a.yaml', 7000)).toBeUndefined()
    expect(hoverAt(workspace, 'a.yaml', -1)).toBeUndefined()
    expect(hoverAt(workspace, 'b.yaml', 0)).toBeUndefined()
  })
})

describe('the environments page', () => {
  test('is quoted, its access rule and links come first', () => {
    const { markdown } = hover(`${ENVIRONMENTS}\n== values.yaml\nenvironment: stag‸ing\n`)!
    expect(markdown.split('\n')).toEqual([
      '**Staging** environment',
      '',
      'Staging is where the last checks happen. — *source/manual/environments.html.md*',
      '',
      '- For: Platform engineers; product teams for large changes.',
      '- Access: You can only reach it from the office IPs.',
      '- Hosting: AWS \\(EKS\\), account govuk-staging.',
      '- AWS account: govuk-staging 696911096973',
      '- Host: \\{app\\}.staging.publishing.service.gov.uk',
      '- Provisioned in: [Helm values](https://github.com/alphagov/govuk-helm-charts/blob/main/charts/app-config/values-staging.yaml) · [Terraform variables](https://github.com/alphagov/govuk-infrastructure/tree/main/terraform/variables/staging) · [Image tags](https://github.com/alphagov/govuk-helm-charts/tree/main/charts/app-config/image-tags/staging)',
      '- Dashboards: [Grafana](https://grafana.example.org/) · [Argo CD](https://argo.eks.staging.govuk.digital/) · [Grafana](https://grafana.eks.staging.govuk.digital/) · [Release dashboard](https://release.publishing.service.gov.uk/)',
      '',
      '*Purpose, access, links from source/manual/environments.html.md; the rest GOV.UK’s \\(2026-08-21\\)*',
    ])
  })

  test('says so where the hover is on that page itself', () => {
    const { markdown } = hover(ENVIRONMENTS.replace('## Staging', '## Stag‸ing'))!
    expect(markdown).toContain('Staging is where the last checks happen. — this page\n')
  })

  test('is followed as it is edited', () => {
    const fixture = parseFixture(`${ENVIRONMENTS}\n== values.yaml\nenvironment: staging\n`)
    const before = workspaceOf(fixture)
    const path = 'source/manual/environments.html.md'
    const after = withFile(before, path, fixture.files.get(path)!.replace('*last* checks', '*very last* checks'))
    expect(environmentNamed(before, 'staging')?.quote?.text).toBe('Staging is where the last checks happen.')
    expect(environmentNamed(after, 'staging')?.quote?.text).toBe('Staging is where the very last checks happen.')
  })

  test('a repository that a sentence only speaks of does not provision it; one that is known to does, and is there once', () => {
    const page = `## Local development environments

Developers use [govuk-docker] or copies of the databases. In future we hope to improve [charts](https://github.com/alphagov/govuk-helm-charts/).

## Integration

- manual testing, where the [govuk-docker] environment is insufficient
- [Our charts](https://github.com/example-department/charts)

It is set up by Terraform in [the infrastructure](https://github.com/example-department/infra), and its
[values](https://github.com/example-department/apps/tree/main/integration) are read by every application there is.

[govuk-docker]: https://github.com/alphagov/govuk-docker
`
    const workspace = workspaceOf(parseFixture(`== source/manual/environments.html.md\n${page}`))
    const links = (name: string, role: string) =>
      environmentNamed(workspace, name)!.pointers.flatMap((pointer) => (pointer.role === role ? pointer.title : []))
    expect(links('development', 'provisioning')).toEqual(['govuk-docker'])
    expect(links('development', 'documentation')).toEqual(['charts'])
    expect(links('integration', 'documentation')).toEqual(['govuk-docker'])
    expect(links('integration', 'provisioning')).toEqual([
      ...['Our charts', 'the infrastructure', 'values'],
      ...['Terraform variables', 'Helm values', 'Image tags'],
    ])
  })

  test('adds an environment that nobody knew, with the list it announces, and no other heading', () => {
    const { catalogue } = workspaceOf(parseFixture(ENVIRONMENTS))
    expect(catalogue.environments.find(({ name }) => name === 'sandbox')?.purpose).toBe(
      'An environment to break things in: networks; databases',
    )
    expect(catalogue.environments.map(({ name }) => name)).not.toContain('words')
  })
})

describe('quick links', () => {
  test('lead to every active environment and to no retired one', () => {
    const links = quickLinks(workspaceOf(parseFixture('')))
    expect(new Set(links.map(({ environment }) => environment.name))).toEqual(
      new Set(['development', 'test', 'integration', 'staging', 'production', 'ephemeral']),
    )
    expect(links.every(({ pointer }) => pointer.url.startsWith('https://'))).toBe(true)
  })

  test('in a hover lead to the local clone where there is one', () => {
    const fixture = parseFixture('== values.yaml\nenvironment: test\n')
    const url = 'https://github.com/alphagov/govuk-infrastructure/tree/main/terraform/variables/test'
    const workspace = withLocal(workspaceOf(fixture), new Map([[url, 'file:///clones/govuk-infrastructure']]))
    expect(hoverAt(workspace, 'values.yaml', 14)!.markdown).toContain(
      '[Terraform variables](file:///clones/govuk-infrastructure) (local)',
    )
  })
})

describe('repository names', () => {
  const links = (source: string) => {
    const fixture = parseFixture(source)
    const path = [...fixture.files.keys()][0]!
    const text = fixture.files.get(path)!
    return textLinks(workspaceOf(fixture), path).map(({ span, url }) => `${text.slice(span.start, span.end)} ${url}`)
  }

  test('lead to their repository from prose, inline code and comments', () => {
    const url = 'https://github.com/alphagov/govuk-helm-charts'
    expect(links('See govuk-helm-charts, `alphagov/govuk-helm-charts` and Govuk-Helm-Charts.\n')).toEqual([
      `govuk-helm-charts ${url}`,
      `alphagov/govuk-helm-charts ${url}`,
      `Govuk-Helm-Charts ${url}`,
    ])
    expect(links('== values.yaml\n# see govuk-helm-charts\na: 1\n')).toEqual([`govuk-helm-charts ${url}`])
  })

  test('are left alone in links, fences, paths and longer names', () => {
    expect(
      links(
        '[govuk-helm-charts](https://example.org/govuk-helm-charts) x/govuk-helm-charts govuk-helm-charts-2\n\n```\ncd govuk-helm-charts\n```\n',
      ),
    ).toEqual([])
  })

  test('are known from data/repos.yml, with the owner of the site’s own repository', () => {
    const data = `== data/repos.yml
- repo_name: paper-mill
  team: "#paper"
- repo_name: old-press
  retired: true
== config/tech-docs.yml
github_repo: exampleorg/manual
`
    const fixture = parseFixture(`== source/manual/a.html.md\nThe paper-mill runs.\n${data}`)
    const workspace = workspaceOf(fixture)
    expect(textLinks(workspace, 'source/manual/a.html.md').map(({ url }) => url)).toEqual([
      'https://github.com/exampleorg/paper-mill',
    ])
    expect(workspace.catalogue.repositories.find(({ name }) => name === 'exampleorg/paper-mill')).toEqual({
      name: 'exampleorg/paper-mill',
      team: '#paper',
      source: { origin: 'data/repos.yml', span: { start: 13, end: 23 } },
    })
  })
})
