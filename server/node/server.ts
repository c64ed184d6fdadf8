// The language server as VS Code starts it, or any editor by its command line arguments (`--stdio`, `--node-ipc`, `--socket=…`).

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { version } from '../../package.json'
import { serve } from '../lsp/serve'
import { surroundings } from './surroundings'

serve(createConnection(ProposedFeatures.all), surroundings, version)
