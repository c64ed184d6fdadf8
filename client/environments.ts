// The view of environments in the explorer: asks the server for what stands below each node as it is opened.

import {
  commands,
  type Disposable,
  EventEmitter,
  env,
  MarkdownString,
  Range,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  EXPLORE,
  type ExploreNode,
  type ExploreParams,
  type ExploreResult,
  type StatusParams,
} from '../server/lsp/protocol/messages'

const VIEW = 'manualLens.environments'
/** What the welcome text of an empty view hangs on: `loading` or `none`. */
const STATE = 'manualLens.environmentsState'
/** The view is there once the extension is needed: a window that has nothing for it keeps its explorer as it was. */
const ACTIVE = 'manualLens.active'

export interface Environments extends Disposable {
  /** Asks for everything that is open in it again. */
  refresh(): void
  /** What the server is doing. */
  status(state: StatusParams['state']): void
}

const ICONS: Readonly<Record<ExploreNode['kind'], string>> = {
  environment: 'server-environment',
  purpose: 'info',
  audience: 'organization',
  access: 'lock',
  hosting: 'cloud',
  hosts: 'globe',
  host: 'globe',
  accounts: 'account',
  account: 'account',
  provisioning: 'repo',
  dashboard: 'dashboard',
  documentation: 'book',
  link: 'link-external',
  files: 'files',
  file: 'file',
  pages: 'note',
  page: 'file',
  mention: 'mention',
  findings: 'checklist',
  finding: 'info',
}

/** The editor's own icons and colours of findings, each with a form of its own. */
const SEVERITIES: Readonly<Record<NonNullable<ExploreNode['severity']>, ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  info: new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground')),
  hint: new ThemeIcon('lightbulb'),
}

/** Shows the view for as long as the result isn't disposed of. */
export function showEnvironments(client: BaseLanguageClient): Environments {
  const changed = new EventEmitter<undefined>()
  const view = window.createTreeView<ExploreNode>(VIEW, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: itemOf,
      async getChildren(parent) {
        if (!client.isRunning()) return []
        const params: ExploreParams = parent ? { node: parent.node } : {}
        const { nodes, loaded } = await client.sendRequest<ExploreResult>(EXPLORE, params)
        if (!parent) void commands.executeCommand('setContext', STATE, loaded ? 'none' : 'loading')
        return [...nodes]
      },
    },
  })
  /** Ends the bar that says something is under way. */
  let done: (() => void) | undefined
  const status = (state: StatusParams['state']): void => {
    if (state === 'ready') {
      done?.()
      done = undefined
    } else if (!done)
      void window.withProgress({ location: { viewId: VIEW } }, () => new Promise<void>((resolve) => (done = resolve)))
    changed.fire(undefined)
  }
  void commands.executeCommand('setContext', STATE, 'loading')
  void commands.executeCommand('setContext', ACTIVE, true)
  const registered = [
    commands.registerCommand('manualLens.refreshEnvironments', () => changed.fire(undefined)),
    commands.registerCommand('manualLens.openNodeOnTheWeb', async ({ url }: ExploreNode) => {
      if (isWeb(url)) await commands.executeCommand('vscode.open', Uri.parse(url))
    }),
    commands.registerCommand('manualLens.copyNode', async ({ value }: ExploreNode) => {
      if (value !== undefined) await env.clipboard.writeText(value)
    }),
  ]
  return {
    refresh: () => changed.fire(undefined),
    status,
    dispose() {
      done?.()
      for (const each of [view, changed, ...registered]) each.dispose()
    },
  }
}

function itemOf(node: ExploreNode): TreeItem {
  const { kind, label, description, tooltip, spoken, hasChildren, place, url, value, severity } = node
  const state = hasChildren ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None
  const item = new TreeItem(label, state)
  item.id = node.node.join('\n')
  item.accessibilityInformation = { label: spoken }
  if (description !== undefined) item.description = description
  // As text, not as Markdown: it came from a file.
  if (tooltip) item.tooltip = new MarkdownString().appendText(tooltip)
  const file = kind === 'file' ? place?.uri : kind === 'page' ? node.node[2] : undefined
  // With a URI it has the file's own icon and badges.
  if (file !== undefined) item.resourceUri = Uri.parse(file)
  item.iconPath = file !== undefined ? ThemeIcon.File : severity ? SEVERITIES[severity] : new ThemeIcon(ICONS[kind])
  item.contextValue = [kind, ...(url && place ? ['web'] : []), ...(value ? ['value'] : [])].join(' ')
  const target = targetOf(node)
  if (target) item.command = { command: 'vscode.open', title: 'Open', arguments: target }
  return item
}

/** Whether it is an address that a browser opens: others could run something. */
function isWeb(url: string | undefined): url is string {
  return url !== undefined && /^https?:\/\//.test(url)
}

/** What choosing it opens: a place before a web address. */
function targetOf({ place, url }: ExploreNode): unknown[] | undefined {
  if (!place) return isWeb(url) ? [Uri.parse(url)] : undefined
  const { uri, line, character } = place
  return [Uri.parse(uri), { selection: new Range(line, character, line, character) }]
}
