// `check` in memory: every character of its output.

import { expect, test } from 'vitest'
import type { Rule } from '../../server/engine'
import { badWords, cli, ruleOf } from './memory'

const MANUAL = {
  '/manual/a.md': 'All fine\n',
  '/manual/docs/b.md': '😀 BAD\r\n\r\nmore WORSE\r\n',
  '/manual/docs/c.md': '\tMEH\n',
  '/manual/picture.png': '',
}
const URL = 'https://example.org/manual-lens/manual-lens/blob/main/docs/rules/words/bad.md'

test('text', async () => {
  expect(await cli(['check'], MANUAL)).toEqual({
    code: 1,
    out: `docs/b.md:1:4  warning  “BAD” is no good.  words/bad
docs/b.md:3:6  error  “WORSE” is no good.  words/bad

docs/c.md:1:2  hint  “MEH” is no good.  words/bad

3 files checked: 1 error, 1 warning, 1 hint.
`,
    err: '',
  })
})

test('on a terminal: the lines, with carets under what is meant, in colour', async () => {
  const world = { terminal: true, env: { TERM: 'xterm' } }
  expect((await cli(['check', 'docs'], MANUAL, world)).out).toBe(
    `\u001b[1mdocs/b.md:1:4\u001b[0m  \u001b[33mwarning\u001b[0m  “BAD” is no good.  \u001b[2mwords/bad\u001b[0m
    😀 BAD
       ^^^
\u001b[1mdocs/b.md:3:6\u001b[0m  \u001b[31merror\u001b[0m  “WORSE” is no good.  \u001b[2mwords/bad\u001b[0m
    more WORSE
         ^^^^^

\u001b[1mdocs/c.md:1:2\u001b[0m  \u001b[90mhint\u001b[0m  “MEH” is no good.  \u001b[2mwords/bad\u001b[0m
     MEH
     ^^^

2 files checked: 1 error, 1 warning, 1 hint.
`,
  )
})

test.each([
  [['check'], { NO_COLOR: '1', TERM: 'xterm' }],
  [['check'], { TERM: 'dumb' }],
  [['check', '--no-color'], { TERM: 'xterm' }],
])('no colour: %j %j', async (args, env) => {
  const { out } = await cli(args, MANUAL, { terminal: true, env })
  expect(out).toContain('docs/b.md:1:4  warning  “BAD” is no good.  words/bad\n    😀 BAD\n       ^^^\n')
  expect(out).not.toContain('\u001b')
})

test('json: the contract, with columns in UTF-16 units', async () => {
  const { code, out, err } = await cli(['check', '--format', 'json', 'docs/b.md'], MANUAL)
  expect({ code, err, report: JSON.parse(out) }).toEqual({
    code: 1,
    err: '',
    report: {
      version: 1,
      root: '/manual',
      summary: { files: 1, errors: 1, warnings: 1, infos: 0, hints: 0 },
      findings: [
        {
          rule: 'words/bad',
          severity: 'warning',
          path: 'docs/b.md',
          line: 1,
          column: 4,
          endLine: 1,
          endColumn: 7,
          message: '“BAD” is no good.',
          url: URL,
          fixable: false,
        },
        {
          rule: 'words/bad',
          severity: 'error',
          path: 'docs/b.md',
          line: 3,
          column: 6,
          endLine: 3,
          endColumn: 11,
          message: '“WORSE” is no good.',
          url: URL,
          fixable: false,
        },
      ],
    },
  })
})

test('json without findings is whole, too', async () => {
  const { code, out } = await cli(['check', '--format=json', 'a.md'], MANUAL)
  expect(code).toBe(0)
  expect(out).toBe(
    '{"version":1,"root":"/manual","summary":{"files":1,"errors":0,"warnings":0,"infos":0,"hints":0},"findings":[]}\n',
  )
})

test('a fix makes a finding fixable', async () => {
  const rule = ruleOf('words/fix', function* (page) {
    const span = { start: 0, end: 3 }
    yield { span, message: 'm', fixes: [{ title: 't', edits: [{ path: page.path, span, text: 'x' }], safe: true }] }
  })
  const { out } = await cli(['check', '--format=json', 'a.md'], MANUAL, { rules: [rule] })
  expect(JSON.parse(out).findings[0].fixable).toBe(true)
})

test('github: commands, escaped', async () => {
  const rule = ruleOf('words/odd', function* () {
    yield { span: { start: 0, end: 2 }, message: '50 %\n::error::no' }
    yield { span: { start: 1, end: 5 }, message: 'over lines', severity: 'info' }
  })
  const files = { '/manual/sub/a,b:c.md': 'x\nyz\n' }
  expect(await cli(['check', '--format', 'github', '--root', 'sub'], files, { rules: [rule] })).toEqual({
    code: 1,
    out: `::warning file=sub/a%2Cb%3Ac.md,line=1,endLine=2,title=words/odd::50 %25%0A::error::no
::notice file=sub/a%2Cb%3Ac.md,line=1,endLine=3,title=words/odd::over lines
1 file checked: 1 warning, 1 info.
`,
    err: '',
  })
})

test('--severity hides what is below, and the exit code goes by what is shown', async () => {
  expect(await cli(['check', '--severity', 'error', 'docs/c.md'], MANUAL)).toEqual({
    code: 0,
    out: '1 file checked, no findings at error.\n',
    err: '',
  })
  expect((await cli(['check', '--severity', 'warning'], MANUAL)).out).toContain(
    '3 files checked: 1 error, 1 warning.\n',
  )
  expect((await cli(['check', 'docs/c.md'], MANUAL)).code).toBe(0)
})

test('what manual-lens.yml excludes is not checked; who names it is told', async () => {
  const files = { ...MANUAL, '/manual/manual-lens.yml': 'exclude: docs/b.md\nrules: { config/*: off }\n' }
  expect(await cli(['check', '--severity', 'warning'], files)).toEqual({
    code: 0,
    out: '3 files checked, no findings at warning or above.\n',
    err: '',
  })
  expect(await cli(['check', 'docs'], files)).toMatchObject({
    out: 'docs/c.md:1:2  hint  “MEH” is no good.  words/bad\n\n1 file checked: 1 hint.\n',
    err: 'manual-lens: 1 file left out, as manual-lens.yml says.\n',
  })
})

test('--quiet leaves the findings', async () => {
  expect(await cli(['check', '--quiet', 'docs/c.md'], MANUAL)).toEqual({
    code: 0,
    out: 'docs/c.md:1:2  hint  “MEH” is no good.  words/bad\n',
    err: '',
  })
})

test('--verbose shows lines and related places without a terminal', async () => {
  const rule = ruleOf('words/twice', function* (page) {
    if (page.path !== 'docs/c.md') return
    const related = [{ path: 'docs/b.md', span: { start: 3, end: 6 }, message: 'the first' }]
    yield { span: { start: 1, end: 4 }, message: 'Twice.', related }
  })
  expect(
    (await cli(['check', '--verbose', 'docs/c.md'], MANUAL, { rules: [rule] })).out,
  ).toBe(`docs/c.md:1:2  warning  Twice.  words/twice
     MEH
     ^^^
    docs/b.md:1:4  the first

1 file checked: 1 warning.
`)
})

test('--rule runs only that rule; an unknown one is not silently nothing', async () => {
  const rules = [badWords, ruleOf('words/other', () => [{ span: { start: 0, end: 0 }, message: 'Always.' }])]
  expect(await cli(['check', '--rule', 'words/other', 'a.md'], MANUAL, { rules })).toEqual({
    code: 1,
    out: 'a.md:1:1  warning  Always.  words/other\n\n1 file checked: 1 warning.\n',
    err: '',
  })
  expect(await cli(['check', '--rule', 'words/bda'], MANUAL)).toEqual({
    code: 2,
    out: '',
    err: 'manual-lens: there is no rule words/bda. Did you mean words/bad? A rule is explained by: manual-lens explain ID\n',
  })
})

test('--rule takes a group, as manual-lens.yml and comments do', async () => {
  const always = () => [{ span: { start: 0, end: 0 }, message: 'Always.' }]
  const rules = [badWords, ruleOf('words/other', always), ruleOf('links/other', always)]
  const { code, out, err } = await cli(['check', '--rule', 'words/*', 'docs/b.md', '--severity', 'warning'], MANUAL, {
    rules,
  })
  expect([code, err]).toEqual([1, ''])
  expect(out.match(/\S+\/\w+$/gm)).toEqual(['words/other', 'words/bad', 'words/bad'])
  expect((await cli(['check', '--rule', 'word/*'], MANUAL, { rules })).err).toBe(
    'manual-lens: there is no rule word/*. Did you mean words/*? A rule is explained by: manual-lens explain ID\n',
  )
})

test('--rule runs a rule that is off until asked for, and says of one that is switched off that it is', async () => {
  const always = ruleOf('links/relative', () => [{ span: { start: 0, end: 0 }, message: 'Always.' }])
  const rules = [{ ...always, card: { ...always.card, isOptional: true as const } }]
  expect((await cli(['check', 'a.md'], MANUAL, { rules })).out).toBe('1 file checked, no findings.\n')
  expect((await cli(['check', '--rule', 'links/*', 'a.md'], MANUAL, { rules })).code).toBe(0)
  expect((await cli(['check', '--rule', 'links/relative', 'a.md'], MANUAL, { rules })).out).toBe(
    'a.md:1:1  warning  Always.  links/relative\n\n1 file checked: 1 warning.\n',
  )
  const off = { ...MANUAL, '/manual/manual-lens.yml': 'rules:\n  links/relative: off\n' }
  expect(await cli(['check', '--rule', 'links/relative', 'a.md'], off, { rules })).toEqual({
    code: 0,
    out: '1 file checked, no findings of links/relative.\n',
    err: 'manual-lens: links/relative is off in manual-lens.yml, so it says nothing.\n',
  })
})

test('--rule of what is said last lets all others speak, unheard', async () => {
  const last: Rule = {
    ...ruleOf('words/last', () => []),
    scope: 'last',
    *check(_, __, { findings, rules }) {
      yield { span: { start: 0, end: 0 }, message: `${findings.length} of ${[...rules].join()}` }
    },
  }
  const { out } = await cli(['check', '--rule', 'words/last', 'docs/b.md'], MANUAL, { rules: [badWords, last] })
  expect(out).toBe('docs/b.md:1:1  warning  2 of words/bad,words/last  words/last\n\n1 file checked: 1 warning.\n')
})

test('a rule that fails never looks clean', async () => {
  const broken = ruleOf('words/broken', () => {
    throw new Error('oh')
  })
  const { code, out } = await cli(['check', 'a.md', '--severity', 'error'], MANUAL, { rules: [broken] })
  expect(code).toBe(2)
  expect(out).toBe(
    'a.md:1:1  error  The rule words/broken failed on this file, so it was not checked: oh. Please report it.  engine/rule-failed\n\n1 file checked: 1 error.\n',
  )
})

test('a defect of our own is an internal error, not a stack out of nowhere', async () => {
  const rules = [{ ...badWords, card: undefined as never }]
  const { code, out, err } = await cli(['check'], MANUAL, { rules })
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^manual-lens: internal error, please report it: TypeError/)
})

test('text from files cannot steer the terminal', async () => {
  const files = { '/manual/\u001b[2Ja.md': '\u001b[31mBAD\u0007\n' }
  const { out } = await cli(['check', '--verbose'], files)
  expect(out).toBe(
    '�[2Ja.md:1:6  warning  “BAD” is no good.  words/bad\n    �[31mBAD�\n         ^^^\n\n1 file checked: 1 warning.\n',
  )
})

test('of a long line the part around the finding is shown', async () => {
  const files = { '/manual/a.md': `${'x'.repeat(5000)}BAD${'y'.repeat(5000)}` }
  const { out } = await cli(['check', '--verbose'], files)
  expect(out.split('\n').slice(1, 3)).toEqual([`    …${'x'.repeat(25)}BAD${'y'.repeat(72)}…`, `${' '.repeat(30)}^^^`])
})

test('progress only for people who wait', async () => {
  const slow = await cli(['check', 'a.md'], MANUAL, { terminal: true, tick: 1500, env: { NO_COLOR: '1' } })
  expect(slow.err).toBe('\r\u001b[KReading 4 of 4 files…\r\u001b[K')
  expect((await cli(['check', 'a.md'], MANUAL, { terminal: true, tick: 10 })).err).toBe('')
  expect((await cli(['check', 'a.md'], MANUAL, { tick: 1500 })).err).toBe('')
})

test('help, version, misuse and the server', async () => {
  const help = await cli(['help', 'check'], {})
  expect([help.code, help.out.split('\n')[0], help.err]).toEqual([0, 'Usage: manual-lens check [PATH…] [options]', ''])
  expect(await cli(['--version'], {})).toEqual({ code: 0, out: '1.2.3\n', err: '' })
  expect(await cli(['help', 'chek'], {})).toEqual({
    code: 2,
    out: '',
    err: 'manual-lens: There is no command “chek”. Did you mean check? All commands: manual-lens help\n',
  })
  expect(await cli(['lsp', '--stdio'], {})).toEqual({ code: 0, out: 'served\n', err: '' })
})
