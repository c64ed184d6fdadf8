// Text for notifications and input boxes, in which VS Code makes links of `[words](address)`, commands among them, and lets them run.

/** The text without such links: what it quotes may be the name of a file or folder that somebody else has made. */
export function unlinked(text: string): string {
  return text.replaceAll('](', '] (')
}
