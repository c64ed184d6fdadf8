// What a site follows from: looked for with every change, so most of it is taken over from before.

import type { Profile, Workspace } from '../model'
import { callsIn } from './parts'
import { oldPathsOf } from './redirects'

/** Everything that a site follows from. */
export interface Inputs {
  /** Which files there are. */
  readonly files: Workspace['files']
  /** Those of them that are parts of pages. */
  readonly frames: readonly string[]
  /** While this is the same, so is `old`. */
  readonly frontMatter: object
  /** The files, by identity, and the pages that are settings or parts of others. */
  readonly settings: readonly unknown[]
  /** All that `old_paths` say, and where. */
  readonly old: string
  /** While these two are the same, so is `calls`. */
  readonly anchors: object
  readonly others: object
  /** Which pages take in what. */
  readonly calls: string
}

/** What a site follows from now; of what it followed from before that is taken over which surely still holds. */
export function inputsOf({ files, pages, shown }: Workspace, { source }: Profile, before: Inputs | undefined): Inputs {
  const base = source.slice(0, -'source/'.length)
  const { frontMatter, anchors, others } = shown
  const isFrameOf = (path: string): boolean => path.startsWith(source) && isFrame(path.slice(source.length))
  const frames = before?.files === files ? before.frames : [...files].filter(isFrameOf)
  const settings = [files, ...SETTINGS.map((path) => pages.get(base + path)), ...frames.map((path) => pages.get(path))]
  const old = before?.frontMatter === frontMatter ? before.old : oldIn(pages)
  const isAsked = before?.anchors === anchors && before.others === others
  const calls = isAsked ? before.calls : callsIn(pages, source)
  return { files, frames, frontMatter, settings, old, anchors, others, calls }

  function oldIn(pages: Workspace['pages']): string {
    const all: string[] = []
    for (const page of pages.values()) {
      if (!page.frontMatter?.entries.some(({ key }) => key === 'old_paths')) continue
      if (!page.path.startsWith(source) || isFrameOf(page.path)) continue
      for (const { from, fromSpan } of oldPathsOf(page, page.path)) all.push(`${page.path} ${from} ${fromSpan.start}`)
    }
    return all.join()
  }
}

/** Whether a site that followed from these follows from those, too. */
export function isAs(before: Inputs, { settings, old, calls }: Inputs): boolean {
  if (before.settings.length !== settings.length || before.old !== old || before.calls !== calls) return false
  return settings.every((one, at) => one === before.settings[at])
}

const SETTINGS = [
  'config/tech-docs.yml',
  'config.rb',
  'Rakefile',
  'data/repos.yml',
  'data/applications.yml',
  'data/redirects.yml',
  'app/proxy_pages.rb',
  'app/string_to_id.rb',
  'app/developer_docs_renderer.rb',
]

/** Whether a file of the site is a part of pages and none itself. */
export function isFrame(name: string): boolean {
  return name.startsWith('_') || name.includes('/_') || name.startsWith('layouts/') || name.startsWith('partials/')
}
