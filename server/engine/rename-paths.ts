// Paths and links in text: which of them lead to files that move in a rename, which to what keeps its name.

import { environmentNamed } from './links'
import type { Form, Page, Span, Workspace } from './model'
import { type Move, withFolders } from './rename-files'
import { squashed } from './respell'
import { siteOf } from './site/site'

export interface PathReader {
  /** The place is in an address with a scheme: it leads out of the workspace. */
  isInWebAddress(page: Page, span: Span): boolean
  /** The place names a file or folder that moves. */
  isMoving(page: Page, span: Span): boolean
  /** The place is one of several names in a row (`staging/production`), not a part of a path. */
  isListed(page: Page, span: Span): boolean
  /** The place names a file, folder, page or anchor that keeps its name, so it has to keep it too. */
  isStaying(page: Page, span: Span, form: Form): boolean
}

/** How far to either side a path is looked for. */
const REACH = 300

/**
 * A reader of paths for one rename. `word` is what is renamed, `canMove` whether the moves will be done, `anchors` the
 * anchors that change since their headings do.
 */
export function readPaths(
  workspace: Workspace,
  word: string,
  moves: readonly Move[],
  canMove: boolean,
  anchors: ReadonlySet<string>,
): PathReader {
  const moving = new Set(moves.map(({ from }) => from))
  const known = [...withFolders(workspace.files), ...addressesIn(workspace)].filter((path) =>
    squashed(path).includes(squashed(word)),
  )
  const remembered = new Map<string, Fate>()

  function fateOf(page: Page, span: Span): Fate {
    const token = tokenAt(page, span)
    // `--file=a/b` is the path behind the sign.
    const cut = token.text.lastIndexOf('=', token.at) + 1
    const text = token.text.slice(cut)
    const at = token.at - cut
    const bare = text.replace(/[#?].*$/, '').replace(/[/.,:;!]+$/, '')
    const start = /^(?:\.{0,2}\/)*/.exec(bare)![0].length
    const next = bare.indexOf('/', at)
    const end = next === -1 ? bare.length : next
    if (at < start || at >= end) return 'unknown'
    const path = bare.slice(start)
    const key = `${end - start} ${path}`
    const fate = remembered.get(key) ?? lookUp(path, end - start)
    remembered.set(key, fate)
    return fate
  }

  /** By the whole path; where that is not there, by its head up to the segment in question. */
  function lookUp(path: string, end: number): Fate {
    const head = path.slice(0, end)
    const whole = endingIn(path).map((one) => one.slice(0, one.length - (path.length - end)))
    const isPath = head.includes('/') || /\.[A-Za-z]\w*$/.test(head)
    const found = whole.length > 0 && (isPath || path !== head) ? whole : isPath ? endingIn(head) : []
    if (found.length === 0) return 'unknown'
    return canMove && found.some((one) => moving.has(one)) ? 'moving' : 'staying'
  }

  const endingIn = (path: string): string[] => known.filter((one) => one === path || one.endsWith(`/${path}`))

  return {
    isInWebAddress: (page, span) => isWebAddress(tokenAt(page, span)),
    isMoving: (page, span) => fateOf(page, span) === 'moving',
    isListed(page, span) {
      const parts = tokenAt(page, span)
        .text.replace(/[.:!?]+$/, '')
        .split('/')
      return parts.length > 1 && parts.every((part) => environmentNamed(workspace, part) !== undefined)
    },
    isStaying(page, span, form) {
      const token = tokenAt(page, span)
      if (isWebAddress(token)) return false
      const fate = form === 'host' ? 'unknown' : fateOf(page, span)
      // An address of the site, of a page that is there or was.
      if (/\.html(?:[#?].*)?$/.test(token.text) && fate !== 'moving' && !token.text.slice(0, token.at).includes('#'))
        return true
      if (form !== 'url') return fate === 'staying'
      const hash = token.text.indexOf('#')
      if (hash !== -1 && hash < token.at) return !anchors.has(token.text.slice(hash + 1).replaceAll('\\', ''))
      // What a link leads to has to be there: without a file that moves there is none of the new name.
      return fate !== 'moving'
    },
  }
}

type Fate = 'moving' | 'staying' | 'unknown'

interface Token {
  readonly text: string
  /** Where in it the place begins. */
  readonly at: number
}

/** What stands round a place without a break: a path, an address, a word. */
function tokenAt({ text }: Page, { start, end }: Span): Token {
  const before = /[^\s"'`<>()[\]{}|,;*]*$/.exec(text.slice(Math.max(0, start - REACH), start))?.[0] ?? ''
  const after = /^[^\s"'`<>()[\]{}|,;*]*/.exec(text.slice(end, end + REACH))?.[0] ?? ''
  return { text: before + text.slice(start, end) + after, at: before.length }
}

function isWebAddress({ text, at }: Token): boolean {
  return /[a-z]:\/\/|^mailto:|^www\./i.test(text.slice(0, at))
}

/** The site's addresses, with and without `.html`. */
function addressesIn(workspace: Workspace): string[] {
  const site = siteOf(workspace)
  return site ? [...site.routes.keys()].flatMap((route) => [route, route.replace(/\.html$/, '')]) : []
}
