// Which reader a path gets, by its name alone.

import type { FileKind } from '../model'

const BY_EXTENSION: Readonly<Record<string, FileKind>> = {
  md: 'markdown',
  markdown: 'markdown',
  yml: 'yaml',
  yaml: 'yaml',
  json: 'json',
  jsonc: 'json',
  tf: 'terraform',
  tfvars: 'terraform',
  backend: 'terraform',
  hcl: 'terraform',
  sh: 'shell',
  bash: 'shell',
  env: 'shell',
  rb: 'ruby',
  toml: 'text',
  properties: 'text',
  erb: 'text',
  tpl: 'yaml',
  txt: 'text',
}

/** The kind of a path (`/`-separated); undefined for what is not read (pictures, archives, programs). `.erb` counts as what it makes: `page.html.md.erb` is Markdown. */
export function kindOf(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const parts = name.split('.')
  if (parts.length === 1) return name === 'dockerfile' || name === 'makefile' ? 'shell' : undefined
  let last = parts.pop()!
  if (last === 'erb' && parts.length > 1) {
    const inner = parts.pop()!
    return inner === 'md' || inner === 'markdown' ? 'markdown' : 'text'
  }
  if (last === 'tpl' && parts.length > 1 && BY_EXTENSION[parts.at(-1)!]) last = parts.at(-1)!
  return BY_EXTENSION[last]
}

/** Whether a path is one that is read at all. */
export function isReadable(path: string): boolean {
  return kindOf(path) !== undefined
}
