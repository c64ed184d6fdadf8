import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import {
  createChecker,
  type Finding,
  isReadable,
  matrixOf,
  type Page,
  type Workspace,
  withFile,
} from '../../server/engine'
import { familiesOf } from '../../server/engine/families/family'
import { type Mention, mentionsIn } from '../../server/engine/families/mentions'
import { classOf, mismatchesIn } from '../../server/engine/families/mismatches'
import { workspaceOf } from '../harness/workspace'

const CORPUS = ['../../../shared/corpus', '../../../../shared/corpus']
  .map((path) => join(__dirname, path))
  .find((path) => existsSync(path))
const REPOSITORIES = ['govuk-helm-charts', 'govuk-infrastructure', 'govuk-puppet', 'govuk-aws', 'govuk-developer-docs']

/** Numbers that look random and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

interface Token {
  readonly workspace: Workspace
  readonly page: Page
  readonly mention: Mention
  readonly isAccount: boolean
}

/** The names of their own environment that stand in hosts, accounts, buckets and contexts of family files. */
function tokensIn(workspace: Workspace): Token[] {
  return [...workspace.pages.values()].flatMap((page) =>
    page.kind === 'markdown'
      ? []
      : [...mentionsIn(workspace, page)].flatMap((mention): Token[] => {
          const { reference, own, family } = mention
          const token = classOf(page, mention)
          const isOfUse = ['host', 'account', 'bucket', 'context'].includes(token)
          // A host without a label has none to change.
          if (reference.name !== own || !family || !isOfUse || reference.text.includes('.')) return []
          return [{ workspace, page, mention, isAccount: token === 'account' }]
        }),
  )
}

/** How many of `count` tokens are flagged once each is changed to a sibling's, and what was missed. */
function mutate(tokens: readonly Token[], count: number): { made: number; missed: string[] } {
  const roll = dice(20_261_124)
  const left = [...tokens]
  const missed: string[] = []
  let made = 0
  while (made < count && left.length > 0) {
    const [{ workspace, page, mention, isAccount }] = left.splice(roll(left.length), 1) as [Token]
    const { reference, own, family, cell } = mention
    const others = family!.members.map(({ environment }) => environment).filter((name) => name !== own)
    const other = others[roll(others.length)]!
    const account = workspace.catalogue.environments.find(({ name }) => name === other)?.accounts[0]?.id
    const word = isAccount ? account : other
    if (word === undefined) continue
    made++
    const { start, end } = reference.span
    const changed = withFile(workspace, page.path, page.text.slice(0, start) + word + page.text.slice(end))
    const found = [...mismatchesIn(changed, changed.pages.get(page.path)!)]
    if (!found.some((one) => one.mention.reference.span.start <= start && start < one.mention.reference.span.end))
      missed.push(`${page.path}: ${cell.id}: ${own} -> ${other}`)
  }
  return { made, missed }
}

const NAMES = ['integration', 'staging', 'production'] as const
const ACCOUNTS = { integration: '210287912431', staging: '696911096973', production: '172025368201' }
const synthetic = workspaceOf(
  Object.fromEntries(
    NAMES.map((name) => [
      `deploy/values-${name}.yaml`,
      `apps:
${Array.from({ length: 12 }, (_, n) => `  - name: router-${n}\n    host: router-${n}.eks.${name}.govuk.digital\n    bucket: govuk-${name}-router-${n}\n    role: arn:aws:iam::${ACCOUNTS[name]}:role/router-${n}\n`).join('')}context: ${name}
nextEnvironment: ${name === 'integration' ? 'staging' : 'production'}
registry: 172025368201.dkr.ecr.eu-west-1.amazonaws.com
restoreFrom: govuk-${name === 'production' ? 'staging' : 'production'}-database-backups
`,
    ]),
  ),
)

describe('a token that is changed to a sibling’s', () => {
  it('is flagged in a made-up family, and nothing before', () => {
    for (const page of synthetic.pages.values()) expect([...mismatchesIn(synthetic, page)]).toEqual([])
    const { made, missed } = mutate(tokensIn(synthetic), 80)
    expect(made).toBe(80)
    expect(missed).toEqual([])
  })
})

test('what a developer’s machine or a build uses of another environment is a hint, but not of production', () => {
  const file = (own: string, host: string) =>
    [own, 'staging', 'integration', 'production']
      .map((name) => `  ${name}: https://auth.${name === own ? host : name}.example.org\n`)
      .join('')
  const severities = (own: string, host: string) => {
    const workspace = workspaceOf({ 'hosts.yaml': `hosts:\n${file(own, host)}` })
    return [...mismatchesIn(workspace, workspace.pages.get('hosts.yaml')!)].map(({ severity }) => severity)
  }
  expect(severities('dev', 'integration')).toEqual(['hint'])
  expect(severities('dev', 'production')).toEqual(['warning'])
  expect(severities('ephemeral', 'integration')).toEqual(['hint'])
  // This one has machines of its own.
  expect(severities('test', 'integration')).toEqual(['warning'])
})

test('where as many siblings name another environment as name themselves, they share, and it is a hint', () => {
  const bucket = (name: string) => `terraform {\n  backend "s3" {\n    bucket = "state-${name}"\n  }\n}\n`
  const severities = (files: Readonly<Record<string, string>>) => {
    const all = Object.entries(files).map(([own, named]) => [`environments/${own}/main.tf`, bucket(named)])
    const workspace = workspaceOf(Object.fromEntries(all))
    return [...mismatchesIn(workspace, workspace.pages.get('environments/integration/main.tf')!)].map(
      ({ severity }) => severity,
    )
  }
  const two = { integration: 'staging', production: 'production' }
  expect(severities({ ...two, staging: 'staging' })).toEqual(['warning'])
  expect(severities({ ...two, staging: 'production' })).toEqual(['hint'])
  expect(severities({ ...two, staging: 'production', test: 'test' })).toEqual(['warning'])
})

test('a cluster that two environments share is a hint', () => {
  const file = (own: string, cluster: string) => `environment: ${own}\ncluster: ${cluster}\nbackup_cluster: ${own}\n`
  const severities = (files: Record<string, string>) => {
    const workspace = workspaceOf(files)
    return [...mismatchesIn(workspace, workspace.pages.get('vars/staging.yml')!)].map(({ severity }) => severity)
  }
  const two = {
    'vars/production.yml': file('production', 'production'),
    'vars/staging.yml': file('staging', 'production'),
  }
  expect(severities(two)).toEqual(['hint'])
  expect(severities({ ...two, 'vars/integration.yml': file('integration', 'integration') })).toEqual(['warning'])
})

test('a Terraform variable that an environment has none of its own of is no slip', () => {
  const file = (variable: string) => `module "alarms" {\n  account_id = "\${var.aws_${variable}_account_id}"\n}\n`
  const found = (declared: string) => {
    const workspace = workspaceOf({
      'environments/integration/main.tf': file('integration'),
      'environments/production/main.tf': file('production'),
      'environments/staging/main.tf': file('integration'),
      'environments/variables.tf': declared,
    })
    return [...mismatchesIn(workspace, workspace.pages.get('environments/staging/main.tf')!)].length
  }
  expect(found('')).toBe(0)
  expect(found('variable "aws_staging_account" {}\n')).toBe(0)
  expect(found('variable "aws_staging_account_id" {}\n')).toBe(1)
})

function load(repository: string): Workspace {
  const root = join(CORPUS!, repository)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => isReadable(path) && statSync(join(root, path)).isFile(),
  )
  return workspaceOf(Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])))
}

describe.skipIf(CORPUS === undefined)('in the corpus', () => {
  const workspaces = new Map<string, Workspace>()
  const of = (repository: string) => {
    if (!workspaces.has(repository)) workspaces.set(repository, load(repository))
    return workspaces.get(repository)!
  }

  test('what is known to be wrong is found, and hardly anything else', { timeout: 60_000 }, () => {
    const found = REPOSITORIES.flatMap((repository) =>
      [...createChecker().checkAll(of(repository)).values()]
        .flat()
        .filter(({ rule }) => rule === 'environments/mismatch' || rule === 'environments/odd-one-out')
        .map((finding) => `${finding.severity} ${repository}/${finding.path}:${lineOf(of(repository), finding)}`),
    )
    expect(found.sort()).toEqual([
      'hint govuk-puppet/hieradata_aws/production.yaml:250',
      'hint govuk-puppet/hieradata_aws/staging.yaml:163',
      'warning govuk-helm-charts/charts/app-config/values-staging.yaml:1681',
      'warning govuk-infrastructure/terraform/variables/production/common.tfvars:2',
    ])
  })

  test('at least 95 in 100 changed tokens are flagged', { timeout: 120_000 }, () => {
    const tokens = REPOSITORIES.flatMap((repository) => tokensIn(of(repository)))
    const { made, missed } = mutate(tokens, 200)
    expect(made).toBe(200)
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(10)
  })

  test('500 cells are what a plain reading of YAML gives', { timeout: 60_000 }, () => {
    const roll = dice(7)
    const rows = familiesOf(of('govuk-helm-charts')).flatMap((family) => {
      const { rows } = matrixOf(of('govuk-helm-charts'), family)
      return rows.map((row) => ({ row, family }))
    })
    const plain = new Map<string, unknown>()
    let compared = 0
    while (compared < 500) {
      const { row, family } = rows[roll(rows.length)]!
      for (const [index, { path }] of family.members.entries()) {
        const cell = row.cells[index]
        const page = of('govuk-helm-charts').pages.get(path)!
        if (page.kind !== 'yaml') continue
        if (!plain.has(path))
          plain.set(
            path,
            parseAllDocuments(page.text, { merge: true }).map((one) => one.toJS({ maxAliasCount: -1 }))[0],
          )
        if (cell) expect(sameText(at(plain.get(path), cell.keys), cell.value), `${path} ${cell.id}`).toBe(true)
        compared++
      }
    }
  })
})

function lineOf(workspace: Workspace, { path, span }: Finding): number {
  return workspace.pages.get(path)!.text.slice(0, span.start).split('\n').length
}

/** What keys lead to in plain data. */
function at(data: unknown, keys: readonly string[]): unknown {
  return keys.reduce((value: unknown, key) => {
    const item = /^(name|key|id|repoName|Name|Key)=(.*)$/s.exec(key)
    if (Array.isArray(value)) {
      if (item) return value.find((one) => String((one as Record<string, unknown>)[item[1]!]) === item[2])
      return value[Number(key.slice(1, -1))]
    }
    return (value as Record<string, unknown> | undefined)?.[key]
  }, data)
}

function sameText(plain: unknown, value: string): boolean {
  if (plain === null) return ['', '~', 'null'].includes(value)
  if (typeof plain === 'object') return (value === '{}' || value === '[]') && Object.keys(plain).length === 0
  return typeof plain === 'string' ? plain === value : Number(value) === Number(plain) || String(plain) === value
}
