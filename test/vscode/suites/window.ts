// What the suites have in common: documents of the sample manual, and waiting for what VS Code is told.

import { strict as assert } from 'node:assert'
import {
  commands,
  type Diagnostic,
  extensions,
  type Hover,
  languages,
  type MarkdownString,
  type Position,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode'

export const DEPLOY = 'source/manual/deploy-an-application.html.md'
export const ENVIRONMENTS = 'source/manual/environments.html.md'

/** The packaged extension, as a user has it. */
export function extension() {
  const found = extensions.getExtension('manual-lens.manual-lens')
  assert.ok(found, 'the extension is installed')
  return found
}

export function uriOf(path: string): Uri {
  const folder = workspace.workspaceFolders?.[0]
  assert.ok(folder, 'the sample manual is open')
  return Uri.joinPath(folder.uri, path)
}

export async function show(path: string): Promise<TextEditor> {
  return window.showTextDocument(await workspace.openTextDocument(uriOf(path)))
}

/** Our diagnostics of a document, as `line:column code`, once they are the ones expected (or as they are when the test's time is nearly up). */
export async function expectFindings(
  document: TextDocument,
  expected: readonly string[],
): Promise<readonly Diagnostic[]> {
  const now = (): readonly Diagnostic[] =>
    languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Manual Lens')
  const told = (): string[] => now().map(summary).sort()
  const wanted = [...expected].sort()
  await until(() => told().join() === wanted.join())
  assert.deepEqual(told(), wanted)
  return now()
}

function summary({ range, code }: Diagnostic): string {
  const name = typeof code === 'object' ? code.value : code
  return `${range.start.line + 1}:${range.start.character + 1} ${name}`
}

/** Waits for a condition, asked again whenever diagnostics change and twenty times a second; gives up after 20 s, so that the assertion behind it can say what is wrong. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await condition()) && Date.now() < end) {
    await new Promise<void>((resolve) => {
      const again = languages.onDidChangeDiagnostics(() => done())
      const timer = setTimeout(() => done(), 50)
      const done = (): void => {
        clearTimeout(timer)
        again.dispose()
        resolve()
      }
    })
  }
}

/** Replaces the first place of some text in the editor. */
export async function replace(editor: TextEditor, from: string, to: string): Promise<void> {
  const { document } = editor
  const at = document.getText().indexOf(from)
  assert.notEqual(at, -1, `“${from}” is in ${document.fileName}`)
  const { Range } = await import('vscode')
  const range = new Range(document.positionAt(at), document.positionAt(at + from.length))
  assert.ok(await editor.edit((edit) => edit.replace(range, to)))
}

/** What all hovers at a position say, in Markdown. */
export async function hoverText(uri: Uri, position: Position): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', uri, position)
  return hovers.flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value)).join('\n')
}

/** The position in the first place of some text, so many characters into it. */
export function within(document: TextDocument, text: string, more = 1): Position {
  const at = document.getText().indexOf(text)
  assert.notEqual(at, -1, `“${text}” is in ${document.fileName}`)
  return document.positionAt(at + more)
}

/** Paths below the manual's folder, sorted, each once. */
export function pathsOf(uris: readonly Uri[]): string[] {
  return [...new Set(uris.map((uri) => workspace.asRelativePath(uri)))].sort()
}
