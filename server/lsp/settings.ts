// The settings as the user wrote them, made safe.

export interface Settings {
  readonly run: 'onSave' | 'onType'
  readonly hover: 'off' | 'compact' | 'full'
  readonly codeLens: boolean
}

export const DEFAULTS: Settings = { run: 'onSave', hover: 'full', codeLens: true }

/** The settings in what a client sends as its section `manualLens`. What is missing or no known value gets the default; `complain` is told of the latter. */
export function settingsFrom(section: unknown, complain: (message: string) => void): Settings {
  const given = record(section)
  const validate = record(given.validate)
  return {
    run: one(['onSave', 'onType'], validate.run, DEFAULTS.run, 'validate.run', complain),
    hover: one(['off', 'compact', 'full'], given.hover, DEFAULTS.hover, 'hover', complain),
    codeLens: one([true, false], given.codeLens, DEFAULTS.codeLens, 'codeLens', complain),
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
