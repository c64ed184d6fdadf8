// HCL (Terraform, tfvars, backends) as a tree of values: assignments, blocks, maps, lists, strings, heredocs; every other expression stays as written.

import { DEEPEST, type Pair, type Tree } from './tree'

/** The values of a text; what is no HCL is skipped over, so that the rest is still read. One pass from left to right; never throws. */
export function hclTree(text: string): Tree {
  return new Reading(text).map(0, text.length)
}

class Reading {
  at = 0
  constructor(readonly text: string) {}

  /** White space, comments, commas. */
  blank(): void {
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at]!
      if (c === '#' || (c === '/' && this.text[this.at + 1] === '/')) this.line()
      else if (c === '/' && this.text[this.at + 1] === '*') {
        const close = this.text.indexOf('*/', this.at + 2)
        this.at = close === -1 ? this.text.length : close + 1
      } else if (!/[\s,\ufeff]/.test(c)) return
    }
  }

  /** To the end of the line, in front of its newline. */
  line(): void {
    const end = this.text.indexOf('\n', this.at)
    this.at = (end === -1 ? this.text.length : end) - 1
  }

  /** Assignments and blocks up to a closing brace (taken too) or the end. */
  map(depth: number, until: number): Tree {
    const start = Math.max(0, this.at - 1)
    const pairs: Pair[] = []
    // A brace that nothing opened doesn't end the file.
    for (this.blank(); this.at < until && (depth === 0 || this.text[this.at] !== '}'); this.blank()) {
      const pair = this.pair(depth)
      if (pair) pairs.push(pair)
    }
    this.at++
    return { kind: 'map', pairs, span: { start, end: Math.min(this.at, until) } }
  }

  /** `name = value`, `"name": value` or `name "label" { … }`; anything else costs one character. */
  pair(depth: number): Pair | undefined {
    const names: { key: string; start: number; end: number }[] = []
    for (;;) {
      const start = this.at
      if (this.text[start] === '"') {
        const { value } = this.string()
        names.push({ key: value, start, end: this.at })
      } else {
        while (this.at < this.text.length && NAME.test(this.text[this.at]!)) this.at++
        if (this.at === start) break
        names.push({ key: this.text.slice(start, this.at), start, end: this.at })
      }
      while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at++
    }
    const [first] = names
    const c = this.text[this.at]
    if (!first) {
      this.at++
      return undefined
    }
    const keySpan = { start: first.start, end: names.at(-1)!.end }
    const key = names.map((name) => name.key).join(' ')
    if (c === '{' && depth < DEEPEST) {
      this.at++
      return { key, keySpan, value: this.map(depth + 1, this.text.length) }
    }
    if ((c === '=' || c === ':') && this.text[this.at + 1] !== '=') {
      this.at++
      while (/[ \t]/.test(this.text[this.at] ?? '')) this.at++
      return { key, keySpan, value: this.value(depth + 1) }
    }
    return undefined
  }

  value(depth: number): Tree {
    const start = this.at
    const c = this.text[start]
    if (depth < DEEPEST && c === '{') {
      this.at++
      return this.map(depth, this.text.length)
    }
    if (depth < DEEPEST && c === '[') return this.list(depth)
    if (c === '<' && this.text[start + 1] === '<') {
      const heredoc = this.heredoc()
      if (heredoc) return heredoc
    }
    if (c === '"') {
      const { value } = this.string()
      const span = { start: start + 1, end: Math.max(start + 1, this.at - 1) }
      // A string that an expression begins with is a part of it only.
      if (/^[ \t]*(?:[\r\n,\]}#]|\/[/*]|$)/.test(this.text.slice(this.at, this.at + 40)))
        return { kind: 'scalar', value, span }
      this.at = start
    }
    return this.expression()
  }

  list(depth: number): Tree {
    const start = this.at++
    const items: Tree[] = []
    for (this.blank(); this.at < this.text.length && this.text[this.at] !== ']'; this.blank()) {
      const before = this.at
      items.push(this.value(depth + 1))
      if (this.at === before) this.at++
    }
    this.at++
    return { kind: 'list', items, span: { start, end: Math.min(this.at, this.text.length) } }
  }

  /** A quoted string, `${…}` in it with quotes of its own; ends with its line at the latest. */
  string(): { readonly value: string } {
    const start = ++this.at
    let braces = 0
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at]
      if (c === '\\') this.at++
      else if (c === '$' && this.text[this.at + 1] === '{') {
        braces++
        this.at++
      } else if (c === '}' && braces > 0) braces--
      else if ((c === '"' && braces === 0) || c === '\n') break
    }
    const raw = this.text.slice(start, this.at)
    if (this.text[this.at] === '"') this.at++
    return { value: raw.includes('\\') ? raw.replace(ESCAPE, unescaped) : raw }
  }

  heredoc(): Tree | undefined {
    const mark = /^<<-?([A-Za-z_]\w*)[ \t]*\r?\n/.exec(this.text.slice(this.at, this.at + 200))
    if (!mark) return undefined
    const start = this.at + mark[0].length
    for (let from = start; from < this.text.length; ) {
      const newline = this.text.indexOf('\n', from)
      const end = newline === -1 ? this.text.length : newline
      if (this.text.slice(from, Math.min(end, from + 200)).trim() === mark[1]) {
        this.at = end
        return { kind: 'scalar', value: this.text.slice(start, from), span: { start, end: from } }
      }
      from = end + 1
    }
    this.at = this.text.length
    return { kind: 'scalar', value: this.text.slice(start), span: { start, end: this.text.length } }
  }

  /** Numbers, names, calls, conditions: as written, up to the end of the line or the comma or bracket that closes what it is in. */
  expression(): Tree {
    const start = this.at
    let open = 0
    for (; this.at < this.text.length; this.at++) {
      const c = this.text[this.at]!
      if (c === '"') {
        this.string()
        this.at--
      } else if (c === '(' || c === '[' || c === '{') open++
      else if ((c === ')' || c === ']' || c === '}') && open-- === 0) break
      else if (open === 0 && (c === '\n' || c === ',' || c === '#')) break
      else if (open === 0 && c === '/' && /[/*]/.test(this.text[this.at + 1] ?? '')) break
    }
    let end = this.at
    while (end > start && /\s/.test(this.text[end - 1]!)) end--
    return { kind: 'scalar', value: this.text.slice(start, end), span: { start, end } }
  }
}

/** Of a name: letters and digits of any script; dots for `a.b = 1` in files of variables. */
const NAME = /[\p{ID_Continue}.-]/u

/** What may stand behind a backslash: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions */
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(["\\nrt]))/g

function unescaped(written: string, short?: string, long?: string, letter?: string): string {
  const code = Number.parseInt(short ?? long ?? '', 16)
  if (code <= 0x10ffff) return String.fromCodePoint(code)
  return letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter === 't' ? '\t' : (letter ?? written)
}
