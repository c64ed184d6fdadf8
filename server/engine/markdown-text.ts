// Markdown for hovers, made of words that came from pages and files.

/**
 * Plain words as Markdown that shows just those words: nothing in them can become a link, an image, HTML or a
 * `command:`. Line breaks become spaces.
 */
export function escaped(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>()#|!~&$]/g, '\\$&')
    .replace(/^([-+=]|\d+(?=[.)]))/, '\\$1')
    .replace(/:\/\//g, ':&#47;&#47;')
}

/** A Markdown link; only the words when the target is neither http(s) nor a file of this machine that we found ourselves. */
export function link(title: string, target: string): string {
  if (!/^(?:https?|file|vscode-[a-z]+):\/\//.test(target)) return escaped(title)
  return `[${escaped(title)}](${target.replace(/[\s()<>"\\]/g, (c) => encodeURIComponent(c).replace(/[()]/g, (p) => `%${p.charCodeAt(0).toString(16)}`))})`
}
