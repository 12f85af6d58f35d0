import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Element} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {renderMetadata} from '../../../src/render/deposit/deposit.js'
import {complete, understood} from '../../understand.js'
import {anyArticle} from './articles.js'

const options = {crossrefVersion: '5.3.1', seconds: undefined, built: [], version: 'test'} as const
const times = Number(process.env['RUNS'] ?? 1)

/**
 * What the indexes' own schemas ask, told in our words: elements in their
 * order, `?` may be absent, `*` may come again, `+` must be there and may.
 *
 * DOAJ: `doajArticles.xsd`, as Open Journal Systems carries it, and the
 * documentation of `orcid_id`. PubMed: PubMed 2.8, as its book lists it
 * (NBK3828).
 */
const models: Record<string, string> = {
  records: 'record+',
  record:
    'language? publisher? journalTitle issn? eissn? publicationDate volume? issue? startPage? endPage? doi? ' +
    'publisherRecordId? documentType? title+ authors? affiliationsList? abstract* fullTextUrl keywords*',
  authors: 'author*',
  author: 'name email? affiliationId* orcid_id?',
  affiliationsList: 'affiliationName*',
  keywords: 'keyword*',
  ArticleSet: 'Article+',
  Article:
    'Journal Replaces? ArticleTitle? VernacularTitle? FirstPage? LastPage? ELocationID* Language* AuthorList? ' +
    'GroupList? PublicationType* ArticleIdList? History? Abstract? OtherAbstract* PlainLanguageSummary? ' +
    'CopyrightInformation? CoiStatement? ObjectList? ReferenceList?',
  Journal: 'PublisherName JournalTitle Issn Volume? Issue? PubDate',
  PubDate: 'Year Month? Day?',
  AuthorList: 'Author+',
  AffiliationInfo: 'Affiliation Identifier*',
  ArticleIdList: 'ArticleId+',
  History: 'PubDate+',
  ObjectList: 'Object+',
  Object: 'Param*',
  ReferenceList: 'Reference+',
  Reference: 'Citation ArticleIdList?'
}

function pattern(model: string): RegExp {
  const parts = model.split(' ').map((part) => {
    const [, name, sign] = /^(\w+)([?*+]?)$/u.exec(part) ?? []
    return `(?:${name} )${sign}`
  })
  return new RegExp(`^${parts.join('')}$`, 'u')
}

/** Elements whose children are not as their model has them. */
function faults(xml: string): string[] {
  const found: string[] = []
  const look = (element: Element) => {
    const children = element.children.filter((child): child is Element => child.type === 'element')
    const names = children.map(({name}) => `${name} `).join('')
    // An author of PubMed is a person or a group.
    const model =
      element.name === 'Author'
        ? names.startsWith('CollectiveName')
          ? 'CollectiveName AffiliationInfo* Identifier*'
          : 'FirstName MiddleName? LastName Suffix? AffiliationInfo* Identifier*'
        : models[element.name]
    if (model && !pattern(model).test(names)) found.push(`${element.name}: ${names}`)
    for (const child of children) look(child)
  }
  const root = fromXml(xml).children.find((child): child is Element => child.type === 'element')
  if (root) look(root)
  return found
}

const record = (format: 'doaj' | 'pubmed', article: Parameters<typeof renderMetadata>[1]) =>
  new TextDecoder().decode(renderMetadata(format, article, options).bytes)

describe('records of indexes', () => {
  it.each(['doaj', 'pubmed'] as const)('keep to the order that %s asks for', (format) => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        // What it cannot be written without is told before.
        const whole = {...article, deposit: {...article.deposit, fileUrl: 'https://example.org/{file}'}}
        if (!whole.dates.published) return
        expect(faults(record(format, whole))).toEqual([])
      }),
      {numRuns: 60 * times}
    )
  })

  it('have values that DOAJ’s patterns take', async () => {
    const {article} = await understood(
      complete(
        'Words.',
        'journal: {title: Rivers, issn: 9999-9994, eissn: 2049-3630}\ndate: 2026-01\nlang: de\ntranslated_titles: {en: B, tlh: C}\n'
      )
    )
    const xml = record('doaj', article)
    for (const issn of xml.match(/(?<=<e?issn>)[^<]*/gu) ?? []) expect(issn).toMatch(/^\d{4}-?\d{3}[\dxX]$/u)
    expect(/<publicationDate>(.*)<\/publicationDate>/u.exec(xml)?.[1]).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/u)
    // ISO 639-2/B.
    expect(xml).toContain('<title language="ger">A title</title>')
    expect(xml).toContain('<title language="eng">B</title>')
  })

  it('give PubMed the English title of an article in another language, and its own as the vernacular one', async () => {
    const {article} = await understood(
      complete('Worte.', 'lang: de\ntranslated_titles: {en: Rivers, fr: Fleuves}\n')
    )
    const xml = record('pubmed', article)
    expect(xml).toContain('<ArticleTitle>Rivers</ArticleTitle>')
    expect(xml).toContain('<VernacularTitle>A title</VernacularTitle>')
    expect(xml).not.toContain('Fleuves')
  })

  it('say what the text states in sections of its own', async () => {
    const {article} = await understood(
      complete(
        '# Introduction\n\nWords.\n\n# Conflicts of interest\n\nNone *at all*.\n\n# Funding\n\nPaid by X.\n'
      )
    )
    expect(record('pubmed', article)).toContain('<CoiStatement>None at all.</CoiStatement>')
    const jsonld = new TextDecoder().decode(renderMetadata('jsonld', article, options).bytes)
    expect(jsonld).toContain('Paid by X.')
  })
})
