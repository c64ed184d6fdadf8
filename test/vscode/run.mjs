// Runs the suites in a real VS Code against the packaged extension. `node test/vscode/run.mjs [words of a test's title]`
import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageExtension } from '../../scripts/package.mjs'
import { must, root } from '../../scripts/run.mjs'
import { setUpForVsCode } from '../../scripts/setup.mjs'
import { temporaryFolder } from '../../scripts/temporary.mjs'
import { installExtension } from '../../scripts/vscode-server.mjs'

const vsix = process.env.MANUAL_LENS_VSIX ?? (await packageExtension())
const { build } = await import('esbuild')
const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } = await import(
  '@vscode/test-electron'
)

const temporary = temporaryFolder('tests')
const tests = join(root, '.cache', 'vscode-tests', 'index.js')
try {
  const folder = join(temporary.path, 'manual')
  const extensions = join(temporary.path, 'extensions')
  mkdirSync(extensions)
  // The tests edit and save.
  cpSync(join(root, 'examples', 'manual'), folder, { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: ['test/vscode/index.ts'],
    outfile: tests,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'es2022',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  })
  await runTests({
    vscodeExecutablePath: await program(extensions),
    // What is tested is the installed package, so the extension under development is an empty one.
    extensionDevelopmentPath: fileURLToPath(new URL('driver', import.meta.url)),
    extensionTestsPath: tests,
    launchArgs: [folder, `--extensions-dir=${extensions}`, `--user-data-dir=${join(temporary.path, 'user')}`],
    extensionTestsEnv: { MANUAL_LENS_TEST_GREP: process.argv.slice(2).join(' ') },
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  temporary.remove()
}

/**
 * The VS Code to run, with the package installed: our launcher, or where MANUAL_LENS_VSCODE says so a desktop one
 * (`stable`, `insiders` or a version to download it; anything with a slash is the program's path).
 * @param {string} extensions
 */
async function program(extensions) {
  const wanted = process.env.MANUAL_LENS_VSCODE
  if (!wanted) {
    await installExtension(await setUpForVsCode(), vsix, extensions)
    return fileURLToPath(new URL('launcher.mjs', import.meta.url))
  }
  const path = wanted.includes('/') ? wanted : await downloadAndUnzipVSCode(wanted)
  const [cli = path, ...args] = resolveCliArgsFromVSCodeExecutablePath(path, { reuseMachineInstall: true })
  await must(cli, [...args, '--install-extension', vsix, '--force', `--extensions-dir=${extensions}`])
  return path
}
