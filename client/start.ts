// The VS Code side: the commands, the status, and what the server asks of it. The same on the desktop and in the browser.

import {
  commands,
  Disposable,
  type ExtensionContext,
  extensions,
  LanguageStatusSeverity,
  languages,
  Position,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
} from 'vscode'
import { type BaseLanguageClient, type LanguageClientOptions, State, type StaticFeature } from 'vscode-languageclient'
import {
  CHANGED,
  FILE_LINKS,
  FIND_REFERENCES,
  OPEN_PROVISIONING,
  QUICK_LINKS,
  type QuickLinkItem,
  type QuickLinksParams,
  type QuickLinksResult,
  STATUS,
  type StatusParams,
  YAML_SCHEMAS,
} from '../server/lsp/protocol/messages'
import { showBadges } from './badges'
import { showComparisons } from './compare'
import { afterCrashes, RESTART, SHOW_OUTPUT, withServer } from './crashes'
import { showEnvironments } from './environments'
import { newPageCommand } from './new-page'

/** The documents that are checked: by name too, because `.md.erb` pages have no language of their own and Terraform has one only with its extension. */
const LANGUAGES =
  'markdown yaml github-actions-workflow helm terraform terraform-vars hcl json jsonc dotenv properties ini toml shellscript dockerfile makefile ruby javascript typescript'
const ENDINGS = 'md.erb md markdown yml yaml tf tfvars hcl backend env properties ini toml'
const SELECTOR = [
  ...LANGUAGES.split(' ').map((language) => ({ language })),
  ...ENDINGS.split(' ').map((ending) => ({ pattern: `**/*.${ending}` })),
]

export const CLIENT_OPTIONS: LanguageClientOptions = {
  documentSelector: SELECTOR,
  synchronize: { configurationSection: 'manualLens' },
  diagnosticCollectionName: 'manual-lens',
  // The server decides by the setting manualLens.validate.run whether an edit changes anything.
  diagnosticPullOptions: { onChange: true, onSave: true, onTabs: true },
  middleware: {
    // The server offers colours for `*`, so that they rank below any other extension's; only the documents it knows are asked for.
    provideDocumentSemanticTokens: (document, token, next) =>
      languages.match(SELECTOR, document) > 0 ? next(document, token) : undefined,
  },
}

const SERVER_FAILED = 'Manual Lens could not start its language server, so nothing is checked.'

/** Red Hat's YAML extension answers from the JSON Schema of manual-lens.yml, VS Code's Markdown follows links from file to file; the same twice would be once too often. */
const OTHERS_HERE: StaticFeature = {
  fillClientCapabilities(capabilities) {
    if (extensions.getExtension('redhat.vscode-yaml'))
      capabilities.experimental = { ...capabilities.experimental, [YAML_SCHEMAS]: true }
    if (extensions.getExtension('vscode.markdown-language-features'))
      capabilities.experimental = { ...capabilities.experimental, [FILE_LINKS]: true }
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
}

/** Registers what users see and starts the client. `deactivate` is VS Code's to call: the client goes with the context. */
export function start(context: ExtensionContext, client: BaseLanguageClient): void {
  client.registerFeature(OTHERS_HERE)
  const crashes = afterCrashes()
  client.clientOptions.errorHandler = crashes
  // What goes wrong at starting is said once, below, and in words that help.
  client.clientOptions.initializationFailedHandler = (error) => {
    client.error('The language server could not be started', error, false)
    return false
  }
  const status = languages.createLanguageStatusItem('manualLens.status', SELECTOR)
  status.name = 'Manual Lens'
  status.text = 'Manual Lens'
  status.busy = true

  const badges = showBadges(client)
  const environments = showEnvironments(client)
  const comparisons = showComparisons(client)
  client.onNotification(CHANGED, () => {
    environments.refresh()
    comparisons.refresh()
  })

  let told = ''
  client.onNotification(STATUS, ({ state, files, failures, profiles, known = 0, problems = [] }: StatusParams) => {
    if (state === 'ready') badges.refresh()
    environments.status(state)
    status.busy = state === 'loading'
    status.severity =
      failures + problems.length > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information
    const unread = failures > 0 ? `; ${failures} could not be read` : ''
    const left = known > 0 ? `; ${known} known finding${known === 1 ? '' : 's'} in the baseline` : ''
    const unused = problems.length > 0 ? '; the baseline can’t be used' : ''
    status.detail =
      state === 'loading'
        ? 'reading the workspace…'
        : `${profiles.join(', ') || 'no manual recognised'}: ${files} files${unread}${left}${unused}`
    // So that whoever asks whether it works finds an answer in the output.
    if (state === 'ready' && status.detail !== told) client.info(`Ready. ${status.detail}`)
    if (state === 'ready') told = status.detail
  })

  const follow = (state: State): void => {
    const isStopped = state === State.Stopped || state === State.StartFailed
    status.command = isStopped
      ? { command: RESTART, title: 'Restart Server' }
      : { command: SHOW_OUTPUT, title: 'Show Output' }
    if (state === State.Starting) status.busy = true
    if (!isStopped) return
    // Nobody will say that the load is over.
    environments.status('ready')
    status.busy = false
    status.severity = LanguageStatusSeverity.Error
    status.detail = 'the language server is not running, so nothing is checked'
  }
  follow(State.Starting)

  context.subscriptions.push(
    client.onDidChangeState(({ newState }) => follow(newState)),
    status,
    badges,
    newPageCommand(client),
    environments,
    comparisons,
    commands.registerCommand(OPEN_PROVISIONING, (name?: unknown) =>
      withServer(client, () => openProvisioning(client, typeof name === 'string' ? name : undefined)),
    ),
    commands.registerCommand(FIND_REFERENCES, (uri: string, { line, character }: Position) =>
      commands.executeCommand('editor.action.findReferences', Uri.parse(uri), new Position(line, character)),
    ),
    commands.registerCommand(SHOW_OUTPUT, () => client.outputChannel.show(true)),
    commands.registerCommand(RESTART, () =>
      attempt(async () => {
        crashes.forget()
        // One that doesn't answer any more is ended by force, and that it had to be is no reason not to start another.
        if (client.isRunning()) await client.stop().catch((error) => client.error('Stopping failed', error, false))
        await client.start()
      }, client),
    ),
    new Disposable(() => void client.dispose()),
  )
  // Not awaited: VS Code has other extensions to activate meanwhile, and what is asked of the client waits for it anyhow.
  void attempt(() => client.start(), client)
}

/** One clear message when the server doesn't come up; the rest of VS Code goes on. */
async function attempt(action: () => Promise<void>, client: BaseLanguageClient): Promise<void> {
  try {
    await action()
  } catch (error) {
    client.outputChannel.appendLine(
      `${SERVER_FAILED} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    )
    void window.showErrorMessage(SERVER_FAILED, 'Show Output', 'Try Again').then((choice) => {
      if (choice === 'Show Output') client.outputChannel.show()
      if (choice === 'Try Again') void attempt(action, client)
    })
  }
}

interface LinkItem extends QuickPickItem {
  readonly link?: QuickLinkItem
}

async function openProvisioning(client: BaseLanguageClient, name: string | undefined): Promise<void> {
  const editor = window.activeTextEditor
  const params: QuickLinksParams = editor
    ? {
        textDocument: { uri: client.code2ProtocolConverter.asUri(editor.document.uri) },
        position: client.code2ProtocolConverter.asPosition(editor.selection.active),
      }
    : {}
  const { items, current } = await client.sendRequest<QuickLinksResult>(QUICK_LINKS, params)
  const provisioning = items.filter(({ role }) => role === 'provisioning')
  if (provisioning.length === 0) {
    void window.showInformationMessage('Manual Lens knows no provisioning repository here.')
    return
  }
  const picked = await window.showQuickPick(pickItems(provisioning, name ?? current), {
    title: 'Open Provisioning Repository',
    placeHolder: 'Where an environment is provisioned',
    matchOnDescription: true,
    matchOnDetail: true,
  })
  if (picked?.link) await open(picked.link)
}

/** The environment under the cursor comes first, so that Enter opens its first link. */
function pickItems(items: readonly QuickLinkItem[], current: string | undefined): LinkItem[] {
  const groups = new Map<string, QuickLinkItem[]>()
  for (const item of items) groups.set(item.environment, [...(groups.get(item.environment) ?? []), item])
  const names = [...groups.keys()].sort((one, other) => Number(other === current) - Number(one === current))
  return names.flatMap((name) => {
    const links = groups.get(name) ?? []
    return [
      { label: links[0]?.environmentTitle ?? name, kind: QuickPickItemKind.Separator },
      ...links.map((link) => ({
        label: `${link.environmentTitle}: ${link.title}`,
        description: link.local ? 'local clone' : '',
        detail: link.url.replace(/^https:\/\//, ''),
        link,
      })),
    ]
  })
}

async function open({ url, local }: QuickLinkItem): Promise<void> {
  if (local !== undefined) await window.showTextDocument(Uri.parse(local))
  else await commands.executeCommand('vscode.open', Uri.parse(url))
}
