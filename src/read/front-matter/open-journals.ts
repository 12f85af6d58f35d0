import {isRecord} from './shapes.js'

type Shape = Record<string, unknown>

/**
 * What the Open Journals' pipeline (Inara) writes beside a paper when it is
 * published, under our names: journal, dates, review, archive, repository.
 *
 * @see https://github.com/openjournals/inara
 */
export function withOpenJournals(value: Shape): Shape {
  const {
    journal_name: title,
    journal_alias: abbreviation,
    submitted_at: received,
    published_at: published,
    archive_doi: archive,
    software_review_url: review,
    software_repository_url: repository,
    ...others
  } = value
  const said = [title, abbreviation, received, published, archive, review, repository]
  if (said.every((one) => one === undefined || one === null || one === '')) return value
  const made: Shape = {...others}
  const journal = filled({title, abbreviation})
  if (Object.keys(journal).length > 0 && (made['journal'] === undefined || isRecord(made['journal'])))
    made['journal'] = {...journal, ...(made['journal'] as Shape | undefined)}
  if (received && (made['dates'] === undefined || isRecord(made['dates'])))
    made['dates'] = {received, ...(made['dates'] as Shape | undefined)}
  // The date of the manuscript is the day on which it was handed in.
  if (published) made['date'] = published
  const works = [
    archive && {relation: 'references', identifier: archive, note: 'Software archive'},
    review && {relation: 'has-review', identifier: review, note: 'Software review'},
    repository && {relation: 'documents', identifier: repository, note: 'Software repository'}
  ].filter((work) => Boolean(work) && typeof (work as Shape)['identifier'] === 'string')
  const related = made['related']
  if (works.length > 0) made['related'] = [...(related === undefined ? [] : [related].flat()), ...works]
  return made
}

function filled(record: Shape): Shape {
  return Object.fromEntries(Object.entries(record).filter(([, item]) => item))
}
