import {type Article, doiUrl, type PublishedVersion, type RelatedWork, type Relation} from '../model/index.js'
import {sameDoi} from './work.js'

/**
 * How the article stands to other works: what the author says, the DOI of all
 * versions, and earlier versions under DOIs of their own.
 *
 * Each is named once; the article itself is none of them.
 */
export function relationsOf({related, conceptDoi, history, doi}: Article): RelatedWork[] {
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
  return [...related, ...concept, ...versions].filter(({relation, identifier, identifierType}) => {
    if (identifierType === 'doi' && sameDoi(identifier, doi)) return false
    const key = `${relation} ${identifier.toLowerCase()}`
    return !seen.has(key) && seen.add(key)
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
