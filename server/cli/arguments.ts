// The words of a command line, strictly: what isn't understood is said, never guessed.

import type { Severity } from '../engine'
import { didYouMean } from '../engine'

export type Format = 'text' | 'json' | 'github'

/** Common to all commands that read files. */
interface Reading {
  readonly paths: readonly string[]
  readonly root: string | undefined
  readonly format: Format
  readonly quiet: boolean
  readonly verbose: boolean
  readonly color: boolean
}

export interface CheckCommand extends Reading {
  readonly command: 'check'
  readonly severity: Severity
  /** Empty: all rules. */
  readonly rules: readonly string[]
  /** A file; undefined: the root's own; false: none. */
  readonly baseline: string | undefined | false
  /** Writes what is safe to fix into the files. */
  readonly fix: boolean
}

export interface BaselineCommand extends Reading {
  readonly command: 'baseline'
  readonly severity: Severity
  /** Only takes entries away. */
  readonly prune: boolean
  readonly baseline: string | undefined
}

export interface ReferencesCommand extends Reading {
  readonly command: 'references'
}

export interface ExplainCommand extends Reading {
  readonly command: 'explain'
  readonly name: string
}

export type Command =
  | CheckCommand
  | BaselineCommand
  | ReferencesCommand
  | ExplainCommand
  | { readonly command: 'lsp' }
  | { readonly command: 'help'; readonly topic: string | undefined }
  | { readonly command: 'version' }

/** A command line that means nothing; the message says what to do instead. */
export interface Misuse {
  readonly misuse: string
}

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint']
export const COMMANDS = ['check', 'baseline', 'references', 'explain', 'lsp', 'help'] as const

type Name = (typeof COMMANDS)[number]

/** The options of each command; the ones that take a value name it. */
const OPTIONS: Readonly<Record<Name, Readonly<Record<string, string | undefined>>>> = {
  check: {
    '--format': 'FORMAT',
    '--severity': 'LEVEL',
    '--rule': 'ID',
    '--root': 'DIR',
    '--baseline': 'FILE',
    '--no-baseline': undefined,
    '--fix': undefined,
    '--quiet': undefined,
    '--verbose': undefined,
    '--no-color': undefined,
  },
  baseline: {
    '--prune': undefined,
    '--severity': 'LEVEL',
    '--root': 'DIR',
    '--baseline': 'FILE',
    '--quiet': undefined,
  },
  references: { '--format': 'FORMAT', '--root': 'DIR', '--quiet': undefined, '--no-color': undefined },
  explain: { '--format': 'FORMAT', '--root': 'DIR', '--no-color': undefined },
  // Editors add these of their own accord; the server reads them itself.
  lsp: { '--stdio': undefined, '--clientProcessId': 'ID' },
  help: {},
}

const FORMATS: Readonly<Partial<Record<Name, readonly Format[]>>> = {
  check: ['text', 'json', 'github'],
  references: ['text', 'json'],
  explain: ['text', 'json'],
}

/** What the arguments (without the program's own name) ask for, or why they ask for nothing. */
export function parseArguments(argv: readonly string[]): Command | Misuse {
  const [first, ...rest] = argv
  if (first === undefined)
    return { misuse: 'Say what to do, for example: manual-lens check. All commands: manual-lens help' }
  if (first === '--help' || first === '-h') return { command: 'help', topic: rest[0] }
  if (first === '--version' || first === '-v' || first === '-V') return { command: 'version' }
  const name = COMMANDS.find((command) => command === first)
  if (!name) {
    if (first.startsWith('-'))
      return {
        misuse: `The option ${shown(first)} stands before a command.${didYouMean(first, ['--help', '--version'])} All commands: manual-lens help`,
      }
    return {
      misuse: `There is no command ${shown(first)}.${didYouMean(first, COMMANDS)} To check a file or folder: manual-lens check ${shown(first)}`,
    }
  }
  const words = split(name, rest)
  if ('misuse' in words) return words
  if (words.help) return { command: 'help', topic: name }
  return commandOf(name, words)
}

interface Words {
  readonly help: boolean
  readonly plain: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** Options with their values, and the rest. */
function split(name: Name, args: readonly string[]): Words | Misuse {
  const known = OPTIONS[name]
  const plain: string[] = []
  const options = new Map<string, string[]>()
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (arg === '--') {
      plain.push(...args.slice(i + 1))
      break
    }
    if (arg === '--help' || arg === '-h') return { help: true, plain, options }
    if (!arg.startsWith('-')) {
      plain.push(arg)
      continue
    }
    if (arg === '-') return { misuse: "Standard input can't be read, because links lead to other files. Give a path." }
    const equals = arg.indexOf('=')
    const option = equals === -1 ? arg : arg.slice(0, equals)
    if (!Object.hasOwn(known, option)) return { misuse: unknownOption(name, option) }
    const wanted = known[option]
    let value = equals === -1 ? undefined : arg.slice(equals + 1)
    if (wanted === undefined && value !== undefined)
      return { misuse: `${option} takes no value. Write ${option} alone.` }
    // An option never takes another one as its value: a forgotten value would be noticed too late.
    if (wanted !== undefined && value === undefined && !args[i + 1]?.startsWith('-')) value = args[++i]
    if (wanted !== undefined && !value) return { misuse: `${option} needs a value: ${option} ${wanted}` }
    options.set(option, [...(options.get(option) ?? []), value ?? ''])
  }
  return { help: false, plain, options }
}

function unknownOption(name: Name, option: string): string {
  const near = didYouMean(option, [...Object.keys(OPTIONS[name]), '--help'])
  return `manual-lens ${name} has no option ${shown(option)}.${near} Its options: manual-lens help ${name}. For a file of that name, write -- before it.`
}

function commandOf(name: Name, { plain, options }: Words): Command | Misuse {
  const last = (option: string) => options.get(option)?.at(-1)
  if (name === 'help') return { command: 'help', topic: plain[0] }
  if (name === 'lsp')
    return plain.length > 0
      ? { misuse: `manual-lens lsp takes no paths: the editor says what to read.` }
      : { command: 'lsp' }
  const formats = FORMATS[name] ?? ['text']
  const format = formats.find((one) => one === (last('--format') ?? 'text'))
  if (!format) return { misuse: notOneOf('--format', last('--format')!, formats) }
  if (plain.includes('')) return { misuse: 'A path is empty. For the current folder write a dot.' }
  const reading = {
    paths: plain,
    root: last('--root'),
    format,
    quiet: options.has('--quiet'),
    verbose: options.has('--verbose'),
    color: !options.has('--no-color'),
  }
  if (name === 'references') return { command: name, ...reading }
  if (name === 'explain') {
    const [about, ...more] = plain
    if (about === undefined)
      return {
        misuse:
          'Say what to explain: an environment, a rule or a front matter key. Example: manual-lens explain staging',
      }
    if (more.length > 0)
      return {
        misuse: `manual-lens explain takes one name, and was given ${plain.length}: ${plain.map(shown).join(', ')}`,
      }
    return { command: name, ...reading, paths: [], name: about }
  }
  if (name === 'baseline' && plain.length > 0)
    return {
      misuse: `manual-lens baseline records all of a folder and takes no paths. Give the folder with --root ${shown(plain[0]!)}`,
    }
  const severity = SEVERITIES.find((one) => one === (last('--severity') ?? 'hint'))
  if (!severity) return { misuse: notOneOf('--severity', last('--severity')!, SEVERITIES) }
  const baseline = last('--baseline')
  if (name === 'baseline') return { command: name, ...reading, severity, prune: options.has('--prune'), baseline }
  if (baseline !== undefined && options.has('--no-baseline'))
    return { misuse: '--baseline and --no-baseline exclude each other. Write one of them.' }
  const rules = (options.get('--rule') ?? []).flatMap((ids) => ids.split(',')).filter((id) => id !== '')
  return {
    command: name,
    ...reading,
    severity,
    rules,
    baseline: options.has('--no-baseline') ? false : baseline,
    fix: options.has('--fix'),
  }
}

function notOneOf(option: string, value: string, values: readonly string[]): string {
  return `${option} can't be ${shown(value)}.${didYouMean(value, values)} It is one of: ${values.join(', ')}`
}

/** A word of the command line in a message: quoted where it could be misread. */
function shown(word: string): string {
  return /^[\w./:@=-]+$/.test(word) ? word : `“${word.replace(/\p{Cc}/gu, '�')}”`
}
