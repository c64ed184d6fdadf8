// The language server as VS Code starts it, or any editor by its command line arguments (`--stdio`, `--node-ipc`, `--socket=…`).

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../../package.json'
import { inOrder } from '../lsp/order'
import { serve } from '../lsp/serve'
import { serveOverStdio } from './stdio'
import { surroundings } from './surroundings'

if (process.argv.includes('--stdio')) void serveOverStdio(version)
else serve(createConnection(ProposedFeatures.all, inOrder()), surroundings, version)
