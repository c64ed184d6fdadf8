// URIs of the files in a folder, which are told of again and again.

import type { Root } from './documents'
import { normalised, uriBelow } from './translate'

/** A URI, and the same for comparing. */
export interface Address {
  readonly uri: string
  readonly key: string
}

/** Gives the addresses of closed files, each reckoned once. */
export function rememberedAddresses(): (root: Root, path: string) => Address {
  const byRoot = new WeakMap<Root, Map<string, Address>>()
  return (root, path) => {
    let known = byRoot.get(root)
    if (!known) {
      known = new Map()
      byRoot.set(root, known)
    }
    let address = known.get(path)
    if (!address) {
      const uri = uriBelow(root.uri, path)
      address = { uri, key: normalised(uri) }
      known.set(path, address)
    }
    return address
  }
}
