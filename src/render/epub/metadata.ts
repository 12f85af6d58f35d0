import {toString as plain} from 'mdast-util-to-string'
import type {Element} from 'xast'
import {x} from 'xastscript'
import {
  type Article,
  type Contributor,
  displayName,
  doiUrl,
  type Issn,
  orcidUrl,
  sortName
} from '../../model/index.js'
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
      ...article.contributors.flatMap((person, index) => creator(person, index + 1, article)),
      ...publisher(article),
      ...description(article),
      ...article.keywords.flatMap(({language, terms}) =>
        terms.map((term) => x('dc:subject', {'xml:lang': foreign(language, article)}, term))
      ),
      x('dc:type', 'Text'),
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

/** Write `<meta property refines>`. */
function meta(property: string, value: string, attributes: Record<string, string | undefined> = {}): Element {
  return x('meta', {property, ...attributes}, value)
}

function identifiers({page}: Publication): Element[] {
  const unique = uniqueIdentifier(page)
  if (!page.article.doi) return [x('dc:identifier', {id: 'pub-id'}, unique)]
  return [
    x('dc:identifier', {id: 'pub-id'}, unique),
    meta('identifier-type', '06', {refines: '#pub-id', scheme: 'onix:codelist5'}),
    x('dc:identifier', {id: 'uuid'}, urnUuid(`${unique}#epub`))
  ]
}

function titles({page: {article, title}}: Publication): Element[] {
  const subtitle = plain(article.subtitle ?? []).trim()
  const main = title.trim() || article.slug
  if (!subtitle) {
    return [x('dc:title', {id: 'title'}, main), meta('title-type', 'main', {refines: '#title'})]
  }
  return [
    x('dc:title', {id: 'title'}, main),
    meta('title-type', 'main', {refines: '#title'}),
    meta('display-seq', '1', {refines: '#title'}),
    x('dc:title', {id: 'subtitle'}, subtitle),
    meta('title-type', 'subtitle', {refines: '#subtitle'}),
    meta('display-seq', '2', {refines: '#subtitle'})
  ]
}

/** Write `<dc:creator>` and what refines it. */
function creator(person: Contributor, sequence: number, {affiliations}: Article): Element[] {
  const name = displayName(person.name)
  if (!name) return []
  const id = `creator-${sequence}`
  const refines = `#${id}`
  const texts = affiliations
    .filter((affiliation) => person.affiliations.includes(affiliation.id))
    .map(({text}) => text)
  return [
    x('dc:creator', {id}, name),
    meta('role', 'aut', {refines, scheme: 'marc:relators'}),
    meta('file-as', sortName(person.name), {refines}),
    meta('display-seq', String(sequence), {refines}),
    ...(person.orcid
      ? [meta('dcterms:identifier', orcidUrl(person.orcid), {refines, scheme: 'dcterms:URI'})]
      : []),
    ...texts.filter(Boolean).map((text) => meta('schema:affiliation', text, {refines}))
  ]
}

function publisher({journal}: Article): Element[] {
  if (!journal.publisher) return []
  return [
    x('dc:publisher', {id: 'publisher'}, journal.publisher),
    meta('role', 'pbl', {refines: '#publisher', scheme: 'marc:relators'})
  ]
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

function dates({dates: {received, accepted, published}}: Article, modified: string): Element[] {
  return [
    ...(published ? [x('dc:date', published)] : []),
    ...(received ? [meta('dcterms:dateSubmitted', received)] : []),
    ...(accepted ? [meta('dcterms:dateAccepted', accepted)] : []),
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

/** The journal as a series, and PRISM's words for the place in it. */
function collections({journal, volume, issue, firstPage, lastPage, doi}: Article): Element[] {
  const issns = [journal.issn, journal.eissn].filter((issn): issn is Issn => Boolean(issn))
  const position = [volume, issue].filter(Boolean).join('.')
  const prism = {
    doi,
    publicationName: journal.title,
    issn: journal.issn,
    eIssn: journal.eissn,
    volume,
    number: issue,
    startingPage: firstPage,
    endingPage: lastPage
  }
  return [
    ...(journal.title
      ? [
          meta('belongs-to-collection', journal.title, {id: 'journal'}),
          meta('collection-type', 'series', {refines: '#journal'}),
          ...(/^\d+(?:\.\d+)*$/u.test(position)
            ? [meta('group-position', position, {refines: '#journal'})]
            : []),
          ...issns.map((issn) => meta('dcterms:identifier', `urn:issn:${issn}`, {refines: '#journal'}))
        ]
      : []),
    ...Object.entries(prism).flatMap(([name, value]) => (value ? [meta(`prism:${name}`, value)] : []))
  ]
}

function accessibilityMetadata({accessibility}: Publication): Element[] {
  return Object.entries(accessibility).flatMap(([property, value]: [string, string | string[]]) =>
    Array.isArray(value)
      ? value.map((one) => meta(`schema:${property}`, one))
      : [meta(`schema:${property}`, value, {'xml:lang': 'en'})]
  )
}

/** A language tag worth stating: another than the article's. */
function foreign(language: string, article: Article): string | undefined {
  return language && language !== article.language ? language : undefined
}
