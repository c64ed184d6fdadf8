// Type check of every project, in the order of their references: a wrong import direction does not compile.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-b', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
