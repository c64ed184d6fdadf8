// Which reader a path gets, by its name alone.

import type { FileKind } from '../model'

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  yml: 'yaml',
  yaml: 'yaml',
  tpl: 'yaml',
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  tf: 'terraform',
  tfvars: 'terraform',
  backend: 'terraform',
  hcl: 'terraform',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  env: 'shell',
  rb: 'ruby',
  rake: 'ruby',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'javascript',
  toml: 'toml',
  properties: 'properties',
  ini: 'properties',
  cfg: 'properties',
  conf: 'properties',
  erb: 'text',
  txt: 'text',
}

/** Files that go by their whole name. */
const BY_NAME: Readonly<Record<string, FileKind>> = {
  dockerfile: 'shell',
  containerfile: 'shell',
  makefile: 'shell',
  procfile: 'yaml',
  gemfile: 'ruby',
  rakefile: 'ruby',
  capfile: 'ruby',
  vagrantfile: 'ruby',
}

/** Minified programs and lists of what is installed: long, and nobody's words. */
const GENERATED = /\.min\.[cm]?js$|^(?:package-lock|npm-shrinkwrap)\.json$|^\.terraform\.lock\.hcl$/

/** What Argo CD's image updater and release workflows write: a file per application and environment, without an extension. */
const IMAGE_TAG = /(?:^|\/)image-tags\/[^/]+\/[^/]+$/

/** The kind of a path (`/`-separated); undefined for what is not read (pictures, archives, programs). `.erb` counts as what it makes: `page.html.md.erb` is Markdown; `.env.staging` and `Dockerfile.test` go by their first part. */
export function kindOf(path: string): FileKind | undefined {
  const start = path.lastIndexOf('/') + 1
  // Nearly every path that is asked for.
  if (path.endsWith('.md') && path[start] !== '.') return 'markdown'
  const name = path.slice(start).toLowerCase()
  if (GENERATED.test(name)) return undefined
  const parts = name.split('.')
  const first = parts[0] === '' ? parts[1] : parts[0]
  if (parts.length === 1) return BY_NAME[name] ?? (IMAGE_TAG.test(path) ? 'yaml' : undefined)
  if (parts[0] === '' && first === 'env') return 'shell'
  let last = parts.at(-1)!
  const inner = parts.length > 2 ? parts.at(-2)! : undefined
  if (last === 'erb' && inner !== undefined) return BY_EXTENSION[inner] ?? 'text'
  if (last === 'tpl' && inner !== undefined && BY_EXTENSION[inner]) last = inner
  return BY_EXTENSION[last] ?? (first === 'dockerfile' ? 'shell' : undefined)
}

/** Whether a path is one that is read at all. */
export function isReadable(path: string): boolean {
  return kindOf(path) !== undefined
}
