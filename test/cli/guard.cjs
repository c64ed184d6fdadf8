// Loaded before a program (`node --require`): whoever reaches for the network, another program, code made of text, or a file outside GUARD_ROOT is noted in GUARD_LOG, and refused.

const fs = require('node:fs')
const { resolve, sep } = require('node:path')

const append = fs.appendFileSync
const log = process.env.GUARD_LOG
const root = process.env.GUARD_ROOT

function refuse(what) {
  append(log, `${what}\n`)
  throw new Error(`guard: ${what}`)
}

const forbidden = {
  'node:net': ['connect', 'createConnection', 'createServer'],
  'node:tls': ['connect', 'createServer'],
  'node:http': ['request', 'get', 'createServer'],
  'node:https': ['request', 'get', 'createServer'],
  'node:http2': ['connect', 'createServer', 'createSecureServer'],
  'node:dgram': ['createSocket'],
  'node:dns': ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt', 'reverse'],
  'node:child_process': ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  'node:vm': ['runInContext', 'runInNewContext', 'runInThisContext', 'compileFunction'],
}
for (const [name, functions] of Object.entries(forbidden)) {
  const module = require(name)
  for (const one of functions) module[one] = (...args) => refuse(`${name} ${one} ${String(args[0])}`)
}
require('node:net').Socket.prototype.connect = () => refuse('node:net Socket.connect')
for (const one of ['fetch', 'WebSocket', 'EventSource'])
  Object.defineProperty(globalThis, one, { value: () => refuse(one), configurable: true })
globalThis.eval = () => refuse('eval')

const reads = [
  'openSync',
  'readFileSync',
  'readdirSync',
  'open',
  'readFile',
  'readdir',
  'createReadStream',
  'opendirSync',
]
const writes = [
  ...['writeFileSync', 'appendFileSync', 'renameSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'chmodSync', 'symlinkSync'],
  ...['copyFileSync', 'writeFile', 'rename', 'rm', 'mkdir', 'createWriteStream', 'truncateSync'],
]
/** Where a path leads, links followed. */
function real(path) {
  try {
    return fs.realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function fence(module, names) {
  for (const one of names) {
    const original = module[one]
    if (typeof original !== 'function') continue
    module[one] = function (path, ...rest) {
      // Descriptors were opened above, and the program itself has to be read.
      if (
        typeof path !== 'number' &&
        path !== process.argv[1] &&
        !`${real(String(path))}${sep}`.startsWith(`${root}${sep}`)
      )
        refuse(`fs ${one} ${String(path)}`)
      return original.call(this, path, ...rest)
    }
  }
}
fence(fs, [...reads, ...writes])
fence(fs.promises, [...reads, ...writes])
