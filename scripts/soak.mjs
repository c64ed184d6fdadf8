// `npm run soak`: builds the product and the soak (test/soak), and runs it on what was built.
import { join } from 'node:path'
import { build } from './build.mjs'
import { root, run } from './run.mjs'
import { temporaryFolder } from './temporary.mjs'

const temporary = temporaryFolder('soak')
try {
  await build()
  const { build: bundle } = await import('esbuild')
  const outfile = join(root, '.cache', 'soak.cjs')
  await bundle({
    absWorkingDir: root,
    entryPoints: ['test/soak/main.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
  const env = { SOAK_PROJECT: root, SOAK_TEMPORARY: join(temporary.path, 'soak') }
  const { code } = await run(process.execPath, [outfile, ...process.argv.slice(2)], { cwd: process.cwd(), env })
  process.exitCode = code
} finally {
  temporary.remove()
}
