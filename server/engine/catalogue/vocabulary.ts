// The words to look for, drawn from a catalogue.

import type { Catalogue } from '../model'

export interface Vocabulary {
  readonly catalogue: Catalogue
}

/** The vocabulary of a catalogue. */
export function vocabularyFrom(catalogue: Catalogue): Vocabulary {
  return { catalogue }
}
