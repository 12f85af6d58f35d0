/**
 * The article becomes HTML trees.
 *
 * In: the Article. Out: a Page, slot by slot in reading order, that the HTML,
 * PDF and EPUB galleys all dress. Left to others: styles, fonts, files.
 */
import type {ElementContent} from 'hast'
import {visit} from 'unist-util-visit'
import {type Article, type ArticleNode, type Page, plainTitle, type Slot} from '../../model/index.js'
import {contents, notes, placedReferences, references, statements} from './back.js'
import {bindFormulas} from './bound-formulas.js'
import {direct} from './direction.js'
import {
  abstracts,
  affiliations,
  articleType,
  authorNotes,
  contributors,
  facts,
  masthead,
  title
} from './front.js'
import {type HtmlState, toHast} from './handlers.js'
import {highlighterFor} from './highlight.js'
import {signsOf} from './signs.js'
import {notice} from './versions.js'

/** Render an article to the page that all galleys share. */
export async function renderPage(article: Article): Promise<Page> {
  const languages = new Set<string>()
  for (const parent of [article.body, ...article.notes.map((note) => note.children)]) {
    visit({type: 'root', children: parent}, 'code', (node) => {
      if (node.lang) languages.add(node.lang)
    })
  }
  const state: HtmlState = {
    language: article.language,
    assets: new Map(article.assets.map((asset) => [asset.href, asset])),
    highlight: await highlighterFor(languages),
    references: () => placedReferences(article, state),
    all: (nodes) => bindFormulas(nodes.flatMap((node) => toHast(node as ArticleNode, state)))
  }
  const after = {statements: statements(article), references: references(article, state)}
  const slots: Record<Slot, ElementContent[]> = {
    masthead: masthead(article),
    notice: notice(article),
    type: articleType(article),
    title: title(article, state),
    contributors: contributors(article),
    affiliations: affiliations(article),
    authorNotes: authorNotes(article),
    facts: facts(article),
    abstract: abstracts(article, state),
    toc: contents(article, state, [...after.statements, ...after.references]),
    body: state.all(article.body),
    statements: after.statements,
    notes: notes(article, state),
    references: after.references
  }
  for (const children of Object.values(slots)) direct(children, article.language)
  return {
    article,
    title: plainTitle(article.title),
    slots,
    ...signsOf({slots, article})
  }
}
