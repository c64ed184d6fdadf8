// Runs in VS Code's extension host instead of tests: activates the extension and leaves what that took in a file.
const { writeFileSync } = require('node:fs')
const { performance } = require('node:perf_hooks')
const { extensions } = require('vscode')

/** How long is waited for what goes on after the activation (milliseconds). */
const AFTER = 1_000

exports.run = async () => {
  const extension = extensions.getExtension('manual-lens.manual-lens')
  const wasActive = extension.isActive
  // What VS Code itself still does at its start must not count.
  await pause(3_000)
  const idle = await taken(() => pause(AFTER))
  const began = performance.now()
  const cpu = await taken(() => extension.activate())
  const wall = performance.now() - began
  // What is put off until after it is to be known as well.
  const after = (await taken(() => pause(AFTER))) - idle
  writeFileSync(process.env.MANUAL_LENS_BENCH_RESULT, JSON.stringify({ wasActive, wall, cpu, after }))
}

const pause = (time) => new Promise((resolve) => setTimeout(resolve, time))

/** The processor time of this process, in milliseconds, while something is done. */
async function taken(what) {
  const cpu = process.cpuUsage()
  await what()
  const { user, system } = process.cpuUsage(cpu)
  return (user + system) / 1000
}
