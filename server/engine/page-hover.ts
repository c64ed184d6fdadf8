// A link to a page, explained: its title, section, owner and first lines.

import { entryOf, unquotedChannel } from './front-matter'
import type { Hover, HoverSize } from './hover'
import { escaped } from './markdown-text'
import type { Page, Workspace } from './model'
import { anchorPlace, pageLinkAt } from './page-links'

/** How many characters of a page's first words are shown. */
const REACH = 300

/** The hover on a link to a page of the workspace; undefined elsewhere. Everything that the page says is escaped. */
export function pageHoverAt(workspace: Workspace, path: string, offset: number, size: HoverSize): Hover | undefined {
  const link = pageLinkAt(workspace, path, offset)
  const target = link && workspace.pages.get(link.path)
  if (!link || !target || (link.path === path && !link.fragment)) return undefined
  const heading = headingAt(target, link.fragment, workspace)
  const title = titleOf(target)
  const lines = [
    heading ? `**${escaped(heading.text)}** in ${escaped(title)}` : `**${escaped(title)}**`,
    ...factsOf(target),
    ...(size === 'full' ? wordsFrom(target, heading?.span.end) : []),
    `*${escaped(target.path)}*`,
  ]
  return { span: link.whole, markdown: lines.join('\n\n') }
}

/** A page's title: of its front matter, or its first heading, or its file's name. */
export function titleOf(page: Page): string {
  const title = entryOf(page, 'title')?.value
  if (typeof title === 'string' && title.trim() !== '') return title
  return page.headings[0]?.text || page.path.slice(page.path.lastIndexOf('/') + 1)
}

function headingAt(page: Page, anchor: string | undefined, workspace: Workspace): Page['headings'][number] | undefined {
  const place = anchorPlace(page, anchor, workspace)
  return place && page.headings.find(({ span }) => span.start === place.start)
}

/** Section and owner, where the page has them. */
function factsOf(page: Page): string[] {
  const facts = (
    [
      ['Section', 'section'],
      ['Owner', 'owner_slack'],
    ] as const
  ).flatMap(([name, key]) => {
    const entry = entryOf(page, key)
    const value = entry && (unquotedChannel(entry) ?? entry.value)
    return typeof value === 'string' && value.trim() !== '' ? [`- ${name}: ${escaped(value)}`] : []
  })
  return facts.length > 0 ? [facts.join('\n')] : []
}

/** The first paragraph behind an offset (or the front matter): neither heading nor code nor a definition. */
function wordsFrom(page: Page, from = page.frontMatter?.span.end ?? 0): string[] {
  const taken = [
    ...page.headings,
    ...page.code.filter(({ kind }) => kind !== 'span'),
    ...page.comments.map((span) => ({ span })),
  ]
  const end = Math.min(page.text.length, from + 20 * REACH)
  for (let at = from; at < end; ) {
    const stop = page.text.indexOf('\n', at)
    const line = page.text.slice(at, stop === -1 ? end : stop).trim()
    const isText = line !== '' && !/^(?:[[|<]|[=-]+$|\[.*\]:)/.test(line)
    if (isText && !taken.some(({ span }) => span.start <= at && at < span.end)) {
      const rest = page.text.slice(at, at + 2 * REACH)
      const words = rest.slice(0, /\r?\n[ \t]*(?:\r?\n|#)/.exec(rest)?.index ?? rest.length)
      const plain = words.replace(/\[([^[\]]*)\](?:\([^()\s]*\)|\[[^[\]]*\])/g, '$1').replace(/[*`]/g, '')
      const short = plain.length > REACH ? `${plain.slice(0, REACH).replace(/\S*$/, '')}…` : plain
      return [escaped(short)]
    }
    if (stop === -1) break
    at = stop + 1
  }
  return []
}
