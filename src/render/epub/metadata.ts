import {toString as plain} from 'mdast-util-to-string'
import type {Element} from 'xast'
import {x} from 'xastscript'
import {translatedTitlesOf} from '../../crosswalk/work.js'
import {type Article, doiUrl, isbnUrn} from '../../model/index.js'
import {meta} from './meta.js'
import {accessibilityMetadata} from './metadata-accessibility.js'
import {collections} from './metadata-journal.js'
import {collaborators, creators, publisher} from './metadata-people.js'
import type {Publication} from './publication.js'
import {urnUuid} from './uuid.js'
import {versionMetadata} from './versions.js'

/** The publication's unique identifier: its DOI as URL, else a UUID of slug and title. */
export function uniqueIdentifier({article, title}: Publication['page']): string {
  return article.doi ? doiUrl(article.doi) : urnUuid(`${article.slug}\n${title}`)
}

/**
 * Write `<metadata>`.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-pkg-metadata
 */
export function metadata(publication: Publication): Element {
  const {page, modified} = publication
  const {article} = page
  return x(
    'metadata',
    {'xmlns:dc': 'http://purl.org/dc/elements/1.1/'},
    [
      ...identifiers(publication),
      ...titles(publication),
      x('dc:language', article.language),
      ...creators(article),
      ...collaborators(article),
      ...publisher(article),
      ...description(article),
      ...article.keywords.flatMap(({language, terms}) =>
        terms.map((term) => x('dc:subject', {'xml:lang': foreign(language, article)}, term))
      ),
      x('dc:type', 'Text'),
      ...(article.articleType ? [x('dc:type', article.articleType)] : []),
      ...[...new Set(article.funding.flatMap(({funder}) => funder ?? []))].map((funder) =>
        x('dc:contributor', funder)
      ),
      ...dates(article, modified),
      ...rights(article),
      ...collections(article),
      ...versionMetadata(article),
      ...accessibilityMetadata(publication),
      publication.resources.some(({id}) => id === 'cover-image') &&
        x('meta', {name: 'cover', content: 'cover-image'})
    ].filter((node) => node !== false)
  )
}

function identifiers({page: {article, ...page}}: Publication): Element[] {
  const unique = uniqueIdentifier({article, ...page})
  const {doi, isbn} = article
  return [
    x('dc:identifier', {id: 'pub-id'}, unique),
    ...(doi ? [meta('identifier-type', '06', {refines: '#pub-id', scheme: 'onix:codelist5'})] : []),
    ...(doi ? [x('dc:identifier', {id: 'uuid'}, urnUuid(`${unique}#epub`))] : []),
    ...(isbn
      ? [
          x('dc:identifier', {id: 'isbn'}, isbnUrn(isbn)),
          meta('identifier-type', '15', {refines: '#isbn', scheme: 'onix:codelist5'})
        ]
      : [])
  ]
}

/** Write `<dc:title>` of each kind, in the order they are shown (EPUB 3.3 §5.5.3.1.2). */
function titles({page: {article, title}}: Publication): Element[] {
  const main = title.trim() || article.slug
  const {shortTitle} = article
  const kinds = [
    {id: 'title', type: 'main', text: main},
    {id: 'subtitle', type: 'subtitle', text: plain(article.subtitle ?? []).trim()},
    {id: 'short-title', type: 'short', text: shortTitle === main ? '' : (shortTitle ?? '')}
  ].filter(({text}) => text !== '')
  return kinds.flatMap(({id, type, text}, index) => [
    x('dc:title', {id}, text),
    meta('title-type', type, {refines: `#${id}`}),
    meta('display-seq', String(index + 1), {refines: `#${id}`}),
    ...(id === 'title'
      ? translatedTitlesOf(article).map(({language, text: other}) =>
          meta('alternate-script', other, {refines: '#title', 'xml:lang': language})
        )
      : [])
  ])
}

function description(article: Article): Element[] {
  return article.abstracts.flatMap(({children, language}) => {
    const text = children
      .map((block) => plain(block).replace(/\s+/gu, ' ').trim())
      .filter(Boolean)
      .join(' ')
    return text ? [x('dc:description', {'xml:lang': foreign(language, article)}, text)] : []
  })
}

function dates({dates: {received, revised, accepted, published}}: Article, modified: string): Element[] {
  return [
    ...(published ? [x('dc:date', published)] : []),
    ...(received ? [meta('dcterms:dateSubmitted', received)] : []),
    ...(accepted ? [meta('dcterms:dateAccepted', accepted)] : []),
    ...(revised ? [meta('prism:modificationDate', revised)] : []),
    meta('dcterms:modified', modified)
  ]
}

function rights({copyright, license}: Article): Element[] {
  const words = [copyright, license?.name].filter(Boolean).join('. ')
  return [
    ...(words ? [x('dc:rights', words)] : []),
    ...(license?.url && URL.canParse(license.url)
      ? [x('link', {rel: 'dcterms:license', href: new URL(license.url).href})]
      : [])
  ]
}

/** A language tag worth stating: another than the article's. */
function foreign(language: string, article: Article): string | undefined {
  return language && language !== article.language ? language : undefined
}
