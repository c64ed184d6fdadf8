// Comments of every language, and what looks like one inside strings.

import { expect, test } from 'vitest'
import type { FileKind } from '../../server/engine'
import { codeComments } from '../../server/engine/read/code-comments'

function comments(kind: FileKind, text: string): string[] {
  return codeComments(kind, text).map(({ start, end }) => text.slice(start, end))
}

test.each<[FileKind, string, string[]]>([
  ['terraform', 'a = "# no" # yes\n// two\n/* three\n four */ b = 1', ['# yes', '// two', '/* three\n four */']],
  ['terraform', 'x = <<-EOT\n  # text\nEOT\n# yes', ['# yes']],
  ['json', '{ "url": "https://x" } // yes', ['// yes']],
  ['javascript', 'a = `# // no ${b}` // yes\r\n', ['// yes']],
  ['shell', 'echo $# "a # b" x#y # yes', ['# yes']],
  ['shell', 'cat <<EOF\n# no\nEOF\n# yes', ['# yes']],
  ['shell', "echo don't # yes", ['# yes']],
  ['ruby', 'x = "#{y} # no" # yes', ['# yes']],
  ['toml', 'a = "#" # yes', ['# yes']],
  ['properties', '# one\n! two\n a=b ; no\n  ; three', ['# one', '! two', '; three']],
  ['text', '# none', []],
])('%s %j', (kind, text, expected) => {
  expect(comments(kind, text)).toEqual(expected)
})

test('a quotation mark that is never closed costs one look along its line', () => {
  const text = `${'" '.repeat(1)}${"a ' b ' ".repeat(20_000)}\n# yes`
  expect(comments('shell', text)).toEqual(['# yes'])
})
