import {readFileSync, writeFileSync} from 'node:fs'
import {createCanvas} from '@napi-rs/canvas'
import {VFile} from 'vfile'
import {describe, expect, it} from 'vitest'
import {stringify} from 'yaml'
import {type BuiltGalley, checkProfile} from '../../src/check/profiles/profile.js'
import {type ProfileId, profileIds, profiles, profilesPage} from '../../src/check/profiles/profiles.js'
import {galleyGaps} from '../../src/crosswalk/gaps.js'
import {type GalleyFormat, galleyFormats, galleyName} from '../../src/model/index.js'
import {publish, understand} from '../../src/publish.js'
import {lostImages} from '../../src/read/assets.js'
import {fieldPlaces} from '../../src/read/front-matter/places.js'
import {renderPage} from '../../src/render/html/page.js'
import {manuscriptEnvironment} from '../understand.js'

const page = 'src/check/profiles/PROFILES.md'

it('stands on its page as it stands in the rules', () => {
  if (process.env['UPDATE']) writeFileSync(page, profilesPage())
  expect(readFileSync(page, 'utf8')).toBe(profilesPage())
})

type Front = Record<string, unknown>

/** Front matter that leaves no receiver anything to ask for. */
const complete = (): Front => ({
  title: 'How rivers remember',
  slug: 'rivers',
  authors: [
    {
      name: 'Josiah Carberry',
      orcid: '0000-0002-1825-0097',
      email: 'carberry@example.org',
      corresponding: true,
      roles: ['conceptualization'],
      affiliations: [{name: 'Institute of Rivers', ror: 'https://ror.org/0ga11ey24'}]
    },
    {
      name: 'Ottilie Zwiebelfisch',
      orcid: '0000-0001-2345-6789',
      roles: ['software'],
      affiliations: [{name: 'Press Laboratory', ror: 'https://ror.org/0press021'}]
    }
  ],
  doi: '10.5555/rivers',
  journal: {
    title: 'Rivers',
    abbreviation: 'Riv.',
    issn: '9999-9994',
    eissn: '2049-3630',
    publisher: 'Example Press'
  },
  volume: '2',
  issue: '3',
  pages: '31-38',
  dates: {received: '2026-01-02', accepted: '2026-03-04', published: '2026-05-06'},
  license: 'CC-BY-4.0',
  copyright: '© 2026 The Authors',
  funding: [{funder: 'Imprint Foundation', funder_id: 'https://doi.org/10.13039/100000001', award: 'CP-17'}],
  competing_interests: 'None.',
  data_availability: 'All data are in the text.',
  abstract: 'What was asked.',
  keywords: ['rivers'],
  stage: 'VoR',
  deposit: {
    depositor: 'Example Press',
    email: 'deposits@example.org',
    landing_page: 'https://example.org/{slug}',
    file_url: 'https://example.org/{slug}/{file}',
    crossmark_policy: '10.5555/policy'
  },
  references: [{id: 'a', type: 'book', title: 'On rivers', author: [{family: 'Heraclitus'}]}]
})

const map =
  '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200"><rect width="9" height="9"/></svg>'
const text = 'Rivers remember [@a].\n\n![A map.](map.svg){alt="A river" #fig:map}\n\n$E = mc^2$\n'

/** What is done to the complete article before it is held against a profile. */
interface Change {
  front?: (front: Front) => void
  text?: string
  files?: Record<string, string | Uint8Array>
  /** Galleys that were not built. */
  without?: GalleyFormat[]
  /** Words of a galley, changed after it was built; its companions. */
  galley?: [format: GalleyFormat, change: (words: string) => string]
  beside?: (companions: string[]) => string[]
}

/** Messages that a profile has about the complete article, changed. */
async function held(id: ProfileId, change: Change = {}) {
  const front = complete()
  change.front?.(front)
  const yaml = stringify(front)
  const environment = manuscriptEnvironment({
    'paper.md': `---\n${yaml}---\n\n${change.text ?? text}`,
    'map.svg': map,
    ...change.files
  })
  const {article, manuscript} = await understand('/m/paper.md', {base: '/m'}, environment)
  const read = new Set([...profiles[id].rules.flatMap(({reads}) => reads), 'text', 'jats', 'pdf'])
  // An EPUB asks the printed PDF for its pages.
  const wanted = galleyFormats.filter(
    (format) =>
      format !== 'epub' &&
      read.has(format) &&
      !change.without?.includes(format) &&
      galleyGaps(format, article).length === 0
  )
  const {failed, messages} = await publish(
    '/m/paper.md',
    {out: '/m/dist', base: '/m', formats: wanted, unprinted: true, printed: new Uint8Array()},
    environment
  )
  expect(failed, JSON.stringify(messages)).toBe(false)
  const galleys = new Map<GalleyFormat, BuiltGalley>()
  const besides = [...environment.table.keys()].flatMap((path) => path.split('/m/dist/')[1] ?? [])
  for (const format of wanted) {
    const name = galleyName(format, article.slug)
    let bytes = environment.table.get(`/m/dist/${name}`) ?? new TextEncoder().encode('%PDF pdfaid:part')
    if (change.galley?.[0] === format)
      bytes = new TextEncoder().encode(change.galley[1](new TextDecoder().decode(bytes)))
    const companions = besides.filter((path) => path.includes('.assets/'))
    galleys.set(format, {name, bytes, companions: change.beside?.(companions) ?? companions})
  }
  const file = new VFile({path: 'paper.md'})
  const subject = {
    article,
    page: await renderPage(article),
    galleys,
    lost: lostImages(manuscript),
    place: fieldPlaces(manuscript)
  }
  const verdict = await checkProfile(profiles[id], subject, file)
  const lines = `---\n${yaml}`.split('\n')
  return {
    verdict,
    said: file.messages.map(({ruleId, reason, note, line, fatal}) => ({
      rule: ruleId,
      reason,
      note: note ?? '',
      line,
      fatal,
      /** The line of the manuscript that it is about. */
      at: lines[(line ?? 0) - 1] ?? ''
    }))
  }
}

/** Take fields away: `journal.eissn`. */
const without =
  (...paths: string[]) =>
  (front: Front) => {
    for (const path of paths) {
      const parts = path.split('.')
      const last = parts.pop() as string
      const parent = parts.reduce<Front>((inner, part) => inner[part] as Front, front)
      delete parent[last]
    }
  }
const issnless = without('journal.issn', 'journal.eissn')
const pageless = without('pages')
const dateless = without('dates.published')
const ofAuthor = (field: string) => without(`authors.1.${field}`)

/** An image of one colour, so many pixels across. */
const png = (width: number) => new Uint8Array(createCanvas(width, 10).toBuffer('image/png'))

/** For each rule: what breaks it, what is said, and what the hint names. */
const cases: Record<string, [change: Change, reason: string, hint: string]> = {
  'crossref-doi': [{front: without('doi')}, 'Missing for Crossref: DOI', '`doi:`'],
  'crossref-title': [{front: without('title')}, 'Missing for Crossref: title', '`title:`'],
  'crossref-journal': [{front: without('journal.title')}, 'title of the journal', '`journal: {title: …}`'],
  'crossref-issn': [{front: issnless}, 'Missing for Crossref: ISSN', '`journal: {eissn: …}`'],
  'crossref-date': [{front: dateless}, 'date of publication', '`date:`'],
  'crossref-landing-page': [{front: without('deposit.landing_page')}, 'landing page', 'landing_page'],
  'crossref-depositor': [{front: without('deposit.depositor')}, 'depositor', 'depositor'],
  'crossref-registrant': [{front: without('journal.publisher')}, 'publisher', 'registrant'],
  'crossref-crossmark': [
    {
      front: (front) => {
        without('deposit.crossmark_policy')(front)
        front['updates'] = {type: 'correction', doi: '10.5555/old'}
      }
    },
    'Crossmark policy',
    'crossmark_policy'
  ],
  'crossref-update-date': [
    {
      front: (front) => {
        front['dates'] = {published: '2026'}
        front['updates'] = {type: 'correction', doi: '10.5555/old'}
      }
    },
    'whole date of the update to 10.5555/old',
    '`updates:`'
  ],
  'crossref-contributors': [{front: without('authors')}, 'authors', '`authors:`'],
  'crossref-orcid': [{front: ofAuthor('orcid')}, 'ORCID iD of Ottilie Zwiebelfisch', '`orcid:`'],
  'crossref-affiliation': [
    {front: without('authors.1.affiliations.0.ror')},
    'ROR id of Press Laboratory',
    '`ror:`'
  ],
  'crossref-abstract': [{front: without('abstract')}, 'abstract', '`abstract:`'],
  'crossref-license': [{front: without('license')}, 'licence', '`license: CC-BY-4.0`'],
  'crossref-funder': [{front: without('funding.0.funder_id')}, 'id of Imprint Foundation', '`funder_id:`'],
  'crossref-references': [
    {front: without('references'), text: 'Rivers remember.'},
    'references',
    '`bibliography:`'
  ],
  'crossref-text-mining': [{front: without('deposit.file_url')}, 'URL of the files', 'file_url'],
  'crossref-award': [
    {front: without('funding.0.award')},
    'number of the award of Imprint Foundation',
    '`award:`'
  ],
  'crossref-deposit': [{without: ['crossref']}, 'deposit', '--to crossref'],
  'crossref-display': [
    {galley: ['html', (html) => html.replaceAll('https://doi.org/', 'doi:')]},
    'https://doi.org/10.5555/rivers',
    'template'
  ],

  'pmc-xml': [{without: ['jats']}, 'Missing for PubMed Central: XML of the article', '--to jats'],
  'pmc-doctype': [{galley: ['jats', (xml) => xml.replace(/<!DOCTYPE[^>]*>/u, '')]}, 'DTD', 'again'],
  'pmc-full-text': [{text: ''}, 'full text', 'text'],
  'pmc-title': [{front: without('title')}, 'title', '`title:`'],
  'pmc-journal': [
    {front: without('journal.title', 'journal.abbreviation')},
    'title of the journal',
    '`journal: {title: …'
  ],
  'pmc-issn': [{front: issnless}, 'ISSN of the journal', '`journal: {eissn: …}`'],
  'pmc-publisher': [{front: without('journal.publisher')}, 'publisher', '`journal: {publisher: …}`'],
  'pmc-volume': [{front: without('volume')}, 'volume', '`volume:`'],
  'pmc-issue': [{front: without('issue')}, 'issue', '`issue:`'],
  'pmc-pages': [{front: pageless}, 'pages, or number of the article', '`elocation_id:`'],
  'pmc-date': [
    {front: (front) => Object.assign(front['dates'] as Front, {published: '2026-05'})},
    'day of publication',
    '`date: 2026-01-31`'
  ],
  'pmc-doi': [{front: without('doi')}, 'DOI', '`doi:`'],
  'pmc-authors': [{front: without('authors')}, 'authors', '`authors:`'],
  'pmc-copyright': [{front: without('copyright')}, 'copyright statement', '`copyright:'],
  'pmc-license': [{front: without('license')}, 'licence with its URL', '`license: CC-BY-4.0`'],
  'pmc-files': [{beside: () => []}, 'the file `rivers.assets/map.svg`', '.assets'],
  'pmc-tables': [
    {
      galley: [
        'jats',
        (xml) =>
          xml.replace(
            '</body>',
            '<table-wrap id="t"><graphic xlink:href="rivers.assets/map.svg"/></table-wrap></body>'
          )
      ]
    },
    'table as text (`t`)',
    'Markdown'
  ],
  'pmc-image-resolution': [
    {text: '![A map.](map.png){alt="A river"}\n', files: {'map.png': png(640)}},
    'more pixels in `map.png`, 640 × 10',
    'more pixels'
  ],
  'pmc-pdf': [{without: ['pdf']}, 'PDF of the article', '--to jats,pdf'],
  'pmc-pdfa': [{galley: ['pdf', () => '%PDF-1.4']}, 'PDF/A', 'again'],

  'clockss-final': [
    {front: (front) => Object.assign(front, {stage: 'AM'})},
    'final content; `stage: AM` is Accepted Manuscript',
    '`stage:`'
  ],
  'clockss-doi': [{front: without('doi')}, 'DOI', '`doi:`'],
  'clockss-journal': [{front: without('journal.title')}, 'title of the journal', '`journal: {title: …}`'],
  'clockss-date': [{front: dateless}, 'date of publication', '`date:`'],
  'clockss-url': [
    {front: without('doi', 'deposit.landing_page')},
    'URL at which it is read',
    '`deposit: {landing_page:'
  ],
  'clockss-issn': [{front: issnless}, 'ISSN of the journal', '`journal: {eissn: …}`'],
  'clockss-metadata': [{without: ['jats', 'crossref', 'pubmed', 'ris']}, 'file of metadata', '--to jats'],
  'clockss-content': [{without: ['pdf', 'html']}, 'content', '--to pdf'],
  'clockss-files': [{beside: () => []}, 'the file `rivers.assets/map.svg`', '.assets'],
  'clockss-volume': [{front: without('volume')}, 'volume', '`volume:`'],
  'clockss-authors': [{front: without('authors')}, 'authors', '`authors:`'],

  'portico-issn': [{front: issnless}, 'ISSN of the journal', '`journal: {eissn: …}`'],
  'portico-date': [{front: dateless}, 'date of publication', '`date:`'],
  'portico-content': [{without: ['jats', 'pdf']}, 'source files', '--to jats,pdf'],
  'portico-files': [{beside: () => []}, 'the file `rivers.assets/map.svg`', '.assets'],
  'portico-xml': [{without: ['jats']}, 'JATS', '--to jats'],
  'portico-pdf': [{without: ['pdf']}, 'PDF', '--to jats,pdf'],
  'portico-bibliographic': [{front: without('volume')}, 'volume', '`volume:`'],
  'portico-doi': [{front: without('doi')}, 'DOI', '`doi:`'],

  'doaj-journal': [{front: without('journal.title')}, 'title of the journal', '`journal: {title: …}`'],
  'doaj-issn': [
    {front: (front) => Object.assign(front['journal'] as Front, {eissn: '9999-9994'})},
    'two different ISSNs; both are 9999-9994',
    '`journal: {eissn: …}`'
  ],
  'doaj-date': [{front: dateless}, 'date of publication', '`date:`'],
  'doaj-title': [{front: without('title')}, 'title', '`title:`'],
  'doaj-full-text': [{front: without('doi', 'deposit')}, 'URL of the full text', 'file_url'],
  'doaj-record': [{without: ['doaj', 'crossref']}, 'record', '--to doaj'],
  'doaj-license': [{front: without('license')}, 'licence', '`license: CC-BY-4.0`'],
  'doaj-license-machine': [
    {galley: ['html', (html) => html.replaceAll(/rel="?license"?/gu, '')]},
    'URL of the licence in the page',
    '`license:`'
  ],
  'doaj-authors': [{front: without('authors')}, 'authors', '`authors:`'],
  'doaj-orcid': [{front: ofAuthor('orcid')}, 'ORCID iD of Ottilie Zwiebelfisch', '`orcid:`'],
  'doaj-affiliation': [
    {front: ofAuthor('affiliations')},
    'affiliation of Ottilie Zwiebelfisch',
    '`affiliations:`'
  ],
  'doaj-abstract': [{front: without('abstract')}, 'abstract', '`abstract:`'],
  'doaj-keywords': [{front: without('keywords')}, 'keywords', '`keywords:`'],
  'doaj-doi': [{front: without('doi')}, 'DOI', '`doi:`'],
  'doaj-volume': [{front: pageless}, 'pages, or number of the article', '`elocation_id:`'],

  'scholar-html': [{without: ['html']}, 'HTML page', '--to html,pdf'],
  'scholar-title': [
    {galley: ['html', (html) => html.replaceAll('citation_title', 'x')]},
    'title (`citation_title`)',
    '`title:`'
  ],
  'scholar-authors': [{front: without('authors')}, 'authors', '`authors:`'],
  'scholar-date': [{front: dateless}, 'date of publication', '`date:`'],
  'scholar-journal': [{front: without('journal.title')}, 'title of the journal', '`journal: {title: …}`'],
  'scholar-volume': [{front: without('volume')}, 'volume', '`volume:`'],
  'scholar-pages': [{front: pageless}, 'first page', '`elocation_id:`'],
  'scholar-pdf': [{without: ['pdf']}, 'address of the PDF', '--to html,pdf'],
  'scholar-pdf-size': [{galley: ['pdf', () => 'x'.repeat(5 * 1024 * 1024 + 1)]}, '5 MB', 'smaller'],
  'scholar-abstract': [{front: without('abstract')}, 'abstract', '`abstract:`'],
  'scholar-references': [
    {front: without('references'), text: 'Rivers remember.'},
    'reference list',
    '`bibliography:`'
  ],

  'jats4r-xml': [{without: ['jats']}, 'JATS', '--to jats'],
  'jats4r-tagging': [
    {galley: ['jats', (xml) => xml.replace('vocab-term-identifier', 'x')]},
    'the rule `credit`',
    'again'
  ],
  'jats4r-authors': [{front: without('authors')}, 'authors', '`authors:`'],
  'jats4r-orcid': [{front: ofAuthor('orcid')}, 'ORCID iD of Ottilie Zwiebelfisch', '`orcid:`'],
  'jats4r-affiliations': [
    {front: ofAuthor('affiliations')},
    'affiliation of Ottilie Zwiebelfisch',
    '`affiliations:`'
  ],
  'jats4r-ror': [{front: without('authors.1.affiliations.0.ror')}, 'ROR id of Press Laboratory', '`ror:`'],
  'jats4r-correspondence': [
    {front: without('authors.0.corresponding')},
    'corresponding author',
    '`corresponding: true`'
  ],
  'jats4r-credit': [{front: ofAuthor('roles')}, 'CRediT roles of Ottilie Zwiebelfisch', '`roles:'],
  'jats4r-abstract': [{front: without('abstract')}, 'abstract', '`abstract:`'],
  'jats4r-keywords': [{front: without('keywords')}, 'keywords', '`keywords:`'],
  'jats4r-license': [{front: without('license')}, 'licence with its URL', '`license: CC-BY-4.0`'],
  'jats4r-copyright': [
    {front: (front) => Object.assign(front, {copyright: 'All rights reserved'})},
    'year and holder',
    '`copyright:'
  ],
  'jats4r-funding': [{front: without('funding')}, 'statement on funding', '`funding:`'],
  'jats4r-funder-id': [{front: without('funding.0.funder_id')}, 'id of Imprint Foundation', '`funder_id:`'],
  'jats4r-data': [{front: without('data_availability')}, 'statement on data', '`data_availability:`'],
  'jats4r-interests': [
    {front: without('competing_interests')},
    'statement on interests',
    '`competing_interests:`'
  ],
  'jats4r-date': [
    {front: (front) => Object.assign(front['dates'] as Front, {published: '2026'})},
    'whole date of publication',
    '`date: 2026-01-31`'
  ],
  'jats4r-history': [
    {front: without('dates.received')},
    'date on which it was received',
    '`dates: {received'
  ],
  'jats4r-version': [{front: without('stage')}, 'version', '`stage: VoR`'],
  'jats4r-alt-text': [
    {text: 'See ![](map.svg) here.\n\n$E = mc^2$ [@a]\n'},
    'words for the picture `map.svg`',
    'alt="…"'
  ],
  'jats4r-references': [
    {galley: ['jats', (xml) => xml.replaceAll('element-citation', 'mixed-citation')]},
    'fields of 1 of 1 references',
    '`bibliography:`'
  ]
}

/** Profiles of stores read the EPUB: `stores.test.ts` has their cases. */
const receivers = profileIds.filter((id) => !['kindle', 'kobo', 'apple'].includes(id))

describe.each(receivers)('%s', (id) => {
  it('asks a complete article for nothing', async () => {
    const {said, verdict} = await held(id)
    expect(said).toEqual([])
    expect(verdict).toMatchObject({profile: id, unmet: 0, advised: 0})
  })

  it.each(profiles[id].rules.map((rule) => [rule.id, rule] as const))(
    '%s says what is missing, and which field to add',
    async (rule, {level, field, source}) => {
      const [change, reason, hint] = cases[rule] ?? []
      if (!change || !reason || !hint) throw new Error(`no case breaks ${rule}`)
      const {said} = await held(id, change)
      const [one] = said.filter((message) => message.rule === rule)
      expect(one?.reason).toContain(reason)
      expect(one?.reason).toMatch(level === 'must' ? /^Missing for / : /^Expected by /)
      expect(one?.fatal).toBe(level === 'must')
      expect(one?.note).toContain(hint)
      expect(one?.note).toContain(source)
      if (field) expect(one?.line).toBeGreaterThan(1)
    }
  )
})

it('points to the author who lacks something, to the field that is wrong, to the picture', async () => {
  const [orcid] = (await held('crossref', {front: ofAuthor('orcid')})).said
  expect(orcid?.at).toBe('  - name: Ottilie Zwiebelfisch')
  const [stage] = (await held('clockss', cases['clockss-final']?.[0])).said
  expect(stage?.at).toBe('stage: AM')
  const [absent] = (await held('clockss', {front: without('volume')})).said
  expect(absent?.at).toBe('title: How rivers remember')
  const {said} = await held('jats4r', cases['jats4r-alt-text']?.[0])
  const picture = said.find(({rule}) => rule === 'jats4r-alt-text')
  expect(picture?.line).toBeGreaterThan(stringify(complete()).split('\n').length)
})

it('misses pictures that could not be read, at their place', async () => {
  const line = '![A map.](https://maps.example/a.png){alt="A river"}'
  const {said} = await held('pmc', {text: `Rivers.\n\n${line}\n`})
  expect(said).toHaveLength(1)
  expect(said[0]).toMatchObject({rule: 'pmc-files', fatal: true})
  expect(said[0]?.reason).toContain('the picture `https://maps.example/a.png`')
  expect(said[0]?.note).toContain('colophon fetch')
  expect(said[0]?.line).toBeGreaterThan(stringify(complete()).split('\n').length)
})

it('says five of a kind, and how many more', async () => {
  const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G']
  const front = (front: Front) =>
    Object.assign(front, {authors: names.map((name) => ({name: `Ada ${name}`}))})
  const {said, verdict} = await held('doaj', {front})
  const orcid = said.filter(({rule}) => rule === 'doaj-orcid')
  expect(orcid).toHaveLength(6)
  expect(orcid[5]?.reason).toContain('2 more such')
  expect(verdict.fields).toEqual(['authors'])
  expect(verdict.advised).toBe(2)
})
