// Runs in the extension host in front of the real tests: sends what they print to the launcher's file.
const { appendFileSync } = require('node:fs')
const { format } = require('node:util')

const log = process.env.MANUAL_LENS_TEST_LOG
const write = (text) => appendFileSync(log, text)

// The extension host ignores an assignment to console.log, so the property itself is replaced; before mocha is loaded, which keeps the function it finds.
for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
  Object.defineProperty(console, name, {
    configurable: true,
    writable: true,
    value: (...values) => write(`${format(...values)}\n`),
  })
}
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (text) => {
    write(text)
    return true
  }
}

exports.run = async () => {
  try {
    await require(process.env.MANUAL_LENS_TEST_ENTRY).run()
  } catch (error) {
    write(`${format(error)}\n`)
    throw error
  }
}
