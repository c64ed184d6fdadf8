// Hosts of the environment whose hosts carry no label of it: `www.publishing.service.gov.uk` is production's.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Page, Reference } from '../../model'
import type { Clues } from './clues'

const isOfLabel = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 45

/** A reference for each host of one label before a platform's suffix; its span is the suffix, as that is what says so. Templates (`${env}.…`, `*.…`) and hosts with a label of another environment are none. */
export function unlabelledHosts({ text }: Page, { unlabelled, terms }: Vocabulary, { dots }: Clues): Reference[] {
  const found: Reference[] = []
  for (const [suffix, name] of unlabelled) {
    const dotted = `.${suffix}`
    for (const at of dots) {
      if (!text.startsWith(dotted, at)) continue
      const end = at + dotted.length
      if (/[\w-]/.test(text[end] ?? '') || (text[end] === '.' && isOfLabel(text.charCodeAt(end + 1)))) continue
      let start = at
      while (start > 0 && at - start < 64 && isOfLabel(text.charCodeAt(start - 1))) start--
      const label = text.slice(start, at).toLowerCase()
      if (label === '' || terms.has(label) || /[.}\])>*$%@_]/.test(text[start - 1] ?? '')) continue
      found.push({ span: { start: at + 1, end }, text: suffix, name, form: 'host', demanded: false })
    }
  }
  return found
}
