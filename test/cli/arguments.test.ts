// What a command line means, and what is said about one that means nothing.

import { expect, test } from 'vitest'
import { parseArguments } from '../../server/cli/arguments'

const check = {
  command: 'check',
  paths: [],
  root: undefined,
  format: 'text',
  quiet: false,
  verbose: false,
  color: true,
  severity: 'hint',
  rules: [],
  fix: false,
  baseline: undefined,
}

test('check without anything', () => {
  expect(parseArguments(['check'])).toEqual(check)
})

test('options before, between and after paths, with = and without', () => {
  const words =
    'check --quiet a --format=json --severity warning b/c --root /x --rule p/q --rule r/s,t/u --no-color --verbose'
  expect(parseArguments(words.split(' '))).toEqual({
    ...check,
    paths: ['a', 'b/c'],
    root: '/x',
    format: 'json',
    quiet: true,
    verbose: true,
    color: false,
    severity: 'warning',
    rules: ['p/q', 'r/s', 't/u'],
  })
})

test('after -- everything is a path', () => {
  expect(parseArguments(['check', 'a', '--', '--quiet', '-x', '--'])).toEqual({
    ...check,
    paths: ['a', '--quiet', '-x', '--'],
  })
})

test('check and baseline with a baseline', () => {
  expect(parseArguments(['check', '--baseline', 'b.json'])).toEqual({ ...check, baseline: 'b.json' })
  expect(parseArguments(['check', '--no-baseline'])).toEqual({ ...check, baseline: false })
  const { rules: _, fix: __, ...baseline } = { ...check, command: 'baseline', prune: false }
  expect(parseArguments(['baseline'])).toEqual(baseline)
  expect(parseArguments(['baseline', '--prune', '--severity', 'info', '--baseline=b.json', '--root=x'])).toEqual({
    ...baseline,
    prune: true,
    severity: 'info',
    baseline: 'b.json',
    root: 'x',
  })
})

test('help in every place', () => {
  expect(parseArguments(['--help'])).toEqual({ command: 'help', topic: undefined })
  expect(parseArguments(['-h'])).toEqual({ command: 'help', topic: undefined })
  expect(parseArguments(['help', 'check'])).toEqual({ command: 'help', topic: 'check' })
  expect(parseArguments(['references', 'x', '--help'])).toEqual({ command: 'help', topic: 'references' })
  expect(parseArguments(['check', '--', '--help'])).toEqual({ ...check, paths: ['--help'] })
})

test('the version, however it is asked for', () => {
  for (const option of ['--version', '-v', '-V']) expect(parseArguments([option])).toEqual({ command: 'version' })
})

test('lsp takes what editors add', () => {
  expect(parseArguments(['lsp'])).toEqual({ command: 'lsp' })
  expect(parseArguments(['lsp', '--stdio', '--clientProcessId=17'])).toEqual({ command: 'lsp' })
})

test.each([
  ['', 'Say what to do, for example: manual-lens check. All commands: manual-lens help'],
  ['chekc', 'There is no command chekc. Did you mean check? To check a file or folder: manual-lens check chekc'],
  ['docs/a.md', 'There is no command docs/a.md. To check a file or folder: manual-lens check docs/a.md'],
  ['--versoin', 'The option --versoin stands before a command. Did you mean --version? All commands: manual-lens help'],
  [
    'check --fromat json',
    'manual-lens check has no option --fromat. Did you mean --format? Its options: manual-lens help check. For a file of that name, write -- before it.',
  ],
  [
    'references --severity error',
    'manual-lens references has no option --severity. Its options: manual-lens help references. For a file of that name, write -- before it.',
  ],
  ['check -', "Standard input can't be read, because links lead to other files. Give a path."],
  ['check --format', '--format needs a value: --format FORMAT'],
  ['check --format --quiet', '--format needs a value: --format FORMAT'],
  ['check --root=', '--root needs a value: --root DIR'],
  ['check --baseline a --no-baseline', '--baseline and --no-baseline exclude each other. Write one of them.'],
  ['check --quiet=yes', '--quiet takes no value. Write --quiet alone.'],
  ['check --format jsno', "--format can't be jsno. Did you mean json? It is one of: text, json, github"],
  ['references --format github', "--format can't be github. It is one of: text, json"],
  ['check --severity warn', "--severity can't be warn. Did you mean warning? It is one of: error, warning, info, hint"],
  [
    'explain',
    'Say what to explain: an environment, a rule or a front matter key. Example: manual-lens explain staging',
  ],
  ['explain a b', 'manual-lens explain takes one name, and was given 2: a, b'],
  ['lsp --stdio a', 'manual-lens lsp takes no paths: the editor says what to read.'],
])('%s', (line, misuse) => {
  expect(parseArguments(line === '' ? [] : line.split(' '))).toEqual({ misuse })
})

test('names that every object has are no options, and control characters stay out of messages', () => {
  expect(parseArguments(['check', '--constructor'])).toHaveProperty('misuse')
  expect(parseArguments(['\u001b[31m'])).toEqual({
    misuse: 'There is no command “�[31m”. To check a file or folder: manual-lens check “�[31m”',
  })
  expect(parseArguments(['check', ''])).toEqual({ misuse: 'A path is empty. For the current folder write a dot.' })
})
