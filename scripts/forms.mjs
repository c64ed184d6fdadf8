// What is written from the table of forms that runs as tests: docs/forms.md.

/** @typedef {import('../test/engine/forms/form').Form} Form */
/** @typedef {import('../test/engine/forms/form').OtherSense} OtherSense */
/** @typedef {import('../test/engine/forms/form').FileForm} FileForm */
/** @typedef {import('../test/engine/forms/form').Unlike} Unlike */
/** @typedef {{ IN_PAGES: readonly Form[], IN_CONFIGURATION: readonly Form[], IN_NAMES: readonly Form[], OTHER_SENSES: readonly OtherSense[], FILES: readonly FileForm[] }} Forms */

const DOCUMENT = 'docs/forms.md'

/**
 * The document as it should be, by its path in the project.
 * @param {Forms} forms
 * @returns {ReadonlyMap<string, string>}
 */
export function formsFiles({ IN_PAGES, IN_CONFIGURATION, IN_NAMES, OTHER_SENSES, FILES }) {
  const parts = [
    '<!-- Written by `npm run docs` from test/engine/forms/, where each example runs as a test. -->',
    '# How environments are named',
    'Every form in which Manual Lens recognises an environment, with the rule that decides, and what looks like one and is none. Carets mark the name itself, with the environment and the kind of place; `demanded` says that nothing but an environment can stand there, so that an unknown name is a finding. `== path` begins a file; without one the example is a page of a manual. The names are GOV.UK’s; an organisation’s own come from its [manual-lens.yml](configuration.md).',
    '## On the pages of a manual',
    ...IN_PAGES.map(form),
    '## In configuration',
    ...IN_CONFIGURATION.map(form),
    '## In names',
    ...IN_NAMES.map(form),
    '## What is no environment',
    ...OTHER_SENSES.flatMap(({ title, rule, unlike }) => [`### ${title}`, ...(rule ? [rule] : []), table(unlike)]),
    '## The environment that a file belongs to',
    [
      '| file | environment | because |',
      '| --- | --- | --- |',
      ...FILES.map(({ path, environment = 'none', because }) => `| ${code(path)} | ${environment} | ${because} |`),
    ].join('\n'),
  ]
  return new Map([[DOCUMENT, `${parts.join('\n\n')}\n`]])
}

/** @param {Form} form */
function form({ title, rule, text, unlike }) {
  const example = `\`\`\`\`text\n${text.replace(/\n+$/, '')}\n\`\`\`\``
  return [`### ${title}`, rule, example, ...(unlike.length > 0 ? ['But not:', table(unlike)] : [])].join('\n\n')
}

/** @param {readonly Unlike[]} unlike */
function table(unlike) {
  const rows = unlike.map(({ path = 'a page', text, because }) => {
    return `| ${code(text)} | ${path === 'a page' ? path : code(path)} | ${because} |`
  })
  return ['| text | in | because |', '| --- | --- | --- |', ...rows].join('\n')
}

/**
 * A code span, which may hold backticks and, in a table, vertical bars.
 * @param {string} text
 */
function code(text) {
  const fence = text.includes('`') ? '``' : '`'
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${space}${text.trim().replaceAll('|', '\\|')}${space}${fence}`
}
