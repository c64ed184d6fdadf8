// What micromark, the reference reader, says of a Markdown text, in the form in which ours is compared with it.

import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import type { Span } from '../../server/engine'
import { readMarkdown } from '../../server/engine/read/markdown'

/** One line per link, image, heading, code span and block: what it is, where it starts, and what it says. */
export function micromarkSays(text: string, from: number): string[] {
  const body = text.slice(from)
  const tree: Root = fromMarkdown(body, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] })
  const definitions = new Map<string, string>()
  visit(tree, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node.url)
  })
  const said: string[] = []
  visit(tree, (node) => {
    const start = from + (node.position?.start.offset ?? 0)
    // Blanks at the end belong to nobody.
    const end = from + body.slice(0, node.position?.end.offset ?? 0).trimEnd().length
    if (node.type === 'link') said.push(`link ${start}-${end} ${node.url}`)
    else if (node.type === 'image') said.push(`image ${start}-${end} ${node.url}`)
    else if (node.type === 'linkReference') said.push(`link ${start}-${end} ${definitions.get(node.identifier)}`)
    else if (node.type === 'imageReference') said.push(`image ${start}-${end} ${definitions.get(node.identifier)}`)
    else if (node.type === 'heading') {
      // An underlined heading that follows a definition begins, for micromark, at the definition.
      const words = from + (node.children[0]?.position?.start.offset ?? 0)
      said.push(`heading ${node.depth} ${text[start] === '[' ? words : start}-${end}`)
    } else if (node.type === 'inlineCode') said.push(`code ${start}-${end}`)
    else if (node.type === 'code') {
      // Where an indented block's white space belongs is a matter of taste; where its text starts is not.
      const isFence = /^(?:`{3}|~{3})/.test(text.slice(start, end))
      if (isFence) said.push(`fence ${start}-${end}`)
      else said.push(`indented ${start + /^[ \t]*/.exec(text.slice(start, end))![0].length}-${end}`)
    } else if (node.type === 'definition') said.push(`definition ${start}-${end} ${node.url}`)
  })
  return said.sort()
}

function visit(node: Nodes, look: (node: Nodes) => void): void {
  look(node)
  if ('children' in node) for (const child of node.children) visit(child, look)
}

/** The same of our reader. Bare addresses, HTML and undefined labels are ours alone. */
export function weSay(text: string, from: number, lineStarts: readonly number[]): string[] {
  const { links, headings, code, definitions } = readMarkdown(text, from, lineStarts)
  const labels = new Set(definitions.map(({ label }) => label))
  const place = ({ start, end }: Span): string => `${start}-${text.slice(0, end).trimEnd().length}`
  return [
    ...links
      .filter(({ kind, label }) => kind !== 'bare' && kind !== 'html' && (label === undefined || labels.has(label)))
      .map(({ image, span, destination }) => `${image ? 'image' : 'link'} ${place(span)} ${destination}`),
    ...headings.map(({ level, span }) => `heading ${level} ${place(span)}`),
    ...code.map(({ kind, span }) => `${kind === 'span' ? 'code' : kind} ${place(span)}`),
    ...definitions.map(({ span, destination }) => `definition ${place(span)} ${destination}`),
  ].sort()
}
