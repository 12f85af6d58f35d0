import type {Element} from 'hast'
import {h} from 'hastscript'
import {terms} from '../../model/index.js'
import type {Entry, PaginatedPublication} from './publication.js'
import {wordsOf} from './words.js'
import {xhtml} from './xhtml.js'

/**
 * The navigation document: contents, landmarks, lists of figures and tables.
 *
 * It is outside the spine: the words of the reading order are the article's.
 *
 * @see https://www.w3.org/TR/epub-33/#sec-nav
 */
export function navigationDocument({
  page,
  documents,
  contents,
  figures,
  tables,
  pages
}: PaginatedPublication): string {
  const words = wordsOf(page.article.language)
  const label = {
    cover: words.cover,
    titlepage: words.titlePage,
    bodymatter: words.article
  }
  const landmarks = documents.flatMap(({landmark, href, title}) =>
    landmark
      ? [
          h(
            'li',
            h(
              'a',
              {'epub:type': landmark, href},
              landmark in label ? label[landmark as keyof typeof label] : title
            )
          )
        ]
      : []
  )
  return xhtml(page.article.language, {
    title: terms(page.article.language).contents,
    part: 'frontmatter',
    children: [
      h('nav', {'epub:type': 'toc', role: 'doc-toc', id: 'toc'}, [
        h('h1', terms(page.article.language).contents),
        list(contents)
      ]),
      h('nav', {'epub:type': 'landmarks', id: 'landmarks', hidden: 'hidden'}, [
        h('h2', words.landmarks),
        h('ol', landmarks)
      ]),
      ...(pages.length > 0
        ? [
            h('nav', {'epub:type': 'page-list', role: 'doc-pagelist', id: 'page-list', hidden: 'hidden'}, [
              h('h2', words.pages),
              list(pages)
            ])
          ]
        : []),
      ...(figures.length > 0 ? [hiddenList('loi', words.figures, figures)] : []),
      ...(tables.length > 0 ? [hiddenList('lot', words.tables, tables)] : [])
    ]
  })
}

function hiddenList(type: string, title: string, entries: Entry[]): Element {
  return h('nav', {'epub:type': type, id: type, hidden: 'hidden'}, [h('h2', title), list(entries)])
}

function list(entries: Entry[]): Element {
  return h(
    'ol',
    entries.map(({title, href, children}) =>
      h('li', [h('a', {href}, title || '–'), ...(children.length > 0 ? [list(children)] : [])])
    )
  )
}
