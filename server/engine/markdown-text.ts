// Markdown for hovers, made of words that came from pages and files: the only place that makes any of such words.

import { shortened, visible } from './visible'

/** How much of somebody's words is shown, in characters: a summary may be pages long. */
const LONGEST = 600
const LONGEST_CODE = 200
/** Longer addresses are not shown as links: nobody could read where they lead. */
const LONGEST_ADDRESS = 2_000

/**
 * Plain words as Markdown that shows just those words, on one line and not too many: nothing in them can become a link,
 * an image, HTML or a `command:`, nor an address or e-mail that GitHub's Markdown would make a link of.
 */
export function escaped(words: string, most = LONGEST): string {
  return visible(shortened(words, most))
    .replace(/[\\`*_{}[\]<>()#|!~&$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/:\/\//g, ':&#47;&#47;')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/(?<=[\w.+-])@(?=[\w-])/g, '\\@')
}

/** A code span of just these words, whatever backticks are in them. */
export function code(words: string): string {
  const text = visible(shortened(words, LONGEST_CODE))
  if (text === '') return ''
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return fence + space + text + space + fence
}

/** What would end an address, or change how it looks; also what no Unicode version has given a meaning yet, where all else can't be seen. */
const NO_ADDRESS = /[\s()<>"\\`|\p{Cc}\p{Cf}\u2060-\u206f\u{e0000}-\u{e007f}]/gu

/** A Markdown link; only the words when the target is neither http(s) nor a file of this machine that we found ourselves. */
export function link(title: string, target: string): string {
  if (!/^(?:https?|file|vscode-[a-z]+):\/\//.test(target) || target.length > LONGEST_ADDRESS) return escaped(title)
  const address = target.replace(NO_ADDRESS, (c) =>
    encodeURIComponent(c).replace(/[()]/g, (p) => `%${p.charCodeAt(0).toString(16)}`),
  )
  return `[${escaped(title)}](${address})`
}
