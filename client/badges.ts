// Two letters beside each file that belongs to one environment, in the explorer and on tabs: letters, so that no colour has to be told from another.

import { type Disposable, EventEmitter, FileDecoration, type Uri, window, workspace } from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  FILE_ENVIRONMENT,
  type FileEnvironmentParams,
  type FileEnvironmentResult,
} from '../server/lsp/protocol/messages'

export interface Badges extends Disposable {
  /** Asks for them again. */
  refresh(): void
}

/** Shows the badges for as long as the result isn't disposed of. */
export function showBadges(client: BaseLanguageClient): Badges {
  const changed = new EventEmitter<undefined>()
  const refresh = (): void => changed.fire(undefined)
  const decorations = window.registerFileDecorationProvider({
    onDidChangeFileDecorations: changed.event,
    async provideFileDecoration(uri: Uri) {
      if (!isOn() || !client.isRunning() || !workspace.getWorkspaceFolder(uri)) return undefined
      const params: FileEnvironmentParams = { textDocument: { uri: client.code2ProtocolConverter.asUri(uri) } }
      const found = await client.sendRequest<FileEnvironmentResult>(FILE_ENVIRONMENT, params)
      return found ? new FileDecoration(found.badge, found.tooltip) : undefined
    },
  })
  const settings = workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('manualLens.fileBadges')) refresh()
  })
  return {
    refresh,
    dispose() {
      for (const each of [settings, decorations, changed]) each.dispose()
    },
  }
}

function isOn(): boolean {
  return workspace.getConfiguration('manualLens').get('fileBadges', true)
}
