import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {
  type Article,
  currentVersion,
  type Doi,
  displayDate,
  doiUrl,
  gravityOf,
  kindOf,
  noticesOf,
  plainVersion,
  stages,
  type UpdateNotice,
  updateTypes,
  versionsOf,
  versionWords
} from '../../model/index.js'
import {text} from './text.js'

/**
 * What others did to the article, gravest first, then what it does to others.
 *
 * One box above the title: nobody should read on without it. Its class names
 * the gravest: `notice-void`, `-doubtful`, `-amended`, `-newer`, `-own`.
 */
export function notice(article: Article): ElementContent[] {
  const {updates, language} = article
  const words = versionWords(language)
  const done = noticesOf(article)
  const lines = [
    ...done.map((update) => noticeLine(update, words.done[kindOf(update.type)], true, language)),
    ...updates.map((update) => noticeLine(update, words.does[kindOf(update.type)], false, language))
  ]
  if (lines.length === 0) return []
  const gravest = done[0] ? gravityOf(done[0].type) : 'own'
  return [
    h(
      'section',
      {
        id: 'notice',
        className: ['notice', `notice-${gravest}`],
        role: 'doc-notice',
        ariaLabel: nameOf(article)
      },
      lines
    )
  ]
}

/** A short name for the box: its first sentence. */
function nameOf(article: Article): string {
  const words = versionWords(article.language)
  const [done] = noticesOf(article)
  if (done) return words.done[kindOf(done.type)]
  const [own] = article.updates
  return own ? labelOf(own) : ''
}

function noticeLine(
  {type, doi, date, label}: UpdateNotice,
  sentence: string,
  grave: boolean,
  language: string
) {
  const own = label ?? (type === 'corrigendum' || type === 'erratum' ? updateTypes[type] : undefined)
  const aside = [own && text(own), date && time(date, language)].filter(
    (part) => part !== undefined && part !== ''
  )
  return h('p', {className: [grave ? `update-${gravityOf(type)}` : 'update-own']}, [
    h(grave ? 'strong' : 'span', {className: ['notice-sentence']}, sentence),
    ...(aside.length > 0
      ? [text(' ('), ...aside.flatMap((part, index) => (index > 0 ? [text(', '), part] : [part])), text(')')]
      : []),
    text(sentence.endsWith(':') || (!grave && aside.length === 0) ? ' ' : ': '),
    doiLink(doi)
  ])
}

function labelOf({label, type}: UpdateNotice): string {
  return label ?? updateTypes[type]
}

/** `2, Corrected Version of Record, 3 May 2025`: the date where it is another than that of publication. */
export function versionFact(article: Article): ElementContent[] {
  const {version, stage, dates, language} = article
  const date = currentVersion(article)?.date
  const parts: ElementContent[] = [
    ...(version ? [text(plainVersion(version))] : []),
    ...(stage ? [stageName(stage, language)] : [])
  ]
  if (parts.length > 0 && date && date !== dates.published) parts.push(time(date, language))
  return separated(parts)
}

/** Published versions, newest first, and the DOI of all of them. */
export function versionHistory(article: Article): ElementContent[] {
  const {conceptDoi, language} = article
  const words = versionWords(language)
  const versions = versionsOf(article)
  const items = versions.map(({row, current}) => {
    const name = /^\d/u.test(plainVersion(row.version))
      ? `${words.version} ${plainVersion(row.version)}`
      : row.version
    const parts: ElementContent[] = [
      h('strong', {className: ['version']}, name),
      ...(row.stage ? [stageName(row.stage, language)] : []),
      ...(row.date ? [time(row.date, language)] : []),
      ...(current ? [h('em', words.current)] : [])
    ]
    return h('li', {className: current ? ['current'] : []}, [
      h('p', [...separated(parts), ...(row.changes ? [text(`. ${sentence(row.changes)}`)] : [])]),
      ...(row.doi ? [h('p', {className: ['version-doi']}, [doiLink(row.doi)])] : [])
    ])
  })
  return [
    ...(items.length > 0 ? [h('ul', {className: ['versions']}, items)] : []),
    ...(conceptDoi
      ? [h('p', {className: ['all-versions']}, [text(`${words.all}: `), doiLink(conceptDoi)])]
      : [])
  ]
}

/** NISO's terms are English, whatever the article's language. */
function stageName(stage: keyof typeof stages, language: string): ElementContent {
  return /^en\b/iu.test(language) ? text(stages[stage]) : h('span', {lang: 'en'}, stages[stage])
}

function time(date: string, language: string): Element {
  return h('time', {dateTime: date}, displayDate(date, language))
}

function doiLink(doi: Doi): Element {
  return h('a', {href: doiUrl(doi)}, `https://doi.org/${doi}`)
}

function separated(parts: ElementContent[]): ElementContent[] {
  return parts.flatMap((part, index) => (index > 0 ? [text(', '), part] : [part]))
}

function sentence(words: string): string {
  return /[.!?。！？]$/u.test(words) ? words : `${words}.`
}
