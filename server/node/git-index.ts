// Git's index: the files that the checked-out commit has, whether or not they lie in the folder.

import { readFileSync, statSync } from 'node:fs'

/** Larger ones are of repositories that no manual's clone is. */
const SIZE_LIMIT = 100_000_000

const HASH = 20
/** Times, device, mode, owner and size of a file; its hash; its flags. */
const FIXED = 40 + HASH + 2
const MODE = 24
const IS_FOLDER = 0o040000
const EXTENDED = 0x4000
const NAME_LENGTH = 0x0fff

export interface Tracked {
  /** Whether the commit has a file or folder at a path (with `/`). */
  has(path: string): boolean
}

/** What an index file says; undefined when it isn't there, is split in two, or is of a kind that we don't know. Format: git's gitformat-index(5), versions 2 to 4. */
export function trackedIn(file: string): Tracked | undefined {
  try {
    const stat = statSync(file)
    // Reading a pipe or device in its place might never end.
    if (!stat.isFile() || stat.size > SIZE_LIMIT) return undefined
    return entriesOf(readFileSync(file))
  } catch {
    // Cut off in the middle of an entry, or not there: then nothing is known.
    return undefined
  }
}

function entriesOf(bytes: Buffer): Tracked | undefined {
  const version = bytes.readUInt32BE(4)
  if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined
  const paths = new Set<string>()
  const unlisted: string[] = []
  let at = 12
  let name = ''
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const start = at
    const mode = bytes.readUInt32BE(start + MODE)
    const flags = bytes.readUInt16BE(start + FIXED - 2)
    at += FIXED + (version > 2 && flags & EXTENDED ? 2 : 0)
    if (version === 4) {
      const cut = cutAt(bytes, at)
      const end = endOfName(bytes, cut.next)
      name = name.slice(0, name.length - cut.length) + bytes.toString('latin1', cut.next, end)
      at = end + 1
    } else {
      const length = flags & NAME_LENGTH
      const end = length < NAME_LENGTH ? at + length : endOfName(bytes, at)
      name = bytes.toString('latin1', at, end)
      at = start + ((end - start + 8) & ~7)
    }
    // Bytes until here, because a prefix may end within a character.
    const path = Buffer.from(name, 'latin1').toString('utf8')
    if ((mode & 0o170000) === IS_FOLDER) unlisted.push(path)
    for (let end = path.length; end > 0 && !paths.has(path.slice(0, end)); end = path.lastIndexOf('/', end - 1))
      paths.add(path.slice(0, end))
  }
  for (; at + 8 <= bytes.length - HASH; at += 8 + bytes.readUInt32BE(at + 4))
    if (bytes.toString('latin1', at, at + 4) === 'link') return undefined
  // A sparse index doesn't say what is in the folders it leaves out.
  return { has: (path) => paths.has(path) || unlisted.some((folder) => path.startsWith(folder)) }
}

function endOfName(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(0, from)
  if (end === -1) throw new RangeError('a name without an end')
  return end
}

/** How much of the name before is cut off; the number is written as in packs' offsets. */
function cutAt(bytes: Buffer, from: number): { readonly length: number; readonly next: number } {
  let next = from
  let byte = bytes.readUInt8(next++)
  let length = byte & 0x7f
  while (byte & 0x80) {
    byte = bytes.readUInt8(next++)
    length = ((length + 1) << 7) | (byte & 0x7f)
  }
  return { length, next }
}
