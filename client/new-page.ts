// Manual Lens: New Page…: asks for what the page begins with, makes the file, and opens it.

import {
  commands,
  type Disposable,
  InputBoxValidationSeverity,
  type QuickPickItem,
  Range,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  NEW_PAGE,
  NEW_PAGE_CHOICES,
  NEW_PAGE_COMMAND,
  type NewPageChoice,
  type NewPageChoicesParams,
  type NewPageChoicesResult,
  type NewPageParams,
  type NewPageResult,
} from '../server/lsp/protocol/messages'
import { unlinked } from '../server/lsp/protocol/unlinked'
import { withServer } from './crashes'

/** Registers the command. */
export function newPageCommand(client: BaseLanguageClient): Disposable {
  return commands.registerCommand(NEW_PAGE_COMMAND, () => withServer(client, () => makePage(client)))
}

async function makePage(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document
  const from: NewPageChoicesParams = document
    ? { textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri) } }
    : {}
  const choices = await client.sendRequest<NewPageChoicesResult>(NEW_PAGE_CHOICES, from)
  if (!choices) {
    void window.showInformationMessage('No site here to make a page for: config/tech-docs.yml is missing.')
    return
  }
  const title = await window.showInputBox({
    title: `New Page in ${choices.folder}`,
    prompt: 'The page’s title. Its file name is made from it.',
    placeHolder: 'Restore a backup',
    ignoreFocusOut: true,
    // Says at once when there is such a page already, or what its title would be underlined for.
    validateInput: async (typed) => {
      if (typed.trim() === '') return undefined
      const page = await client.sendRequest<NewPageResult>(NEW_PAGE, { ...from, title: typed } satisfies NewPageParams)
      if ('refused' in page) return page.refused
      // It may be made all the same.
      return page.advice ? { message: page.advice, severity: InputBoxValidationSeverity.Warning } : undefined
    },
  })
  if (!title?.trim()) return
  const section = await choose(choices.sections, 'section')
  if (section === undefined) return
  const owner = await choose(choices.owners, 'owner')
  if (owner === undefined) return
  const page = await client.sendRequest<NewPageResult>(NEW_PAGE, {
    ...from,
    title,
    section,
    owner,
  } satisfies NewPageParams)
  if ('refused' in page) void window.showErrorMessage(page.refused)
  else await open(page)
}

interface Item extends QuickPickItem {
  readonly own?: true
  readonly value?: string
}

/** `$(name)` would be a picture. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(')
}

/** '' where there is nothing to choose; undefined when somebody has changed their mind. */
async function choose(values: readonly NewPageChoice[], what: 'section' | 'owner'): Promise<string | undefined> {
  if (values.length === 0) return ''
  const another: Item = { label: `$(edit) Another ${what}…`, own: true, alwaysShow: true }
  const items: Item[] = [
    ...values.map(({ value, detail }) => ({ label: withoutIcons(value), description: detail, value })),
    another,
  ]
  const picked = await window.showQuickPick(items, {
    title: `New Page: ${what}`,
    placeHolder: what === 'section' ? 'The heading of the index below which it stands' : 'Whom to ask about the page',
    ignoreFocusOut: true,
  })
  if (!picked?.own) return picked?.value
  return window.showInputBox({
    title: `New Page: ${what}`,
    prompt: what === 'section' ? 'A new heading of the index.' : 'A channel with # or a person with @.',
    ignoreFocusOut: true,
    validateInput: (typed) =>
      what === 'owner' && typed !== '' && !/^[#@][\w.-]+$/.test(typed)
        ? 'A channel begins with #, a person with @.'
        : undefined,
  })
}

/** Made only if it isn't there: nothing is overwritten. */
async function open({ uri, text, position }: Extract<NewPageResult, { readonly uri: string }>): Promise<void> {
  const file = Uri.parse(uri)
  const edit = new WorkspaceEdit()
  edit.createFile(file, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) })
  if (!(await workspace.applyEdit(edit))) {
    void window.showErrorMessage(
      unlinked(
        `${workspace.asRelativePath(file)} could not be made: it is there already, or the folder can’t be written to.`,
      ),
    )
    return
  }
  const { line, character } = position
  await window.showTextDocument(file, { selection: new Range(line, character, line, character) })
}
