// Starting once activation is over: VS Code has other extensions to activate meanwhile. Commands that are run before wait.

import { commands, type ExtensionContext, window } from 'vscode'

/** Loads in the next turn of the event loop what `load` gives, and calls it. Until then there are the commands that the extension contributes, and each one run waits for the real one. */
export function startSoon(context: ExtensionContext, load: () => Promise<() => void>): void {
  let isGone = false
  context.subscriptions.push({
    dispose() {
      isGone = true
      letGo()
    },
  })
  const started = nextTurn()
    .then(load)
    .then((start) => {
      if (isGone) return
      // In one go with what registers the real ones, so that each is there at any time.
      letGo()
      start()
    })
  const contributed: readonly { readonly command: string }[] = context.extension.packageJSON.contributes.commands
  const waiting = contributed.map(({ command }) =>
    commands.registerCommand(command, async (...args: unknown[]) => {
      await started
      return isGone ? undefined : commands.executeCommand(command, ...args)
    }),
  )
  function letGo(): void {
    for (const one of waiting.splice(0)) one.dispose()
  }
  started.catch((error: unknown) => {
    console.error(error)
    void window.showErrorMessage(`Manual Lens could not start, so nothing is checked: ${String(error)}`)
  })
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
