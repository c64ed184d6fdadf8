// The values of a configuration file, by the reader that its kind has.

import type { FileKind, Page } from '../model'
import { linesTree } from './assignments'
import { hclTree } from './hcl'
import { LONGEST, type Tree } from './tree'
import { yamlTree } from './yaml-tree'

type Reader = (text: string) => Tree | undefined

const READERS: Readonly<Partial<Record<FileKind, Reader>>> = {
  yaml: yamlTree,
  json: yamlTree,
  terraform: hclTree,
  shell: linesTree,
  toml: linesTree,
  properties: linesTree,
}

const remembered = new WeakMap<Page, { readonly tree: Tree | undefined }>()

/** The values of a configuration file; undefined for other kinds, files over the limit and what can't be read. Never throws; remembered per Page. */
export function treeOf(page: Page): Tree | undefined {
  const known = remembered.get(page)
  if (known) return known.tree
  const read = page.text.length > LONGEST ? undefined : READERS[page.kind]
  const tree = read?.(page.text)
  remembered.set(page, { tree })
  return tree
}
