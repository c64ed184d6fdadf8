// What an editor does over and over with one document: types and waits, hovers, asks what could come next. Times are in milliseconds.

/** @typedef {Awaited<ReturnType<typeof import('./document.mjs').openDocument>>} Document */

/** With these any program warms up; they don't count. */
const warmUp = 5

/**
 * @param {number} times
 * @param {() => Promise<number>} what
 */
export async function repeat(times, what) {
  /** @type {number[]} */
  const all = []
  for (let i = 0; i < times; i++) all.push(await what())
  return all
}

/** @param {() => Promise<unknown>} what */
export async function timed(what) {
  const began = performance.now()
  await what()
  return performance.now() - began
}

/**
 * @param {number} times
 * @param {() => Promise<number>} what
 */
export async function repeatWarm(times, what) {
  await repeat(warmUp, what)
  return repeat(times, what)
}

/**
 * Types a link to a page that isn't there, another each time, and waits for what the server says of it.
 * @param {Document} document
 * @param {number} times
 * @returns {Promise<[number[], string?]>} times, and what is to be known of them
 */
export async function edits(document, times) {
  let n = 1_000
  let seen = 0
  const all = await repeatWarm(times, async () => {
    n++
    const began = performance.now()
    await document.type(`See [this](nowhere-${n}.md). `)
    const found = await document.diagnostics()
    const took = performance.now() - began
    if (JSON.stringify(found).includes(`nowhere-${n}`)) seen++
    return took
  })
  return seen === times + warmUp ? [all] : [all, 'does not tell that the page that is linked to is not there']
}

/**
 * Makes a line of configuration a comment.
 * @param {Document} document
 * @param {number} times
 */
export function valueEdits(document, times) {
  let n = 1_000
  return repeatWarm(times, () =>
    timed(async () => {
      await document.type(`# ${n++} `)
      await document.diagnostics()
    }),
  )
}

/**
 * As `edits`, with all that changed anywhere as the answer.
 * @param {Document} document
 * @param {number} times
 */
export function workspaceEdits(document, times) {
  /** @type {Map<string, string>} */
  const known = new Map()
  let n = 2_000
  return repeatWarm(times, async () => {
    const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }))
    const began = performance.now()
    await document.type(`See [this](nowhere-${n++}.md). `)
    const { items } = await document.ask('workspace/diagnostic', { previousResultIds })
    const took = performance.now() - began
    for (const { uri, resultId } of items) if (resultId) known.set(uri, resultId)
    return took
  })
}

/**
 * @param {Document} document
 * @param {number} times
 * @param {readonly { line: number, character: number }[]} positions taken in turn
 */
export function hovers(document, times, positions) {
  let n = 0
  return answers(times, () => document.ask('textDocument/hover', { position: positions[n++ % positions.length] }))
}

/**
 * Asks at the end of what was just typed.
 * @param {Document} document
 * @param {number} times
 * @param {(n: number) => string} typed
 */
export function completions(document, times, typed) {
  let n = 0
  return answers(times, async () => {
    await document.type(typed(n++))
    const position = document.cursor()
    const answer = await document.ask('textDocument/completion', { position, context: { triggerKind: 1 } })
    const items = answer?.items ?? answer
    return items?.length > 0 ? items : undefined
  })
}

/**
 * @param {number} times
 * @param {() => Promise<unknown>} ask
 * @returns {Promise<[number[], string?]>} times, and what is to be known of them
 */
async function answers(times, ask) {
  let said = 0
  const all = await repeatWarm(times, () =>
    timed(async () => {
      if (await ask()) said++
    }),
  )
  return said > 0 ? [all] : [all, 'has nothing to say there']
}

/** Where a text names an environment. @param {string} text */
export function mentionsIn(text) {
  return text.split('\n').flatMap((line, number) =>
    [...line.matchAll(/\b(?:integration|staging|production)\b/g)].map(({ index }) => ({
      line: number,
      character: index + 1,
    })),
  )
}

/**
 * The first line behind the middle of a text that begins as a pattern says, or else the middle: somewhere to type.
 * @param {string} text
 * @param {RegExp} pattern
 */
export function lineToTypeIn(text, pattern) {
  const lines = text.split('\n')
  const middle = Math.floor(lines.length / 2)
  const found = lines.findIndex((line, number) => number > middle && pattern.test(`${lines[number - 1]}\n${line}`))
  return found === -1 ? middle : found
}
