// What VS Code calls: runs the suites with mocha and leaves the counts in a file.
import { writeFileSync } from 'node:fs'
import Mocha from 'mocha'

/** Rejects when a test failed, which makes VS Code end with exit code 1. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 30_000, reporter: 'spec', forbidOnly: true })
  const grep = process.env.MANUAL_LENS_TEST_GREP
  if (grep) mocha.grep(grep)
  mocha.suite.emit('pre-require', globalThis as unknown as Mocha.MochaGlobals, '', mocha)
  await import('./suites/all')
  const { passed, failed, pending } = await new Promise<{ passed: number; failed: number; pending: number }>(
    (resolve) => {
      const runner = mocha.run((failed) =>
        resolve({ passed: runner.stats?.passes ?? 0, failed, pending: runner.stats?.pending ?? 0 }),
      )
    },
  )
  const results = process.env.MANUAL_LENS_TEST_RESULTS
  if (results) writeFileSync(results, JSON.stringify({ passed, failed, skipped: pending }))
  if (failed > 0 || passed === 0) throw new Error(`${failed} of ${passed + failed} tests failed`)
}
