import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const run = (args: string[], cwd: string) => spawnSync(process.execPath, args, { cwd, encoding: 'utf8' })

describe('a wrong import does not compile', () => {
  const copy = mkdtempSync(join(tmpdir(), 'manual-lens-imports-'))
  afterAll(() => rmSync(copy, { recursive: true, force: true }))
  const folders = ['server/engine', 'server/files', 'server/lsp/protocol', 'server/lsp', 'server/cli', 'client']
  for (const folder of folders) {
    mkdirSync(join(copy, folder), { recursive: true })
    cpSync(join(root, folder, 'tsconfig.json'), join(copy, folder, 'tsconfig.json'))
    writeFileSync(join(copy, folder, 'own.ts'), 'export const own = 1\n')
  }
  cpSync(join(root, 'tsconfig.base.json'), join(copy, 'tsconfig.base.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const compile = (from: string, target: string) => {
    writeFileSync(join(copy, from, 'own.ts'), `export { own as taken } from '${target}'\nexport const own = 1\n`)
    const { stdout, status } = run([join(root, 'node_modules/typescript/bin/tsc'), '-b', from], copy)
    writeFileSync(join(copy, from, 'own.ts'), 'export const own = 1\n')
    return { wrong: status !== 0 && /TS6307|TS6059/.test(stdout), stdout }
  }

  test.each([
    ['server/engine', '../files/own'],
    ['server/engine', '../lsp/own'],
    ['server/files', '../cli/own'],
    ['server/lsp', '../cli/own'],
    ['server/cli', '../lsp/own'],
    ['client', '../server/engine/own'],
  ])('%s must not import %s', (from, target) => {
    expect(compile(from, target)).toMatchObject({ wrong: true })
  })

  test.each([
    ['server/files', '../engine/own'],
    ['server/cli', '../files/own'],
    ['client', '../server/lsp/protocol/own'],
  ])('%s may import %s', (from, target) => {
    expect(compile(from, target)).toEqual({ wrong: false, stdout: '' })
  })
})

describe('a wrong import inside the engine does not pass the linter', () => {
  const copy = mkdtempSync(join(tmpdir(), 'manual-lens-lint-'))
  afterAll(() => rmSync(copy, { recursive: true, force: true }))
  const configuration = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'))
  // The copy is no git repository, and the schema is of no use there.
  delete configuration.vcs
  delete configuration.$schema
  writeFileSync(join(copy, 'biome.json'), JSON.stringify(configuration))
  const lint = (path: string, target: string) => {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), `import { thing } from '${target}'\n\nexport const own = thing\n`)
    const { stdout, stderr, status } = run([join(root, 'node_modules/@biomejs/biome/bin/biome'), 'lint', path], copy)
    rmSync(join(copy, path))
    return { status, refused: `${stdout}${stderr}`.includes('noRestrictedImports') }
  }

  test.each([
    ['server/engine/model.ts', './workspace'],
    ['server/engine/read/page.ts', '../rules/all'],
    ['server/engine/read/page.ts', '../workspace'],
    ['server/engine/catalogue/govuk.ts', '../check'],
    ['server/engine/rules/links/relative.ts', '../../read/markdown'],
    ['server/engine/rules/links/relative.ts', './text-mismatch'],
    ['server/engine/rules/links/relative.ts', '../../workspace'],
  ])('%s must not import %s', (path, target) => {
    expect(lint(path, target)).toEqual({ status: 1, refused: true })
  })

  test.each([
    ['server/engine/rules/links/relative.ts', '../../model'],
    ['server/engine/rules/links/relative.ts', '../../suggest'],
    ['server/engine/read/page.ts', './lines'],
  ])('%s may import %s', (path, target) => {
    expect(lint(path, target)).toEqual({ status: 0, refused: false })
  })
})
