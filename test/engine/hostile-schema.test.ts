// A schema of somebody else's over a page of somebody else's: it ends, whatever both hold, and does nothing besides. What hangs shows by the test's running out of time.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createChecker, type Finding } from '../../server/engine'
import { type Cost, costOf, longestFor } from '../../server/engine/pattern-cost'
import { workspaceOf } from '../harness/workspace'

function checked(schema: object | string, frontMatter: string): readonly Finding[] {
  const json = typeof schema === 'string' ? schema : JSON.stringify(schema)
  const workspace = workspaceOf({
    'manual-lens.yml': 'frontMatter:\n  - files: "**/*.md"\n    schema: /s.json\n',
    's.json': json,
    'a.md': `---\n${frontMatter}\n---\n`,
  })
  return [...createChecker().checkAll(workspace).values()].flat().filter(({ rule }) => rule.startsWith('front-matter/'))
}

const said = (schema: object | string, frontMatter: string): string[] =>
  checked(schema, frontMatter).map(({ rule, message }) => `${rule} ${message}`)

const pattern = (one: string) => ({ properties: { a: { pattern: one } } })
const long = `a: ${'a'.repeat(5_000)}!`

type Range = readonly [least: number, most: number]
type Part = { readonly atom: string } | { readonly choices: readonly (readonly Part[])[]; readonly often: Range }

function written(part: Part): string {
  if ('atom' in part) return part.atom
  const [least, most] = part.often
  const choices = part.choices.map((one) => one.map(written).join('')).join('|')
  return `(?:${choices}){${least}${most === least ? '' : `,${most === Infinity ? '' : most}`}}`
}

/** How many times a matcher that tries one thing after the other (ECMAScript, 22.2.2) looks at a text of `a`s for a pattern that it does not match. */
function stepsOf(parts: readonly Part[], text: string, atStart: boolean): number {
  let steps = 0
  type Then = (at: number) => boolean
  const all = (of: readonly Part[], at: number, then: Then, from = 0): boolean => {
    const part = of[from]
    if (!part) return then(at)
    const next: Then = (end) => all(of, end, then, from + 1)
    // As many as are too many.
    if (++steps > 10_000_000) return true
    if (!('atom' in part)) return rounds(part.choices, part.often, at, next, 0)
    if (part.atom === '\\b') return (at === 0) !== (at === text.length) && next(at)
    return part.atom !== '!' && at < text.length && next(at + 1)
  }
  const rounds = (
    choices: readonly (readonly Part[])[],
    often: Range,
    at: number,
    then: Then,
    done: number,
  ): boolean => {
    const [least, most] = often
    const again: Then = (end) => (end > at || done < least) && rounds(choices, often, end, then, done + 1)
    if (done < most && choices.some((one) => all(one, at, again))) return true
    return done >= least && then(at)
  }
  for (let start = 0; start <= (atStart ? 0 : text.length); start++) if (all(parts, start, () => true)) break
  return steps
}

describe('patterns', () => {
  test.each([
    '^(a+)+$',
    '^((a)+)+$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(?:a*)*$',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
    '^(a{1,30}){1,30}$',
    '^(?<n>a+)+$',
    '^(?=(a+)+$)',
    '(x+x+)+y',
    `${'a'.repeat(501)}`,
  ])('%s is refused, in words', (one) => {
    const [message, ...more] = said(pattern(one), long)
    expect(message).toMatch(/The pattern .* (?:can take for ever on a long value|is longer than 500 characters)/)
    expect(more).toEqual([])
  })

  test.each([
    '^a*a*a*a*a*a*b$',
    '.*.*.*.*.*=.*',
    `^${'a?'.repeat(60)}${'a'.repeat(60)}$`,
    '^(aa?)+$',
    '^(?:a?a?)+$',
    '^(a?){30}a{30}$',
    '\\s*\\s*\\s*\\s*$',
    '(a*)\\1\\1b',
    `^${'(a|ab)'.repeat(40)}$`,
    '^(?:a?){2,}$',
    '^(?:(?:a|a))*$',
  ])('%s is tried on short values only, and says nothing of long ones', (one) => {
    expect(said(pattern(one), long)).toEqual([])
    expect(said({ patternProperties: { [one]: { type: 'number' } } }, `${'a'.repeat(900)}: x`)).toEqual([])
    expect(said({ propertyNames: { pattern: one } }, `${'a'.repeat(900)}: x`)).toEqual([])
    expect(said({ properties: { a: { items: { pattern: one } } } }, `a: [${'a'.repeat(5_000)}]`)).toEqual([])
  })

  test.each([
    ['^#[a-z0-9-]+$', '"#team"', '"#Team"'],
    ['^\\d{4}-\\d{2}-\\d{2}$', '"2026-01-02"', '"2026-1-2"'],
    ['^(?:\\d-?)+$', '"1-2-3"', '"1--2"'],
    ['^/[a-z-]+(?:/[a-z-]+)?\\.html$', '/a/b.html', '/a/b/c.html'],
    ['^(?:one|two|three) [A-Z]\\w*(?: v\\d+(?:\\.\\d+)?)?$', 'one Xy v1.2', 'four X'],
    ['^[^|]*$', 'a b', '"a|b"'],
    ['^[(+*)]+$', '"(+)"', 'x'],
  ])('%s works as ever', (one, right, wrong) => {
    expect(said(pattern(one), `a: ${right}`)).toEqual([])
    expect(said(pattern(one), `a: ${wrong}`)).toHaveLength(1)
  })

  test('the longest value that one is tried on follows from its repetitions', () => {
    const longest = (one: string): number => {
      const cost = costOf(one)
      return 'refused' in cost ? 0 : longestFor(cost)
    }
    expect(['^a+$', '^a$', 'a', 'a+', '^a+b+$', '^a+b+c+$', '^(ab?)+$'].map(longest)).toEqual([
      10_000, 10_000, 10_000, 1_000, 1_000, 100, 15,
    ])
  })

  test('what may match nothing does so in every round that is asked for, on a short text too', () => {
    const longest = (one: string): number => longestFor(costOf(one) as Cost)
    expect(['^(a?){30}a{30}$', '^(?:a?){4}$', '^(?:a?b?){3,}$', '^(?:(?=a)){20}$', '^(?:a|b?)$'].map(longest)).toEqual([
      0, 12, 5, 10_000, 10_000,
    ])
    // Each round takes a character at least: an ISBN.
    expect(longest('^(?:\\d-?){10}$')).toBe(15)
  })

  test('no pattern takes more steps than it may on the longest text that it is tried on, counted by a matcher that goes back as JavaScript’s does', () => {
    const atom = fc.constantFrom(...'a.'.split(''), '\\b').map((one): Part => ({ atom: one }))
    const range = fc.constantFrom<Range>([0, 1], [0, Infinity], [1, Infinity], [2, 2], [30, 30], [2, Infinity], [0, 30])
    const { part } = fc.letrec<{ part: Part }>((tie) => ({
      part: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc
          .tuple(fc.array(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }), range)
          .map(([choices, often]): Part => ({ choices, often })),
      ),
    }))
    let tried = 0
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), fc.boolean(), (parts, atStart) => {
        const pattern = `${atStart ? '^' : ''}${parts.map(written).join('')}!`
        const cost = costOf(pattern)
        if ('refused' in cost) return
        tried++
        const text = 'a'.repeat(Math.min(longestFor(cost), 300))
        expect(stepsOf([...parts, { atom: '!' }], text, atStart)).toBeLessThan(10_000_000)
      }),
      {
        numRuns: 3_000,
        seed: 20_261_125,
        examples: [[[{ choices: [[{ choices: [[{ atom: 'a' }]], often: [0, 1] }]], often: [30, 30] }], true]],
      },
    )
    expect(tried).toBeGreaterThan(1_000)
  })

  test('formats end, too', () => {
    const formats =
      'date time date-time duration uri uri-reference uri-template url email hostname ipv4 ipv6 regex uuid json-pointer json-pointer-uri-fragment relative-json-pointer'
    for (const format of formats.split(' ')) {
      const values = ['', 'http://', 'a@', '/', '{', '1'].flatMap((start) =>
        ['a', 'a.', '1:', ':', '%61', '-', '/~0', '{a}', '\\"'].map((piece) => `${start}${piece.repeat(3_000)}\u2028`),
      )
      checked({ additionalProperties: { format } }, values.map((value, index) => `k${index}: "${value}"`).join('\n'))
    }
  })
})

describe('references', () => {
  test('billions by references: each part twice the one below', () => {
    const $defs: Record<string, object> = { p40: { type: 'string' } }
    for (let i = 0; i < 40; i++)
      $defs[`p${i}`] = { allOf: [{ $ref: `#/$defs/p${i + 1}` }, { $ref: `#/$defs/p${i + 1}` }] }
    const [message] = said({ $defs, properties: { a: { $ref: '#/$defs/p0' } } }, 'a: 1')
    expect(message).toContain('refer to one another so often that it would take for ever')
  })

  test('billions by a page that goes down while the schema goes round', () => {
    const node = { properties: { a: { anyOf: [{ $ref: '#/$defs/n' }, { $ref: '#/$defs/n' }] } } }
    const deep = `a: ${'{a: '.repeat(40)}1${'}'.repeat(40)}`
    const [message] = said({ $defs: { n: node }, ...node }, deep)
    expect(message).toContain('refer to one another so often')
  })

  test.each([
    { $ref: '#' },
    { allOf: [{ $ref: '#' }] },
    { $recursiveRef: '#' },
    { $defs: { a: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' },
  ])('in a circle: %j is said to be of no use', (schema) => expect(said(schema, 'a: 1')).toHaveLength(1))

  test.each(['https://evil.example/s.json', 'file:///etc/passwd', '../../etc/passwd', '//evil.example/x'])(
    'to %s nothing is fetched or read: it is no part of the schema',
    (one) => {
      const [message] = said({ properties: { a: { $ref: one } } }, 'a: 1')
      expect(message).toContain('Unresolved $ref')
      const configured = workspaceOf({
        'manual-lens.yml': `frontMatter:\n  - { files: "*.md", schema: ${JSON.stringify(one)} }\n`,
        'a.md': `---\n# $schema: ${one}\na: 1\n---\n`,
      })
      const all = [...createChecker().checkAll(configured).values()].flat()
      expect(all.map(({ message }) => message).join('\n')).toMatch(/fetches nothing|no file/)
    },
  )
})

describe('names that objects have of their own', () => {
  const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'prototype']

  test.each(NAMES)('“%s” as a key is a key like any other', (name) => {
    const schema = `{"required": ["${name}"], "properties": {"${name}": {"type": "number"}}, "additionalProperties": false}`
    expect(said(schema, 'a: 1').join('\n')).toContain(`“${name}”`)
    expect(said(schema, `${name}: 1`)).toEqual([])
    expect(said(schema, `${name}: x`)).toHaveLength(1)
    expect(Object.hasOwn(Object.prototype, 'type')).toBe(false)
    expect(({} as Record<string, unknown>).type).toBeUndefined()
  })

  test.each(NAMES)('“%s” anywhere in a configuration changes nothing but itself', (name) => {
    const workspace = workspaceOf({
      'manual-lens.yml': `${name}: { polluted: 1 }\nenvironments:\n  staging: { ${name}: { polluted: 1 }, summary: x }\n  ${name}: {}\nrules:\n  ${name}: off\nrepositories:\n  ${name}/${name}: { ${name}: x }\nfrontMatter:\n  - { files: "*.md", keys: { ${name}: { polluted: 1, type: number } }, required: [${name}] }\n`,
      'config/tech-docs.yml': `${name}: { polluted: 1 }\nredirects: { ${name}: /a, __proto__: { polluted: 1 } }\n`,
      'data/repos.yml': `- { repo_name: ${name}, ${name}: { polluted: 1 } }\n`,
      'a.md': `---\n${name}: x\nsection: ${name}\nowner_slack: "#${name}"\ntitle: ${name}\n---\n# ${name}\n\nOn ${name} and staging: [${name}][${name}] [x](#${name})\n\n[${name}]: /${name}\n`,
      [`${name}-staging.yaml`]: `${name}: a\n__proto__: { polluted: 1 }\n`,
      [`${name}-production.yaml`]: `${name}: b\n__proto__: { polluted: 2 }\n`,
    })
    const all = [...createChecker().checkAll(workspace).values()].flat()
    expect(all.filter(({ rule }) => rule.startsWith('engine/'))).toEqual([])
    expect(all.map(({ message }) => message).join('\n')).toContain(`“${name}”`)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
