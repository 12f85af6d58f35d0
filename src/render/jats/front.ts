import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, doiUrl, type Journal, terms} from '../../model/index.js'
import {addressTitle} from '../../xml/address-title.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import {affAlternatives, authorNotes, collaboratorGroups, contribGroup} from './contributors.js'
import {counts} from './counts.js'
import {customMeta} from './custom-meta.js'
import {dateParts} from './dates.js'
import {fundingGroup} from './funding.js'
import type {JatsState} from './handlers.js'
import {articleVersion, manuscriptHistory, publicationHistory} from './history.js'
import {languageTag} from './phrases.js'
import {relatedWorks} from './related.js'
import {inOrder} from './sections.js'

/** JATS `<front>`. */
export function front(article: Article, state: JatsState): Element {
  return x('front', [journalMeta(article.journal), articleMeta(article, state)])
}

/**
 * JATS `<journal-meta>`.
 *
 * The DTD demands an id and an ISSN. What a draft does not know yet stays
 * empty: an invented value would be believed.
 */
function journalMeta(journal: Journal): Element {
  const {title, abbreviation, nlmAbbreviation, issn, eissn, doi, publisher, url} = journal
  const known = [
    issn && x('issn', {'publication-format': 'print'}, issn),
    eissn && x('issn', {'publication-format': 'electronic'}, eissn)
  ].filter((element) => element !== undefined)
  return x('journal-meta', [
    x('journal-id', {'journal-id-type': 'publisher-id'}, abbreviation ?? title ?? ''),
    nlmAbbreviation ? x('journal-id', {'journal-id-type': 'nlm-ta'}, nlmAbbreviation) : undefined,
    doi ? x('journal-id', {'journal-id-type': 'doi'}, doi) : undefined,
    title || abbreviation
      ? x('journal-title-group', [
          title ? x('journal-title', title) : undefined,
          abbreviation ? x('abbrev-journal-title', {'abbrev-type': 'publisher'}, abbreviation) : undefined
        ])
      : undefined,
    ...(known.length > 0 ? known : [x('issn')]),
    publisher ? x('publisher', [x('publisher-name', publisher)]) : undefined,
    url ? x('self-uri', {'xlink:href': url, 'xlink:title': title ?? addressTitle(url, url)}, url) : undefined
  ])
}

/**
 * JATS `<article-meta>`, in the order its model demands.
 *
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-meta.html
 */
function articleMeta(article: Article, state: JatsState): Element {
  const {doi, isbn, slug, dates, volume, issue, firstPage, lastPage, elocationId, affiliations} = article
  return x('article-meta', [
    doi ? x('article-id', {'pub-id-type': 'doi'}, doi) : undefined,
    x(
      'article-id',
      {'pub-id-type': 'publisher-id', 'specific-use': attributeList({classes: [uses.slug]})},
      slug
    ),
    articleVersion(article),
    article.articleType
      ? x('article-categories', [
          x('subj-group', {'subj-group-type': 'heading'}, [x('subject', article.articleType)])
        ])
      : undefined,
    titleGroup(article, state),
    contribGroup(article),
    ...affiliations.map((affiliation) => affAlternatives(affiliation, article.language)),
    ...collaboratorGroups(article),
    authorNotes(article),
    pubDate(dates.published),
    volume ? x('volume', volume) : undefined,
    issue ? x('issue', issue) : undefined,
    article.issueTitle ? x('issue-title', article.issueTitle) : undefined,
    isbn ? x('isbn', {'publication-format': 'epub'}, isbn) : undefined,
    ...(firstPage
      ? [x('fpage', firstPage), lastPage ? x('lpage', lastPage) : undefined]
      : [elocationId ? x('elocation-id', elocationId) : undefined]),
    manuscriptHistory(dates),
    publicationHistory(article),
    permissions(article),
    doi ? x('self-uri', {'xlink:href': doiUrl(doi), 'xlink:title': `DOI ${doi}`}) : undefined,
    ...relatedWorks(article),
    ...abstracts(article, state),
    ...article.keywords.map(({language, title, terms: words, scheme = 'author'}) =>
      x('kwd-group', {'kwd-group-type': scheme, 'xml:lang': foreign(language, article.language)}, [
        x('title', title),
        ...(words.length > 0 ? words : ['']).map((word) => x('kwd', word))
      ])
    ),
    fundingGroup(article),
    counts(article),
    customMeta(article)
  ])
}

function titleGroup(
  {title, subtitle, translatedTitles = [], shortTitle}: Article,
  state: JatsState
): Element {
  return x('title-group', [
    x('article-title', state.all(title)),
    subtitle ? x('subtitle', state.all(subtitle)) : undefined,
    ...translatedTitles.map(({language, children, subtitle: more}) =>
      x('trans-title-group', {'xml:lang': languageTag(language) ?? 'und'}, [
        x('trans-title', state.all(children)),
        more ? x('trans-subtitle', state.all(more)) : undefined
      ])
    ),
    shortTitle ? x('alt-title', {'alt-title-type': 'running-head'}, shortTitle) : undefined
  ])
}

function pubDate(published: string | undefined): Element {
  if (!published) return x('pub-date-not-available')
  return x(
    'pub-date',
    {'publication-format': 'electronic', 'date-type': 'pub', 'iso-8601-date': published},
    dateParts(published)
  )
}

/** JATS `<permissions>` (JATS4R, permissions): statement, year, holder, and the licence for machines and readers. */
function permissions({copyright, license, dates, language}: Article): Element | undefined {
  if (!copyright && !license) return undefined
  const stated = copyright && /^(?:©|\(c\)|copyright)?\s*(\d{4})[\s,]+(.+?)\.?$/iu.exec(copyright.trim())
  return x('permissions', [
    copyright ? x('copyright-statement', copyright) : undefined,
    stated ? x('copyright-year', stated[1]) : undefined,
    stated ? x('copyright-holder', stated[2]) : undefined,
    // Free to read is what a licence of Creative Commons makes it (NISO RP-22).
    /^CC/u.test(license?.id ?? '')
      ? x('ali:free_to_read', {start_date: fullDate(dates.published)})
      : undefined,
    license
      ? x(
          'license',
          {
            'license-type': /^CC/u.test(license.id ?? '') ? 'open-access' : undefined,
            'xlink:href': license.url
          },
          [
            license.url
              ? x('ali:license_ref', {start_date: fullDate(dates.published)}, license.url)
              : undefined,
            x('license-p', [
              `${terms(language).license}: `,
              license.url
                ? x('ext-link', {'ext-link-type': 'uri', 'xlink:href': license.url}, license.name)
                : license.name
            ])
          ]
        )
      : undefined
  ])
}

/** NISO ALI dates are whole days. */
function fullDate(date: string | undefined): string | undefined {
  return date?.length === 10 ? date : undefined
}

/** JATS `<abstract>`, and `<trans-abstract>` in every other language. */
function abstracts({abstracts, language}: Article, state: JatsState): Element[] {
  const own = abstracts.findIndex((abstract) => abstract.language === language)
  const made = abstracts.map((abstract, index) =>
    index === (own < 0 ? 0 : own) || abstract.language === language
      ? x('abstract', {'xml:lang': foreign(abstract.language, language)}, content(abstract))
      : x('trans-abstract', {'xml:lang': languageTag(abstract.language) ?? 'und'}, content(abstract))
  )
  return [
    ...made.filter(({name}) => name === 'abstract'),
    ...made.filter(({name}) => name === 'trans-abstract')
  ]

  function content({title, children}: Article['abstracts'][number]) {
    return [x('title', title), ...inOrder(state.all(children))]
  }
}

function foreign(own: string, main: string): string | undefined {
  return own === main ? undefined : (languageTag(own) ?? 'und')
}
