// What one bundle leaves to another is there.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const ROOT = join(__dirname, '../..')

/** Names between braces, without what they are called here. */
function namesIn(text: string, pattern: RegExp): string[] {
  const lists = Array.from(text.matchAll(pattern), ([, list]) => list!.split(','))
  const names = lists.flat().map((name) => name.trim().replace(/ as .*/, ''))
  return [...new Set(names)].filter((name) => name !== '').sort()
}

test('what answers questions asks for the names of the protocol that server/node/protocol.ts gives on, and for no others', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'server/node/serving.ts')],
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    external: ['vscode-languageserver'],
    logLevel: 'error',
  })
  const asked = namesIn(outputFiles[0]!.text, /^import \{([^}]*)\} from "vscode-languageserver";$/gm)
  const source = readFileSync(join(ROOT, 'server/node/protocol.ts'), 'utf8')
  const given = namesIn(source, /^export \{([^}]*)\} from 'vscode-languageserver\/node'$/gm)
  expect(asked.length).toBeGreaterThan(10)
  expect(given).toEqual(asked)
})
