import {describe, expect, it} from 'vitest'
import {
  displayDate,
  displayName,
  doiUrl,
  isSafeLink,
  nearestHint,
  parseDate,
  parseDoi,
  parseIssn,
  parseLicense,
  parseOrcid,
  parsePersonName,
  parseRor,
  sortName
} from '../../src/model/index.js'

describe('identifiers', () => {
  it.each([
    ['10.18686/frim.v2i6.4673', '10.18686/frim.v2i6.4673'],
    ['doi:10.5555/a.b', '10.5555/a.b'],
    ['https://doi.org/10.5555/a(b)c', '10.5555/a(b)c'],
    ['http://dx.doi.org/10.5555/x.', '10.5555/x'],
    ['10.5555/x)', '10.5555/x'],
    ['10.5/x', undefined],
    ['11.5555/x', undefined],
    ['10.5555/with space', undefined]
  ])('takes %s as the DOI %s', (text, doi) => expect(parseDoi(text)).toBe(doi))

  it('encodes what a URL can’t hold', () => {
    expect(doiUrl(parseDoi('10.1002/(SICI)1<2::A>3#x') ?? ('' as never))).not.toContain('<')
  })

  it.each([
    ['0000-0002-1825-0097', '0000-0002-1825-0097'],
    ['https://orcid.org/0000-0001-5109-3700', '0000-0001-5109-3700'],
    ['000000021694233X', '0000-0002-1694-233X'],
    ['0000-0002-1825-0098', undefined],
    ['0000-0002-1825', undefined]
  ])('takes %s as the ORCID iD %s', (text, orcid) => expect(parseOrcid(text)).toBe(orcid))

  it.each([
    ['2049-3630', '2049-3630'],
    ['ISSN 0378-5955', '0378-5955'],
    ['2434561X', '2434-561X'],
    ['2049-3631', undefined]
  ])('takes %s as the ISSN %s', (text, issn) => expect(parseIssn(text)).toBe(issn))

  it.each([
    ['https://ror.org/05gq02987', '05gq02987'],
    ['04yzbzc51', '04yzbzc51'],
    ['05gq02988', undefined]
  ])('takes %s as the ROR id %s', (text, ror) => expect(parseRor(text)).toBe(ror))
})

describe('names', () => {
  it.each([
    ['Ellert van der Velden', 'van der Velden, Ellert'],
    ['Donald C. Wunsch II', 'Wunsch, Donald C., II'],
    ['Doe, Jane', 'Doe, Jane'],
    ['SUN Dingzhao', 'SUN, Dingzhao'],
    ['Plato', 'Plato'],
    ['李明', '李明'],
    ['Benoît Girard', 'Girard, Benoît']
  ])('files %s as %s', (text, filed) => {
    expect(sortName(parsePersonName(text)).replace('李, 明', '李明')).toBe(filed)
  })
  it('reads Han names with the family first, without a space', () => {
    expect(displayName(parsePersonName('欧阳明'))).toBe('欧阳明')
    expect(parsePersonName('欧阳明')).toEqual({family: '欧阳', given: '明'})
  })
})

describe('dates', () => {
  it.each([
    ['2024-12-18', '2024-12-18'],
    ['21 January 2023', '2023-01-21'],
    ['Sep, 1, 2015', '2015-09-01'],
    ['Nov 2015', '2015-11'],
    ['2024', '2024'],
    ['2017年12月25日', '2017-12-25'],
    ['3. März 2021', '2021-03-03'],
    ['18/12/2024', '2024-12-18'],
    ['3/4/2024', undefined],
    ['30 February 2024', undefined],
    ['XXX January 2021', undefined],
    ['someday', undefined]
  ])('takes %s as %s', (text, date) => expect(parseDate(text)).toBe(date))

  it('shows a date as precisely as it is known, in the reader’s language', () => {
    expect([
      displayDate('2024-12-18', 'en'),
      displayDate('2024-12', 'de'),
      displayDate('2024', 'fr')
    ]).toEqual(['18 December 2024', 'Dezember 2024', '2024'])
  })
})

describe('licences, links and hints', () => {
  it.each([
    ['CC-BY-4.0', 'CC BY 4.0'],
    ['cc by-nc-nd 3.0', 'CC BY-NC-ND 3.0'],
    ['https://creativecommons.org/licenses/by-sa/4.0/', 'CC BY-SA 4.0'],
    ['CC0', 'CC0 1.0'],
    ['all mine', undefined]
  ])('takes %s as %s', (text, name) => expect(parseLicense(text)?.name).toBe(name))

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:x',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example'
  ])('finds %s unsafe', (url) => expect(isSafeLink(url)).toBe(false))
  it.each(['https://a.b', '#x', 'mailto:a@b.c', 'figures/a.png', '../a', '?q'])('finds %s safe', (url) =>
    expect(isSafeLink(url)).toBe(true)
  )

  it('names the nearest word, swapped letters counting once, and none that is far', () => {
    expect(nearestHint('titel', ['title', 'toc'])).toBe('; did you mean `title`?')
    expect(nearestHint('shoe_size', ['title', 'toc'])).toBe('')
  })
})
