// The command line: arguments in, exit code out.

import { allRules, type Rule } from '../engine'
import { parseArguments } from './arguments'
import { baseline } from './baseline'
import { check } from './check'
import { explain } from './explain'
import { helpOn } from './help'
import { EXIT, type Io } from './io'
import { references } from './references'
import { clean } from './report/clean'

/** Does what the arguments (without the program's own name) say and returns the exit code. Never rejects: a defect of our own is reported and gives 2. */
export async function run(argv: readonly string[], io: Io, rules: readonly Rule[] = allRules): Promise<number> {
  try {
    const command = parseArguments(argv)
    if ('misuse' in command) return misused(command.misuse, io)
    switch (command.command) {
      case 'check':
        return await check(command, rules, io)
      case 'baseline':
        return await baseline(command, rules, io)
      case 'references':
        return await references(command, io)
      case 'explain':
        return await explain(command, rules, io)
      case 'lsp':
        await io.serve()
        return EXIT.clean
      case 'version':
        io.out.write(`${io.version}\n`)
        return EXIT.clean
      case 'help': {
        const help = helpOn(command.topic)
        if ('misuse' in help) return misused(help.misuse, io)
        io.out.write(help.text)
        return EXIT.clean
      }
    }
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    io.err.write(`manual-lens: internal error, please report it: ${why.split('\n').map(clean).join('\n')}\n`)
    return EXIT.failed
  }
}

function misused(message: string, io: Io): number {
  io.err.write(`manual-lens: ${clean(message)}\n`)
  return EXIT.failed
}
