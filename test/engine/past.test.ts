// What is over: retired hosts by pattern, and sentences that tell history.

import { expect, test } from 'vitest'
import type { RetiredHost } from '../../server/engine'
import { hostsIn, isHistory, isRecord, tellsHistory } from '../../server/engine/past'
import { readPage } from '../../server/engine/read/page'

function retired(...patterns: string[]): RetiredHost[] {
  return patterns.map((pattern) => ({ pattern, what: 'it', until: '2020', source: { origin: 'built-in' } }))
}

function hosts(text: string, ...patterns: string[]): string[] {
  return hostsIn(readPage('notes.txt', text), retired(...patterns)).map(({ host, span }) => {
    expect(text.slice(span.start, span.end)).toBe(host)
    return host
  })
}

test('a pattern retires every host that ends so, but not its own end alone', () => {
  expect(hosts('see https://a.b.cloudapps.digital/x and (c.cloudapps.digital).', '*.cloudapps.digital')).toEqual([
    'a.b.cloudapps.digital',
    'c.cloudapps.digital',
  ])
  expect(hosts('the domain .cloudapps.digital, cloudapps.digital', '*.cloudapps.digital')).toEqual([])
})

test('a pattern without a star retires that host alone', () => {
  expect(hosts('github.gds my.github.gds github.gds.example', 'github.gds')).toEqual(['github.gds'])
})

test('a star in the middle needs something in its place', () => {
  const pattern = 'deploy.*.example.org'
  expect(hosts('deploy.staging.example.org deploy.example.org deploy.a.b.example.org', pattern)).toEqual([
    'deploy.staging.example.org',
    'deploy.a.b.example.org',
  ])
  expect(hosts('x.blue.staging.govuk.digital x.eks.staging.govuk.digital', '*.blue.*.govuk.digital')).toEqual([
    'x.blue.staging.govuk.digital',
  ])
})

test('behind a template only what is written out is marked', () => {
  expect(hosts('%{app}-production.cloudapps.digital', '*.cloudapps.digital')).toEqual(['production.cloudapps.digital'])
})

test('a longer host is not the retired one', () => {
  expect(hosts('a.cloudapps.digital.example.org', '*.cloudapps.digital')).toEqual([])
})

test.each([
  'Until 2020 staging ran on ‸Carrenza.',
  'Before the move to AWS, ‸Carrenza hosted it.',
  'It used to be on ‸Carrenza.',
  'We migrated from ‸Carrenza to AWS.',
  'After moving off ‸Carrenza the dumps stayed.',
  'Our host, once known as ‸Skyscape, is in Corsham.',
  'We left ‸Carrenza for AWS.',
  'Instead of ‸Carrenza there is AWS.',
])('history: %s', (marked) => {
  const start = marked.indexOf('‸')
  expect(tellsHistory(marked.replace('‸', ''), { start, end: start + 8 })).toBe(true)
})

test.each([
  'Staging is hosted by ‸Carrenza.',
  'Once you are logged in to ‸Carrenza, run the job.',
  'Deploy to ‸Carrenza, then to AWS.',
  'Before you deploy to ‸Carrenza, tell the team.',
  'Click on ‸Carrenza in the menu on the left.',
  'In 2019 we moved. Staging is hosted by ‸Carrenza. It was good.',
  'Before that:\n\n- staging is on ‸Carrenza\n- it was hard',
])('not history: %s', (marked) => {
  const start = marked.indexOf('‸')
  expect(tellsHistory(marked.replace('‸', ''), { start, end: start + 8 })).toBe(false)
})

test('decision records, change logs and post-mortems tell what was', () => {
  const paths = [
    'docs/arch/adr-009-x.md',
    'rfc-123-x.md',
    'docs/0007-use-x.md',
    'docs/adr/0001-x.md',
    'source/decisions/x.md',
    'CHANGELOG.md',
    'docs/postmortems/x.md',
    'blog/a.md',
  ]
  expect(paths.filter((path) => !isRecord(path))).toEqual([])
  expect(
    ['source/manual/deploy.html.md', 'docs/adrenaline.md', 'source/manual/recordings.md'].filter(isRecord),
  ).toEqual([])
})

test('a heading above tells history for all that is below it, until the next of its level', () => {
  const text =
    '# Hosting\n\n## History\n\n### Staging\n\nIt is on Carrenza.\n\n## Before you begin\n\nIt is on Carrenza.\n'
  const page = readPage('source/manual/hosting.html.md', text)
  const at = (start: number) => isHistory(page, { start, end: start + 8 })
  expect([at(text.indexOf('Carrenza')), at(text.lastIndexOf('Carrenza'))]).toEqual([true, false])
})

test('a comment that keeps a finding quiet tells nothing', () => {
  const tells = (text: string): boolean => {
    const start = text.indexOf('HOST')
    return tellsHistory(text, { start, end: start + 4 })
  }
  expect(tells('See HOST. <!-- manual-lens-disable-line environments/retired-host: the old one -->')).toBe(false)
  expect(tells('See HOST <!-- manual-lens-disable-line environments/retired-host: the old one -->')).toBe(false)
  expect(tells('<!-- manual-lens-disable-next-line environments/retired-host -->\nSee HOST')).toBe(false)
  expect(tells('host: HOST # manual-lens-disable-line environments/retired-host: old\nnext: 1')).toBe(false)
  expect(tells('See HOST <!-- the old one -->')).toBe(true)
})
