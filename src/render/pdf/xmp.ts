import type {Element, Root} from 'xast'
import {toXml} from 'xast-util-to-xml'
import {x} from 'xastscript'
import {relatedAddresses} from '../../crosswalk/relations.js'
import {translatedTitlesOf} from '../../crosswalk/work.js'
import {
  type Article,
  displayName,
  doiUrl,
  gravityOf,
  plainVersion,
  type UpdateNotice
} from '../../model/index.js'
import type {Information} from './information.js'
import {extensionSchemas} from './xmp-extensions.js'

const namespaces = {
  'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
  'xmlns:prism': 'http://prismstandard.org/namespaces/basic/3.0/',
  'xmlns:jav': 'http://www.niso.org/schemas/jav/1.0/',
  'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
  'xmlns:pdfuaid': 'http://www.aiim.org/pdfua/ns/id/'
}

/**
 * The XMP packet: Info over again, and what only XMP can say.
 *
 * @param part of PDF/A that the file keeps to.
 * @param pages how many it has.
 * @see https://www.w3.org/submissions/2020/SUBM-prism-20200910/ PRISM 3.0
 */
export function xmpPacket(article: Article, information: Information, part: 2 | 3, pages: number): string {
  const description = x('rdf:Description', {'rdf:about': ''}, [
    ...conformance(part),
    ...dublinCore(article, information),
    ...xmpBasic(information),
    ...rights(article),
    ...prism(article, pages),
    // The stage by its NISO word (ANSI/NISO RP-8-2008).
    ...simple('jav:journal_article_version', article.stage)
  ])
  const rdf = x('rdf:RDF', namespaces, [description, extensionSchemas(namespaces)])
  const meta = x('x:xmpmeta', {'xmlns:x': 'adobe:ns:meta/'}, [rdf])
  const root: Root = {
    type: 'root',
    children: [
      {type: 'instruction', name: 'xpacket', value: 'begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"'},
      meta,
      {type: 'instruction', name: 'xpacket', value: 'end="r"'}
    ]
  }
  return toXml(root)
}

/** PDF/A-3 §6.6.4; PDF/UA-1 §5. */
function conformance(part: 2 | 3): Element[] {
  return [x('pdfaid:part', String(part)), x('pdfaid:conformance', 'A'), x('pdfuaid:part', '1')]
}

function dublinCore(article: Article, information: Information): Element[] {
  const license = [article.copyright, article.license?.name].filter(Boolean).join('. ')
  const others = (article.collaborators ?? []).map(({name}) => displayName(name))
  const funders = [...new Set(article.funding.map(({funder}) => funder))]
  return [
    x('dc:format', 'application/pdf'),
    ...alternatives('dc:title', information.title, translatedTitlesOf(article)),
    ...list('dc:creator', 'rdf:Seq', information.authors),
    ...alternatives('dc:description', information.subject),
    ...list('dc:subject', 'rdf:Bag', information.keywords),
    ...simple('dc:identifier', article.doi && doiUrl(article.doi)),
    ...list('dc:publisher', 'rdf:Bag', [article.journal.publisher]),
    ...list('dc:language', 'rdf:Bag', [article.language]),
    ...list('dc:date', 'rdf:Seq', [article.dates.published]),
    ...list('dc:type', 'rdf:Bag', [article.articleType]),
    ...list('dc:contributor', 'rdf:Bag', [...others, ...funders]),
    ...list('dc:relation', 'rdf:Bag', relatedAddresses(article)),
    ...alternatives('dc:rights', license)
  ]
}

function xmpBasic({creator, producer, keywords, date}: Information): Element[] {
  return [
    x('xmp:CreatorTool', creator),
    ...simple('xmp:CreateDate', date),
    ...simple('xmp:ModifyDate', date),
    x('pdf:Producer', producer),
    ...simple('pdf:Keywords', keywords.join('; '))
  ]
}

function rights({license}: Article): Element[] {
  if (!license) return []
  return [
    x('xmpRights:Marked', 'True'),
    ...simple('xmpRights:WebStatement', license.url),
    ...alternatives('xmpRights:UsageTerms', license.name)
  ]
}

function prism(article: Article, pages: number): Element[] {
  const {journal, doi} = article
  return [
    ...simple('prism:doi', doi),
    ...simple('prism:url', doi && doiUrl(doi)),
    ...simple('prism:aggregationType', journal.title && 'journal'),
    ...simple('prism:publicationName', journal.title),
    ...simple('prism:issn', journal.issn),
    ...simple('prism:eIssn', journal.eissn),
    ...simple('prism:volume', article.volume),
    ...simple('prism:number', article.issue),
    ...simple('prism:issueName', article.issueTitle),
    ...simple('prism:startingPage', article.firstPage),
    ...simple('prism:endingPage', article.lastPage),
    ...simple('prism:articleNumber', article.elocationId),
    ...simple('prism:pageRange', [article.firstPage, article.lastPage].filter(Boolean).join('–')),
    ...simple('prism:pageCount', String(pages)),
    ...simple('prism:publicationDate', article.dates.published),
    ...simple('prism:modificationDate', article.dates.revised),
    ...simple('prism:dateReceived', article.dates.received),
    ...simple('prism:copyright', article.copyright),
    ...simple('prism:versionIdentifier', article.version && plainVersion(article.version)),
    ...simple('prism:hasCorrection', amendments(article.updatedBy)),
    ...simple('prism:isCorrectionOf', amendments(article.updates)),
    ...simple('prism:isVersionOf', article.conceptDoi && doiUrl(article.conceptDoi))
  ]
}

/** Corrections, retractions and their kin: PRISM has one word for them. */
function amendments(notices: UpdateNotice[]): string {
  const own = notices.filter(({type}) => gravityOf(type) !== 'newer')
  return own.map(({type, doi}) => `${type.replaceAll('_', ' ')}: ${doiUrl(doi)}`).join('; ')
}

function simple(name: string, value: string | undefined): Element[] {
  return value ? [x(name, value)] : []
}

function alternatives(
  name: string,
  value: string,
  others: {language: string; text: string}[] = []
): Element[] {
  if (!value) return []
  const items = [{language: 'x-default', text: value}, ...others]
  return [
    x(name, [
      x(
        'rdf:Alt',
        items.map(({language, text}) => x('rdf:li', {'xml:lang': language}, text))
      )
    ])
  ]
}

function list(name: string, container: 'rdf:Seq' | 'rdf:Bag', values: (string | undefined)[]): Element[] {
  const items = values.filter((value) => value).map((value) => x('rdf:li', value))
  return items.length > 0 ? [x(name, [x(container, items)])] : []
}
