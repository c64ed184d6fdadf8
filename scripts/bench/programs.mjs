// The programs that are measured from start to end: what each does, and how it is started on a folder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../run.mjs'
import { inPeer, place, rumdl, versionOf, versionOnPath } from './peers.mjs'

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} does
 * @property {string | undefined} version `undefined`: it is not there, so it can't be measured
 * @property {(folder: string) => { command: string, args: readonly string[], cwd?: string }} start
 * @property {readonly number[]} [codes] exit codes that mean it did its work; 0 and 1 unless given
 * @property {(output: string) => number} [found] what it found, as a number that has to be the same each time
 */

const node = process.execPath

const readingProgram = `const { readdirSync, readFileSync } = require('node:fs')
let length = 0
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (entry.isFile()) length += readFileSync(entry.parentPath + '/' + entry.name, 'utf8').length
console.log(length)`

/** What all others are compared with. @type {Program} */
export const reader = {
  name: 'only reads the files',
  does: 'reads every file as text, in Node',
  version: process.versions.node,
  start: (folder) => ({ command: node, args: ['-e', readingProgram, folder] }),
  found: Number,
}

/** @type {Program} */
export const ours = {
  name: 'manual-lens check',
  does: 'all rules: front matter, links, environments, configuration',
  version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  start: (folder) => ({
    command: node,
    args: [join(root, 'dist', 'cli.js'), 'check', '--quiet', '--format', 'json', folder],
  }),
  found(output) {
    const { errors, warnings, infos, hints } = JSON.parse(
      /"summary":(\{.*?\})/.exec(output.slice(0, 10_000))?.[1] ?? '',
    )
    return errors + warnings + infos + hints
  },
}

/** @returns {Promise<readonly Program[]>} */
export async function peers() {
  const rumdlBinary = rumdl()
  const rumdlVersion = rumdlBinary && versionOf('rumdl')
  const rumdlCheck = (/** @type {readonly string[]} */ options) => (/** @type {string} */ folder) => ({
    command: rumdlBinary ?? 'rumdl',
    args: ['check', '--no-config', '--no-cache', ...options, folder],
  })
  const remark = (/** @type {string} */ configuration) => (/** @type {string} */ folder) => ({
    command: node,
    args: [
      inPeer('remark-cli', 'cli.js'),
      '--rc-path',
      join(place, configuration),
      '--no-stdout',
      '--quiet',
      '--ext',
      'md',
      '.',
    ],
    cwd: folder,
  })
  const remarkWith = (/** @type {string} */ plugin) =>
    versionOf('remark-cli') && versionOf(plugin) && `${versionOf(plugin)} (remark-cli ${versionOf('remark-cli')})`
  return [
    {
      name: 'ripgrep',
      does: 'looks for the three environments’ names',
      version: await versionOnPath('rg'),
      start: (folder) => ({
        command: 'rg',
        args: ['--count', '--word-regexp', 'integration|staging|production', folder],
      }),
    },
    {
      name: 'gray-matter + Ajv',
      does: 'front matter alone, against a schema',
      version: versionOf('ajv') && versionOf('gray-matter') && `${versionOf('gray-matter')} + ${versionOf('ajv')}`,
      start: (folder) => ({ command: node, args: [join(place, 'front-matter.mjs'), folder] }),
    },
    {
      name: 'rumdl, links',
      does: 'links between files and to headings (MD051, MD057)',
      version: rumdlVersion,
      start: rumdlCheck(['--enable', 'MD051,MD057']),
    },
    { name: 'rumdl, all rules', does: 'style and links', version: rumdlVersion, start: rumdlCheck([]) },
    {
      name: 'markdown-link-check',
      does: 'links to files beside the page',
      version: versionOf('markdown-link-check'),
      start: (folder) => ({
        command: node,
        args: [
          inPeer('markdown-link-check', 'markdown-link-check'),
          '--quiet',
          '--config',
          join(place, 'markdown-link-check.json'),
          folder,
        ],
      }),
    },
    {
      name: 'markdownlint-cli2',
      does: 'style',
      version: versionOf('markdownlint-cli2'),
      start: (folder) => ({
        command: node,
        args: [inPeer('markdownlint-cli2', 'markdownlint-cli2-bin.mjs'), '**/*.md'],
        cwd: folder,
      }),
    },
    {
      name: 'remark + frontmatter-schema',
      does: 'front matter alone, against a schema',
      version: remarkWith('remark-lint-frontmatter-schema'),
      start: remark('remark-schema.mjs'),
    },
    {
      name: 'remark-validate-links',
      does: 'links between files and to headings',
      version: remarkWith('remark-validate-links'),
      start: remark('remark-links.mjs'),
    },
  ]
}
