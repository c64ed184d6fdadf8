// How Node lets others in.

import type { GiveWay } from '../files/pace'

/**
 * The turns that the protocol's library takes for a message that Node reads meanwhile: one to make it out, one to hand it
 * on, one to write the answer. What goes on in the turn after these keeps nobody waiting who came before it.
 */
const TURNS = 4

export const giveWay: GiveWay = () =>
  new Promise((resolve) => {
    let left = TURNS
    const next = (): void => {
      if (--left < 0) resolve()
      else setImmediate(next)
    }
    next()
  })
