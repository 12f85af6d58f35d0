import {
  type Article,
  doiUrl,
  type GalleyFormat,
  galleyMediaTypes,
  galleyName,
  orcidUrl
} from '../model/index.js'
import {fieldNames} from './fields.js'
import {at, depositing, none, type Places} from './place.js'
import {fileUrl, landingPath} from './work.js'

/** Typed links of the article's page. @see https://signposting.org/FAIR/ */
export interface TypedLink {
  href: string
  rel: 'cite-as' | 'author' | 'license' | 'describedby' | 'item' | 'type' | 'collection'
  type?: string
}

const described: GalleyFormat[] = ['jats', 'crossref', 'csl', 'bibtex', 'ris', 'datacite', 'jsonld', 'dc']
const items: GalleyFormat[] = ['pdf', 'epub']

/**
 * Signposting, level 1: the DOI, authors, licence, type, metadata and full texts.
 *
 * @param built galleys that lie beside the page: only these are named.
 */
export function typedLinks(article: Article, built: readonly GalleyFormat[]): TypedLink[] {
  const {slug, doi, license, contributors} = article
  const file = (format: GalleyFormat) => {
    const name = galleyName(format, slug)
    return {href: fileUrl(article, name) ?? name, type: galleyMediaTypes[format]}
  }
  return [
    ...(doi ? [{href: doiUrl(doi), rel: 'cite-as' as const}] : []),
    ...contributors.flatMap(({orcid}) => (orcid ? [{href: orcidUrl(orcid), rel: 'author' as const}] : [])),
    ...(license?.url ? [{href: license.url, rel: 'license' as const}] : []),
    {href: 'https://schema.org/ScholarlyArticle', rel: 'type'},
    {href: 'https://schema.org/AboutPage', rel: 'type'},
    ...described
      .filter((format) => built.includes(format))
      .map((format) => ({rel: 'describedby' as const, ...file(format)})),
    ...items
      .filter((format) => built.includes(format))
      .map((format) => ({rel: 'item' as const, ...file(format)}))
  ]
}

const places = at({
  doi: 'Link rel="cite-as"',
  orcids: 'Link rel="author"',
  license: 'Link rel="license"',
  landingPage: 'path of the headers',
  fileUrl: 'Link rel="item", rel="describedby"'
})

export const signposting: Places = {
  ...none('typed links lead to what says it', ...fieldNames),
  ...depositing,
  ...places,
  license: {at: 'Link rel="license"', find: ({license}) => (license?.url ? [license.url] : [])},
  landingPage: {at: 'path of the headers', find: (article) => [landingPath(article) ?? '']}
}
