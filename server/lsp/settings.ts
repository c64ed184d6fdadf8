// The settings as the user wrote them, made safe.

export interface Settings {
  readonly run: 'onSave' | 'onType'
  readonly hover: 'off' | 'compact' | 'full'
  readonly codeLens: boolean
  /** Above files of one environment that have siblings. */
  readonly compareLens: boolean
  /** Behind commands of a page: the environment they act on. */
  readonly commandHints: boolean
  /** Behind values: those of the other environments. */
  readonly siblingHints: boolean
}

export const DEFAULTS: Settings = {
  run: 'onSave',
  hover: 'full',
  codeLens: true,
  compareLens: true,
  commandHints: true,
  siblingHints: false,
}

/** The settings in what a client sends as its section `manualLens`. What is missing or no known value gets the default; `complain` is told of the latter. */
export function settingsFrom(section: unknown, complain: (message: string) => void): Settings {
  const given = record(section)
  const validate = record(given.validate)
  const flag = (name: 'codeLens' | 'compareLens' | 'commandHints' | 'siblingHints'): boolean =>
    one([true, false], given[name], DEFAULTS[name], name, complain)
  return {
    run: one(['onSave', 'onType'], validate.run, DEFAULTS.run, 'validate.run', complain),
    hover: one(['off', 'compact', 'full'], given.hover, DEFAULTS.hover, 'hover', complain),
    codeLens: flag('codeLens'),
    compareLens: flag('compareLens'),
    commandHints: flag('commandHints'),
    siblingHints: flag('siblingHints'),
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function one<T extends string | boolean>(
  known: readonly T[],
  value: unknown,
  usual: T,
  name: string,
  complain: (message: string) => void,
): T {
  const found = known.find((each) => each === value)
  if (found === undefined && value !== undefined && value !== null)
    complain(
      `The setting manualLens.${name} is ${JSON.stringify(value)}; it takes ${known.join(', ')}. Using ${usual}.`,
    )
  return found ?? usual
}
