// What `manual-lens help` says.

import { didYouMean } from '../engine'
import { COMMANDS } from './arguments'

const OVERVIEW = `Checks the front matter, links and environment names of a technical manual and the configuration beside it.

Usage: manual-lens COMMAND …

  check [PATH…]         say what is wrong
  baseline              record today's findings, so that only new ones count
  references [PATH…]    list every place that names an environment
  explain NAME          explain an environment, a rule or a front matter key
  lsp --stdio           run the language server for an editor
  help [COMMAND]        show the options of a command
  --version             show the version

Exit codes: 0 nothing at warning or above, 1 findings, 2 something could not be checked or understood.
`

const ROOT = `The whole root folder is read, because links lead across pages; only what is under the paths is shown. The root is the
current folder, or for paths outside it the nearest folder above them with config/tech-docs.yml, manual-lens.yml or .git; in a
folder of clones a clone that is named.
Files that .gitignore leaves out are left out, unless named.
`

const TOPICS: Readonly<Record<(typeof COMMANDS)[number], string>> = {
  check: `Usage: manual-lens check [PATH…] [options]

Checks files and folders (all of the current folder without a PATH) and says what is wrong.

  --format FORMAT    text (default), json, or github for annotations in GitHub Actions
  --severity LEVEL   show findings of this level and above: error, warning, info or hint (default)
  --rule ID          only this rule, or a group ('links/*'); may be repeated, or several with commas between
  --root DIR         the folder that the paths of links and reports start from
  --baseline FILE    leave out the findings recorded in FILE, not those in manual-lens-baseline.json of the root
  --no-baseline      leave out none
  --fix              first fix in the files what is safe to fix of what would be shown; what is left is shown
  --quiet            findings only: no summary, no notices
  --verbose          with the offending lines and related places, also when not on a terminal
  --no-color         no colour; the same as the variable NO_COLOR

${ROOT}
Exit codes: 0 nothing at warning or above is shown, 1 something is, 2 a path is missing, a file or the baseline could not be read,
a rule failed, or a fix could not be written: then that file is as it was.
`,
  baseline: `Usage: manual-lens baseline [options]

Records today's findings in manual-lens-baseline.json at the root. From then on check and the editor leave them out, and only
new ones count. A finding is known by its rule, its file and the words it is about, so lines may move.

  --prune            only remove entries that no longer occur; record nothing new
  --severity LEVEL   record findings of this level and above: error, warning, info or hint (default)
  --root DIR         the folder to record, the current one unless given
  --baseline FILE    write FILE instead; give it to check as well
  --quiet            say nothing but what is wrong

Exit codes: 0 written, 2 something could not be read, checked or written: then the file is as it was.
`,
  references: `Usage: manual-lens references [PATH…] [options]

Lists every place that names an environment or a retired hosting company, and whether it is known.

  --format FORMAT    text (default) or json
  --root DIR         the folder that paths start from
  --quiet            no summary, no notices
  --no-color         no colour; the same as the variable NO_COLOR

${ROOT}
Exit codes: 0 done, 2 a path is missing or a file could not be read.
`,
  explain: `Usage: manual-lens explain NAME [options]

Explains an environment (by name, alias or title), a rule (by its id) or a front matter key of the manual in the current folder.

  --format FORMAT    text (default) or json
  --root DIR         the manual's folder
  --no-color         no colour; the same as the variable NO_COLOR

Exit codes: 0 explained, 2 nothing has that name.
`,
  lsp: `Usage: manual-lens lsp --stdio

Runs the language server over standard input and output. An editor starts it; see the editor's own settings.
`,
  help: OVERVIEW,
}

/** The help on a command, or the overview; for an unknown command what is wrong. */
export function helpOn(topic: string | undefined): { readonly text: string } | { readonly misuse: string } {
  if (topic === undefined) return { text: OVERVIEW }
  const name = COMMANDS.find((command) => command === topic)
  if (name) return { text: TOPICS[name] }
  return { misuse: `There is no command “${topic}”.${didYouMean(topic, COMMANDS)} All commands: manual-lens help` }
}
