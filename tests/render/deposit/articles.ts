import fc from 'fast-check'
import type {PhrasingContent} from 'mdast'
import {
  type Affiliation,
  type Article,
  type ArticleBlock,
  type Collaborator,
  type Contributor,
  type CreditRole,
  type CslItem,
  collaboratorRoles,
  creditRoles,
  type Doi,
  type Funding,
  identifierTypes,
  parseDoi,
  parseIsbn,
  parseIssn,
  parseLicense,
  parseOrcid,
  parseRor,
  type Reference,
  type RelatedWork,
  relations,
  type Supplement,
  stages,
  type UpdateNotice,
  type UpdateType,
  updateTypes
} from '../../../src/model/index.js'

/** Signs that no file format likes, among those that all do. */
const odd = fc.constantFrom(
  ...[
    '\0',
    '\x01',
    '\x07',
    '\v',
    '\f',
    '\x1B',
    '\x7F',
    '\x85',
    '\uD800',
    '\uDC00',
    '\uFFFE',
    '\uFFFF',
    '\uFEFF'
  ],
  ...['\u2028', '\u202E', '\u200B', '𝒜', '陆', 'é', 'ß', '\u0301'],
  ...[
    ']]>',
    '<',
    '>',
    '&',
    '&amp;',
    '"',
    "'",
    '<!--',
    '-->',
    '<?x',
    '?>',
    '</title>',
    '%',
    '#',
    '\\',
    '{',
    '}',
    '{}',
    '$'
  ],
  ...[
    '~',
    '^',
    '_',
    ';',
    ',',
    ':',
    '=',
    '?',
    ' and ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '\u00A0',
    'ER  - ',
    '%A ',
    '10.5555/x'
  ]
)
const letters = fc.constantFrom('alder', 'birch', 'Cedar', 'hazel', 'Maple', 'rowan', '7', '42')

/** Words of all kinds; seldom far too long, or nothing to see. */
export const anyWords = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .array(fc.oneof({weight: 2, arbitrary: letters}, odd), {minLength: 1, maxLength: 8})
      .map((parts) => parts.join(''))
  },
  {weight: 1, arbitrary: letters.map((word) => `${word} `.repeat(400))},
  {weight: 1, arbitrary: letters.map((word) => word.repeat(200))},
  {weight: 1, arbitrary: fc.constantFrom(' ', '\0', '\uD800', '\u00A0')}
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, {nil: undefined})
const keyOf = <T extends object>(table: T) => fc.constantFrom(...(Object.keys(table) as (keyof T)[]))

const doi = fc
  .oneof(
    fc.constantFrom(
      '10.5555/12345678',
      '10.5555/a(b)<c>;d',
      '10.1000.10/ü',
      '10.5555/x%y#z',
      `10.5555/${'long'.repeat(60)}`
    ),
    anyWords.map((text) => `10.5555/${text}`)
  )
  .map((text) => parseDoi(text) ?? (parseDoi('10.5555/plain') as Doi))
const date = fc.constantFrom('2024', '2024-02', '2024-02-29', '0999-01-01', '1999-12-31')
const url = fc.oneof(
  fc.constantFrom(
    'https://example.org/a b',
    'https://example.org/ü?q=1&r=2',
    'http://x',
    'https://example.org/'
  ),
  anyWords
)

const phrase: fc.Arbitrary<PhrasingContent[]> = fc.letrec<{line: PhrasingContent[]}>((tie) => ({
  line: fc.array(
    fc.oneof(
      {maxDepth: 3, depthSize: 'small'},
      anyWords.map((value): PhrasingContent => ({type: 'text', value})),
      tie('line').map((children): PhrasingContent => ({type: 'emphasis', children})),
      tie('line').map((children): PhrasingContent => ({type: 'strong', children})),
      tie('line').map((children): PhrasingContent => ({type: 'superscript', children})),
      tie('line').map((children): PhrasingContent => ({type: 'subscript', children})),
      tie('line').map((children): PhrasingContent => ({type: 'delete', children})),
      fc
        .tuple(tie('line'), fc.constantFrom('smallcaps', 'u', 'q', 'kbd', 'mark'))
        .map(([children, element]): PhrasingContent => ({type: 'span', element: element as 'q', children})),
      fc
        .tuple(tie('line'), url)
        .map(([children, address]): PhrasingContent => ({type: 'link', url: address, children})),
      anyWords.map((value): PhrasingContent => ({type: 'inlineCode', value})),
      anyWords.map((value): PhrasingContent => ({type: 'formula', value})),
      fc.constant<PhrasingContent>({type: 'break'})
    ),
    {minLength: 1, maxLength: 4}
  )
})).line

const block: fc.Arbitrary<ArticleBlock[]> = fc.letrec<{blocks: ArticleBlock[]}>((tie) => ({
  blocks: fc.array(
    fc.oneof(
      {maxDepth: 2, depthSize: 'small'},
      phrase.map((children): ArticleBlock => ({type: 'paragraph', children})),
      fc.tuple(tie('blocks'), fc.boolean()).map(
        ([children, ordered]): ArticleBlock => ({
          type: 'list',
          ordered,
          children: [{type: 'listItem', children: children as never[]}]
        })
      ),
      fc
        .tuple(phrase, tie('blocks'))
        .map(([title, children]): ArticleBlock => ({type: 'section', id: 'part', depth: 1, title, children})),
      tie('blocks').map((children): ArticleBlock => ({type: 'blockquote', children: children as never[]})),
      anyWords.map((value): ArticleBlock => ({type: 'code', value})),
      anyWords.map((value): ArticleBlock => ({type: 'equation', id: 'eq-1', value}))
    ),
    {maxLength: 3}
  )
})).blocks

const name = fc.oneof(
  fc.record({family: anyWords, given: anyWords, suffix: anyWords}, {requiredKeys: ['family']}),
  fc.record({literal: anyWords}),
  fc.constantFrom(
    {family: 'van der Velden', given: 'Ellert'},
    {family: 'Smith', given: 'Ann', suffix: 'III'},
    {family: '陆', given: '墨白', style: 'eastern' as const},
    {literal: 'Anonymous'},
    {literal: 'The 2nd Group of Many?'},
    {family: 'O’Brien-Núñez', given: ''},
    {given: 'Solo'}
  )
)
const contributor: fc.Arbitrary<Contributor> = fc.record({
  id: fc.constant('author-1'),
  name,
  nativeName: maybe(fc.record({text: anyWords, language: fc.constantFrom('zh', 'und-Cyrl')})),
  orcid: maybe(fc.constant(parseOrcid('0000-0002-1825-0097'))),
  affiliations: fc.subarray(['aff-1', 'aff-2', 'nowhere']),
  corresponding: fc.boolean(),
  email: maybe(fc.oneof(anyWords, fc.constant('a@example.org'))),
  equalContribution: fc.boolean(),
  deceased: fc.boolean(),
  roles: fc.subarray(Object.keys(creditRoles) as CreditRole[]),
  url: maybe(url),
  note: maybe(anyWords)
})
const affiliation = (id: string): fc.Arbitrary<Affiliation> =>
  fc.record(
    {
      id: fc.constant(id),
      label: anyWords,
      text: anyWords,
      institution: anyWords,
      department: anyWords,
      city: anyWords,
      region: anyWords,
      country: fc.oneof(anyWords, fc.constantFrom('Germany', 'UK', 'Atlantis')),
      postalCode: anyWords,
      address: anyWords,
      url,
      ror: fc.constant(parseRor('https://ror.org/03yrm5c26'))
    },
    {requiredKeys: ['id', 'label', 'text']}
  )
const collaborator: fc.Arbitrary<Collaborator> = fc.record(
  {
    role: fc.constantFrom(...collaboratorRoles),
    name,
    orcid: fc.constant(parseOrcid('0000-0001-5109-3700')),
    affiliation: anyWords,
    url
  },
  {requiredKeys: ['role', 'name']}
)
const supplement: fc.Arbitrary<Supplement> = fc.record(
  {
    id: fc.constant('supplement-1'),
    title: anyWords,
    description: anyWords,
    url,
    file: fc.record({
      source: anyWords,
      name: fc.constantFrom('data.csv', 'film'),
      mediaType: fc.constantFrom('text/csv', 'application/octet-stream'),
      bytes: fc.constant(new Uint8Array([1]))
    })
  },
  {requiredKeys: ['id']}
)
const funding: fc.Arbitrary<Funding> = fc.record(
  {
    statement: anyWords,
    funder: anyWords,
    funderId: fc.oneof(
      anyWords,
      fc.constantFrom('https://ror.org/03yrm5c26', '10.13039/501100000780', '501100000780', '10.5555/x')
    ),
    award: anyWords,
    awardTitle: anyWords,
    awardUrl: url,
    recipient: anyWords
  },
  {requiredKeys: []}
)

/** Every type that CSL knows, and one that it does not. */
const cslTypes = (
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset ' +
  'document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation ' +
  'manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical ' +
  'personal_communication post post-weblog regulation report review review-book software song speech standard thesis ' +
  'treaty webpage unheard-of'
).split(' ')
const reference: fc.Arbitrary<Reference> = fc
  .record({
    csl: fc.record(
      {
        id: fc.constant('a'),
        type: fc.constantFrom(...cslTypes),
        title: anyWords,
        author: fc.array(
          fc.oneof(fc.record({family: anyWords, given: anyWords}), fc.record({literal: anyWords})),
          {maxLength: 3}
        ),
        editor: fc.array(fc.record({family: anyWords, 'dropping-particle': anyWords}), {maxLength: 2}),
        'container-title': anyWords,
        'collection-title': anyWords,
        publisher: anyWords,
        issued: fc.oneof(
          fc.constantFrom(
            {'date-parts': [[2020, 1, 2]]},
            {'date-parts': [[2019], [2020]]},
            {literal: 'in press'},
            {raw: '2009 [Online]'}
          ),
          anyWords.map((literal) => ({literal}))
        ),
        accessed: fc.constant({'date-parts': [[2021, 3]]}),
        volume: anyWords,
        issue: fc.oneof(anyWords, fc.constant(4)),
        page: fc.oneof(anyWords, fc.constantFrom('1-9', 'e12', '9–1', '1, 3-5')),
        number: anyWords,
        edition: anyWords,
        version: anyWords,
        DOI: fc.oneof(doi.map(String), anyWords),
        URL: url,
        ISBN: fc.oneof(anyWords, fc.constantFrom('978-3-16-148410-0', '316148410X')),
        ISSN: fc.oneof(anyWords, fc.constant('2049-3630, 9999-9994')),
        PMID: anyWords,
        note: anyWords
      },
      {requiredKeys: ['id', 'type']}
    ) as unknown as fc.Arbitrary<CslItem>,
    formatted: phrase,
    label: maybe(anyWords)
  })
  .map(({csl, formatted, label}) => ({id: 'ref-1', key: 'a', label, csl, formatted, citedBy: []}))
const notice: fc.Arbitrary<UpdateNotice> = fc.record(
  {
    type: keyOf(updateTypes) as fc.Arbitrary<UpdateType>,
    doi,
    date: fc.constant('2024-02-29'),
    label: anyWords
  },
  {requiredKeys: ['type', 'doi', 'date']}
)
const related: fc.Arbitrary<RelatedWork> = fc.record(
  {
    relation: keyOf(relations),
    identifier: fc.oneof(anyWords, doi.map(String)),
    identifierType: fc.constantFrom(...identifierTypes),
    note: anyWords
  },
  {requiredKeys: ['relation', 'identifier', 'identifierType']}
)

/** An article with anything in its fields that their types allow; what Crossref demands is there. */
export const anyArticle: fc.Arbitrary<Article> = fc.record(
  {
    slug: fc.constant('any'),
    language: fc.constantFrom('en', 'en-GB', 'zh-Hans', 'de', 'tlh', 'x-odd', 'und'),
    doi,
    isbn: fc.constant(parseIsbn('9783161484100')),
    articleType: fc.oneof(anyWords, fc.constant('')),
    title: phrase.map((nodes): PhrasingContent[] => [{type: 'text', value: 'On '}, ...nodes]),
    subtitle: phrase,
    translatedTitles: fc.array(
      fc.record(
        {
          language: fc.constantFrom('de', 'zh-Hans', 'tlh', 'und', 'x-odd'),
          children: phrase,
          subtitle: phrase
        },
        {requiredKeys: ['language', 'children']}
      ),
      {maxLength: 3}
    ),
    collaborators: fc.array(collaborator, {maxLength: 3}),
    issueTitle: anyWords,
    ethics: anyWords,
    peerReview: anyWords,
    supplements: fc
      .array(supplement, {maxLength: 2})
      .map((all) => all.map((one, at) => ({...one, id: `supplement-${at + 1}`}))),
    shortTitle: anyWords,
    contributors: fc
      .array(contributor, {maxLength: 3})
      .map((all) => all.map((one, at) => ({...one, id: `author-${at + 1}`}))),
    affiliations: fc.tuple(affiliation('aff-1'), affiliation('aff-2')),
    journal: fc.record(
      {
        title: anyWords.map((text) => `Journal ${text}`),
        abbreviation: anyWords,
        issn: fc.constant(parseIssn('9999-9994')),
        eissn: fc.constant(parseIssn('2049-3630')),
        publisher: anyWords.map((text) => `Press ${text}`),
        url,
        doi,
        nlmAbbreviation: anyWords
      },
      {requiredKeys: ['title', 'issn', 'publisher']}
    ),
    volume: anyWords,
    issue: anyWords,
    firstPage: anyWords,
    lastPage: anyWords,
    elocationId: anyWords,
    dates: fc.record(
      {received: date, revised: date, accepted: date, published: fc.constant('2024-02-29')},
      {requiredKeys: ['published']}
    ),
    license: fc.oneof(
      fc.constantFrom(parseLicense('CC-BY-4.0'), parseLicense('CC0-1.0')),
      fc.record({name: anyWords, url}, {requiredKeys: ['name']})
    ),
    copyright: anyWords,
    abstracts: fc.array(
      fc.record({language: fc.constantFrom('en', 'zh', 'x odd', ''), title: anyWords, children: block}),
      {maxLength: 3}
    ),
    keywords: fc.array(
      fc.record({
        language: fc.constantFrom('en', 'de', ''),
        title: anyWords,
        terms: fc.array(anyWords, {maxLength: 3})
      }),
      {maxLength: 2}
    ),
    funding: fc.array(funding, {maxLength: 3}),
    competingInterests: anyWords,
    dataAvailability: anyWords,
    acknowledgements: anyWords,
    stage: keyOf(stages),
    version: fc.oneof(anyWords, fc.constantFrom('1', '2.0.1', 'v3')),
    conceptDoi: doi,
    history: fc.array(
      fc.record(
        {version: anyWords, stage: keyOf(stages), date, doi, changes: anyWords},
        {requiredKeys: ['version']}
      ),
      {maxLength: 2}
    ),
    updates: fc.array(notice, {maxLength: 2}),
    updatedBy: fc.array(notice, {maxLength: 2}),
    related: fc.array(related, {maxLength: 3}),
    deposit: fc.record(
      {
        depositor: anyWords.map((text) => `Depositor ${text}`),
        email: fc.constant('deposits@example.org'),
        registrant: anyWords.map((text) => `Registrant ${text}`),
        landingPage: fc.constantFrom(
          'https://example.org/{doi}',
          'https://example.org/{slug}?v={volume}',
          'https://example.org/{issue}'
        ),
        fileUrl: fc.constantFrom('https://example.org/{page}/{file}', 'https://example.org/{suffix}/{file}'),
        crossmarkPolicy: fc.constant(parseDoi('10.5555/policy')),
        archives: fc.subarray(['CLOCKSS', 'Portico', 'LOCKSS', 'Our own cellar'])
      },
      {requiredKeys: ['depositor', 'email', 'registrant', 'landingPage', 'crossmarkPolicy']}
    ),
    body: block,
    notes: fc.constant([]),
    references: fc
      .array(reference, {maxLength: 3})
      .map((all) => all.map((one, at) => ({...one, id: `ref-${at + 1}`, key: `k${at}`}))),
    referencesTitle: anyWords,
    assets: fc.constant([]),
    settings: fc.constant({toc: false, numberSections: false, smart: true})
  },
  {
    requiredKeys: [
      ...([
        'slug',
        'language',
        'doi',
        'articleType',
        'title',
        'contributors',
        'affiliations',
        'journal',
        'dates'
      ] as const),
      ...([
        'abstracts',
        'keywords',
        'funding',
        'history',
        'updates',
        'updatedBy',
        'related',
        'deposit',
        'body'
      ] as const),
      ...(['notes', 'references', 'referencesTitle', 'assets', 'settings'] as const)
    ]
  }
) as unknown as fc.Arbitrary<Article>
