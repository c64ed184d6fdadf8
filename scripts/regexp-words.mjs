// Texts that a regular expression might have trouble with: what it repeats, and what it asks for in front of that.
import { RegExpParser } from '@eslint-community/regexpp'

/** So many times repeated counts as without end. */
const MANY = 50

/** @typedef {import('@eslint-community/regexpp').AST.Node} Node */

/** What each repetition repeats: by itself, and behind the shortest text that leads to it. @param {string} source @param {string} flags @returns {ReadonlySet<string>} */
export function words(source, flags) {
  const parser = new RegExpParser({ ecmaVersion: 2025 })
  const pattern = parser.parsePattern(source, 0, source.length, { unicode: flags.includes('u') })
  /** @type {Set<string>} */
  const found = new Set()
  /** @param {Node} node @param {string} before */
  const look = (node, before) => {
    switch (node.type) {
      case 'Pattern':
      case 'Group':
      case 'CapturingGroup':
      case 'Assertion':
        if (node.type === 'Assertion' && node.kind !== 'lookahead' && node.kind !== 'lookbehind') return
        for (const alternative of /** @type {any} */ (node).alternatives) look(alternative, before)
        return
      case 'Alternative': {
        let so = before
        for (const element of node.elements) {
          look(element, so)
          so += shortest(element, flags)
        }
        return
      }
      case 'Quantifier': {
        const unit = shortest(node.element, flags)
        if (node.max >= MANY && unit !== '') {
          found.add(unit)
          if (before !== '') found.add(before + unit)
          const longer = unit + unit
          found.add(`${longer}${before}`)
        }
        look(node.element, before)
        return
      }
    }
  }
  look(pattern, '')
  // What it repeats by whole alternatives: the Move from each begin of it.
  for (const alternative of pattern.alternatives) {
    const whole = shortest(alternative, flags)
    if (whole.length > 1 && found.size > 0) {
      found.add(whole)
      found.add(whole.slice(0, -1))
    }
  }
  return found
}

/** A shortest text for a part of an expression, as far as that can be told without running it. @param {Node} node @param {string} flags of the whole @returns {string} */
function shortest(node, flags) {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives
        .map((one) => shortest(one, flags))
        .reduce((one, other) => (other.length < one.length ? other : one))
    case 'Alternative':
      return node.elements.map((one) => shortest(one, flags)).join('')
    case 'Quantifier':
      return shortest(node.element, flags).repeat(Math.min(node.min, 3))
    case 'Character':
      return String.fromCodePoint(node.value)
    case 'CharacterSet':
      return node.kind === 'digit'
        ? node.negate
          ? 'a'
          : '0'
        : node.kind === 'space'
          ? node.negate
            ? 'a'
            : ' '
          : node.kind === 'word'
            ? node.negate
              ? '-'
              : 'a'
            : 'a'
    case 'CharacterClass': {
      const likely = 'a A0-_./ \t"\'`*[(<:;,#'
      const test = new RegExp(node.raw, flags.includes('u') ? 'u' : '')
      for (const c of likely) if (test.test(c)) return c
      for (let code = 0; code < 256; code++) if (test.test(String.fromCharCode(code))) return String.fromCharCode(code)
      return ''
    }
    default:
      return ''
  }
}
