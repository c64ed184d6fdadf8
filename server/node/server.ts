// The language server as VS Code starts it, or any editor by its command line arguments (`--stdio`, `--node-ipc`, `--socket=…`). Greets a client; what serves it then is loaded afterwards.

import { version } from '../../package.json'
import { greetOverIpc, greetOverStdio } from './first-answer'
import { giveWay } from './give-way'

async function serve(): Promise<void> {
  if (process.argv.includes('--stdio')) {
    const greeted = await greetOverStdio(version)
    await giveWay()
    const { serveOverStdio } = await import('./protocol')
    return serveOverStdio(version, greeted)
  }
  if (process.argv.includes('--node-ipc')) {
    const { greeted, replay } = await greetOverIpc(version)
    await giveWay()
    const { serveOverIpc } = await import('./protocol')
    serveOverIpc(version, greeted)
    return replay()
  }
  const { serveAsAsked } = await import('./protocol')
  serveAsAsked(version)
}

void serve()
