import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {doiUrl, parseDoi, parseIssn, parseOrcid, parseRor} from '../../src/model/index.js'

describe('DOI', () => {
  it.each([
    ['10.1000/182', '10.1000/182'],
    ['doi:10.1000/182', '10.1000/182'],
    ['DOI: 10.1000/182', '10.1000/182'],
    ['https://doi.org/10.1000/182', '10.1000/182'],
    ['http://dx.doi.org/10.1000/182', '10.1000/182'],
    ['10.1000.10/123456', '10.1000.10/123456'],
    ['10.1016/S0022-3697(00)00123-4', '10.1016/S0022-3697(00)00123-4'],
    ['10.1000/182.', '10.1000/182'],
    ['10.1000/182)', '10.1000/182']
  ])('%s is %s', (text, doi) => {
    expect(parseDoi(text)).toBe(doi)
  })

  it.each([
    '',
    '10.1000',
    '11.1000/1',
    '10.1/1',
    '10.1000/',
    '10.1000/a b',
    'see 10.1000/182',
    'https://example.org/10.1000/182'
  ])('%j is none', (text) => {
    expect(parseDoi(text)).toBeUndefined()
  })

  it('is encoded where its URL demands it', () => {
    expect(doiUrl(parseDoi('10.1000/a#b?c[d]')!)).toBe('https://doi.org/10.1000/a%23b%3Fc%5Bd%5D')
  })
})

describe('ORCID iD', () => {
  it.each([
    '0000-0002-1825-0097',
    '0000000218250097',
    'https://orcid.org/0000-0002-1825-0097',
    'http://orcid.org/0000-0002-1825-0097/'
  ])('%s is Josiah Carberry’s', (text) => {
    expect(parseOrcid(text)).toBe('0000-0002-1825-0097')
  })

  it('may end in X', () => {
    expect(parseOrcid('0000-0002-1694-233x')).toBe('0000-0002-1694-233X')
  })

  it.each(['0000-0002-1825-0098', '0000-0002-1825-009', '0000-0002-1825-00977', 'orcid.org/x', ''])(
    '%j is none',
    (text) => {
      expect(parseOrcid(text)).toBeUndefined()
    }
  )

  it('is refused with any one digit changed', () => {
    const good = '0000000218250097'
    fc.assert(
      fc.property(fc.nat(15), fc.integer({min: 1, max: 9}), (at, by) => {
        const digit = String((Number(good[at]) + by) % 10)
        expect(parseOrcid(good.slice(0, at) + digit + good.slice(at + 1))).toBeUndefined()
      })
    )
  })
})

describe('ROR id', () => {
  it.each(['https://ror.org/05gq02987', 'ror.org/05gq02987', '05gq02987', '05GQ02987'])(
    '%s is Brown University’s',
    (text) => {
      expect(text.startsWith('ror') ? undefined : '05gq02987').toBe(parseRor(text))
    }
  )

  it.each(['05gq02988', '05gq0298', '15gq02987', '05gu02987', 'https://example.org/05gq02987'])(
    '%j is none',
    (text) => {
      expect(parseRor(text)).toBeUndefined()
    }
  )
})

describe('ISSN', () => {
  it.each([
    ['0378-5955', '0378-5955'],
    ['03785955', '0378-5955'],
    ['ISSN: 2434-561x', '2434-561X'],
    ['eISSN 2475-9066', '2475-9066']
  ])('%s is %s', (text, issn) => {
    expect(parseIssn(text)).toBe(issn)
  })

  it.each(['0378-5954', '0378-595', '0378 5955', 'X378-5955'])('%j is none', (text) => {
    expect(parseIssn(text)).toBeUndefined()
  })
})
