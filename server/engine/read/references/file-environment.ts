// The environment that a file belongs to, told by its path: `variables/staging/common.tfvars`, `values-staging.yaml`.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { FileEnvironment } from '../../model'

/** Folders whose sub-folders and files are environments, so that an everyday word is one there. */
export const FOLDERS =
  /^(?:variables|image-tags|environments?|envs?|class|hieradata\w*|overlays|clusters|stages|accounts|vars|inventor(?:y|ies)|tfvars|values|deployments?|config|targets|workspaces|regions)$/i
/** First halves of file names whose second half is an environment. */
const FIRST =
  /^(?:values|variables|vars|common|config|settings|env|secrets|overrides|parameters|params|terraform|backend|appsettings|application)$/i
/** What else is kept by such names: tests, and the modes of a framework. */
const OTHER =
  /(?:^|\/)(?:specs?|tests?|__tests__|features|cypress|e2e|config\/environments|puppet\/environments|docs?|source|adr|node_modules)(?:\/|$)/i
const CONFIGURATION =
  /\.(?:ya?ml|jsonc?|tf|tfvars|backend|hcl|env|toml|properties|ini|cfg|conf|sh|tpl)$|^\.env\b|^Dockerfile/i

/** The environment of a path (`/`-separated) and the part of it that says so, the deepest first; undefined where nothing does. Pages of a manual belong to an environment by a folder at most. */
export function fileEnvironment(path: string, vocabulary: Vocabulary): FileEnvironment | undefined {
  const segments = path.split('/')
  let end = path.length
  for (let i = segments.length - 1; i >= 0; i--) {
    const segment = segments[i]!
    const start = end - segment.length
    const above = path.slice(0, Math.max(0, start - 1))
    const parent = segments[i - 1] ?? ''
    const isFile = i === segments.length - 1
    const found = OTHER.test(above)
      ? undefined
      : isFile
        ? CONFIGURATION.test(segment)
          ? inFileName(segment, parent, vocabulary)
          : undefined
        : inFolder(segment, parent, vocabulary)
    if (found)
      return {
        name: found.name,
        span: { start: start + found.at, end: start + found.at + found.length },
        kind: isFile ? 'file' : 'folder',
      }
    end = start - 1
  }
  return undefined
}

interface Part {
  readonly name: string
  readonly at: number
  readonly length: number
}

function inFileName(file: string, parent: string, vocabulary: Vocabulary): Part | undefined {
  const skip = file.startsWith('.env.') ? 5 : file.startsWith('.') ? 1 : 0
  const dot = file.indexOf('.', skip)
  const stem = file.slice(skip, dot === -1 ? file.length : dot)
  const whole = vocabulary.terms.get(stem.toLowerCase())
  if (whole && (whole.strength === 'name' || FOLDERS.test(parent) || /\.(?:tfvars|backend)$/.test(file) || skip === 5))
    return { name: whole.name, at: skip, length: stem.length }
  return inParts(stem, skip, vocabulary, (rest) => FIRST.test(rest))
}

function inFolder(folder: string, parent: string, vocabulary: Vocabulary): Part | undefined {
  const whole = vocabulary.terms.get(folder.toLowerCase())
  if (whole) {
    if (whole.strength === 'company' || whole.strength === 'account') return undefined
    return whole.strength === 'name' || FOLDERS.test(parent)
      ? { name: whole.name, at: 0, length: folder.length }
      : undefined
  }
  return inParts(folder, 0, vocabulary, () => false)
}

/** `values-staging`, `staging-values`: a name at either end; an everyday word only behind a first half that says so. */
function inParts(
  stem: string,
  offset: number,
  { terms }: Vocabulary,
  saysSo: (rest: string) => boolean,
): Part | undefined {
  for (let at = stem.search(/[-_]/); at !== -1; ) {
    const tail = stem.slice(at + 1)
    const term = terms.get(tail.toLowerCase())
    if (term && (term.strength === 'name' || (term.strength === 'word' && saysSo(stem.slice(0, at)))))
      return { name: term.name, at: offset + at + 1, length: tail.length }
    const next = stem.slice(at + 1).search(/[-_]/)
    at = next === -1 ? -1 : at + 1 + next
  }
  for (let at = stem.length; at > 0; at = Math.max(stem.lastIndexOf('-', at - 1), stem.lastIndexOf('_', at - 1))) {
    const term = terms.get(stem.slice(0, at).toLowerCase())
    if (term?.strength === 'name' && !/^[-_](?:tests?|specs?|ready|testing)\b/i.test(stem.slice(at)))
      return { name: term.name, at: offset, length: at }
  }
  return undefined
}
