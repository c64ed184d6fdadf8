// What Node has compiled of the server's code, kept for its next start: in one place, and for one version only.

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { withCompiledCode } from '../../client/compiled'
import { folderOf } from './folder'

type Context = Parameters<typeof withCompiledCode>[0]

function contextAt(fsPath: string, scheme = 'file'): Context {
  return { globalStorageUri: { scheme, fsPath }, extension: { packageJSON: { version: '1.2.3' } } } as Context
}

test('lies in the extension’s storage; what other versions have left there is deleted', async () => {
  const own = `1.2.3-${process.version}`
  const storage = folderOf({
    [`compiled/${own}/v22/one`]: 'kept',
    'compiled/1.2.2-v22.0.0/v22/one': 'of another version',
    'other/file.txt': 'not ours to delete',
  })
  expect(withCompiledCode(contextAt(storage))).toEqual({ NODE_COMPILE_CACHE: join(storage, 'compiled', own) })
  await vi.waitFor(() => expect(readdirSync(join(storage, 'compiled'))).toEqual([own]))
  expect(existsSync(join(storage, 'compiled', own, 'v22', 'one'))).toBe(true)
  expect(existsSync(join(storage, 'other', 'file.txt'))).toBe(true)
})

test('has no place yet before the first start, which is no fault', async () => {
  const storage = join(folderOf({}), 'not', 'there')
  expect(withCompiledCode(contextAt(storage))).toEqual({
    NODE_COMPILE_CACHE: join(storage, 'compiled', `1.2.3-${process.version}`),
  })
  // A rejection that nobody handles would be a failure of the run.
  await new Promise((resolve) => setImmediate(resolve))
  expect(existsSync(storage)).toBe(false)
})

test('is not kept where the storage is no folder of this machine', () => {
  expect(withCompiledCode(contextAt('/storage', 'vscode-userdata'))).toEqual({})
})
