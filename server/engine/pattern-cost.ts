// What a regular expression of somebody else's may cost, told without running it.

/** How a pattern behaves on a text of `n` characters: it takes at most `ways` · n^`degree` · `base`^n steps. */
export interface Cost {
  readonly ways: number
  readonly degree: number
  readonly base: number
}

const LONGEST = 500
/** Steps that one pattern may take on one text: some milliseconds. */
const MOST_STEPS = 1_000_000
/** Longer texts (in UTF-16 units) are not matched at all. */
const LONGEST_TEXT = 10_000

/**
 * The cost of a pattern, or why it can't be told: a repeated group with a repetition or a choice in it can take for ever.
 * Bounded from above: each repetition is taken to fit all of the text, each choice to be tried with all others.
 */
export function costOf(pattern: string): Cost | { readonly refused: string } {
  const shown = pattern.slice(0, 80)
  if (pattern.length > LONGEST) return { refused: `The pattern ${shown} is longer than ${LONGEST} characters.` }
  // For each group that is open: the cost of what has come, of the choices before it, and of the last thing.
  const groups: Group[] = [newGroup()]
  for (const token of pattern.match(TOKEN) ?? []) {
    const group = groups.at(-1)!
    if (token.startsWith('(')) groups.push(newGroup(/^\(\?<?[=!]/.test(token)))
    else if (token === ')') {
      const inner = groups.pop()!
      if (groups.length === 0) groups.push(newGroup())
      // The choices of a group are tried one after the other.
      const cost = wholeOf(inner)
      take(groups.at(-1)!, cost, inner.choices > 1, inner.isAssertion || mayBeEmpty(inner))
    } else if (token === '|') choose(group)
    else if (/^[*+?{]/.test(token) && group.last) {
      const many = token.startsWith('?') || /^\{[01]\}|^\{,?0?,1\}/.test(token) ? undefined : token
      const { cost, isChoice, isEmpty } = group.last
      // What may match nothing does so in each of the rounds that are asked for, however short the text is.
      const least = isEmpty ? Number(/^\{(\d+)/.exec(token)?.[1] ?? 1) : 0
      if (many !== undefined && (isChoice || cost.degree > 0 || cost.base > 1))
        return {
          refused: `The pattern ${shown} can take for ever on a long value. Write it without a repetition in a repeated group.`,
        }
      // What may be left out in each round can be so in as many ways as there are rounds, and more.
      if (many === undefined) group.last.cost = { ...cost, ways: cost.ways * 2 }
      else if (cost.ways > 1) group.last.cost = { ways: cost.ways ** least, degree: 1, base: cost.ways }
      else if (!/^\{\d+\}/.test(token)) group.last.cost = { ...cost, degree: 1 }
      if (/^(?:[*?]|\{0?[,}])/.test(token)) group.last.isEmpty = true
    } else if (/^\\[1-9k]/.test(token)) take(group, { ...NOTHING, degree: 1 }, false, true)
    else take(group, NOTHING, false, /^(?:[\^$]|\\[bB])$/.test(token))
  }
  const cost = groups.map(wholeOf).reduce(times)
  return /^\^/.test(pattern) && !pattern.includes('|') ? cost : { ...cost, degree: cost.degree + 1 }
}

/** The longest text that a pattern of this cost may be tried on. */
export function longestFor({ ways, degree, base }: Cost): number {
  let longest = Math.min(LONGEST_TEXT, Math.floor((MOST_STEPS / ways) ** (1 / Math.max(1, degree)) + 1e-9))
  while (base > 1 && longest > 0 && ways * longest ** degree * base ** longest > MOST_STEPS) longest--
  return longest
}

/** A character with what belongs to it, a class, the beginning of a group, a quantifier with its `?`. */
const TOKEN =
  /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|[*+?]\??|\{\d*,?\d*\}\??|[\s\S]/g

interface Group {
  /** Of what has come of the choice at hand, its last thing left out. */
  before: Cost
  last: { cost: Cost; isChoice: boolean; isEmpty: boolean } | undefined
  /** Whether what has come of the choice at hand, its last thing left out, may match nothing; and whether one of the choices before it may. */
  isEmptyBefore: boolean
  isEmptyOther: boolean
  /** `(?=…)` and the like, which take no character. */
  readonly isAssertion: boolean
  /** Of the choices before it, taken together. */
  others: Cost
  choices: number
}

const NOTHING: Cost = { ways: 1, degree: 0, base: 1 }

function newGroup(isAssertion = false): Group {
  return {
    before: NOTHING,
    last: undefined,
    isEmptyBefore: true,
    isEmptyOther: false,
    isAssertion,
    others: { ways: 0, degree: 0, base: 1 },
    choices: 1,
  }
}

/** Whether all of a group may match nothing. */
function mayBeEmpty({ isEmptyBefore, isEmptyOther, last }: Group): boolean {
  return isEmptyOther || (isEmptyBefore && last?.isEmpty !== false)
}

function times(one: Cost, other: Cost): Cost {
  return { ways: one.ways * other.ways, degree: one.degree + other.degree, base: one.base * other.base }
}

function take(group: Group, cost: Cost, isChoice: boolean, isEmpty: boolean): void {
  if (group.last) {
    group.before = times(group.before, group.last.cost)
    group.isEmptyBefore &&= group.last.isEmpty
  }
  group.last = { cost, isChoice, isEmpty }
}

function choose(group: Group): void {
  group.others = wholeOf(group)
  group.isEmptyOther ||= mayBeEmpty(group)
  group.isEmptyBefore = true
  group.before = NOTHING
  group.last = undefined
  group.choices++
}

function wholeOf({ before, last, others }: Group): Cost {
  const own = last ? times(before, last.cost) : before
  return {
    ways: own.ways + others.ways,
    degree: Math.max(own.degree, others.degree),
    base: Math.max(own.base, others.base),
  }
}
