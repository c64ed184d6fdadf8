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
  const fault = shape && faultIn(params, shape)
  return fault && `${fault.at || 'params'} should be ${fault.wanted}.`
}

interface Fault {
  /** Where in what was looked at; empty for all of it. */
  readonly at: string
  readonly wanted: string
}

/** What is wrong with a value; undefined when it has the shape. Where that is is told on the way back: lists have thousands of values that are all right. */
function faultIn(value: unknown, shape: Shape): Fault | undefined {
  switch (shape) {
    case 'text':
      return typeof value === 'string' ? undefined : { at: '', wanted: 'a text' }
    case 'number':
      return Number.isSafeInteger(value) ? undefined : { at: '', wanted: 'a whole number' }
    case 'truth':
      return typeof value === 'boolean' ? undefined : { at: '', wanted: 'true or false' }
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return { at: '', wanted: 'a list' }
    for (let index = 0; index < value.length; index++) {
      const fault = faultIn(value[index], shape[0])
      if (fault) return below(`[${index}]`, fault)
    }
    return undefined
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { at: '', wanted: 'an object' }
  const fields = value as Readonly<Record<string, unknown>>
  const shapes = shape as Readonly<Record<string, Shape>>
  for (const name of Object.keys(shapes)) {
    const isOptional = name.endsWith('?')
    const key = isOptional ? name.slice(0, -1) : name
    if (isOptional && (fields[key] === undefined || fields[key] === null)) continue
    const fault = faultIn(fields[key], shapes[name]!)
    if (fault) return below(key, fault)
  }
  return undefined
}

function below(key: string, { at, wanted }: Fault): Fault {
  return { at: at === '' || at.startsWith('[') ? key + at : `${key}.${at}`, wanted }
}
