import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SaxesParser } from 'saxes'
import { beforeAll, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { treeOf } from '../support/cli.ts'
import { hreflangProblems, sizesOfClusters } from '../support/hreflang.ts'
import { buildSample, outputs, read } from './built.ts'

let dist = ''
beforeAll(() => {
  dist = buildSample()
})

// The schemas ship with a package that is not ours; alternates are of the XHTML namespace, which they leave open.
const schemas = join(dirname(createRequire(import.meta.url).resolve('sitemap/package.json')), 'schema')
const xhtmlLink = `<?xml version="1.0"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/1999/xhtml" elementFormDefault="qualified">
  <xs:element name="link"><xs:complexType>
    <xs:attribute name="rel" use="required" fixed="alternate"/>
    <xs:attribute name="hreflang" type="xs:string" use="required"/>
    <xs:attribute name="href" type="xs:anyURI" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`

function schemaOf(name: string): string {
  const text = readFileSync(join(schemas, name), 'utf8')
  const link = '<xsd:import namespace="http://www.w3.org/1999/xhtml" schemaLocation="xhtml-link.xsd"/>'
  return name === 'sitemap.xsd' ? text.replace(/(<xsd:schema[^>]*>)/, `$1${link}`) : text
}

async function problems(path: string, schema: string): Promise<string[]> {
  const result = await validateXML({
    xml: [{ fileName: path.replaceAll('/', '-'), contents: read(dist, path) }],
    schema: [schemaOf(schema)],
    preload: [{ fileName: 'xhtml-link.xsd', contents: xhtmlLink }],
  })
  return result.errors.map(error => `${path}: ${error.message}`)
}

test('the parts of the sitemap are valid against its schema, the index against its own', async () => {
  const parts = outputs(dist, '.xml').filter(path => path.startsWith('sitemaps/'))
  expect(parts.length).toBeGreaterThan(4)
  for (const part of parts) expect(await problems(part, 'sitemap.xsd')).toEqual([])
  const index = read(dist, 'sitemap.xml')
  for (const part of parts) expect(index).toContain(`/${encodeURI(part)}</loc>`)
})

test('a broken sitemap would be noticed', async () => {
  const result = await validateXML({
    xml: [{ fileName: 'x.xml', contents: read(dist, 'sitemaps/en-pages.xml').replaceAll('loc>', 'lok>') }],
    schema: [schemaOf('sitemap.xsd')],
    preload: [{ fileName: 'xhtml-link.xsd', contents: xhtmlLink }],
  })
  expect(result.valid).toBe(false)
})

test('feeds are well-formed and every address in them is absolute', () => {
  const feeds = outputs(dist, 'atom.xml').concat(outputs(dist, 'rss.xml'))
  expect(feeds.length).toBeGreaterThan(8)
  for (const feed of feeds) {
    const text = read(dist, feed)
    const texts: string[] = []
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', error => {
      throw new Error(`${feed}: ${error.message}`)
    })
    parser.on('text', found => texts.push(found))
    parser.write(text).close()
    const html = texts.join('')
    const addresses = [
      ...html.matchAll(/ (?:href|src)="([^"]*)"/g),
      ...text.matchAll(/ (?:href|url)="([^"]*)"/g),
    ]
    for (const [, address = ''] of addresses) expect(address, feed).toMatch(/^(?:https?|mailto|tel):/)
  }
})

test('JSON feeds parse, with dates that have offsets', () => {
  const feeds = outputs(dist, 'feed.json')
  expect(feeds.length).toBeGreaterThan(4)
  for (const feed of feeds) {
    const { version, items } = JSON.parse(read(dist, feed)) as {
      version: string
      items: { date_published: string }[]
    }
    expect(version).toBe('https://jsonfeed.org/version/1.1')
    for (const item of items) expect(item.date_published).toMatch(/T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/)
  }
})

test('languages are claimed as they are, on every page, in the sitemap and in feeds', () => {
  const tree = treeOf(dist)
  const site = 'https://zhuzhou-environment.example.org/'
  expect(hreflangProblems(tree, site)).toEqual([])
  // Of pages in both languages, and of those in one.
  const sizes = sizesOfClusters(tree, site)
  expect(sizes.get(3)).toBeGreaterThan(60)
  expect(sizes.get(2)).toBeGreaterThan(5)
})

test('what is wrong with them would be noticed', () => {
  const tree = new Map(treeOf(dist))
  const home = tree.get('en/index.html') ?? ''
  const problems = (path: string, text: string): string[] =>
    hreflangProblems(new Map(tree).set(path, text), 'https://zhuzhou-environment.example.org/')
  const chooser = /<link rel="alternate" hreflang="x-default"[^>]*>/.exec(home)?.[0] ?? ''
  expect(problems('en/index.html', home.replace(chooser, ''))).not.toEqual([])
  expect(problems('en/index.html', home.replace(chooser, chooser.replace('.org/', '.org/zh/')))).not.toEqual(
    [],
  )
  expect(problems('en/index.html', home.replaceAll('hreflang="en"', 'hreflang="en-GB"'))).not.toEqual([])
  expect(problems('index.html', (tree.get('index.html') ?? '').replaceAll('hreflang', 'lang'))).not.toEqual(
    [],
  )
  const part = tree.get('sitemaps/en-pages.xml') ?? ''
  expect(problems('sitemaps/en-pages.xml', part.replace(/<url>.*<\/url>/, ''))).not.toEqual([])
})

test('structured data parses and says what the page says', () => {
  const pages = outputs(dist, '.html').filter(path => read(dist, path).includes('application/ld+json'))
  expect(pages.length).toBeGreaterThan(20)
  for (const page of pages) {
    const html = read(dist, page)
    const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
    const data = JSON.parse(json) as Record<string, string>
    expect(data['@type']).toBe('NewsArticle')
    expect(html).toContain(`<html lang="${data.inLanguage}"`)
    expect(html).toContain(`<link rel="canonical" href="${data.mainEntityOfPage}"`)
  }
})
