// Leaves out the answer that a client has already got.

import { Message, type MessageWriter } from 'vscode-languageserver/node'
import type { GreetedId } from './first-answer'

/** The writer, which doesn't write the first answer to `greeted`; all of them when that is undefined. */
export function withoutGreeting<W extends MessageWriter>(writer: W, greeted: GreetedId | undefined): W {
  let left = greeted
  const write = writer.write.bind(writer)
  writer.write = (message) => {
    if (left === undefined || !Message.isResponse(message) || message.id !== left) return write(message)
    left = undefined
    return Promise.resolve()
  }
  return writer
}
