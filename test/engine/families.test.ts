import { describe, expect, it } from 'vitest'
import { cellsIn, familiesOf, familyOf, isSecret, mapFamiliesOf, matrixAt, matrixOf } from '../../server/engine'
import { workspaceOf } from '../harness/workspace'

const files = {
  'charts/values-staging.yaml': `base: &base
  replicas: 1.10
apps:
  - name: frontend
    <<: *base
    env:
      - name: HOST
        value: "a.staging.example"
  - name: router
    <<: *base
    replicas: 3
`,
  'charts/values-production.yaml': `apps:
  - name: router
    replicas: 3
  - name: frontend
    replicas: 2
    env:
      - name: HOST
        value: a.production.example
`,
  'charts/values.yaml': 'apps: []\n',
  'variables/staging/rds.tfvars': `# comment
databases = {
  publisher = { # "{"
    engine = "postgres", size = 5
    names  = ["one", "two \\"three\\""]
  }
  "quoted-key" : true
}
text = <<-EOT
  some } text
  EOT
made = "\${var.a}-x" == "y" ? 1 : 2
zone "a" { id = 1 }
`,
  'variables/production/rds.tfvars': 'databases = {}\n',
  'image-tags/staging/router': 'v12\n',
  'image-tags/production/router': 'v11\n',
  'accounts.yml': `accounts:
  staging: { id: 1, region: x }
  production: { id: 2 }
`,
}

describe('families', () => {
  const workspace = workspaceOf(files)
  it('are files that differ only in the environment', () => {
    expect(familiesOf(workspace).map(({ id, members }) => [id, members.map(({ path }) => path)])).toEqual([
      ['charts/values-{environment}.yaml', ['charts/values-staging.yaml', 'charts/values-production.yaml']],
      ['variables/{environment}/rds.tfvars', ['variables/staging/rds.tfvars', 'variables/production/rds.tfvars']],
      ['image-tags/{environment}/router', ['image-tags/staging/router', 'image-tags/production/router']],
    ])
    expect(familyOf(workspace, 'charts/values.yaml')).toBeUndefined()
  })
  it('are maps in one file', () => {
    const page = workspace.pages.get('accounts.yml')!
    const [family] = mapFamiliesOf(workspace, page)
    expect(family?.id).toBe('accounts.yml#accounts')
    const { rows } = matrixOf(workspace, family!)
    expect(rows.map(({ id, cells, differs }) => [id, differs, ...cells.map((cell) => cell?.value)])).toEqual([
      ['id', true, '1', '2'],
      ['region', true, 'x', undefined],
    ])
  })
  it('are maps in one file, with keys in other words than they are written in, too', () => {
    const keysOf = (text: string) => {
      const one = workspaceOf({ 'hosts.yml': text })
      return mapFamiliesOf(one, one.pages.get('hosts.yml')!).map(({ members }) =>
        members.map(({ keys }) => keys.join()),
      )
    }
    expect(keysOf('"st\\u0061ging": 1\n"produ\\u0063tion": 2\n')).toEqual([['staging', 'production']])
    expect(keysOf('x: &hosts\n  staging: 1\n  production: 2\ny: [{<<: *hosts}]\n')).toEqual([
      ['x,staging', 'x,production'],
    ])
    // No anchor.
    expect(keysOf('url: https://example.org/?a=b&sort=c\nstaging: 1\nproduction: 2\n')).toEqual([
      ['staging', 'production'],
    ])
    expect(keysOf('url: https://staging.example.org/?a=b&production=c\nname: x\n')).toEqual([])
  })
  it('lay values side by side, lists by name, anchors and merges resolved', () => {
    const { rows } = matrixOf(workspace, familyOf(workspace, 'charts/values-staging.yaml')!)
    expect(rows.map(({ id, differs, cells }) => [id, differs, ...cells.map((cell) => cell?.value)])).toEqual([
      ['base / replicas', true, '1.10', undefined],
      ['apps / name=frontend / name', false, 'frontend', 'frontend'],
      ['apps / name=frontend / env / name=HOST / name', false, 'HOST', 'HOST'],
      ['apps / name=frontend / env / name=HOST / value', true, 'a.staging.example', 'a.production.example'],
      ['apps / name=frontend / replicas', true, '1.10', '2'],
      ['apps / name=router / name', false, 'router', 'router'],
      ['apps / name=router / replicas', false, '3', '3'],
    ])
  })
  it('know a value of one line', () => {
    const { rows, isRead } = matrixOf(workspace, familyOf(workspace, 'image-tags/staging/router')!)
    expect(isRead).toEqual([true, true])
    expect(rows[0]?.cells.map((cell) => cell?.value)).toEqual(['v12', 'v11'])
  })
  it('read HCL with exact spans', () => {
    const page = workspace.pages.get('variables/staging/rds.tfvars')!
    const cells = [...cellsIn(page).byId.values()]
    expect(cells.map(({ id, value }) => [id, value])).toEqual([
      ['databases / publisher / engine', 'postgres'],
      ['databases / publisher / size', '5'],
      ['databases / publisher / names / [0]', 'one'],
      ['databases / publisher / names / [1]', 'two "three"'],
      ['databases / quoted-key', 'true'],
      ['text', '  some } text\n'],
      ['made', '"${var.a}-x" == "y" ? 1 : 2'],
      ['zone a / id', '1'],
    ])
    for (const { span, value, id } of cells)
      if (id !== 'databases / publisher / names / [1]') expect(page.text.slice(span.start, span.end)).toBe(value)
  })
  it('say which row and column an offset is in', () => {
    const page = workspace.pages.get('charts/values-staging.yaml')!
    const place = matrixAt(workspace, page, page.text.indexOf('a.staging'))
    expect(place?.row.id).toBe('apps / name=frontend / env / name=HOST / value')
    expect(place?.matrix.family.members[place.column]?.environment).toBe('staging')
  })
  it('know secrets by the names of their keys', () => {
    expect(isSecret({ keys: ['db', 'password'] })).toBe(true)
    expect(isSecret({ keys: ['env', 'name=API_TOKEN', 'value'] })).toBe(true)
    expect(isSecret({ keys: ['secretName'] })).toBe(false)
    expect(isSecret({ keys: ['replicas'] })).toBe(false)
  })
  it('survive whatever they are given', () => {
    const bomb = `a0: &a0 x\n${Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}, *a${i}]`).join('\n')}`
    const texts = [
      '{'.repeat(9999),
      '['.repeat(9999),
      'a = '.repeat(9999),
      'a {\n'.repeat(9999),
      '"',
      'a = <<X',
      '}',
      '= = =',
      bomb,
    ]
    for (const text of texts)
      for (const path of ['a/x-staging.tfvars', 'values-staging.yaml', '.env.staging', 'a.toml', 'a.json']) {
        const page = workspaceOf({ [path]: text }).pages.get(path)!
        for (const { span } of cellsIn(page).byId.values()) expect(span.end).toBeLessThanOrEqual(text.length)
      }
  })
})
