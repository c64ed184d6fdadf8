import { describe, expect, it } from 'vitest'
import { commandsIn, createChecker } from '../../server/engine'
import { workspaceOf } from '../harness/workspace'

const PATH = 'source/manual/page.html.md'

function commands(text: string) {
  const workspace = workspaceOf({ [PATH]: text })
  return commandsIn(workspace, workspace.pages.get(PATH)!).map(({ span, environments, destructive }) => [
    text.slice(span.start, span.end),
    environments.join(),
    destructive ? text.slice(destructive.start, destructive.end) : '',
  ])
}

function mismatches(text: string) {
  const workspace = workspaceOf({ [PATH]: text })
  return createChecker()
    .checkPage(workspace, PATH)
    .filter(({ rule }) => rule === 'environments/mismatch')
    .map(({ span }) => text.slice(span.start, span.end))
}

describe('commands', () => {
  it('act on what they name: context, account, host, flag', () => {
    expect(
      commands(
        '```sh\n$ kubectl config use-context staging\naws s3 rm \\\n  s3://govuk-production-x\ncurl https://a.integration.publishing.service.gov.uk\nls\n```\n\nRun `gds aws govuk-staging-developer kubectl delete pod x`, not `staging`.\n\n```ruby\nkubectl delete staging\n```\n',
      ),
    ).toEqual([
      ['kubectl config use-context staging', 'staging', ''],
      ['aws s3 rm \\\n  s3://govuk-production-x', 'production', 'rm'],
      ['curl https://a.integration.publishing.service.gov.uk', 'integration', ''],
      ['gds aws govuk-staging-developer kubectl delete pod x', 'staging', 'delete'],
    ])
  })
  it('disagree with the heading or sentence above', () => {
    const command = '```sh\nkubectl config use-context integration\n```\n'
    expect(mismatches(`## Restart in staging\n\n${command}`)).toEqual(['integration'])
    expect(mismatches(`## Restart\n\nIn staging:\n\n${command}`)).toEqual(['integration'])
    expect(mismatches(`## Restart in integration\n\n${command}`)).toEqual([])
    expect(mismatches(`## Restart in staging\n\nTry it in integration first:\n\n${command}`)).toEqual([])
    expect(mismatches(`## Restore from staging\n\n${command}`)).toEqual([])
  })
  it('may not jump through another environment', () => {
    expect(mismatches('    ssh -J jump.integration.govuk.digital db.staging.govuk-internal.digital\n')).toEqual([
      'integration',
    ])
  })
  it('may not look for a host in one environment and go to it in another', () => {
    expect(mismatches('```\nssh $(ssh integration "node_list -c frontend").staging\n```\n')).toEqual(['integration'])
    expect(mismatches('```\nssh $(ssh staging "node_list -c frontend").staging\n```\n')).toEqual([])
  })
  it('of links: words against host', () => {
    expect(mismatches('[Staging](https://grafana.eks.integration.govuk.digital)\n')).toEqual(['integration'])
    expect(mismatches('[Staging](https://grafana.eks.staging.govuk.digital)\n')).toEqual([])
    expect(mismatches('[Staging](https://docs.publishing.service.gov.uk/manual/staging.html)\n')).toEqual([])
  })
})
