// Names in places where only an environment's name can stand, known or not: behind `-e`, in keys that take one, as a host's label.

import type { Page, Reference } from '../../model'

const NAME = '[A-Za-z][A-Za-z0-9_-]*'

/** `-e NAME`, `--environment NAME` of commands that take an environment there. `-e` alone means many things (sed, docker, grep). */
const FLAG = new RegExp(`\\bgds\\s+govuk\\s[^\\n|;&]{0,120}?\\s(?:-e|--env|--environment)[ =](${NAME})`, 'g')
const LONG_FLAG = new RegExp(`\\s--environment[ =](${NAME})(?=[\\s"'\`]|$)`, 'gm')
/** Keys of GOV.UK's configuration whose whole value is an environment. */
const KEY = new RegExp(
  `\\b(?:govukEnvironment|govuk_environment|nextEnvironment|sentry_environment|deploy_environment|gcp_env)["']?\\s*[:=]\\s*["']?(${NAME})(?=["']?\\s*(?:[,#\\n\\r]|$))`,
  'g',
)

/** The references that stand where a name is demanded, with `demanded` set; templates (`<environment>`, `$ENV`, `{{ … }}`) are no names. */
export function demandedNames(page: Page, platforms: readonly string[]): Reference[] {
  const found: Reference[] = []
  const add = (at: number, name: string, form: Reference['form']) =>
    found.push({
      span: { start: at, end: at + name.length },
      text: name,
      name: name.toLowerCase(),
      form,
      demanded: true,
    })
  if (page.kind === 'markdown' || page.kind === 'shell')
    for (const pattern of [FLAG, LONG_FLAG])
      for (const match of page.text.matchAll(pattern))
        add(match.index + match[0].lastIndexOf(match[1]!), match[1]!, 'flag')
  for (const match of page.text.matchAll(KEY)) {
    const name = match[1]!
    if (!/^(?:var|local|each|true|false|null|nil|none)$/i.test(name))
      add(match.index + match[0].lastIndexOf(name), name, 'value')
  }
  // `eks.<environment>.govuk.digital`: behind this label nothing but an environment stands.
  for (const platform of platforms.filter((host) => host === 'govuk.digital')) {
    const host = new RegExp(`\\beks\\.([a-z][a-z0-9-]*)\\.${platform.replaceAll('.', '\\.')}\\b`, 'g')
    for (const match of page.text.matchAll(host)) add(match.index + 4, match[1]!, 'host')
  }
  const seen = new Set<number>()
  return found.filter(({ span }) => !seen.has(span.start) && seen.add(span.start))
}
