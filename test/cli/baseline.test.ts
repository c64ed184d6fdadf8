// `baseline`, and what `check` makes of it.

import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeText } from '../../server/node/write'
import { folderOf } from './folder'
import { cli, ruleOf } from './memory'

const MANUAL = { '/manual/a.md': 'BAD\nWORSE BAD\n', '/manual/b.md': 'MEH\n' }
const FILE = '/manual/manual-lens-baseline.json'
const RECORDED = `{
  "version": 1,
  "findings": [
    {"path":"a.md","rule":"words/bad","text":"BAD"},
    {"path":"a.md","rule":"words/bad","text":"BAD","occurrence":2},
    {"path":"a.md","rule":"words/bad","text":"WORSE"},
    {"path":"b.md","rule":"words/bad","text":"MEH"}
  ]
}
`

describe('baseline', () => {
  test('records what is found, sorted, a finding to a line', async () => {
    expect(await cli(['baseline'], MANUAL)).toEqual({
      code: 0,
      out: 'manual-lens-baseline.json: 4 findings.\n',
      err: '',
      written: { [FILE]: RECORDED },
    })
  })

  test('of a level and above; numbers stay those of all', async () => {
    const { written } = await cli(['baseline', '--severity', 'error', '--quiet'], MANUAL)
    expect(written).toEqual({
      [FILE]: '{\n  "version": 1,\n  "findings": [\n    {"path":"a.md","rule":"words/bad","text":"WORSE"}\n  ]\n}\n',
    })
  })

  test('nothing found is a baseline, too', async () => {
    const { out, written } = await cli(['baseline'], { '/manual/a.md': 'fine\n' })
    expect([out, written]).toEqual([
      'manual-lens-baseline.json: no findings.\n',
      { [FILE]: '{\n  "version": 1,\n  "findings": []\n}\n' },
    ])
  })

  test('anew: what is new comes, what is gone goes, reasons stay', async () => {
    const before = RECORDED.replace('"text":"WORSE"', '"text":"WORSE","reason":"it is"')
    const files = { '/manual/a.md': 'BAD WORSE MEH\n', [FILE]: before }
    expect(await cli(['baseline'], files)).toEqual({
      code: 0,
      out: 'manual-lens-baseline.json: 3 findings (1 new, 2 that no longer occur removed).\n',
      err: '',
      written: {
        [FILE]: `{
  "version": 1,
  "findings": [
    {"path":"a.md","rule":"words/bad","text":"BAD"},
    {"path":"a.md","rule":"words/bad","text":"MEH"},
    {"path":"a.md","rule":"words/bad","text":"WORSE","reason":"it is"}
  ]
}
`,
      },
    })
  })

  test('--prune only takes away', async () => {
    const files = { '/manual/a.md': 'BAD MEH\n', [FILE]: RECORDED }
    expect(await cli(['baseline', '--prune'], files)).toEqual({
      code: 0,
      out: 'manual-lens-baseline.json: 1 finding (3 that no longer occur removed).\n',
      err: '',
      written: {
        [FILE]: '{\n  "version": 1,\n  "findings": [\n    {"path":"a.md","rule":"words/bad","text":"BAD"}\n  ]\n}\n',
      },
    })
  })

  test('without clones, what only they could tell stays', async () => {
    const other = '{"version":1,"findings":[{"path":"a.md","rule":"links/repository-path","text":"x"}]}'
    const { out, written } = await cli(['baseline', '--prune'], { '/manual/a.md': 'fine', [FILE]: other })
    expect([out, written![FILE]]).toEqual([
      'manual-lens-baseline.json: 1 finding (0 that no longer occur removed).\n',
      expect.stringContaining('links/repository-path'),
    ])
    expect((await cli(['check'], { '/manual/a.md': 'fine', [FILE]: other })).err).toBe('')
  })

  test('twice is once', async () => {
    const { written } = await cli(['baseline'], { ...MANUAL, [FILE]: RECORDED })
    expect(written).toEqual({ [FILE]: RECORDED })
  })

  test('another file, from the current folder', async () => {
    const { out, written } = await cli(['baseline', '--root', 'manual', '--baseline', 'ci/known.json'], MANUAL, {
      cwd: '/',
    })
    expect([out, Object.keys(written ?? {})]).toEqual(['ci/known.json: 4 findings.\n', ['/ci/known.json']])
  })

  test.each<[string, readonly string[], Record<string, string>, object, string]>([
    [
      'nothing to prune',
      ['--prune'],
      MANUAL,
      {},
      'there is no manual-lens-baseline.json to remove anything from. To make it: manual-lens baseline\n',
    ],
    [
      'paths',
      ['a.md'],
      MANUAL,
      {},
      'manual-lens baseline records all of a folder and takes no paths. Give the folder with --root a.md\n',
    ],
    [
      'a file that can’t be read',
      [],
      MANUAL,
      { failures: { '/manual/b.md': 'denied' } },
      'b.md fails (denied).\nmanual-lens: not everything could be read, so manual-lens-baseline.json was not written: see above.\n',
    ],
    [
      'a baseline that can’t be read',
      [],
      { ...MANUAL, [FILE]: 'x' },
      {},
      `manual-lens-baseline.json is no JSON (Unexpected token 'x', "x" is not valid JSON). Mend it, or remove it and record it anew: manual-lens baseline.\n`,
    ],
    ['a disk that is full', [], MANUAL, { unwritable: 'other' }, 'manual-lens-baseline.json fails (other).\n'],
    [
      'a rule that fails',
      [],
      MANUAL,
      {
        rules: [
          ruleOf('words/broken', () => {
            throw new Error('oh')
          }),
        ],
      },
      'a.md: The rule words/broken failed on this file, so it was not checked: oh. Please report it. manual-lens-baseline.json was not written.\n',
    ],
  ])('%s: 2, and nothing written', async (_, args, files, world, message) => {
    expect(await cli(['baseline', ...args], files, world)).toEqual({ code: 2, out: '', err: `manual-lens: ${message}` })
  })
})

describe('check', () => {
  test('leaves out what is known, wherever it stands by now, and says how much', async () => {
    const files = { '/manual/a.md': 'new first line\n\nBAD\n\nWORSE BAD\n', '/manual/b.md': 'MEH\n', [FILE]: RECORDED }
    expect(await cli(['check'], files)).toEqual({
      code: 0,
      out: '2 files checked, no new findings. 4 known findings in the baseline were left out.\n',
      err: '',
    })
    const { code, out } = await cli(['check', 'a.md'], { ...files, '/manual/a.md': 'BAD BAD BAD WORSE\n' })
    expect([code, out]).toEqual([
      1,
      'a.md:1:9  warning  “BAD” is no good.  words/bad\n\n1 file checked: 1 warning. 3 known findings in the baseline were left out.\n',
    ])
  })

  test('--no-baseline shows all; without a baseline nothing is said of one', async () => {
    const { code, out } = await cli(['check', '--no-baseline', '--quiet'], { ...MANUAL, [FILE]: RECORDED })
    expect([code, out.split('\n').length]).toEqual([1, 6])
    expect((await cli(['check'], MANUAL)).out).toContain('2 files checked: 1 error, 2 warnings, 1 hint.\n')
  })

  test('only levels that are shown are counted', async () => {
    const { out } = await cli(['check', '--severity', 'error'], { ...MANUAL, [FILE]: RECORDED })
    expect(out).toBe('2 files checked, no new findings at error. 1 known finding in the baseline was left out.\n')
  })

  test('json: one more number, where there is a baseline', async () => {
    const { out } = await cli(['check', '--format', 'json'], { ...MANUAL, [FILE]: RECORDED })
    expect(JSON.parse(out)).toEqual({
      version: 1,
      root: '/manual',
      summary: { files: 2, errors: 0, warnings: 0, infos: 0, hints: 0, known: 4 },
      findings: [],
    })
  })

  test('entries that no longer occur are told when all is checked', async () => {
    const files = { '/manual/a.md': 'BAD\n', [FILE]: RECORDED }
    const { code, err } = await cli(['check'], files)
    expect([code, err]).toEqual([
      0,
      'manual-lens: 3 of the findings in manual-lens-baseline.json no longer occur. To remove them: manual-lens baseline --prune\n',
    ])
    expect((await cli(['check', 'a.md'], files)).err).toBe('')
    expect((await cli(['check', '--quiet'], files)).err).toBe('')
  })

  test('another baseline', async () => {
    const files = { ...MANUAL, '/ci/known.json': RECORDED, [FILE]: 'broken' }
    expect((await cli(['check', '--baseline', '../ci/known.json'], files)).out).toContain('4 known findings')
    expect(await cli(['check', '--baseline', '../ci/other.json', '--quiet', 'b.md'], files)).toEqual({
      code: 2,
      out: 'b.md:1:1  hint  “MEH” is no good.  words/bad\n',
      err: 'manual-lens: ../ci/other.json does not exist. To make it: manual-lens baseline --baseline ../ci/other.json\n',
    })
  })

  test.each([
    [
      '{',
      /^manual-lens: manual-lens-baseline\.json is no JSON \(.*\)\. Mend it, or remove it and record it anew: manual-lens baseline\. Nothing was left out\.\n$/,
    ],
    ['[]', /is no baseline: it has no “version”\. Restore it/],
    ['null', /is no baseline/],
    ['{"version":2,"findings":[]}', /has version 2, and this is made for 1\. Use the Manual Lens that wrote it/],
    ['{"version":1}', /has no list “findings”/],
    ['{"version":1,"findings":[{"path":"a.md","rule":"words/bad"}]}', /in finding 1\. Restore it/],
    ['{"version":1,"findings":[{"path":"a.md","rule":"words/bad","text":"BAD","occurrence":0}]}', /in finding 1/],
    ['{\n<<<<<<< ours\n', /holds marks of a merge conflict\. Resolve it/],
  ])('never silently clean: %j', async (text, message) => {
    const { code, out, err } = await cli(['check', 'a.md'], { ...MANUAL, [FILE]: text })
    expect(code).toBe(2)
    expect(err).toMatch(message)
    expect(out).toContain('1 file checked: 1 error, 2 warnings.\n')
  })

  test('one that may not be read, and one that is ignored', async () => {
    const files = { '/manual/a.md': 'fine', [FILE]: RECORDED }
    const denied = await cli(['check'], files, { failures: { [FILE]: 'denied' } })
    expect(denied.code).toBe(2)
    expect(denied.err).toContain('manual-lens-baseline.json could not be read. Make it readable, or')
    expect(await cli(['check'], files, { ignored: [FILE] })).toEqual({
      code: 2,
      out: '1 file checked, no findings.\n',
      err: 'manual-lens: manual-lens-baseline.json is left out by a .gitignore, so the editor and others would not see it. Take it out of there.\n',
    })
  })

  test('a rule that failed can’t be known', async () => {
    const broken = ruleOf('words/broken', () => {
      throw new Error('oh')
    })
    const known = '{"version":1,"findings":[{"path":"a.md","rule":"engine/rule-failed","text":""}]}'
    const { code, out } = await cli(['check', 'a.md'], { ...MANUAL, [FILE]: known }, { rules: [broken] })
    expect([code, out]).toEqual([2, expect.stringContaining('engine/rule-failed')])
  })

  test('the baseline itself is not checked', async () => {
    expect((await cli(['check', FILE], { ...MANUAL, [FILE]: RECORDED })).out).toBe('No files were checked.\n')
  })
})

test('what a finding is about: long texts are cut, gaps don’t count, a missing thing is told by what is quoted', async () => {
  const rule = ruleOf('words/all', function* (page) {
    yield { span: { start: 0, end: page.text.length }, message: 'm' }
    yield { span: { start: 0, end: 0 }, message: 'There is no “title”, see “x”.' }
    yield { span: { start: 0, end: 0 }, message: 'There is no “owner”.' }
  })
  const texts = async (text: string): Promise<string[]> => {
    const { written } = await cli(['baseline'], { '/manual/a.md': text }, { rules: [rule] })
    return JSON.parse(written![FILE]!).findings.map((one: { text: string }) => one.text)
  }
  expect(await texts('a\r\n  b')).toEqual(['a b', 'owner', 'title'])
  const long = (await texts('x '.repeat(100))).at(-1)
  const longer = (await texts('x '.repeat(101))).at(-1)
  expect(long).toMatch(/^(?:x ){30}… \w+$/)
  expect(longer).not.toBe(long)
})

describe('on a disk', () => {
  test('whole or not at all, a link stays a link, permissions stay, nothing else is left', () => {
    const folder = folderOf({ 'real.json': 'old', 'keep.txt': '' })
    writeFileSync(join(folder, 'mode.json'), 'old', { mode: 0o600 })
    symlinkSync('real.json', join(folder, 'link.json'))
    expect(writeText(join(folder, 'link.json'), 'new')).toBe(undefined)
    expect(writeText(join(folder, 'mode.json'), 'new')).toBe(undefined)
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('new')
    expect(statSync(join(folder, 'mode.json')).mode & 0o777).toBe(0o600)
    expect(readdirSync(folder).sort()).toEqual(['keep.txt', 'link.json', 'mode.json', 'real.json'])
  })

  test('failures are said', () => {
    const folder = folderOf({ 'a/b': '' })
    expect(writeText(join(folder, 'x/y.json'), '')?.reason).toBe(
      'can’t be written: its folder does not exist. Make it first.',
    )
    expect(writeText(join(folder, 'a'), '')?.reason).toMatch(/^could not be written: /)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})
