// The one list of rules, in the order of their ids.

import type { Rule } from '../model'
import { retiredHost } from './environments/retired-host'
import { unknown } from './environments/unknown'

export const allRules: readonly Rule[] = [retiredHost, unknown]
