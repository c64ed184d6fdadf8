// The language server as VS Code starts it, or any editor by its command line arguments (`--stdio`, `--node-ipc`, `--socket=…`).

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../../package.json'
import { serveInTwoSteps } from './in-two-steps'
import { serveOverStdio } from './stdio'

// Of one bundle the other has the protocol: two copies of it would not know each other's errors.
export * from 'vscode-languageserver/node'

if (process.argv.includes('--stdio')) void serveOverStdio(version)
else serveInTwoSteps((options) => createConnection(ProposedFeatures.all, options), version)
