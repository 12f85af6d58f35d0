import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, type PublishedVersion, type Stage, stages} from '../../model/index.js'
import {dateParts} from './dates.js'

/** JATS `<article-version>` in NISO's words (JATS4R, versions). */
export function articleVersion({stage, version}: {stage?: Stage; version?: string}): Element | undefined {
  if (!stage && !version) return undefined
  const term = stage && {
    'article-version-type': stage,
    vocab: 'JAV',
    'vocab-identifier': 'http://www.niso.org/publications/rp/RP-8-2008.pdf',
    'vocab-term': stages[stage]
  }
  return x('article-version', {...term, designator: version}, stage ? stages[stage] : version)
}

/** JATS `<history>`: the days of the manuscript. */
export function manuscriptHistory(dates: Article['dates']): Element | undefined {
  const types = {received: 'received', revised: 'rev-recd', accepted: 'accepted'} as const
  const known = (['received', 'revised', 'accepted'] as const).flatMap((name) => {
    const date = dates[name]
    return date ? [x('date', {'date-type': types[name], 'iso-8601-date': date}, dateParts(date))] : []
  })
  return known.length > 0 ? x('history', known) : undefined
}

/** JATS `<pub-history>`: the published versions, oldest first. */
export function publicationHistory({history}: Article): Element | undefined {
  return history.length > 0 ? x('pub-history', history.map(publicationEvent)) : undefined
}

function publicationEvent({version, stage, date, doi, changes}: PublishedVersion): Element {
  return x('event', {'event-type': 'pub'}, [
    changes ? x('event-desc', changes) : undefined,
    doi ? x('article-id', {'pub-id-type': 'doi'}, doi) : undefined,
    articleVersion({version, ...(stage && {stage})}),
    date
      ? x(
          'pub-date',
          {'publication-format': 'electronic', 'date-type': 'pub', 'iso-8601-date': date},
          dateParts(date)
        )
      : undefined
  ])
}
