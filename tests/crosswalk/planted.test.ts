import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import JSZip from 'jszip'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {readMetadataGalley} from '../../src/check/metadata.js'
import {columns, lettersOf, lostFields, metadataFormats} from '../../src/crosswalk/crosswalk.js'
import {fieldNames, fields} from '../../src/crosswalk/fields.js'
import type {Places} from '../../src/crosswalk/place.js'
import {realEnvironment} from '../../src/environment/real.js'
import {type Article, galleyFormats, galleyName} from '../../src/model/index.js'
import {publish, understand} from '../../src/publish.js'
import {nestedFields, schema} from '../../src/read/front-matter/schema.js'
import {crossrefVersions} from '../../src/render/deposit/crossref/version.js'
import {renderMetadata} from '../../src/render/deposit/deposit.js'
import {choices, planted, plantedManuscript} from './planted.js'

const place = mkdtempSync(join(tmpdir(), 'colophon-planted-'))
const environment = realEnvironment()
let article: Article
/** What each column of the crosswalk says, as text. */
const said = new Map<string, string>()
const galley = new Map<string, string>()

beforeAll(async () => {
  const path = join(place, 'planted.md')
  writeFileSync(path, plantedManuscript)
  writeFileSync(join(place, 'planted file.csv'), 'a,b\n')
  const made = await publish(path, {out: place, base: place, formats: galleyFormats}, environment)
  expect(made.messages.filter(({severity}) => severity === 'error')).toEqual([])
  expect(made.galleys.map(({format}) => format)).toEqual(galleyFormats)
  article = made.article as Article
  const bytes = (name: string) => readFileSync(join(place, name))
  for (const format of metadataFormats)
    said.set(format, (await readMetadataGalley(format, bytes(galleyName(format, 'planted')))).text)
  const html = bytes('planted.html').toString('utf8')
  const jats = bytes('planted.jats.xml').toString('utf8')
  const zip = await JSZip.loadAsync(bytes('planted.epub'))
  const [opf] = zip.file(/\.opf$/u)
  const epub = (await opf?.async('string')) ?? ''
  for (const [name, text] of Object.entries({html, jats, epub})) galley.set(name, text)
  const head = /<head>(.*?)<\/head>/su.exec(html)?.[1] ?? ''
  const metas = (prefix: string) =>
    (head.match(/<meta name="[^>]*>/gu) ?? []).filter((tag) => tag.includes(`"${prefix}`))
  said.set('highwire', unescaped(metas('citation_').join('\n')))
  said.set('dc in the head', unescaped(metas('DC.').join('\n')))
  said.set(
    'jsonld in the head',
    /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(head)?.[1] ?? ''
  )
  said.set(
    'signposting in the head',
    `${unescaped((head.match(/<link rel="(?!predecessor|successor)[^>]*>/gu) ?? []).join('\n'))}\n/planted`
  )
  // What stands in attributes must not part the words around it.
  said.set('jats', `${unescaped(jats.replace(/<[^>]*>/gu, ''))}\n${await xmlWords(jats)}`)
  said.set('epub', await xmlWords(/<metadata.*<\/metadata>/su.exec(epub)?.[0] ?? ''))
  const pdf = bytes('planted.pdf').toString('utf8')
  said.set('xmp', unescaped(pdf.slice(pdf.indexOf('<?xpacket begin'), pdf.indexOf('<?xpacket end'))))
}, 120_000)
afterAll(async () => {
  rmSync(place, {recursive: true})
  await environment.close()
})

/** Text and attributes of XML. */
async function xmlWords(xml: string): Promise<string> {
  return (await readMetadataGalley('dc', new TextEncoder().encode(xml))).text
}

function unescaped(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&')
}

/** Every field of the front matter, `a.b` for one within another. */
const leaves = Object.keys(schema.shape).flatMap((field) => {
  const inner = nestedFields[field as keyof typeof nestedFields]
  return inner ? [...inner].map((name) => `${field}.${name}`) : [field]
})

describe('a value planted in every field of the front matter', () => {
  it('leaves none out: who adds a field, plants a value', () => {
    const known = [...Object.keys(planted), ...choices]
    expect(leaves.filter((leaf) => !known.includes(leaf))).toEqual([])
    expect(known.filter((leaf) => !leaves.includes(leaf))).toEqual([])
    const sown = new Set(Object.values(planted).map(({field}) => field))
    // The abstract in another language is planted beside the first.
    expect(fieldNames.filter((field) => !sown.has(field))).toEqual(['otherAbstracts'])
  })

  it.each(Object.entries(planted))('%s comes up in the article', (_, {value, field, as = value}) => {
    if (!field) return
    const {values} = fields[field] as {values(article: Article): string[]}
    expect(values(article).map(lettersOf).join('\n')).toContain(lettersOf(as))
  })

  const columnNames = [
    ...columns.map(([name, places]): [string, Places] => [name, places]),
    ['datacite-json', columnOf('datacite')],
    ['dc in the head', columnOf('dc')],
    ['jsonld in the head', columnOf('jsonld')],
    ['signposting in the head', {...columnOf('signposting'), landingPage: {why: 'the page is there'}}]
  ] as [string, Places][]

  it.each(columnNames)('%s says each that it has a place for', (name, places) => {
    const text = said.get(name)
    expect(text).toBeTruthy()
    expect(lostFields(places, article, text ?? '')).toEqual([])
  })

  it.each(columnNames)('%s says none that it has no place for', (name, places) => {
    const text = lettersOf(said.get(name) ?? '')
    const found = Object.entries(planted).filter(([leaf, {value, field, as = value}]) => {
      const isTelling = lettersOf(as).length > 7 && !ambiguous.has(leaf)
      return field && isTelling && 'why' in places[field] && text.includes(lettersOf(as))
    })
    expect(found.map(([leaf]) => leaf)).toEqual([])
  })

  it('comes back from the JATS', async () => {
    const {article: back} = await understand(join(place, 'planted.jats.xml'), {base: place}, environment)
    const all = (of: Article) =>
      fieldNames.map((field) => [field, (fields[field] as {values(article: Article): string[]}).values(of)])
    // Pages are written, and the number of the article only where there are none.
    expect(all({...back, elocationId: article.elocationId})).toEqual(all(article))
    expect(back.accessibility).toEqual(article.accessibility)
    expect(back.contributors).toEqual(article.contributors)
    expect(back.affiliations).toEqual(article.affiliations)
    expect(back.funding).toEqual(article.funding)
  })

  it.each(crossrefVersions)('Crossref %s too', async (crossrefVersion) => {
    const options = {crossrefVersion, seconds: undefined, built: [], version: 'test'}
    const {bytes} = renderMetadata('crossref', article, options)
    const {text} = await readMetadataGalley('crossref', bytes)
    expect(lostFields(columnOf('crossref'), article, text)).toEqual([])
    expect(text.includes('3.41')).toBe(crossrefVersion === '5.4.0')
  })

  it('stands in the galleys where no column holds it', () => {
    const missing = Object.entries(planted).flatMap(([leaf, {shown = {}}]) =>
      Object.entries(shown)
        .filter(([name, words]) => !galley.get(name)?.includes(words))
        .map(([name]) => `${leaf}: ${name}`)
    )
    expect(missing).toEqual([])
  })
})

/** Words that other fields say as well. */
const ambiguous = new Set(['journal.title', 'authors.corresponding', 'authors.roles', 'stage'])

function columnOf(name: string): Places {
  return columns.find(([column]) => column === name)?.[1] as Places
}
