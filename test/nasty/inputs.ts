// Nasty inputs, made by code so that they can have any size: nesting, long lines, thousands of everything, marks that are never closed.

export interface Nasty {
  readonly name: string
  readonly path: string
  /** About `size` characters of it. */
  readonly text: (size: number) => string
}

/** The unit over and over, `size` characters in all. */
export const run = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length))

/** `make(0)`, `make(1)` and so on, until they have `size` characters. */
function many(make: (index: number) => string, size: number): string {
  const parts: string[] = []
  for (let length = 0, index = 0; length < size; index++) {
    const part = make(index)
    parts.push(part)
    length += part.length
  }
  return parts.join('')
}

const PAGE = 'source/manual/page.html.md'
const MATTER = '---\ntitle: A page\nsection: Deployment\nlayout: manual_layout\nowner_slack: "#govuk-platform"\n---\n'
const page = (name: string, text: Nasty['text']): Nasty => ({ name, path: PAGE, text: (size) => MATTER + text(size) })
const matter = (name: string, text: Nasty['text']): Nasty => ({
  name: `front matter: ${name}`,
  path: PAGE,
  text: (size) => `---\n${text(size)}\n---\n\nText.\n`,
})
const file =
  (path: string) =>
  (name: string, text: Nasty['text']): Nasty => ({ name: `${path}: ${name}`, path, text })
const yaml = file('charts/values-staging.yaml')
const terraform = file('terraform/staging.tfvars')
const half = (size: number): number => Math.ceil(size / 2)
/** Nested as many times as fit, up to a bound that keeps their own size from being quadratic. */
const indented = (line: (depth: number) => string, deepest: number, size: number): string =>
  many((index) => ' '.repeat(2 * (index % deepest)) + line(index % deepest), size)

/** A word for every number, letters only. */
function word(index: number): string {
  let left = index
  let letters = ''
  do {
    letters += String.fromCharCode(97 + (left % 26))
    left = Math.floor(left / 26)
  } while (left > 0)
  return letters
}

export const NASTY: readonly Nasty[] = [
  // ---------------------------------------------------------------- Markdown
  page('quotes in quotes', (size) => run('>', size)),
  page('a quote as deep as it goes, line after line', (size) => run(`${'> '.repeat(90)}a\n`, size)),
  page('lists in lists on one line', (size) => run('- ', size)),
  page('lists in lists, line after line', (size) => indented((depth) => `- ${word(depth)}\n`, 90, size)),
  page('brackets never closed', (size) => run('[', size)),
  page('brackets in brackets', (size) => run('[', half(size)) + run(']', half(size))),
  page('images in images', (size) => run('![', half(size)) + run('](a)', half(size))),
  page('links in links', (size) => run('[a](', half(size)) + run(')', half(size))),
  page('parentheses in a link', (size) => `[a](${run('(', half(size))}${run(')', half(size))})`),
  page('links whose titles are never closed', (size) => run('[a](b "', size)),
  page('links whose angle brackets are never closed', (size) => run('[a](<b', size)),
  page('labels never closed', (size) => run('[a][', size)),
  page('links', (size) => many((index) => `[a${index}](/manual/p${index}.html#x) `, size)),
  page('links in a list', (size) => many((index) => `- [a${index}](../p${index}.md)\n`, size)),
  page('links to headings that are not there', (size) => many((index) => `[a](#h${index}) `, size)),
  page('links to GitHub', (size) => many((i) => `https://github.com/alphagov/r${i}/blob/main/a/b${i}.rb#L3 `, size)),
  page('references without definitions', (size) => many((index) => `[a${index}][b${index}] `, size)),
  page(
    'references and definitions',
    (size) => many((i) => `[a${i}]\n\n`, half(size)) + many((i) => `[a${i}]: /b${i} "c"\n`, half(size)),
  ),
  page('definitions of the same label', (size) => run('[a]: /b\n', size)),
  page('definitions in one paragraph', (size) => run('[a]: b\n', size)),
  page('headings', (size) => many((index) => `## ${word(index)} ${index}\n\n`, size)),
  page('headings that are all the same', (size) => run('## Staging\n\n', size)),
  page('underlined headings', (size) => run('a\n===\n', size)),
  page('a heading of a line', (size) => `# ${run('*a ', size)}`),
  page('a heading of marks', (size) => `# ${run('_*~', size)}`),
  page('headings of hashes', (size) => run('#', size)),
  page('backticks, each run one longer', (size) => many((index) => `${'`'.repeat(index + 1)} `, size)),
  page('backticks never closed', (size) => run('` `` ', size)),
  page('backticks', (size) => run('`', size)),
  page('code spans', (size) => run('`kubectl -n apps get pods` ', size)),
  page('stars', (size) => run('*a **b ', size)),
  page('stars and lines', (size) => run('*_', size)),
  page('fences never closed', (size) => run('```sh\nkubectl get x\n~~~\n', size)),
  page('fences whose lines end in CR', (size) => run('```sh\rkubectl --context staging x\r```\r', size)),
  page('fences', (size) => run('```sh\nkubectl --context staging delete pod x\n```\n', size)),
  page('angle brackets', (size) => run('<', size)),
  page('tags never closed', (size) => run('<a href="', size)),
  page('tags with attributes', (size) => `<a${run(' b="c"', size)}`),
  page('tags', (size) => run('<a href="/b">c</a> ', size)),
  page('blocks of HTML', (size) => run('<div>\n<img src="a.png">\n\n', size)),
  page('comments never closed', (size) => run('<!-- ', size)),
  page('comments never closed, in HTML', (size) => `<div>\n${run('<!-- <? <% ', size)}`),
  page('comments', (size) => run('<!-- a -->\n', size)),
  page('ERB never closed', (size) => run('<%= ', size)),
  page('ERB in addresses', (size) => run('[a](<%= b %>) ', size)),
  page('a table with many rows', (size) => `|a|b|\n|-|-|\n${run('|staging|b|\n', size)}`),
  page('a table with many columns', (size) => `${run('|a', half(size))}\n${run('|-', half(size))}\n`),
  page('second rows of tables', (size) => run('a|b\n-|-\n', size)),
  page('a paragraph of lines', (size) => run('some words\n', size)),
  page('a paragraph of a line', (size) => run('some words ', size)),
  page('blank lines', (size) => run('\n', size)),
  page('blanks', (size) => run(' ', size)),
  page('backslashes', (size) => run('\\', size)),
  page('backslashes in front of brackets', (size) => run('\\[', size)),
  page('entities', (size) => run('&#', size)),
  page('addresses', (size) => run('https://a.b/c?d ', size)),
  page('an address of a line', (size) => `https://a.b/${run('(', size)}`),
  page('addresses without an end', (size) => run('https://www.', size)),
  page('www', (size) => run('www.', size)),
  page('mail', (size) => run('<a@', size)),
  page('pictures that are not there', (size) => many((index) => `![a](images/m${index}.png)\n`, size)),

  // ---------------------------------------------------------------- names
  page('names of environments', (size) => run('staging production integration\n', size)),
  page('names of environments on one line', (size) => run('staging, ', size)),
  page('names that are over', (size) => run('Carrenza was in training. ', size)),
  page('hosts', (size) => many((i) => `a${i}.staging.publishing.service.gov.uk `, size)),
  page('hosts that are over', (size) => many((i) => `a${i}.cloudapps.digital `, size)),
  page('names in one word', (size) => run('staging-', size)),
  page('names in a path', (size) => run('staging/', size)),
  page('everyday words', (size) => run('test the test environment, ', size)),
  page('commands', (size) => run('gds govuk connect -e stagin app\n', size)),
  page('years and pasts', (size) => run('until 2019 it was on PaaS.\n\n', size)),
  page('repositories', (size) => run('alphagov/govuk-puppet govuk-aws ', size)),
  page('the environments page', (size) => many((index) => `## Staging ${index}\n\nA copy.\n\n`, size)),
  {
    name: 'an environments page',
    path: 'source/manual/environments.html.md',
    text: (size) =>
      MATTER + many((index) => `## ${word(index)} environment\n\nFor [a](b) \`c.${word(index)}.d.e\`.\n\n`, size),
  },

  // ---------------------------------------------------------------- front matter
  matter('keys', (size) => many((index) => `k${index}: v\n`, size)),
  matter('keys that are all the same', (size) => run('title: a\n', size)),
  matter('misspelt keys', (size) => many((index) => `titl${word(index)}: a\n`, size)),
  matter('a value of a line', (size) => `title: ${run('a ', size)}`),
  matter('blanks in front of a tab', (size) => `title: a${run(' ', size)}\tb`),
  matter('blanks behind a value in quotes', (size) => `title: "a"${run(' ', size)}b`),
  matter('a list', (size) => `related_repos:\n${many((index) => `  - r${index}\n`, size)}`),
  matter('old addresses', (size) => `old_paths:\n${many((index) => `  - /manual/a${index}.html\n`, size)}`),
  matter('brackets', (size) => `a: ${run('[', size)}`),
  matter('brackets in brackets', (size) => `a: ${'['.repeat(900)}${run('a, ', size)}${']'.repeat(900)}`),
  matter('keys without a colon', (size) => run('? a\n', size)),
  matter('keys without a value', (size) => many((index) => `k${index}:\n`, size)),
  matter('colons', (size) => run(': ', size)),
  matter('values with colons', (size) => many((index) => `k${index}: a: b\n`, size)),
  matter('comments', (size) => run('# manual-lens-disable-line\n', size)),
  matter('anchors', (size) => many((index) => `k${index}: &a${index} v\nl${index}: *a${index}\n`, size)),
  matter('a text', (size) => `title: |\n${run('  a line\n', size)}`),
  matter('tabs', (size) => run('\ta: b\n', size)),
  matter('a number', (size) => `title: ${run('9', size)}\nlast_reviewed_on: ${run('1-', size)}`),
  matter('quotes never closed', (size) => `title: "${run("a '", size)}`),
  { name: 'front matter never closed', path: PAGE, text: (size) => `---\n${many((index) => `k${index}: v\n`, size)}` },
  { name: 'front matter never closed, of dashes', path: PAGE, text: (size) => `---\na: b\n${run('--- a\n', size)}` },
  { name: 'nothing but front matter', path: PAGE, text: (size) => `---\n${run('a: b\n', size)}---` },
  { name: 'dashes', path: PAGE, text: (size) => run('-', size) },
  { name: 'lines of dashes', path: PAGE, text: (size) => run('---\n', size) },
  {
    name: 'CR alone',
    path: PAGE,
    text: (size) => `---\r${run('a: staging\r', half(size))}---\r${run('a\r\r', half(size))}`,
  },
  { name: 'separators that end no line', path: PAGE, text: (size) => `---\n${run('a: staging\u2028', size)}\n---\n` },
  { name: 'NULs', path: PAGE, text: (size) => MATTER + run('a\0', size) },
  { name: 'halves of pairs', path: PAGE, text: (size) => MATTER + run('\ud83d staging \ude00', size) },

  // ---------------------------------------------------------------- comments of ours
  page('comments of ours', (size) => run('<!-- manual-lens-disable-line -->\n', size)),
  page('comments of ours above one another', (size) => run('<!-- manual-lens-disable-next-line -->\n', size)),
  page('comments of ours that begin and end', (size) =>
    run('<!-- manual-lens-disable -->\nPaaS\n<!-- manual-lens-enable -->\n', size),
  ),
  page(
    'a comment of ours that names many rules',
    (size) => `<!-- manual-lens-disable-file ${run('links/*, ', size)} -->\nPaaS\n`,
  ),
  yaml('comments of ours', (size) => many((index) => `k${index}: staging # manual-lens-disable-line links/*\n`, size)),
  { name: 'notes.txt: comments of ours', path: 'notes.txt', text: (size) => run('# manual-lens-', size) },

  // ---------------------------------------------------------------- YAML
  yaml('keys', (size) => many((index) => `k${index}: v\n`, size)),
  yaml('everyday words as values', (size) => many((index) => `k${index}: "test"\n`, size)),
  yaml('everyday words in hosts', (size) => many((index) => `- dev.a${index}.example.org\n`, size)),
  yaml('names of environments as keys', (size) => run('staging:\n  host: a.staging.b.c\n', size)),
  yaml('maps in maps', (size) => indented((depth) => `${word(depth)}:\n`, 60, size)),
  yaml('maps in maps, as deep as it goes', (size) => many((index) => `${' '.repeat(index)}a:\n`, size)),
  yaml('maps in brackets', (size) => run('{a: ', size)),
  yaml('lists in brackets', (size) => run('[', size)),
  yaml('lists in lists on one line', (size) => run('- ', size)),
  yaml('a list of maps', (size) => many((index) => `- name: a${index}\n  value: staging\n`, size)),
  yaml('aliases of aliases', (size) => {
    const lists = many((i) => `k${i + 1}: &k${i + 1} [${`*k${i}, `.repeat(9)}]\n`, size)
    return `k0: &k0 [staging]\n${lists}`
  }),
  yaml('aliases of one', (size) => `a: &a {b: {c: {d: staging}}}\n${many((index) => `k${index}: *a\n`, size)}`),
  yaml('merges of one', (size) => `a: &a {b: c, d: e}\n${many((index) => `k${index}:\n  <<: *a\n`, size)}`),
  yaml(
    'merges of the last',
    (size) => `a0: &a0 {b: c}\n${many((i) => `a${i + 1}: &a${i + 1}\n  <<: *a${i}\n  k${i}: v\n`, size)}`,
  ),
  yaml('merges of themselves', (size) => many((index) => `a${index}: &a${index}\n  <<: *a${index}\n`, size)),
  yaml('anchors', (size) => many((index) => `k${index}: &a${index} staging\n`, size)),
  yaml('documents', (size) => run('---\na: staging\n', size)),
  yaml('texts', (size) => many((index) => `k${index}: |\n  staging\n`, size)),
  yaml('templates', (size) => run('{{ .Values.env }}\n', size)),
  yaml('quotes never closed', (size) => run('a: "\n', size)),
  yaml('numbers', (size) => many((index) => `k${index}: 1e999999\n`, size)),
  yaml('a value of a line', (size) => `a: ${run('staging ', size)}`),
  yaml('keys without a colon', (size) => run('? a\n', size)),
  file('manual-lens.yml')(
    'environments',
    (size) => `environments:\n${many((i) => `  ${word(i)}env:\n    purpose: a\n`, size)}`,
  ),
  file('manual-lens.yml')('keys that are none', (size) => many((index) => `rules${index}: a\n`, size)),
  file('manual-lens.yml')('patterns', (size) => `exclude:\n${many((index) => `  - "**/a${index}/**/*b*"\n`, size)}`),
  file('manual-lens.yml')('a pattern', (size) => `exclude:\n  - "${run('*a', size)}"\n`),
  file('manual-lens.yml')('braces in a pattern', (size) => `exclude:\n  - "${run('{a,b}', size)}"\n`),
  file('manual-lens.yml')('rules', (size) => `rules:\n${many((index) => `  links/x${index}: off\n`, size)}`),
  file('manual-lens.yml')(
    'names',
    (size) => `names:\n${many((index) => `  - "{application}-a${index}-{environment}"\n`, size)}`,
  ),
  file('config/tech-docs.yml')(
    'redirects',
    (size) => `redirects:\n${many((i) => `  /a${i}.html: /manual/deploy.html\n`, size)}`,
  ),
  file('config/tech-docs.yml')(
    'redirects one to the next',
    (size) => `redirects:\n${many((i) => `  /a${i}.html: /a${i + 1}.html\n`, size)}`,
  ),
  file('data/repos.yml')('repositories', (size) =>
    many((i) => `- repo_name: r${i}\n  team: "#t${i}"\n  type: Gems\n`, size),
  ),
  file('schemas/front-matter.json')('nesting', (size) => run('{"properties": ', size)),

  // ---------------------------------------------------------------- HCL and the rest
  terraform('assignments', (size) => many((index) => `k${index} = "staging"\n`, size)),
  terraform('blocks in blocks', (size) => run('a {\n', size)),
  terraform('blocks', (size) => many((index) => `resource "a" "b${index}" {\n  env = "staging"\n}\n`, size)),
  terraform('brackets', (size) => `a = ${run('[', size)}`),
  terraform('braces', (size) => `a = ${run('{', size)}`),
  terraform('words', (size) => run('a ', size)),
  terraform('strings never closed', (size) => run('a = "${', size)),
  terraform('strings', (size) => run('"', size)),
  terraform('heredocs never closed', (size) => run('a = <<EOF\n', size)),
  terraform('heredocs', (size) => run('a = <<EOF\nstaging\nEOF\n', size)),
  terraform('comments never closed', (size) => run('/* ', size)),
  file('bin/deploy.sh')('quotes', (size) => run('"\'`', size)),
  file('bin/deploy.sh')('heredocs', (size) => run('<<A\n', size)),
  file('bin/deploy.sh')('commands', (size) => run('kubectl --context staging delete pod x\n', size)),
  file('.env.staging')('assignments', (size) => many((index) => `K${index}=staging\n`, size)),
  file('settings.toml')('sections', (size) => many((index) => `[a${index}]\nb = "staging"\n`, size)),
  file('app.properties')('blanks', (size) => run(' ', size)),
  file('config.rb')('redirects', (size) => many((index) => `redirect "/a${index}.html", to: "/b.html"\n`, size)),
  file('config.rb')('pages that code makes', (size) => many((index) => `proxy "/a${index}.html", "b.html"\n`, size)),
  file('config.rb')('quotes', (size) => run('proxy "', size)),
  file('src/app.js')('comments never closed', (size) => run('/* ', size)),
  file('src/app.js')('backticks', (size) => run('`${', size)),
]
