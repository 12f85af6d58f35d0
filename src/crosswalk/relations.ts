import {
  type Article,
  doiUrl,
  type PublishedVersion,
  parseDoi,
  type RelatedWork,
  type Relation
} from '../model/index.js'
import {sameDoi} from './work.js'

/**
 * How the article stands to other works: what the author says, what belongs to
 * it and lies elsewhere, the DOI of all versions, and earlier versions under
 * DOIs of their own.
 *
 * Each is named once; the article itself is none of them.
 */
export function relationsOf(article: Article): RelatedWork[] {
  const {related, conceptDoi, history, doi} = article
  const versions = history.flatMap((state): RelatedWork[] =>
    state.doi
      ? [
          {
            relation: relationTo(state),
            identifier: state.doi,
            identifierType: 'doi',
            note: state.changes ?? `Version ${state.version}`
          }
        ]
      : []
  )
  const concept: RelatedWork[] = conceptDoi
    ? [{relation: 'is-version-of', identifier: conceptDoi, identifierType: 'doi'}]
    : []
  const seen = new Set<string>()
  return [...related, ...supplementsElsewhere(article), ...concept, ...versions].filter(
    ({relation, identifier, identifierType}) => {
      if (identifierType === 'doi' && sameDoi(identifier, doi)) return false
      const key = `${relation} ${identifier.toLowerCase()}`
      return !seen.has(key) && seen.add(key)
    }
  )
}

/** Works elsewhere that belong to the article. */
export function supplementsElsewhere({supplements = []}: Article): RelatedWork[] {
  return supplements.flatMap(({url, title}): RelatedWork[] => {
    if (!url) return []
    const found = parseDoi(url)
    return [
      {
        relation: 'is-supplemented-by',
        identifier: found ?? url,
        identifierType: found ? 'doi' : 'url',
        ...(title && {note: title})
      }
    ]
  })
}

/** The same as addresses, with what the article updates and what updates it, each once. */
export function relatedAddresses(article: Article): string[] {
  const works = relationsOf(article).map(({identifier, identifierType}) =>
    identifierType === 'doi' ? `https://doi.org/${identifier}` : identifier
  )
  const notices = [...article.updates, ...article.updatedBy].map(({doi}) => doiUrl(doi))
  return [...new Set([...works, ...notices])]
}

/** An earlier state as a relation: what was posted is a preprint, what was accepted a manuscript (NISO JAV). */
function relationTo({stage}: PublishedVersion): Relation {
  if (stage === 'AO' || stage === 'SMUR') return 'has-preprint'
  return stage === 'AM' || stage === 'P' ? 'has-manuscript' : 'replaces'
}
