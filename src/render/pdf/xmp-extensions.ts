import type {Element} from 'xast'
import {x} from 'xastscript'

interface Schema {
  prefix: string
  title: string
  properties: [name: string, type: 'Text' | 'Integer' | 'Date', description: string][]
}

/** Properties beyond those that XMP and PDF/A define themselves. */
const schemas: Schema[] = [
  {
    prefix: 'pdfuaid',
    title: 'PDF/UA identification',
    properties: [['part', 'Integer', 'Part of ISO 14289 that the file keeps to']]
  },
  {
    prefix: 'prism',
    title: 'PRISM basic metadata',
    properties: [
      ['doi', 'Text', 'DOI of the article'],
      ['url', 'Text', 'Address that the DOI resolves at'],
      ['aggregationType', 'Text', 'Kind of publication it is part of'],
      ['publicationName', 'Text', 'Title of the journal'],
      ['issn', 'Text', 'ISSN of the printed journal'],
      ['eIssn', 'Text', 'ISSN of the electronic journal'],
      ['volume', 'Text', 'Volume'],
      ['number', 'Text', 'Issue within the volume'],
      ['issueName', 'Text', 'Title of the issue'],
      ['startingPage', 'Text', 'First page'],
      ['endingPage', 'Text', 'Last page'],
      ['articleNumber', 'Text', 'Number of the article, where it has no pages'],
      ['pageRange', 'Text', 'First and last page'],
      ['pageCount', 'Integer', 'Number of pages'],
      ['publicationDate', 'Date', 'Day of publication'],
      ['modificationDate', 'Date', 'Day the manuscript was revised'],
      ['dateReceived', 'Date', 'Day the manuscript came in'],
      ['copyright', 'Text', 'Notice of copyright'],
      ['versionIdentifier', 'Text', 'Number of the version'],
      ['hasCorrection', 'Text', 'What corrects or retracts the article'],
      ['isCorrectionOf', 'Text', 'What the article corrects or retracts'],
      ['isVersionOf', 'Text', 'Address of all versions together']
    ]
  },
  {
    prefix: 'jav',
    title: 'Journal article versions',
    properties: [['journal_article_version', 'Text', 'Stage by ANSI/NISO RP-8-2008']]
  }
]

const own = {
  'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
  'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
  'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#'
}

const resource = {'rdf:parseType': 'Resource'}

/**
 * What each property of another schema means, for readers who do not know it (PDF/A-3 §6.6.2.3.3).
 *
 * @param namespaces by `xmlns:` and prefix.
 */
export function extensionSchemas(namespaces: Record<string, string>): Element {
  const items = schemas.map(({prefix, title, properties}) =>
    x('rdf:li', resource, [
      x('pdfaSchema:schema', title),
      x('pdfaSchema:namespaceURI', namespaces[`xmlns:${prefix}`] ?? ''),
      x('pdfaSchema:prefix', prefix),
      x('pdfaSchema:property', [
        x(
          'rdf:Seq',
          properties.map(([name, type, description]) =>
            x('rdf:li', resource, [
              x('pdfaProperty:name', name),
              x('pdfaProperty:valueType', type),
              x('pdfaProperty:category', 'external'),
              x('pdfaProperty:description', description)
            ])
          )
        )
      ])
    ])
  )
  return x('rdf:Description', {'rdf:about': '', ...own}, [x('pdfaExtension:schemas', [x('rdf:Bag', items)])])
}
