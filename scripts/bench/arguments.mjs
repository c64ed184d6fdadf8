// What `npm run bench` takes.
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export const usage = `Measures Manual Lens beside its peers. Prints ratios and, of language servers, milliseconds.

Usage: npm run bench -- [OPTION…]

  --quick            less than a minute: small manuals, no peers
  --write            put the report into docs/performance.md, leaving there what people wrote
  --pages DIR        measure on a folder of your own instead of manuals made for it
  --copies N         … with N times its pages (1)
  --sizes N,N        the made manuals, in pages (240,2400,9680,40000)
  --peers-at N       the size at which peers and language servers are measured (9680, or the largest)
  --rounds N         the most rounds (3)
  --cap SECONDS      end a program that takes longer (300)
  --no-peers         only Manual Lens and the reading program
  --no-servers       no language servers
  --vscode           the extension's activation in a real VS Code, too
  --help`

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {boolean} write
 * @property {string | undefined} pages absolute
 * @property {number} copies
 * @property {readonly number[]} sizes ascending
 * @property {number} peersAt one of the sizes
 * @property {number} rounds
 * @property {number} cap milliseconds
 * @property {boolean} peers
 * @property {boolean} servers
 * @property {boolean} vscode
 */

/**
 * @param {readonly string[]} args
 * @returns {Options | string} a string says what is to be printed instead of measuring: begins with `Usage` or help, or what is wrong
 */
export function optionsFrom(args) {
  const flag = { type: /** @type {const} */ ('boolean'), default: false }
  const text = { type: /** @type {const} */ ('string') }
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        quick: flag,
        write: flag,
        help: flag,
        'no-peers': flag,
        'no-servers': flag,
        vscode: flag,
        pages: text,
        copies: text,
        sizes: text,
        'peers-at': text,
        rounds: text,
        cap: text,
      },
    })
    if (values.help) return usage
    const usual = values.quick ? [240, 2_400] : [240, 2_400, 9_680, 40_000]
    const sizes = values.sizes?.split(',').map((one) => whole(one, 'sizes')) ?? usual
    sizes.sort((one, other) => one - other)
    const preferred = values.quick ? sizes[0] : sizes.includes(9_680) ? 9_680 : sizes.at(-1)
    const peersAt = values['peers-at'] === undefined ? (preferred ?? 0) : whole(values['peers-at'], 'peers-at')
    if (!values.pages && !sizes.includes(peersAt))
      throw new Error(`--peers-at ${peersAt} is none of the sizes ${sizes.join(', ')}.`)
    if (values.copies !== undefined && !values.pages) throw new Error('--copies needs --pages DIR.')
    const pages = values.pages === undefined ? undefined : resolve(values.pages)
    if (pages && !(existsSync(pages) && statSync(pages).isDirectory()))
      throw new Error(`--pages: there is no folder ${pages}.`)
    return {
      quick: values.quick,
      write: values.write,
      pages,
      copies: whole(values.copies ?? '1', 'copies'),
      sizes,
      peersAt,
      rounds: whole(values.rounds ?? (values.quick ? '2' : '3'), 'rounds'),
      cap: whole(values.cap ?? '300', 'cap') * 1_000,
      peers: !values['no-peers'] && !values.quick,
      servers: !values['no-servers'],
      vscode: values.vscode,
    }
  } catch (error) {
    return `${error instanceof Error ? error.message : error} Try --help.`
  }
}

/**
 * @param {string} text
 * @param {string} name
 */
function whole(text, name) {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`--${name} takes whole numbers from 1, not “${text}”.`)
}
