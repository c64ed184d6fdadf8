// How long the packaged extension takes to be activated in a real VS Code, which the tests' launcher starts.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageExtension } from '../package.mjs'
import { root, run } from '../run.mjs'
import { setUpForVsCode } from '../setup.mjs'
import { temporaryFolder } from '../temporary.mjs'
import { installExtension } from '../vscode-server.mjs'

/** @typedef {{ wall: number, cpu: number, after: number }} Activation milliseconds until it is activated, and the extension host's processor time in them and in the second after */

/**
 * @param {number} rounds each in a VS Code of its own, with nothing open that would activate it
 * @returns {Promise<readonly Activation[]>}
 */
export async function activations(rounds) {
  const temporary = temporaryFolder('activation')
  try {
    const [folder, extensions] = ['empty', 'extensions'].map((name) => join(temporary.path, name))
    if (!folder || !extensions) return []
    for (const path of [folder, extensions]) mkdirSync(path)
    await installExtension(await setUpForVsCode(), await packageExtension(), extensions)
    /** @type {Activation[]} */
    const all = []
    for (let round = 0; round < rounds; round++) all.push(await activation(folder, extensions, temporary.path))
    return all
  } finally {
    temporary.remove()
  }
}

/**
 * @param {string} folder
 * @param {string} extensions
 * @param {string} place
 * @returns {Promise<Activation>}
 */
async function activation(folder, extensions, place) {
  const result = join(place, 'result.json')
  rmSync(result, { force: true })
  const args = [
    join(root, 'test', 'vscode', 'launcher.mjs'),
    folder,
    `--extensions-dir=${extensions}`,
    `--extensionDevelopmentPath=${join(root, 'test', 'vscode', 'driver')}`,
    `--extensionTestsPath=${fileURLToPath(new URL('activation-entry.cjs', import.meta.url))}`,
  ]
  const { output } = await run(process.execPath, args, {
    env: { MANUAL_LENS_BENCH_RESULT: result },
    quiet: true,
    timeout: 300_000,
  })
  if (!existsSync(result)) throw new Error(`VS Code could not be measured: ${output.trim().split('\n').at(-1)}`)
  const { wasActive, wall, cpu, after } = JSON.parse(readFileSync(result, 'utf8'))
  if (wasActive) throw new Error('The extension was active before it was asked to be.')
  return { wall, cpu, after }
}
