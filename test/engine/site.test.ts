// The site that files make: addresses, anchors, and which profile they show.

import { describe, expect, test } from 'vitest'
import { emptyWorkspace, withFiles } from '../../server/engine'
import { profileFrom } from '../../server/engine/catalogue/profiles'
import { resolved } from '../../server/engine/site/address'
import { headingAnchor, pageAnchors } from '../../server/engine/site/anchors'
import { landingAt } from '../../server/engine/site/landing'
import { siteOf } from '../../server/engine/site/site'

const heading = (level: number, text: string) => ({
  level,
  text,
  span: { start: 0, end: 0 },
  textSpan: { start: 0, end: 0 },
})

describe('anchors', () => {
  test.each([
    ['Deploy the app', 'deploy-the-app', 'deploy-the-app', 'deploy-the-app'],
    ['GOV.UK', 'gov-uk', 'gov-uk', 'govuk'],
    ['What’s new?', 'whats-new', 'what-s-new', 'whats-new'],
    ["What's new?", 'whats-new', 'what-39-s-new', 'whats-new'],
    ['Use <env> & "x"', 'use-env-x', 'use-lt-env-gt-amp-quot-x-quot', 'use-env--x'],
    ['A &amp; B', 'a-b', 'a-amp-b', 'a-amp-b'],
    ['1. Start here!', '1-start-here', '1-start-here', '1-start-here'],
    ['snake_case -- x', 'snake_case-x', 'snake-case-x', 'snake_case----x'],
    [' trimmed? ', '-trimmed-', 'trimmed', '-trimmed-'],
  ])('%s', (text, developer, techDocs, github) => {
    expect([
      headingAnchor(text, 'developer-docs'),
      headingAnchor(text, 'tech-docs'),
      headingAnchor(text, 'github'),
    ]).toEqual([developer, techDocs, github])
  })

  test('of equal headings', () => {
    const headings = [
      heading(2, 'Staging'),
      heading(3, 'Access'),
      heading(2, 'Production'),
      heading(3, 'Access'),
      heading(3, 'Access'),
    ]
    expect(pageAnchors(headings, 'developer-docs')).toEqual(['staging', 'access', 'production', 'access', 'access'])
    expect(pageAnchors(headings, 'tech-docs')).toEqual([
      'staging',
      'access',
      'production',
      'production-access',
      'production-access-2',
    ])
    expect(pageAnchors(headings, 'github')).toEqual(['staging', 'access', 'production', 'access-1', 'access-2'])
  })
})

test('addresses come from files, with or without their ending, folders from their index', () => {
  const paths = [
    'config/tech-docs.yml',
    'source/manual/a.html.md',
    'source/b/index.html.md.erb',
    'source/c.html.erb',
    'source/images/d.png',
    'README.md',
  ]
  const site = siteOf(
    withFiles(
      emptyWorkspace('2026-11-24'),
      paths.map((path) => ({ path, text: '' })),
    ),
  )!
  const found = ['manual/a.html', 'manual/a', 'b', 'b/', 'c.html', 'images/d.png', 'README.md', 'manual', ''].map(
    (address) => {
      const landing = landingAt(site, address)
      return landing.kind === 'page' ? landing.path : undefined
    },
  )
  expect(found).toEqual([
    'source/manual/a.html.md',
    'source/manual/a.html.md',
    'source/b/index.html.md.erb',
    'source/b/index.html.md.erb',
    'source/c.html.erb',
    'source/images/d.png',
    undefined,
    undefined,
    undefined,
  ])
  const words = ['manual', 'b', 'c', 'images', 'repos', 'content-schemas', 'README', 'config', 'source']
  expect(words.filter((word) => site.top.has(word))).toEqual(['manual', 'b', 'c', 'images', 'repos', 'content-schemas'])
})

test('a workspace that is no site has none', () => {
  expect(siteOf(withFiles(emptyWorkspace('2026-11-24'), [{ path: 'a.md', text: '' }]))).toBeUndefined()
})

test('relative addresses', () => {
  expect([
    resolved('manual/a.html', 'b.html'),
    resolved('manual/a.html', '../c/./d'),
    resolved('a.html', '../x'),
  ]).toEqual(['manual/b.html', 'c/d', undefined])
})

describe('profiles', () => {
  const profile = (...files: string[]) => profileFrom(new Set(files))
  const required = (path: string, ...files: string[]) =>
    profile(...files)
      ?.schemaFor(path)
      ?.keys.filter((spec) => spec.required)
      .map(({ key }) => key)

  test('by the files there are, in a folder of their own too', () => {
    expect(profile('README.md')).toBeUndefined()
    expect(profile('config/tech-docs.yml', 'source/index.html.md')?.id).toBe('tech-docs')
    expect(profile('config/tech-docs.yml', 'source/manual/a.html.md')?.id).toBe('govuk')
    expect(profile('docs/config/tech-docs.yml', 'docs/source/manual/a.html.md', 'source/manual/b.md')).toMatchObject({
      id: 'govuk',
      source: 'docs/source/',
    })
    expect(profile('x-config/tech-docs.yml')).toBeUndefined()
  })

  test('what a page needs', () => {
    const govuk = ['config/tech-docs.yml', 'source/manual/a.html.md']
    const all = ['owner_slack', 'title', 'section', 'layout']
    expect(required('source/manual/a.html.md', ...govuk)).toEqual(all)
    expect(required('source/manual/alerts/b.html.md.erb', ...govuk)).toEqual(all)
    expect(required('source/kubernetes/c.html.md', ...govuk)).toEqual([])
    expect(profile(...govuk)!.schemaFor('source/kubernetes/c.html.md')!.keys.length).toBeGreaterThan(10)
    for (const path of [
      'README.md',
      'source/manual/_part.md',
      'source/partials/x.md',
      'source/layouts/y.md',
      'source/manual/a.html.erb',
    ])
      expect(profile(...govuk)!.schemaFor(path), path).toBeUndefined()
    expect(required('source/index.html.md', 'config/tech-docs.yml')).toEqual(['title'])
  })
})
