// How Node lets others in.

import type { GiveWay } from '../files/pace'

/** Twice, because a message that is read between the first turn and the second is handed on before the second. */
export const giveWay: GiveWay = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
