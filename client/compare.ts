// Manual Lens: Compare Environments…: the files of a family as a read-only table, or two of them in the editor's own comparison.

import {
  commands,
  type Disposable,
  DocumentLink,
  EventEmitter,
  languages,
  type QuickPickItem,
  QuickPickItemKind,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode'
import type { BaseLanguageClient } from 'vscode-languageclient'
import {
  COMPARE,
  COMPARE_ENVIRONMENTS,
  type CompareParams,
  type CompareResult,
  FAMILIES,
  type FamiliesParams,
  type FamiliesResult,
  type FamilyItem,
  type FamilyMember,
} from '../server/lsp/protocol/comparisons'
import { withServer } from './crashes'

/** Of the tables: documents that nobody can write. */
const SCHEME = 'manual-lens-compare'

export interface Comparisons extends Disposable {
  /** Makes the tables that are open anew. */
  refresh(): void
}

/** Which table a document is. */
interface Shown {
  readonly uri: string
  readonly family: string
  readonly all: boolean
}

/** Registers the command and the tables, for as long as the result isn't disposed of. */
export function showComparisons(client: BaseLanguageClient): Comparisons {
  const changed = new EventEmitter<Uri>()
  const links = new Map<string, NonNullable<CompareResult>['links']>()
  const registered = [
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      async provideTextDocumentContent(table) {
        if (!client.isRunning()) return 'The language server is not running.\n'
        const { uri, family, all } = shownIn(table)
        const params: CompareParams = { textDocument: { uri }, family, all }
        const found = await client.sendRequest<CompareResult>(COMPARE, params)
        links.set(table.toString(), found?.links ?? [])
        return found?.text ?? `${family}\nThere are no such files any more.\n`
      },
    }),
    workspace.onDidCloseTextDocument(({ uri }) => links.delete(uri.toString())),
    languages.registerDocumentLinkProvider(
      { scheme: SCHEME },
      {
        provideDocumentLinks: ({ uri: table }: TextDocument) =>
          (links.get(table.toString()) ?? []).map(({ line, start, end, uri, targetLine }) => {
            const target = Uri.parse(uri).with({ fragment: `L${targetLine + 1}` })
            return new DocumentLink(new Range(line, start, line, end), target)
          }),
      },
    ),
    commands.registerCommand(COMPARE_ENVIRONMENTS, (uri?: unknown) => withServer(client, () => compare(client, uri))),
    commands.registerCommand('manualLens.showDifferingOrAllKeys', async () => {
      const table = window.activeTextEditor?.document.uri
      if (table?.scheme !== SCHEME) return
      const shown = shownIn(table)
      await showTable({ ...shown, all: !shown.all })
    }),
  ]
  return {
    refresh() {
      for (const { uri } of workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri)
    },
    dispose() {
      for (const each of registered) each.dispose()
    },
  }
}

function shownIn({ query }: Uri): Shown {
  return JSON.parse(query) as Shown
}

async function showTable(shown: Shown): Promise<void> {
  const name = shown.family.split('#')[0]!.split('/').pop()!
  const path = `/${name} (${shown.all ? 'all keys' : 'keys that differ'})`
  const uri = Uri.from({ scheme: SCHEME, path, query: JSON.stringify(shown) })
  await window.showTextDocument(await workspace.openTextDocument(uri))
}

/** Of the document of a lens, of the file in front, or of a table. */
async function compare(client: BaseLanguageClient, given: unknown): Promise<void> {
  const editor = window.activeTextEditor
  const { asUri, asPosition } = client.code2ProtocolConverter
  const table = editor?.document.uri.scheme === SCHEME ? shownIn(editor.document.uri) : undefined
  // The menu of an editor's title gives a URI, a lens a text.
  const isLens = typeof given === 'string'
  const uri = isLens ? given : (table?.uri ?? (editor && asUri(editor.document.uri)))
  const params: FamiliesParams = {
    ...(uri === undefined ? {} : { textDocument: { uri } }),
    ...(editor && !isLens && !table ? { position: asPosition(editor.selection.active) } : {}),
  }
  const { own, others } = await client.sendRequest<FamiliesResult>(FAMILIES, params)
  const family =
    table && !isLens ? own.find((one) => one.family === table.family) : await pickFamily(own, others, isLens)
  if (family) await pickView(family, uri)
}

/** Which one, where there are several; from a lens, which stands for the file, that of files. */
async function pickFamily(
  own: readonly FamilyItem[],
  others: readonly FamilyItem[],
  isLens: boolean,
): Promise<FamilyItem | undefined> {
  const all = own.length > 0 ? own : others
  if (all.length === 0) {
    void window.showInformationMessage(
      'Nothing to compare: no files here differ only by environment, as values-staging.yaml and values-production.yaml would.',
    )
    return undefined
  }
  if (own.length === 1 || (isLens && own[0]?.kind === 'files')) return own[0]
  const items = all.map((family) => ({
    label: family.label,
    description: family.members.map(({ title }) => title).join(', '),
    family,
  }))
  const options = { title: 'Compare Environments', placeHolder: 'Which files', matchOnDescription: true }
  return (await window.showQuickPick(items, options))?.family
}

interface View extends QuickPickItem {
  readonly open?: () => Thenable<unknown>
}

async function pickView({ family, label, kind, members }: FamilyItem, uri: string | undefined): Promise<void> {
  const [first] = members
  if (!first) return
  const shown = { uri: first.uri, family }
  const views: View[] = [
    { label: '$(table) Keys that differ', open: () => showTable({ ...shown, all: false }) },
    { label: '$(list-flat) All keys', open: () => showTable({ ...shown, all: true }) },
  ]
  if (kind === 'files') {
    // Those of the file in front come first.
    const pairs = pairsOf(members).sort((one, other) => Number(has(other, uri)) - Number(has(one, uri)))
    views.push({ label: 'two files', kind: QuickPickItemKind.Separator })
    for (const [one, other] of pairs)
      views.push({ label: `$(diff) ${one.title} ↔ ${other.title}`, open: () => showDifference(one, other) })
  }
  const picked = await window.showQuickPick(views, {
    title: `Compare Environments: ${label}`,
    placeHolder: members.map(({ title }) => title).join(', '),
  })
  await picked?.open?.()
}

type Pair = readonly [FamilyMember, FamilyMember]

/** Every two, in the order of the environments. */
function pairsOf(members: readonly FamilyMember[]): Pair[] {
  return members.flatMap((one, index) => members.slice(index + 1).map((other): Pair => [one, other]))
}

function has(pair: Pair, uri: string | undefined): boolean {
  return uri !== undefined && pair.some((member) => Uri.parse(member.uri).toString() === Uri.parse(uri).toString())
}

function showDifference(one: FamilyMember, other: FamilyMember): Thenable<unknown> {
  const name = Uri.parse(other.uri).path.split('/').pop()
  const title = `${one.title} ↔ ${other.title} (${name})`
  return commands.executeCommand('vscode.diff', Uri.parse(one.uri), Uri.parse(other.uri), title)
}
