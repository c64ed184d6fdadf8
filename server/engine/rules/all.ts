// The one list of rules, in the order of their ids.

import type { Rule } from '../model'

export const allRules: readonly Rule[] = []
