// A piece of a text as a text of its own, for what is remembered for long.

/** The same characters. Engines keep a piece of a text as a place in it, so that what remembers one name of a page keeps all of the page, and after each edit another one. */
export function ownText(piece: string): string {
  return JSON.parse(JSON.stringify(piece))
}
