// What answers questions: a bundle of its own, loaded once the client has been greeted.

export { answer } from '../lsp/serve'
export { surroundings } from './surroundings'
