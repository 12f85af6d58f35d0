import {describe, expect, it} from 'vitest'
import {displayName} from '../../src/model/index.js'
import {understood} from '../understand.js'
import {stated} from './stated.js'

/** Authors as `name [affiliations] flags`, and the rules that were broken. */
function people(yaml: string): (string | undefined)[] {
  const {metadata, rules} = stated(yaml)
  const affiliations = new Map(metadata.affiliations?.map(({id, text}) => [id, text]))
  const authors = (metadata.contributors ?? []).map((author) =>
    [
      displayName(author.name),
      author.affiliations.length > 0 &&
        `[${author.affiliations.map((id) => affiliations.get(id)).join('; ')}]`,
      author.corresponding && '*',
      author.equalContribution && '=',
      author.deceased && '+',
      author.email && `<${author.email}>`,
      author.note && `(${author.note})`
    ]
      .filter(Boolean)
      .join(' ')
  )
  return [...authors, ...rules.filter((rule) => rule !== 'field-unused')]
}

const two = 'affiliations:\n  - {index: 1, name: A}\n  - {index: 2, name: B}\n'

describe('affiliations of an author', () => {
  it.each([
    ['affiliation: 1', ['X Y [A]', 'affiliation-unused']],
    ['affiliation: "1, 2"', ['X Y [A; B]']],
    ['affiliation: 1 and 2', ['X Y [A; B]']],
    ['affiliation: 1 2', ['X Y [A; B]']],
    ['affiliation: 1-2', ['X Y [A; B]']],
    ['affiliation: [1, "2"]', ['X Y [A; B]']],
    ['affiliation: "1,2,*"', ['X Y [A; B] *']],
    ['affiliation: b', ['X Y [B]', 'affiliation-unused']],
    ['affiliation: 3', ['X Y', 'affiliation-unresolved', 'affiliation-unused', 'affiliation-unused']],
    ['affiliation: University of C', ['X Y [University of C]', 'affiliation-unused', 'affiliation-unused']],
    ['affiliations: [{ref: 2}, {name: C, city: D}]', ['X Y [B; C, D]', 'affiliation-unused']]
  ])('are found: %s', (given, expected) => {
    expect(people(`authors:\n  - name: X Y\n    ${given}\n${two}`)).toEqual(expected)
  })

  it('may be counted from 0, named by letters, given as a map, or held by another author', () => {
    expect(people('authors:\n  - {name: X Y, affiliation: "0,1"}\naffiliations: [A, B]')).toEqual([
      'X Y [A; B]'
    ])
    expect(people('authors: ["X Y^a,b^"]\naffiliations: {a: University A, b: {name: B}}')).toEqual([
      'X Y [University A; B]'
    ])
    expect(
      people(
        'author:\n  - {name: X Y, affiliations: [{id: u, name: U}]}\n  - {name: Z W, affiliations: [{ref: u}]}'
      )
    ).toEqual(['X Y [U]', 'Z W [U]'])
  })
})

describe('authors', () => {
  it.each([
    ['author: "A B^[co-first author] and C D^*^"', ['A B =', 'C D *']],
    ['author: "A B^[University of X, a@b.org]"', ['A B [University of X] <a@b.org>']],
    ['author: A B, University of X', ['A B [University of X]']],
    ['author: "A B\\\\thanks{Supported by a grant}"', ['A B (Supported by a grant)']],
    ["author: 'G{\\\"o}del, Kurt'", ['Kurt Gödel']],
    ['authors: "*Ada* Lovelace†"', ['Ada Lovelace', 'mark-unclear']],
    [
      'authors: [{given-names: Ludwig, dropping-particle: van, surname: Beethoven}]',
      ['Ludwig van Beethoven']
    ],
    ['authors: [{name: {given: A, family: B, non-dropping-particle: de la}}]', ['A de la B']],
    ['authors: [{firstname: A, lastname: B, suffix: Jr.}]', ['A B Jr.']],
    ['authors: [{name: The X Collaboration}, {collective: Y Z}]', ['The X Collaboration', 'Y Z']],
    ['authors: [Bartók Béla]\nlang: hu', ['Bartók Béla']],
    ['author:\n  - A B:\n      institute: x\n  - C D\ninstitute:\n  - x: X', ['A B [X]', 'C D']],
    [
      'author: [{name: A B, attributes: {corresponding: true, equal-contributor: yes, deceased: "Yes"}}]',
      ['A B * = +']
    ],
    [
      'author: [{name: A B, corresponding: a@b.org, affiliation: U, department: D}]',
      ['A B [D, U] * <a@b.org>']
    ]
  ])('of another shape are read: %s', (yaml, expected) => {
    expect(people(yaml)).toEqual(expected)
  })

  it('of rticles have their notes and addresses by code', () => {
    expect(
      people(
        'author: [{name: A B, affiliation: Institute of C, correspondingauthor: true, footnote: 1}]\naddress: [{code: Institute of C, address: "Street, City"}]\nfootnote: [{code: 1, text: A note.}]'
      )
    ).toEqual(['A B [Institute of C, Street, City] * (A note.)'])
  })

  it('have roles with degrees and under other names', () => {
    const {metadata} = stated(
      'author: [{name: A B, roles: [{conceptualization: lead}, {role: software}, Data curation]}]'
    )
    expect(metadata.contributors?.[0]?.roles).toEqual(['conceptualization', 'software', 'data-curation'])
  })

  it('whose ORCID iD has two digits swapped get the right one named', () => {
    const {messages, metadata} = stated(
      'authors: [{name: A B, orcid: 0000-0002-1825-0079}, {name: C D, orcid: 218250097}]'
    )
    expect(messages[0]).toMatch(/identifier-invalid .*did you mean `0000-0002-1825-0097`/u)
    expect(metadata.contributors?.[1]?.orcid).toBe('0000-0002-1825-0097')
  })

  it('stay quick in endless names', () => {
    const before = performance.now()
    for (const sign of ['^[', '{', '*', '\\\\"{', 'a@', '$^', '[^1]', 'and ', '1-'])
      stated(
        `authors: [${JSON.stringify(sign.repeat(20_000))}]\naffiliations: ${JSON.stringify(sign.repeat(20_000))}`
      )
    expect(performance.now() - before).toBeLessThan(8000)
  })
})

describe('other fields', () => {
  it('of ReScience are read', () => {
    const {metadata, rules} = stated(`
title: "[Re] A study"
code: [{url: https://example.org/code}, {doi: 10.5555/code}]
journal: [{name: ReScience C}, {issn: 2430-3658}, {volume: 4}, {issue: 1}]
article: [{number: 7}, {doi: 10.5555/12345678}]
dates: [{received: Jan 1st 2020}, {accepted: }, {published: 3. März 2021}]
`)
    expect(metadata).toMatchObject({
      doi: '10.5555/12345678',
      journal: {title: 'ReScience C', issn: '2430-3658'},
      volume: '4',
      issue: '1',
      elocationId: '7',
      dates: {received: '2020-01-01', published: '2021-03-03'},
      dataAvailability: 'code: https://example.org/code, https://doi.org/10.5555/code.'
    })
    expect(rules).toEqual([])
  })

  it('of ReScience’s older template are read: number, dates, whom to write to', () => {
    const {metadata, rules} = stated(`
Title: T
Author: [{name: Zoë Núñez, affiliation: 1}, {name: Ann Bee, affiliation: 1}]
Address: [{code: 1, address: Here}]
Contact: [z.nunez@example.org]
Publication: {received: "Feb,  1, 2019", accepted: xxx, volume: "**4**", number: 7}
`)
    expect(metadata).toMatchObject({
      contributors: [{email: 'z.nunez@example.org', corresponding: true}, {corresponding: false}],
      volume: '4',
      elocationId: '7',
      dates: {received: '2019-02-01'}
    })
    expect(rules).toEqual(['field-invalid'])
  })

  it.each([
    ['author: [Ann Bee]\nemail: x@example.org', 'x@example.org'],
    ['author: [Ann Bee, Cee Dee]\ncorresponding-author: bee1@example.org', 'bee1@example.org'],
    ['author: [Ann Bee, Cee Dee]\ncontact: office@example.org', undefined],
    ['author: [Ann Bee, Jo Bee]\ncontact: bee@example.org', undefined],
    ['author: [{name: Ann Bee, email: a@example.org}]\ncontact: bee@example.org', 'a@example.org']
  ])('gives an address apart from the authors to whom it names: %j', (text, email) => {
    expect(stated(`title: T\n${text}`).metadata.contributors?.[0]?.email).toBe(email)
  })

  it('of Quarto and MyST are read', () => {
    const {metadata, rules} = stated(`
citation: {container-title: J, volume: 2, page: 3-4, doi: 10.5555/12345678}
copyright: {holder: The Authors, year: 2021}
license: {content: CC-BY-4.0, code: MIT}
parts: {data_availability: All of it., abstract: We asked.}
lang: English
`)
    expect(metadata).toMatchObject({
      journal: {title: 'J'},
      volume: '2',
      firstPage: '3',
      lastPage: '4',
      copyright: '© 2021 The Authors',
      license: {id: 'CC-BY-4.0'},
      dataAvailability: 'All of it.',
      abstracts: [{}],
      language: 'en'
    })
    expect(rules).toEqual([])
  })

  it('with a date that means two things keep its year', () => {
    const {metadata, messages} = stated('date: 03/04/2021')
    expect(metadata.dates).toEqual({published: '2021'})
    expect(messages).toEqual(['2:1 date-ambiguous Cannot tell day from month in `date`: `03/04/2021`'])
  })
})

describe('values that run on at the margin', () => {
  it('are whole in quotation marks, and nothing is told', () => {
    const {metadata, rules} = stated('title: "One\n\ntwo -- three"\nauthors: [{name: A B}]\n')
    expect(JSON.stringify(metadata.title)).toContain('two -- three')
    expect(rules).toEqual([])
  })

  it('are whole without them, and each line is told', () => {
    const {metadata, rules} = stated(
      'authors:\n  - {name: A B, affiliation: 1}\naffiliations:\n  - name: Center for Data,\nBotanic Garden, Berlin\n    index: 1\n'
    )
    expect(metadata.affiliations?.map(({text}) => text)).toEqual(['Center for Data, Botanic Garden, Berlin'])
    expect(rules).toEqual(['yaml-syntax'])
  })

  it('end where a field begins', () => {
    const {metadata} = stated('title: "Never closed\nauthors: [{name: A B}]\n')
    expect(metadata.contributors).toHaveLength(1)
  })
})

it('leaves out items that are blank', () => {
  expect(stated('tags:\n  - Python\n  - \n')).toMatchObject({
    metadata: {keywords: [{terms: ['Python']}]},
    rules: []
  })
})

it('keeps the words of an image in a title, and says that the image is left out', async () => {
  const {article, messages} = await understood(
    '---\nauthor: Ada Author\ntitle: "The ![fish](fish.png) pond"\n---\n\nText.\n'
  )
  expect(article.title.map((node) => ('value' in node ? node.value : '')).join('')).toBe('The fish pond')
  expect(messages.find(({rule}) => rule === 'image-in-line')).toMatchObject({
    line: 3,
    column: 21,
    severity: 'warning',
    reason: 'Unexpected image `fish.png` in a line: only its words are kept'
  })
})
