// What the table of forms is made of: each entry is shown in docs/forms.md and run as a test.

/** Something that is no reference, and why. One line. */
export interface Unlike {
  /** The file it stands in; a page of a manual unless said. */
  readonly path?: string
  readonly text: string
  readonly because: string
}

/** A form in which environments are named. */
export interface Form {
  readonly title: string
  /** What decides. Markdown. */
  readonly rule: string
  /** A fixture (`== path` begins a file; without one it is a page of a manual) whose every reference is marked: `^^^ name form`, with `demanded` where only a name can stand. */
  readonly text: string
  readonly unlike: readonly Unlike[]
}

/** Another sense of the words. */
export type OtherSense = Pick<Form, 'title' | 'rule' | 'unlike'>

/** The environment that a file belongs to by its path, or none. */
export interface FileForm {
  readonly path: string
  readonly environment: string | undefined
  readonly because: string
}
