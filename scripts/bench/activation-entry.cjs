// Runs in VS Code's extension host instead of tests: activates the extension and leaves what that took in a file.
const { writeFileSync } = require('node:fs')
const { performance } = require('node:perf_hooks')
const { extensions } = require('vscode')

exports.run = async () => {
  const extension = extensions.getExtension('manual-lens.manual-lens')
  const wasActive = extension.isActive
  // What VS Code itself still does at its start must not count.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const cpu = process.cpuUsage()
  const began = performance.now()
  await extension.activate()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  writeFileSync(process.env.MANUAL_LENS_BENCH_RESULT, JSON.stringify({ wasActive, wall, cpu: (user + system) / 1000 }))
}
