// The words of the house: plain, immutable data that every part of the engine speaks in. Imports nothing.

/** A range of text as UTF-16 offsets into the whole file, 0-based; `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** How a file is read. `text` is anything readable that has no reader of its own yet. */
export type FileKind =
  | 'markdown'
  | 'yaml'
  | 'json'
  | 'terraform'
  | 'shell'
  | 'ruby'
  | 'javascript'
  | 'toml'
  | 'properties'
  | 'text'

/** Something that could not be read; reading itself never throws. */
export interface Problem {
  readonly code:
    | 'front-matter-unclosed'
    | 'front-matter-delimiter'
    | 'front-matter-yaml'
    | 'front-matter-duplicate-key'
    | 'front-matter-not-a-map'
    | 'front-matter-tab'
    | 'yaml'
    | 'encoding'
    | 'too-large'
  readonly span: Span
  readonly message: string
  /** For a duplicate key: where the first one stands. */
  readonly first?: Span
  /** The span is a value that is right once it stands in quotes. */
  readonly quotable?: boolean
}

// ---------------------------------------------------------------- Markdown

export interface Heading {
  readonly level: number
  /** The whole heading, markers included, line ending excluded. */
  readonly span: Span
  /** What stands between the markers. */
  readonly textSpan: Span
  /** The words a reader sees: markup removed, entities kept as written. */
  readonly text: string
}

export type LinkKind =
  | 'inline' // [text](destination)
  | 'reference' // [text][label]
  | 'collapsed' // [label][]
  | 'shortcut' // [label]
  | 'autolink' // <https://…>
  | 'bare' // https://… in running text
  | 'html' // <a href="…">, <img src="…">

export interface Link {
  readonly kind: LinkKind
  readonly image: boolean
  readonly span: Span
  /** Between the brackets; the URL itself for `autolink` and `bare`; the tag for `html`. */
  readonly textSpan: Span
  /** As written (entities and backslashes resolved); for a reference, that of its definition, '' when it has none. */
  readonly destination: string
  /** Where the destination is written on this very link; undefined where it stands in a definition. */
  readonly destinationSpan: Span | undefined
  /** Reference kinds only: the label, folded as CommonMark 4.7 says (case, white space). */
  readonly label: string | undefined
}

/** `[label]: destination "title"` */
export interface Definition {
  readonly span: Span
  readonly label: string
  readonly labelSpan: Span
  readonly destination: string
  readonly destinationSpan: Span
}

export interface Code {
  readonly kind: 'span' | 'fence' | 'indented'
  /** With its backticks or fences. */
  readonly span: Span
  /** Without them. */
  readonly contentSpan: Span
  /** First word after an opening fence, lower-cased; '' when there is none. */
  readonly language: string
}

// ---------------------------------------------------------------- front matter and YAML

export type ScalarStyle = 'plain' | 'single' | 'double' | 'block'
export type ValueKind = 'string' | 'number' | 'boolean' | 'null' | 'date' | 'list' | 'map'

/** One `key: value` of a YAML map. Duplicates are kept, in the order they stand. */
export interface Entry {
  /** The keys (or list indexes) that lead here; the last is this entry's own. */
  readonly path: readonly (string | number)[]
  readonly key: string
  readonly keySpan: Span
  /** Plain data. */
  readonly value: unknown
  readonly kind: ValueKind
  readonly style: ScalarStyle | undefined
  /** Empty, behind the colon, when there is no value. */
  readonly valueSpan: Span
  /** A comment on the value's own line: `# …` with its mark. An unquoted `#channel` lands here. */
  readonly comment: { readonly span: Span; readonly text: string } | undefined
  /** What a list or map holds; only there for these. */
  readonly parts?: readonly Part[]
}

/** A value inside a list or map, with its index or key. */
export interface Part {
  readonly name: string | number
  readonly value: unknown
  readonly kind: ValueKind
  readonly style: ScalarStyle | undefined
  readonly span: Span
  readonly parts?: readonly Part[]
}

export interface FrontMatter {
  /** From the opening `---` to the end of the closing one (or of the file), line ending excluded. */
  readonly span: Span
  /** Between the two fences. */
  readonly contentSpan: Span
  readonly closed: boolean
  /** Top-level entries. */
  readonly entries: readonly Entry[]
}

// ---------------------------------------------------------------- pages and references

/** One file, read. A function of (path, text) alone. */
export interface Page {
  /** Relative to the workspace's root, with `/`. */
  readonly path: string
  readonly text: string
  readonly kind: FileKind
  /** Offsets at which lines start; the first is 0. */
  readonly lineStarts: readonly number[]
  readonly frontMatter: FrontMatter | undefined
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  readonly definitions: readonly Definition[]
  readonly code: readonly Code[]
  /** HTML comments of Markdown; those of the language elsewhere. In order; front matter's are not among them. */
  readonly comments: readonly Span[]
  readonly problems: readonly Problem[]
}

/** Where in a file a name was found. */
export type Form =
  | 'prose'
  | 'heading'
  | 'code'
  | 'fence'
  | 'link-text'
  | 'url'
  | 'front-matter'
  | 'key'
  | 'value'
  | 'comment'
  | 'host'
  | 'path'
  | 'identifier'
  | 'flag'
  | 'account'

/** A place that names an environment or a hosting company. Found by shape and vocabulary; whether the name is known, retired or foreign is a rule's question. */
export interface Reference {
  /** The name itself: the label in a host name, the segment in a path. */
  readonly span: Span
  readonly text: string
  /** Lower-cased canonical name: `prod` is `production` once the vocabulary says so. */
  readonly name: string
  readonly form: Form
  /** True where a name is demanded (after `-e`, the value of a known key, a host's label), so that an unknown one is a mistake and not a word. */
  readonly demanded: boolean
}

/** The environment that a file belongs to, and why we think so. */
export interface FileEnvironment {
  readonly name: string
  /** The part of the path that says so, as offsets into the path. */
  readonly span: Span
  /** Whether that part is the file's own name or a folder it is in. */
  readonly kind: 'file' | 'folder'
}

// ---------------------------------------------------------------- the catalogue

export type State = 'active' | 'deprecated' | 'retired'

/** Where a fact comes from. */
export interface Source {
  /** `built-in`, or the path of the page or file that says so. */
  readonly origin: string
  /** Where in that file, when it is one of the workspace. */
  readonly span?: Span
  /** ISO date for built-in facts. */
  readonly date?: string
  /** What it says; without it, whatever the sources before it don't. */
  readonly facts?: readonly Fact[]
}

export type Fact = 'purpose' | 'audience' | 'access' | 'hosting' | 'accounts' | 'hosts' | 'links' | 'state'

/** A cloud account; `name` is '' where nobody said it. */
export interface Account {
  readonly id: string
  readonly name: string
}

/** A quick link. */
export interface Pointer {
  readonly title: string
  readonly url: string
  readonly role: 'provisioning' | 'dashboard' | 'documentation'
  /** `owner/name` and a path in it, when the link leads into a repository: opened locally where a clone is at hand. */
  readonly repository?: string
  readonly path?: string
}

export interface Environment {
  /** Lower case. */
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  /** `hosting`: a company or platform that environments ran on, kept so that stale mentions are recognised. */
  readonly kind: 'environment' | 'hosting'
  readonly state: State
  /** ISO date, month or year at which it became `active` or `deprecated`. */
  readonly since?: string
  /** ISO date or year of its end, for `retired` and `deprecated`. */
  readonly until?: string
  readonly replacedBy?: string
  /** What it is for, in a sentence or two. */
  readonly purpose: string
  readonly audience?: string
  readonly access?: string
  readonly hosting?: string
  readonly accounts: readonly Account[]
  /** Host templates, e.g. `{app}.staging.publishing.service.gov.uk`; what stands in braces is any label or part of one. */
  readonly hosts: readonly string[]
  readonly pointers: readonly Pointer[]
  /** The words of the workspace's own environments page, when it has a section on this one. */
  readonly quote?: { readonly text: string; readonly source: Source }
  readonly sources: readonly Source[]
}

/** A host that no longer answers: `*.cloudapps.digital` or `deploy.*.publishing.service.gov.uk`; `*` is one or more characters, dots included. */
export interface RetiredHost {
  readonly pattern: string
  readonly what: string
  /** ISO date, month, year or years of its end. */
  readonly until: string
  /** What to use now, when there is one. */
  readonly instead?: string
  readonly source: Source
}

/** A product that the organisation ran and runs no more, recognised by its name with its capital letter. */
export interface RetiredService {
  readonly name: string
  /** ISO date, month, year or years of its end. */
  readonly until: string
  /** What does its work now. */
  readonly instead: string
  readonly source: Source
}

export interface Repository {
  /** `owner/name` */
  readonly name: string
  readonly summary?: string
  readonly team?: string
  readonly private?: boolean
  /** Absent: in use. `unlisted`: once on the organisation's list and no longer, nobody said why. */
  readonly state?: 'retired' | 'renamed' | 'unlisted'
  /** ISO date, month or year of its end, for those that have a state. */
  readonly until?: string
  /** `owner/name` of its successor, or words that say what is used now. */
  readonly replacedBy?: string
  readonly source: Source
}

export interface Catalogue {
  readonly environments: readonly Environment[]
  readonly retiredHosts: readonly RetiredHost[]
  readonly retiredServices: readonly RetiredService[]
  readonly repositories: readonly Repository[]
  /** Host templates that every environment has, with `{environment}` for its name or alias. Each environment's `hosts` has them filled in. */
  readonly hosts: readonly string[]
  /** Where in names the environment stands: `{application}-{environment}`; these two are always spelt so, other braces are any text. */
  readonly namePatterns: readonly string[]
  /** Names of applications, which may hold environments' names. */
  readonly applications: readonly string[]
  /** False: there may be environments it doesn't list, so an unknown name is never a finding. */
  readonly complete: boolean
}

// ---------------------------------------------------------------- profiles: which pages need which front matter

/** A key that a page may have, as its schema describes it. */
export interface KeySpec {
  readonly key: string
  /** The kinds of value it takes, the usual one first; empty: any. */
  readonly kinds: readonly ValueKind[]
  readonly description: string
  /** Allowed values, where the site knows a closed set. */
  readonly values?: readonly string[]
  /** Why it has to be there, for the message; absent: optional. */
  readonly required?: Need
  /** An example of a good value as YAML, used by messages and snippets. */
  readonly example?: string
  /** The value that nearly every page has, as YAML, so that a missing key can be filled in. */
  readonly usual?: string
}

export interface Need {
  readonly why: string
  readonly severity: Severity
}

/** JSON Schema (2020-12) as plain data. */
export type Json = { readonly [keyword: string]: unknown }

/** What a page's front matter may and must hold. */
export interface Schema {
  /** What it is called in messages: `GOV.UK developer manual`, or the path of a file. */
  readonly title: string
  /** Its keys in house order. */
  readonly keys: readonly KeySpec[]
  /** Whether keys that it doesn't describe are as good as any. */
  readonly isOpen: boolean
  readonly json: Json
}

/** A schema that manual-lens.yml gives to some of the workspace's pages. */
export interface Assigned {
  /** Whether it is for the page at a path. */
  readonly isFor: (path: string) => boolean
  /** `govuk` or `tech-docs`: the schema that it begins with; `site`: the one that the page has anyway; `none`: nothing. */
  readonly extends: 'govuk' | 'tech-docs' | 'site' | 'none'
  /** Path of a schema file of the workspace, and where the configuration says so. */
  readonly file: string | undefined
  readonly fileSpan?: Span
  /** JSON Schema that is written in the configuration itself. */
  readonly own: Json
  /** Keys that need not be there although what it extends says so. */
  readonly optional: readonly string[]
}

export interface Profile {
  readonly id: 'govuk' | 'tech-docs'
  readonly title: string
  /** What the page at a path may and must have; undefined for a path that is no page of this profile, which is only checked for syntax. */
  readonly schemaFor: (path: string) => Schema | undefined
  /** How the site forms addresses: the folder that holds its pages, ending in `/`. */
  readonly source: string
  /** Whether a path is one of the manual's own pages, to which its style rules apply. */
  readonly isManualPage: (path: string) => boolean
}

// ---------------------------------------------------------------- local clones

/** What a local clone of a repository is and has, as git's own files and the folder told when it was last looked at. */
export interface Clone {
  /** Of its folder. */
  readonly uri: string
  /** The branch that is checked out; undefined for a detached head. */
  readonly branch: string | undefined
  /** The remote's default branch; undefined where git's files don't tell. */
  readonly defaultBranch: string | undefined
  /** The commit (40 hex digits) that the remote's default branch had when it was last fetched. */
  readonly commit: string | undefined
  /** ISO date of that fetch, as far as it left a trace. */
  readonly fetched: string | undefined
  /** Whether what is checked out is the default branch at `commit`. */
  readonly isDefault: boolean
  /** Whether it was unpacked to the end: so a path that is missing is not in the repository either. */
  readonly isWhole: boolean
  /** The remote's branches and the tags, by name. */
  readonly branches: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
  /** What is at the paths (with `/`, '' for the whole) that pages link to. */
  readonly paths: ReadonlyMap<string, InClone>
}

/** What is at a path of a clone; `left-out` is in the repository, but not in the folder. `uri`: what to open, for a folder its readme or first file. `lines` is undefined where nobody asked or the file is no text. */
export type InClone =
  | { readonly kind: 'missing' }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'folder'; readonly uri: string | undefined }
  | { readonly kind: 'file'; readonly uri: string; readonly lines: number | undefined }

// ---------------------------------------------------------------- workspace

/** A finding that is known and left out. */
export interface KnownFinding {
  readonly path: string
  readonly rule: string
  /** What it is about: never a place, because places move. */
  readonly text: string
  /** The how-manieth of its kind in the file, from 1. */
  readonly occurrence: number
  /** Written by people, kept by us. */
  readonly reason?: string
}

/** The findings that a workspace knows of already. */
export interface Baseline {
  readonly known: readonly KnownFinding[]
  /** Why the file can't be used, and what to do, as a sentence that lacks its subject, the file, and its full stop; then nothing is known. */
  readonly problem: string | undefined
}

/** An immutable value: what is known of one root folder at one moment. */
export interface Workspace {
  readonly pages: ReadonlyMap<string, Page>
  /** Every path seen, read or not (images are not read). */
  readonly files: ReadonlySet<string>
  readonly catalogue: Catalogue
  readonly profile: Profile | undefined
  /** The schemas that manual-lens.yml gives to pages; the first that is for a page counts. */
  readonly assigned: readonly Assigned[]
  /** How loud the workspace wants each rule, by id; rules that are not in it are as loud as they say. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  /** Whether the workspace wants a path not to be checked. */
  readonly excluded: (path: string) => boolean
  /** Whether the workspace doesn't want to hear a rule (by id) in a file. */
  readonly ignored: (rule: string, path: string) => boolean
  /** What `manual-lens-baseline.json` at the root holds; it is no page. */
  readonly baseline: Baseline | undefined
  /** ISO date: the engine has no clock. */
  readonly today: string
  /** False until the first load has finished: rules about other files stay silent. */
  readonly loaded: boolean
  /** Link URL -> URI of a local file or folder that is there instead (a clone beside the workspace). Filled from outside. */
  readonly local: ReadonlyMap<string, string>
  /** Local clones of repositories that pages link to, `owner/name` in lower case -> what they have. Filled from outside; empty where there is no disk. */
  readonly clones: ReadonlyMap<string, Clone>
  /** References of a page, in order of place; remembered while page and vocabulary stay. */
  readonly referencesOf: (page: Page) => readonly Reference[]
  /** For whoever needs a few of them: telling what every word of a page means is dear. */
  readonly finder: Finder
  /** The environment that a path belongs to by its file name or folders. */
  readonly environmentOf: (path: string) => FileEnvironment | undefined
  readonly shown: Shown
}

/** Finds the references of pages, in order of place; they don't overlap. */
export interface Finder {
  readonly of: (page: Page) => readonly Reference[]
  /** Those that lie in a span. */
  readonly within: (page: Page, span: Span) => readonly Reference[]
  /** False where surely none lies in a span, which is told without a look at what the words there mean. */
  readonly mayLieIn: (page: Page, span: Span) => boolean
  /** False where those that lie in a span surely all have one name, told in the same way. */
  readonly mayDisagree: (page: Page, span: Span) => boolean
  /** The first of those in a span where all of them have one name; undefined where there is none, or several names. */
  readonly sole: (page: Page, span: Span) => Reference | undefined
  /** Those with one of these names. */
  readonly named: (page: Page, names: Pick<ReadonlySet<string>, 'has'>) => readonly Reference[]
  /** Those that stand where only an environment's name can, and have none of these names. */
  readonly demandedBut: (page: Page, names: ReadonlySet<string>) => readonly Reference[]
}

/** What files show to one another. Each value says nothing but that it is another one as soon as a change of files concerns it; while it is the same, what followed from it still holds. */
export interface Shown {
  /** All that stands in files that are no Markdown pages, and which there are. */
  readonly others: object
  /** The front matter of all Markdown pages, where and as it is written. */
  readonly frontMatter: object
  /** What headings and HTML name in all Markdown pages, and all that ERB does. */
  readonly anchors: object
}

// ---------------------------------------------------------------- rules and findings

export type Severity = 'error' | 'warning' | 'info' | 'hint'

export interface Edit {
  readonly path: string
  readonly span: Span
  readonly text: string
}

/** Edits that are applied all or none. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  /** May run on save without being looked at. */
  readonly safe: boolean
}

export interface Related {
  readonly path: string
  readonly span: Span
  readonly message: string
}

/** What a rule reports; the checker adds the rule's id, severity and page. */
export interface Found {
  readonly span: Span
  /** What is wrong, what was expected, what to do. */
  readonly message: string
  /** Instead of the card's. */
  readonly severity?: Severity
  readonly related?: readonly Related[]
  readonly fixes?: readonly Fix[]
  readonly tag?: 'unnecessary' | 'deprecated'
}

export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly path: string
  readonly span: Span
  readonly message: string
  readonly related: readonly Related[]
  readonly fixes: readonly Fix[]
  readonly tag: 'unnecessary' | 'deprecated' | undefined
}

/** A worked example: shown on the rule's page and run as a test. */
export interface Example {
  readonly title: string
  /** One or several files (`== path` lines), findings marked by `^^^ rule-id message` under the offending text. */
  readonly text: string
  /** The text after the first fix of every finding, where it has one. */
  readonly fixed?: string
}

export interface Card {
  /** `<group>/<rule>`: file path, diagnostic code, settings key and docs page alike. */
  readonly id: string
  readonly severity: Severity
  /** Off unless the workspace gives it a severity. */
  readonly isOptional?: true
  /** One sentence. */
  readonly summary: string
  /** Why it matters and where the rule comes from. Markdown. */
  readonly why: string
  readonly examples: readonly Example[]
}

/** What a page's findings may follow from: which paths there are, the site, and what other files show. */
export type Aspect = 'paths' | 'site' | keyof Shown

export interface Rule {
  readonly card: Card
  /** `page`: looks at one page and the profile and catalogue only, so its findings are remembered per page. `workspace`: looks at other pages too. `last`: looks at what the others said. */
  readonly scope: 'page' | 'workspace' | 'last'
  /**
   * Of a `workspace` rule: all that its findings on a page follow from besides the page, its schema, what is configured,
   * today, and clones; while that stays they are remembered. A rule that doesn't say runs after every change.
   */
  readonly follows?: readonly Aspect[]
  /** Whether a look at the page tells that the rule has nothing to say of it, as of nearly all pages: then it is not asked, which costs more than the look. */
  readonly skips?: (page: Page, workspace: Workspace) => boolean
  check(page: Page, workspace: Workspace, said: Said): Iterable<Found>
}

/** What rules of scope `last` are told; for the others it is empty. */
export interface Said {
  /** Of this page by all other rules, heard or not. */
  readonly findings: readonly Finding[]
  /** The ids of all rules that ran. */
  readonly rules: ReadonlySet<string>
}
