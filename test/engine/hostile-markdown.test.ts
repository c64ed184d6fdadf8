// Any words as Markdown: they stay words, wherever hovers put them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { code, escaped, link } from '../../server/engine/markdown-text'
import { faultsOf } from '../harness/markdown-faults'

/** What Markdown in any dialect makes something of, and what is cut, joined or shown otherwise. */
const PIECES = [
  ...[
    '![x](https://e.x/p.png)',
    '<img src=x>',
    '<script>',
    '[r](command:x)',
    '\\[r](command:x)',
    '<https://e.x>',
    '<a@e.x>',
  ],
  ...[
    'https://e.x',
    'ftp://e.x',
    'www.e.x',
    'WWW.',
    'a@e.x',
    'mailto:a@e.x',
    '$(trash)',
    '`',
    '``',
    '```',
    '~~~',
    '&lt;',
  ],
  ...[
    '&#91;',
    '|',
    '# a',
    '- ',
    '1. ',
    '1) ',
    '+ ',
    '> ',
    '---',
    '===',
    '[x]: https://e.x',
    '*',
    '_',
    '__',
    '~~',
    '\\',
    '\n\n',
  ],
  ...[
    '    ',
    '\t',
    'a',
    '!',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '"',
    "'",
    'https:/',
    '/',
    'w',
    '.',
    '@',
    'e.x',
    '\u00a0',
    '\u200d',
  ],
  ...['\u202e', '\u001b', '\u2028', '\ud83d', '\u{1f600}', '\r', 'x'.repeat(300)],
]
const WORDS = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: 'binary' })), {
  maxLength: 12,
})

test('in paragraphs, lists, tables, links and code spans', () => {
  fc.assert(
    fc.property(WORDS, (pieces) => {
      const words = pieces.join('')
      const to = link(words, 'https://linked.example/a')
      const hover = [
        `**${escaped(words)}** environment`,
        `${escaped(words)} — *${escaped(words)}*`,
        `- Takes: ${code(words)}, ${code(`k: ${words}`)}\n- Access: ${escaped(words, 20)}\n- Links: ${to} · ${to}`,
        `| Environment | Value |\n| --- | --- |\n| **${to}** | ${escaped(words)} |`,
        escaped(words),
      ]
      expect(faultsOf(hover.join('\n\n'))).toEqual([])
    }),
    { numRuns: 1_500 },
  )
})

test('what can’t be seen is written out in an address, given a meaning by Unicode or not', () => {
  expect(link('a', 'https://e.x/\u{e0002}\u{2065}\u{200b}b')).toBe('[a](https://e.x/%F3%A0%80%82%E2%81%A5%E2%80%8Bb)')
})

test('a link leads where it says, or is none', () => {
  fc.assert(
    fc.property(WORDS, (pieces) => {
      const address = `https://linked.example/${pieces.join('')}`
      expect(faultsOf(`- ${link('a', address)} ${escaped('b')}`)).toEqual([])
      for (const scheme of ['command:', 'javascript:', 'data:', 'vscode:', 'vscode://', '\\\\', '//', ' https://'])
        expect(link('a', scheme + pieces.join(''))).toBe('a')
    }),
    { numRuns: 500 },
  )
})
