// The extension on the desktop and on remote machines, as VS Code activates it: what it needs for that is little.

import type { ExtensionContext } from 'vscode'
import { startSoon } from './waiting'

/** Called by VS Code when the extension is first needed. */
export function activate(context: ExtensionContext): void {
  startSoon(context, async () => {
    const { connect } = await import('./connect')
    return () => connect(context)
  })
}
