import {describe, expect, it} from 'vitest'
import {stated} from './stated.js'

const words = (nodes: unknown) => (nodes as {value: string}[] | undefined)?.map(({value}) => value).join('')

/** Title, and titles with subtitles by language. */
function titles(yaml: string) {
  const {metadata, messages} = stated(yaml)
  const others = (metadata.translatedTitles ?? []).map(({language, children, subtitle}) =>
    [language, words(children), words(subtitle)].filter(Boolean).join(' | ')
  )
  return {title: words(metadata.title), language: metadata.language, others, messages}
}

describe('titles in other languages', () => {
  it.each([
    ['translated_titles: {de: B, fr: {title: C, subtitle: D}}', ['de | B', 'fr | C | D']],
    ['translated-titles: [{lang: de, title: B}]', ['de | B']],
    ['titles: {pt-BR: B}', ['pt-BR | B']],
    ['title_de: B\nsubtitle-de: C', ['de | B | C']],
    ['title_zh_Hans: B', ['zh-Hans | B']]
  ])('may be stated as %j', (yaml, others) => {
    expect(titles(`title: A\n${yaml}`)).toEqual({title: 'A', language: undefined, others, messages: []})
  })

  it('may stand in the title itself, whose first is the article’s own unless its language is stated', () => {
    expect(titles('title: {de: B, en: A}')).toMatchObject({title: 'B', language: 'de', others: ['en | A']})
    expect(titles('title: {de: B, en: A}\nlang: en-GB')).toMatchObject({
      title: 'A',
      language: 'en-GB',
      others: ['de | B']
    })
    expect(titles('title: {en: A, de: B}\nsubtitle: {en: C, de: D}')).toMatchObject({
      title: 'A',
      others: ['de | B | D']
    })
  })

  it('stay beside a title whose language is not stated, and are not said twice where it is', () => {
    expect(titles('title: 中文\ntitle_en: A').others).toEqual(['en | A'])
    expect(titles('lang: en\ntitle: A\ntitle_en: A').others).toEqual([])
    expect(titles('lang: en\ntitle: A\ntitle_en: B').others).toEqual(['en | B'])
  })

  it('are told where they lack a language', () => {
    const {rules} = stated('title: A\ntranslated_titles: [{title: B}]')
    expect(rules).toContain('field-invalid')
  })

  it('bring abstracts and keywords with them', () => {
    const {metadata, messages} = stated(
      'lang: de\ntitle: A\nabstract: Eins\nabstract_en: One\nkeywords: [Fluss]\nkeywords_en: [river]'
    )
    expect(metadata.abstracts?.map(({language}) => language)).toEqual(['de', 'en'])
    expect(metadata.keywords?.map(({language, terms}) => [language, ...terms])).toEqual([
      ['de', 'Fluss'],
      ['en', 'river']
    ])
    expect(messages).toEqual([])
  })

  it('leave fields alone whose names only end like a language', () => {
    expect(titles('title: A\ntitle_alt: B').messages).toEqual([expect.stringContaining('field-unknown')])
    expect(titles('title: {short: A, long: B}').title).toBe('B')
  })
})

describe('those who are no authors', () => {
  it('are names, or people with their fields', () => {
    const {metadata, messages} = stated(
      'editor: Grace Hopper\nreviewers: ["@handle", {name: Ada Lovelace, institution: Example, orcid: 0000-0002-1825-0097}]'
    )
    expect(metadata.collaborators).toEqual([
      {role: 'editor', name: {given: 'Grace', family: 'Hopper'}},
      {role: 'reviewer', name: {literal: '@handle'}},
      {
        role: 'reviewer',
        name: {given: 'Ada', family: 'Lovelace'},
        orcid: '0000-0002-1825-0097',
        affiliation: 'Example'
      }
    ])
    expect(messages).toEqual([])
  })

  it('are no programs', () => {
    for (const editor of ['visual', 'source', '{markdown: {wrap: 72}}']) {
      const {metadata, rules} = stated(`title: A\neditor: ${editor}`)
      expect(metadata.collaborators).toBeUndefined()
      expect(rules).toEqual(['field-unused'])
    }
  })

  it('have true identifiers', () => {
    const {metadata, rules} = stated('editors: [{name: Grace Hopper, orcid: 0000-0002-1825-0098}]')
    expect(rules).toEqual(['identifier-invalid'])
    expect(metadata.collaborators?.[0]).not.toHaveProperty('orcid')
  })
})

describe('funding', () => {
  it('is read as MyST has it, an entry an award', () => {
    const {metadata, messages} = stated(
      `funding:
  - statement: Paid by two.
    awards:
      - {id: A1, name: Water, sources: [Fund], recipients: [Ada Lovelace, Grace Hopper]}
      - {id: A2, source: {name: Other}}`
    )
    expect(metadata.funding).toEqual([
      {
        statement: 'Paid by two.',
        funder: 'Fund',
        award: 'A1',
        awardTitle: 'Water',
        recipient: 'Ada Lovelace, Grace Hopper'
      },
      {funder: 'Other', award: 'A2'}
    ])
    expect(messages).toEqual([])
  })

  it('is read as Quarto has it', () => {
    const {metadata} = stated(
      'funding:\n  source: Fund\n  award-number: A1\n  recipient: {name: Ada Lovelace}'
    )
    expect(metadata.funding).toEqual([{funder: 'Fund', award: 'A1', recipient: 'Ada Lovelace'}])
  })
})

describe('what the Open Journals’ pipeline adds to a paper', () => {
  it('is understood', () => {
    const {metadata, rules} = stated(
      `title: A
date: 9 May 2020
journal_name: Journal of Open Source Software
journal_alias: JOSS
submitted_at: '2020-01-01'
published_at: '2020-05-23'
page: '12'
year: '2020'
editor: Jane Q. Doe
archive_doi: 10.5281/zenodo.1
software_review_url: https://github.com/openjournals/joss-reviews/issues/1
software_repository_url: https://example.org/code`
    )
    expect(metadata).toMatchObject({
      journal: {title: 'Journal of Open Source Software', abbreviation: 'JOSS'},
      dates: {received: '2020-01-01', published: '2020-05-23'},
      firstPage: '12',
      collaborators: [{role: 'editor', name: {given: 'Jane Q.', family: 'Doe'}}],
      related: [
        {relation: 'references', identifier: '10.5281/zenodo.1', identifierType: 'doi'},
        {relation: 'has-review', identifierType: 'url'},
        {relation: 'documents', identifier: 'https://example.org/code', identifierType: 'url'}
      ]
    })
    expect(rules).toEqual(['field-unused'])
  })
})

describe('a DOI of the journal', () => {
  it('is the journal’s alone, and the article’s beside a volume', () => {
    expect(stated('journal: {title: J, doi: 10.5555/j}').metadata).toMatchObject({
      journal: {doi: '10.5555/j'}
    })
    const {doi, journal} = stated('journal: {name: J, volume: 2, doi: 10.5555/a}').metadata
    expect([doi, journal]).toEqual(['10.5555/a', {title: 'J'}])
  })
})
