// Makes the .vsix that users install, and makes sure that it holds what it needs and nothing else.
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from './build.mjs'
import { isProgram, must, root } from './run.mjs'

/** In every .vsix, under the names that vsce gives them. */
const always = [
  'extension.vsixmanifest',
  '[Content_Types].xml',
  'extension/package.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/schemas/front-matter/govuk.schema.json',
  'extension/schemas/front-matter/tech-docs.schema.json',
]

/**
 * Builds and packages.
 * @returns {Promise<string>} the .vsix, an absolute path
 */
export async function packageExtension() {
  const built = await build()
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const vsix = join(root, `${manifest.name}-${manifest.version}.vsix`)
  mkdirSync(join(root, '.cache'), { recursive: true })
  // Under another name until it has been looked at: what lies in the project's folder is always whole.
  const fresh = join(root, '.cache', `package-${process.pid}.vsix`)
  const readme = join('.cache', `readme-${process.pid}.md`)
  try {
    writeFileSync(join(root, readme), readmeToShip(manifest.repository.url.replace(/\.git$/, '/blob/main')))
    const said = await must(process.execPath, [
      join(root, 'node_modules', '@vscode', 'vsce', 'vsce'),
      ...['package', '--no-dependencies', '--no-rewrite-relative-links', '--readme-path', readme, '--out', fresh],
    ])
    if (/warning/i.test(said)) throw new Error(`vsce warned:\n${said.trimEnd()}`)
    const complaints = compare(namesIn(readFileSync(fresh)), needed(manifest, built))
    if (complaints.length > 0) throw new Error(`${basename(vsix)} is not what it should be.\n${complaints.join('\n')}`)
    renameSync(fresh, vsix)
  } finally {
    for (const path of [fresh, join(root, readme)]) rmSync(path, { force: true })
  }
  return vsix
}

/**
 * The README as VS Code can show it beside the extension: what it links to is not in the package, so its links lead to where the
 * project is kept. Its pictures are left out, since VS Code shows only those that are on the web.
 * @param {string} home
 */
function readmeToShip(home) {
  return readFileSync(join(root, 'README.md'), 'utf8')
    .replace(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, '')
    .replace(/(\[[^\]]*\]\()(?!\w+:|#)([^)]+)\)/g, `$1${home}/$2)`)
}

/**
 * The files the extension consists of: what is always there, and what its manifest names.
 * @param {Record<string, any>} manifest
 * @param {readonly string[]} built
 */
function needed(manifest, built) {
  /** @type {readonly Record<string, unknown>[]} */
  const contributed = Object.values(manifest.contributes ?? {})
    .filter(Array.isArray)
    .flat()
  const paths = [
    ...[manifest.main, manifest.browser, manifest.icon],
    ...contributed.flatMap(({ path, configuration, icon, url }) => [path, configuration, icon, url]),
    // The command line is installed in other ways; in an extension nothing would start it.
    ...built.filter((path) => path !== 'dist/cli.js'),
  ]
  const files = paths.filter((path) => typeof path === 'string' && !path.startsWith('$('))
  return [...new Set([...always, ...files.map((path) => `extension/${path.replace(/^\.\//, '')}`)])]
}

/**
 * @param {readonly string[]} names
 * @param {readonly string[]} wanted
 */
function compare(names, wanted) {
  return [
    ...wanted.filter((name) => !names.includes(name)).map((name) => `  missing: ${name}`),
    ...names.filter((name) => !wanted.includes(name)).map((name) => `  not needed: ${name} (see .vscodeignore)`),
  ]
}

/**
 * The names in a zip's central directory.
 * @param {Buffer} zip
 */
function namesIn(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'))
  if (end < 0) throw new Error('The .vsix is no zip file.')
  const names = []
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)]
    names.push(zip.toString('utf8', at + 46, at + 46 + name))
    at += 46 + name + extra + comment
  }
  return names
}

if (isProgram(import.meta.url)) {
  try {
    const vsix = await packageExtension()
    console.log(`${basename(vsix)}  ${Math.ceil(statSync(vsix).size / 1024)} kB`)
    for (const name of namesIn(readFileSync(vsix))) console.log(`  ${name}`)
  } catch (error) {
    if (!(error instanceof Error && 'errors' in error)) console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
