// What the handlers rely on of each message's parameters: enough that none of them trips over what is missing, and no more.

/** A text, a whole number, a boolean, a list of shapes, or an object whose keys with `?` may be absent. */
type Shape = 'text' | 'number' | 'truth' | readonly [Shape] | { readonly [key: string]: Shape }

const DOCUMENT = { uri: 'text' } as const
const POSITION = { line: 'number', character: 'number' } as const
const RANGE = { start: POSITION, end: POSITION } as const
const ABOUT = { textDocument: DOCUMENT } as const
const AT = { textDocument: DOCUMENT, position: POSITION } as const
const FOLDERS = [{ uri: 'text' }] as const
const RENAMED = { files: [{ oldUri: 'text', newUri: 'text' }] } as const

const SHAPES: Readonly<Record<string, Shape>> = {
  initialize: { capabilities: {}, 'workspaceFolders?': FOLDERS, 'rootUri?': 'text' },
  'textDocument/didOpen': { textDocument: { uri: 'text', languageId: 'text', version: 'number', text: 'text' } },
  'textDocument/didChange': {
    textDocument: { uri: 'text', version: 'number' },
    contentChanges: [{ 'range?': RANGE, text: 'text' }],
  },
  'textDocument/didSave': ABOUT,
  'textDocument/didClose': ABOUT,
  'workspace/didChangeWatchedFiles': { changes: [{ uri: 'text' }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: FOLDERS, removed: FOLDERS } },
  'workspace/didChangeConfiguration': {},
  'textDocument/diagnostic': { textDocument: DOCUMENT, 'previousResultId?': 'text' },
  'workspace/diagnostic': { previousResultIds: [{ uri: 'text', value: 'text' }] },
  'textDocument/hover': AT,
  'textDocument/documentLink': ABOUT,
  'textDocument/codeAction': { textDocument: DOCUMENT, range: RANGE, context: { 'only?': ['text'] } },
  'textDocument/definition': AT,
  'textDocument/references': { ...AT, context: { includeDeclaration: 'truth' } },
  'textDocument/documentHighlight': AT,
  'textDocument/completion': AT,
  'textDocument/codeLens': ABOUT,
  'textDocument/prepareRename': AT,
  'textDocument/rename': { ...AT, newName: 'text' },
  'textDocument/semanticTokens/full': ABOUT,
  'textDocument/inlayHint': { textDocument: DOCUMENT, range: RANGE },
  'textDocument/documentSymbol': ABOUT,
  'textDocument/foldingRange': ABOUT,
  'textDocument/selectionRange': { textDocument: DOCUMENT, positions: [POSITION] },
  'workspace/symbol': { query: 'text' },
  'workspace/willRenameFiles': RENAMED,
  'manualLens/fileEnvironment': ABOUT,
  'manualLens/quickLinks': { 'textDocument?': DOCUMENT, 'position?': POSITION },
  'manualLens/newPage': { 'textDocument?': DOCUMENT, 'section?': 'text', 'owner?': 'text' },
  'manualLens/newPageChoices': { 'textDocument?': DOCUMENT },
}

/** What is wrong with the parameters of a message, as a sentence that says where; undefined when they have all that is relied on. */
export function problemIn(method: string, params: unknown): string | undefined {
  const shape = Object.hasOwn(SHAPES, method) ? SHAPES[method] : undefined
  return shape && missing(params, shape, '')
}

/** What is wrong with a value, as a sentence that says where; undefined when it has the shape. */
function missing(value: unknown, shape: Shape, at: string): string | undefined {
  const wrong = (wanted: string): string => `${at || 'params'} should be ${wanted}.`
  switch (shape) {
    case 'text':
      return typeof value === 'string' ? undefined : wrong('a text')
    case 'number':
      return Number.isSafeInteger(value) ? undefined : wrong('a whole number')
    case 'truth':
      return typeof value === 'boolean' ? undefined : wrong('true or false')
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return wrong('a list')
    return first(value.map((one, index) => missing(one, shape[0], `${at}[${index}]`)))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('an object')
  const fields = value as Readonly<Record<string, unknown>>
  return first(
    Object.entries(shape).map(([name, inner]) => {
      const key = name.replace(/\?$/, '')
      if (key !== name && (fields[key] === undefined || fields[key] === null)) return undefined
      return missing(fields[key], inner, at === '' ? key : `${at}.${key}`)
    }),
  )
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined)
}
