import type {Element} from 'xast'
import {
  type Article,
  type Doi,
  type IdentifierType,
  type IsoDate,
  identifierTypes,
  type PublishedVersion,
  parseDoi,
  parseRelation,
  type RelatedWork,
  type Stage,
  stages,
  type UpdateNotice,
  type UpdateType,
  updateTypes
} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {relatedArticleTypes, updatedByTypes, updateTypesOf, uses} from '../../xml/jats-names.js'
import {attribute, childNamed, childrenNamed, lineOf, textOf} from './tree.js'

/** A date of JATS, as precise as it is known. */
export function dateOf(element: Element | undefined): IsoDate | undefined {
  const part = (name: string) => /^\d{1,4}$/u.exec(lineOf(childNamed(element, name)) ?? '')?.[0]
  const year = part('year')
  if (year?.length !== 4) {
    const iso = attribute(element, 'iso-8601-date')
    return iso && /^\d{4}(?:-\d\d){0,2}$/u.test(iso) ? iso : undefined
  }
  const [month, day] = [part('month'), part('day')].map((one) => one?.padStart(2, '0'))
  return [year, month, month && day].filter(Boolean).join('-')
}

/** JATS `<article-version>`. */
export function versionOf(element: Element | undefined): {stage?: Stage; version?: string} {
  const said =
    attribute(element, 'article-version-type') ?? attribute(element, 'vocab-term') ?? lineOf(element)
  const names = Object.keys(stages) as Stage[]
  const stage = names.find((name) => name === said || stages[name].toLowerCase() === said?.toLowerCase())
  const version = attribute(element, 'designator')
  return {...(stage && {stage}), ...(version && {version})}
}

/** JATS `<pub-history>`: published versions, oldest first. */
export function historyOf(meta: Element): PublishedVersion[] {
  return childrenNamed(childNamed(meta, 'pub-history'), 'event').flatMap((event) => {
    const said = childNamed(event, 'article-version')
    const {stage, version = lineOf(said)} = versionOf(said)
    if (!version) return []
    const date = dateOf(childNamed(event, 'pub-date') ?? childNamed(event, 'date'))
    const doi = childrenNamed(event, 'article-id').flatMap((id) => parseDoi(textOf(id)) ?? [])[0]
    const words = childNamed(event, 'event-desc')
    const changes = words && textOf(words).trim()
    return [
      {version, ...(stage && {stage}), ...(date && {date}), ...(doi && {doi}), ...(changes && {changes})}
    ]
  })
}

type Related = Pick<Article, 'updates' | 'updatedBy' | 'related' | 'conceptDoi'>

/** JATS `<related-article>`s and `<related-object>`s by what they mean. */
export function relatedOf(meta: Element): Related {
  const found: Related = {updates: [], updatedBy: [], related: []}
  for (const element of childrenNamed(meta, 'related-article', 'related-object')) {
    const {classes, pairs} = readAttributeList(attribute(element, 'specific-use'))
    if (element.name === 'related-object') {
      const work = objectOf(element)
      if (work && classes.includes(uses.concept)) found.conceptDoi = work.identifier as Doi
      else if (work) found.related.push(work)
      continue
    }
    const articleType = attribute(element, 'related-article-type') ?? ''
    const doi = parseDoi(attribute(element, 'xlink:href') ?? '')
    const ours = typeOf(updateTypesOf, articleType, pairs['update'])
    const theirs = typeOf(updatedByTypes, articleType, pairs['update'])
    const note = textOf({...element, children: element.children.filter(({type}) => type === 'text')}).trim()
    if (doi && ours) found.updates.push(noticeOf(ours, doi, note, element))
    else if (doi && theirs) found.updatedBy.push(noticeOf(theirs, doi, note, element))
    else {
      const relation = parseRelation(
        pairs['relation'] ??
          Object.keys(relatedArticleTypes).find((one) => relatedArticleTypes[one] === articleType) ??
          'has-related-material'
      )
      const identifier = doi ?? attribute(element, 'xlink:href')
      if (relation && identifier)
        found.related.push({relation, identifier, identifierType: doi ? 'doi' : 'url', ...(note && {note})})
    }
  }
  return found
}

/** Crossref's kind of update: as it was said, else the first that is so called. */
function typeOf(
  table: Record<UpdateType, string>,
  articleType: string,
  said: string | undefined
): UpdateType | undefined {
  const types = Object.keys(updateTypes) as UpdateType[]
  const fitting = types.filter((type) => table[type] === articleType)
  return fitting.find((type) => type === said) ?? fitting[0]
}

function noticeOf(type: UpdateType, doi: Doi, label: string, element: Element): UpdateNotice {
  const date = dateOf(childNamed(element, 'date'))
  return {type, doi, ...(date && {date}), ...(label && {label})}
}

function objectOf(element: Element): RelatedWork | undefined {
  const identifier = attribute(element, 'object-id') ?? attribute(element, 'xlink:href')
  const relation = parseRelation(attribute(element, 'link-type') ?? 'has-related-material')
  if (!identifier || !relation) return undefined
  const said = attribute(element, 'object-id-type')
  const type: IdentifierType =
    identifierTypes.find((one) => one === said) ?? (/^https?:/u.test(identifier) ? 'url' : 'other')
  const note = textOf(element).trim()
  return {relation, identifier, identifierType: type, ...(note && {note})}
}
