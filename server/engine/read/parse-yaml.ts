// The one door to the YAML library: what would exhaust it is an error like any other.

import {
  type Document,
  type DocumentOptions,
  type ParsedNode,
  type ParseOptions,
  parseDocument,
  type SchemaOptions,
  YAMLParseError,
} from 'yaml'

/** Nobody nests lists and maps so deep; the library runs out of memory at some ten thousand. */
const DEEPEST = 1000

/** A text as a YAML document, never throwing: what is wrong is in its `errors`. Nested too deep is wrong, and nothing of such a text is read. */
export function parseYaml(
  text: string,
  options: ParseOptions & DocumentOptions & SchemaOptions = {},
): Document.Parsed<ParsedNode> {
  const at = tooDeepAt(text)
  if (at === -1) return parseDocument(text, options) as Document.Parsed<ParsedNode>
  const document = parseDocument('', options) as Document.Parsed<ParsedNode>
  const message = `Lists and maps are nested more than ${DEEPEST} deep here`
  document.errors.push(new YAMLParseError([at, at + 1], 'RESOURCE_EXHAUSTION', message))
  return document
}

/** Where nesting gets too deep, by brackets that are open, marks of lists at one line's beginning, keys on one line outside of brackets, or indentation; -1 for all that people write. Brackets in quotes are counted as well: a thousand of them are no text either. */
export function tooDeepAt(text: string): number {
  let depth = 0
  let marks = 0
  let keys = 0
  /** Where the line starts while nothing but marks and blanks has come; -1 behind that. */
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === NEWLINE) {
      marks = keys = 0
      start = at + 1
    } else if (c === SPACE) continue
    else if (start !== -1 && (c === DASH || c === QUESTION) && text.charCodeAt(at + 1) === SPACE) {
      if (++marks > DEEPEST) return at
    } else {
      // Blocks are nested no deeper than half the widest indentation.
      if (start !== -1 && at - start > 2 * DEEPEST) return at
      start = -1
      if (c === COLON && depth === 0 && BLANKS.has(text.charCodeAt(at + 1)) && ++keys > DEEPEST) return at
      if (c === OPEN_BRACE || c === OPEN_BRACKET) {
        if (++depth > DEEPEST) return at
      } else if (c === CLOSE_BRACE || c === CLOSE_BRACKET) depth = Math.max(0, depth - 1)
    }
  }
  return -1
}

const [NEWLINE, SPACE, DASH, QUESTION, COLON] = [0x0a, 0x20, 0x2d, 0x3f, 0x3a]
const BLANKS: ReadonlySet<number> = new Set([SPACE, 0x09])
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d]
