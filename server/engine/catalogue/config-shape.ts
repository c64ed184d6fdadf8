// What manual-lens.yml may say: one description for its reader, its JSON Schema, its hovers and its documentation.

import { allRuleIds } from './config-rules'

interface Described {
  readonly description: string
}

export interface Text extends Described {
  readonly kind: 'text'
}
export interface Choice extends Described {
  readonly kind: 'choice'
  readonly values: readonly string[]
}
export interface Flag extends Described {
  readonly kind: 'flag'
}
export interface List extends Described {
  readonly kind: 'list'
  readonly of: Shape
}
/** A map with keys of its own; `required` ones have to be there. */
export interface Fields extends Described {
  readonly kind: 'fields'
  readonly fields: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
}
/** A map from names that the user chooses. `names` says what those are. */
export interface Named extends Described {
  readonly kind: 'named'
  readonly names: string
  readonly of: Shape
  /** Where only these names make sense. */
  readonly known?: readonly string[]
}
export type Shape = Text | Choice | Flag | List | Fields | Named

const text = (description: string): Text => ({ kind: 'text', description })
const texts = (description: string): List => ({ kind: 'list', description, of: text('') })

const POINTER: Fields = {
  kind: 'fields',
  description: 'A link.',
  fields: {
    title: text('What is there, in a word or two: “Terraform”, “Helm values”.'),
    url: text('Its address. One on GitHub is opened in a local clone where there is one.'),
  },
  required: ['title', 'url'],
}

const ENVIRONMENT: Fields = {
  kind: 'fields',
  description: 'An environment: what hovers, quick links and checks know of it.',
  fields: {
    title: text('Its name in running text; without it the key with a capital letter.'),
    aliases: texts('Other names for it: `prod` for `production`.'),
    summary: text('What it is for, in a sentence.'),
    audience: text('Who uses it.'),
    access: text('Who gets in, and from where.'),
    hosting: text('Where it runs.'),
    state: {
      kind: 'choice',
      values: ['active', 'deprecated', 'retired'],
      description: 'Whether it is in use. Mentions of a retired one are pointed out.',
    },
    until: text('When it was or will be retired: a date, month or year.'),
    replacedBy: text('The environment that took its place.'),
    hosts: texts('Its host names, `{app}` standing for any name: `{app}.staging.example.org`.'),
    account: {
      kind: 'fields',
      description: 'The cloud account it runs in.',
      fields: { id: text('Its number or id.'), name: text('Its name.') },
      required: ['id'],
    },
    provisioning: { kind: 'list', description: 'Where it is set up; the first links of its hover.', of: POINTER },
    dashboards: { kind: 'list', description: 'Where one watches it.', of: POINTER },
  },
}

/** The whole file. */
export const CONFIG_SHAPE: Fields = {
  kind: 'fields',
  description: 'What Manual Lens should know of this workspace.',
  fields: {
    extends: {
      kind: 'choice',
      values: ['govuk', 'tech-docs', 'none'],
      description:
        'The catalogue to begin with: `govuk` (the default) has GOV.UK’s environments, retired hosts and repositories; `tech-docs` and `none` have none.',
    },
    complete: {
      kind: 'flag',
      description:
        'Whether all environments are listed, so that any other name where one is demanded is a mistake. True unless said otherwise.',
    },
    hosts: texts('Host names of every environment, by its name: `{app}.{environment}.example.org`.'),
    environments: {
      kind: 'named',
      names: 'the environment’s name, in small letters',
      description: 'The environments by name. One that the catalogue has already is changed in what is said here.',
      of: ENVIRONMENT,
    },
    repositories: {
      kind: 'named',
      names: 'owner/name',
      description: 'Repositories by `owner/name`; their names become links.',
      of: {
        kind: 'fields',
        description: 'A repository.',
        fields: { summary: text('What it is.'), team: text('Who owns it.') },
      },
    },
    rules: {
      kind: 'named',
      names: 'the rule’s id',
      description: 'How loud each rule is.',
      known: allRuleIds,
      of: {
        kind: 'choice',
        values: ['off', 'error', 'warning', 'info', 'hint'],
        description: 'The severity of all findings of this rule, or `off`.',
      },
    },
  },
}
