// What should not be in Markdown that is made of words of others, told by a reader of Markdown that is not ours.

import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'

/** `item`: the first words of the list item that the node is in. */
function visit(node: Nodes, look: (node: Nodes, item: string) => void, item = ''): void {
  look(node, item)
  const words = node.type === 'listItem' ? firstWords(node) : item
  if ('children' in node) for (const child of node.children) visit(child, look, words)
}

function firstWords(node: Nodes): string {
  return 'value' in node ? node.value : 'children' in node && node.children[0] ? firstWords(node.children[0]) : ''
}

export const UNSEEN =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u

/** What is in a Markdown text that should not be. */
export function faultsOf(markdown: string): string[] {
  const faults: string[] = []
  // The second is our own, of the description of manual-lens.yml.
  const allowed =
    /^(?:front-matter\.md$|https:\/\/linked\.example\/|https:\/\/github\.com\/[\w.-]+\/[\w.-]+|file:\/\/\/(?:manual|clones)\/)/
  // By UTF-16 units, as offsets are.
  const bare = markdown.split('')
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  visit(tree, (node, item) => {
    // What the section of an environment links to is what these rows show; nothing but web addresses.
    const isShown = 'url' in node && /^https?:/.test(node.url) && /^(?:See|Dashboards|Provisioned in): /.test(item)
    if (['html', 'image', 'imageReference', 'linkReference', 'definition', 'heading', 'code'].includes(node.type))
      faults.push(`${node.type}: ${markdown.slice(node.position?.start.offset, node.position?.end.offset)}`)
    if (node.type === 'link' && !isShown && !allowed.test(node.url)) faults.push(`a link to ${node.url}`)
    if (node.type === 'link' || node.type === 'inlineCode')
      bare.fill(' ', node.position?.start.offset, node.position?.end.offset)
  })
  // What GitHub's Markdown makes links of, outside of links.
  const rest = bare.join('')
  for (const found of rest.matchAll(/(?<!\\)(?:www\.|\w:\/\/|[\w.+-]@[\w-]|\$\(|!\[)/gi))
    faults.push(`bare ${found[0]}`)
  if (UNSEEN.test(markdown)) faults.push('something that can’t be seen')
  if (markdown.length > 12_000) faults.push(`${markdown.length} characters`)
  return faults
}
