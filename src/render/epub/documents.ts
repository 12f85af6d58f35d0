import type {ElementContent, Page} from '../../model/index.js'
import {divide} from './divide.js'
import {drafts} from './drafts.js'
import {prepare, propertiesOf} from './elements.js'
import {fragment} from './links.js'
import {nameGiver} from './names.js'
import {captions, headings, type Outline} from './outline.js'
import type {ContentDocument, Entry, Resource} from './publication.js'

export interface Spine {
  documents: ContentDocument[]
  contents: Entry[]
  figures: Entry[]
  tables: Entry[]
  /** Id → file it lives in. */
  where: Map<string, string>
}

/**
 * The page cut into the files of the spine, in reading order, links mended.
 *
 * Cover, title page, abstract, one file for each main section, statements,
 * notes and references; a file over about 250 kB is cut further. The page
 * itself is left as it is.
 */
export function contentDocuments(page: Page, cover: Resource | undefined): Spine {
  const giveName = nameGiver()
  const files = drafts(page, cover).map((draft) => {
    const pieces = divide(draft.children)
    const hrefs = pieces.map(
      (_, index) => `${giveName(index === 0 ? draft.name : `${draft.name}-${index + 1}`, 'section')}.xhtml`
    )
    return {draft, pieces, hrefs, outline: headings(draft.children)}
  })
  const where = locate(files)
  const images = new Set([...page.article.assets.map(({href}) => href), ...(cover ? [cover.href] : [])])
  const links = (outlines: Outline[], file: string) => outlines.map((outline) => entry(outline, file, where))
  const figures = files.map(({draft, hrefs}) => ({file: hrefs[0]!, found: captions(draft.children)}))
  return {
    contents: files
      .filter(({draft}) => draft.listed)
      .flatMap(({draft, hrefs, outline}) =>
        links(outline.length > 0 ? outline : [{title: draft.title, children: []}], hrefs[0]!)
      ),
    figures: figures.flatMap(({file, found}) => links(found.figures, file)),
    tables: figures.flatMap(({file, found}) => links(found.tables, file)),
    documents: files.flatMap(({draft, pieces, hrefs, outline}) =>
      pieces.map((piece, index) => {
        const href = hrefs[index]!
        const children = prepare(piece, {where, images, here: href})
        return {
          id: `doc-${href.replace('.xhtml', '')}`,
          href,
          title: outline[0]?.title || draft.title,
          part: draft.part,
          landmark: index === 0 ? draft.landmark : undefined,
          children,
          properties: propertiesOf(children)
        }
      })
    ),
    where
  }
}

/** Where every id lives, before anything moves; a second bearer of an id loses it, in place. */
function locate(files: {pieces: ElementContent[][]; hrefs: string[]}[]): Map<string, string> {
  const where = new Map<string, string>()
  const visit = (nodes: ElementContent[], href: string): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const {id} = node.properties
      if (typeof id === 'string' && !where.has(id)) where.set(id, href)
      else delete node.properties['id']
      visit(node.children, href)
    }
  }
  for (const {pieces, hrefs} of files) {
    for (const [index, piece] of pieces.entries()) visit(piece, hrefs[index]!)
  }
  return where
}

function entry({title, id, children}: Outline, file: string, where: Map<string, string>): Entry {
  const home = id ? where.get(id) : undefined
  return {
    title,
    href: home && id ? `${home}#${fragment(id)}` : file,
    children: children.map((child) => entry(child, home ?? file, where))
  }
}
