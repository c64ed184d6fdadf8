// Whatever page moves: no new finding in between, and taken back every byte is as it was.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Move } from '../../server/engine'
import { counts, moved, newPath, type Texts } from '../harness/moving'
import { workspaceFrom } from '../harness/workspace'

const EXAMPLES = new URL('../../examples/', import.meta.url).pathname
const CORPUS = process.env.CORPUS ?? new URL('../../../shared/corpus/', import.meta.url).pathname
/** Every so many-th page of the corpus; `MOVE_EVERY=1` takes them all. */
const EVERY = Number(process.env.MOVE_EVERY ?? 80)

function filesIn(folder: string): Map<string, string | undefined> {
  const texts = new Map<string, string | undefined>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = `${entry.parentPath}/${entry.name}`
    texts.set(file.slice(folder.length + 1), readFileSync(file, 'utf8'))
  }
  return texts
}

/** To another name in its folder, and to another folder. */
function movesOf(path: string): Move[] {
  const slash = path.lastIndexOf('/') + 1
  const [folder, name] = [path.slice(0, slash), path.slice(slash)]
  return [
    { from: path, to: `${folder}renamed-${name}` },
    { from: path, to: `${folder}deeper/${name}` },
  ]
}

function expectThereAndBack(texts: Texts, before: ReadonlyMap<string, number>, move: Move): void {
  const away = moved(texts, move)
  const now = counts(workspaceFrom(away))
  const added: string[] = []
  for (const [key, count] of before) {
    const [path = '', rule = ''] = key.split(' ')
    const moved = `${newPath(path, [move])} ${rule}`
    if ((now.get(moved) ?? 0) > count) added.push(moved)
    now.delete(moved)
  }
  expect([...added, ...now.keys()], `new findings once ${move.from} is ${move.to}`).toEqual([])
  // Links to an index page can be written in ways that no other page has: which one it was is lost.
  if (
    /(?:^|\/)index\.html/.test(move.from.slice(move.from.lastIndexOf('/') + 1)) &&
    !/(?:^|\/)index\.html/.test(move.to)
  )
    return
  const back = moved(away, { from: move.to, to: move.from })
  for (const [path, text] of texts)
    if (back.get(path) !== text) expect(back.get(path), `${path} after ${move.to} went back`).toBe(text)
  expect(back.size).toBe(texts.size)
}

test.each(['manual', 'mill'])('every page of the example %s', (name) => {
  const texts = filesIn(EXAMPLES + name)
  const before = counts(workspaceFrom(texts))
  const pages = [...texts.keys()].filter((path) => path.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(2)
  for (const page of pages) for (const move of movesOf(page)) expectThereAndBack(texts, before, move)
})

test.skipIf(!existsSync(CORPUS))('pages of the corpus', { timeout: 600_000 }, () => {
  const texts = filesIn(`${CORPUS}govuk-developer-docs`)
  const before = counts(workspaceFrom(texts))
  const pages = [...texts.keys()].filter((path) => /^source\/.*\.md(?:\.erb)?$/.test(path))
  for (const page of pages.filter((_, index) => index % EVERY === 0))
    for (const move of movesOf(page)) expectThereAndBack(texts, before, move)
})
