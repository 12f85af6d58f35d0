import type {ElementContent, Page} from '../../model/index.js'
import {coverAlternative} from './cover/words.js'
import {divide} from './divide.js'
import {isElement, type Location, prepare, propertiesOf} from './elements.js'
import {nameGiver, safeStem} from './names.js'
import {captions, headings, type Outline} from './outline.js'
import type {ContentDocument, Entry, Landmark, Resource} from './publication.js'
import {lineOf} from './text.js'
import {wordsOf} from './words.js'

/** A document before its links are known. */
interface Draft {
  /** Wish for its file name. */
  name: string
  /** For documents without heading. */
  title: string
  part: ContentDocument['part']
  landmark?: Landmark
  /** Whether the table of contents names it. */
  listed: boolean
  children: ElementContent[]
}

export interface Spine {
  documents: ContentDocument[]
  contents: Entry[]
  figures: Entry[]
  tables: Entry[]
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
  const files = drafts(page, cover)
    .filter(({children}) => !isBlank(children))
    .map((draft) => {
      const pieces = divide(draft.children)
      const hrefs = pieces.map((_, index) => `${giveName(index === 0 ? draft.name : `${draft.name}-${index + 1}`, 'section')}.xhtml`)
      return {draft, pieces, hrefs, outline: headings(draft.children)}
    })
  const location = locate(files, page)
  const links = (outlines: Outline[], file: string) => outlines.map((outline) => entry(outline, file, location))
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
        const children = prepare(piece, {...location, here: href})
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
    )
  }
}

function drafts(page: Page, cover: Resource | undefined): Draft[] {
  const words = wordsOf(page.article.language)
  const slot = (name: keyof Page['slots']) => structuredClone(page.slots[name])
  const front = {part: 'frontmatter', listed: true} as const
  const back = {part: 'backmatter', listed: true} as const
  return [
    {...front, name: 'cover', title: words.cover, landmark: 'cover', listed: false, children: coverSection(page, cover)},
    {...front, name: 'title', title: page.title, landmark: 'titlepage', children: titlePage(page, slot)},
    {...front, name: 'abstract', title: words.article, children: slot('abstract')},
    ...bodyDrafts(slot('body'), words.article),
    {...back, name: 'statements', title: words.article, children: slot('statements')},
    {...back, name: 'notes', title: words.article, landmark: 'endnotes', children: slot('notes')},
    {...back, name: 'references', title: page.article.referencesTitle, landmark: 'bibliography', children: slot('references')}
  ]
}

function coverSection(page: Page, cover: Resource | undefined): ElementContent[] {
  if (!cover) return []
  const alt = coverAlternative(page)
  return [
    element('section', {'epub:type': 'cover', className: ['cover']}, [
      element('img', {src: cover.href, alt, role: 'doc-cover'}, [])
    ])
  ]
}

function titlePage(page: Page, slot: (name: keyof Page['slots']) => ElementContent[]): ElementContent[] {
  const names = ['type', 'title', 'contributors', 'affiliations', 'authorNotes', 'facts'] as const
  const children = names.flatMap(slot)
  if (isBlank(children)) return []
  return [element('section', {'epub:type': 'titlepage', className: ['title-page']}, children)]
}

/** Each main section takes along what follows it; what comes before the first is the `article` file. */
function bodyDrafts(body: ElementContent[], title: string): Draft[] {
  const parts: Draft[] = []
  for (const node of body) {
    const last = parts.at(-1)
    if (isElement(node, 'section')) {
      const name = safeStem(String(node.properties['id'] ?? ''))
      if (last && isBlank(last.children)) parts.pop()
      parts.push({name, title, part: 'bodymatter', listed: true, children: [node]})
    } else if (last) last.children.push(node)
    else parts.push({name: 'article', title, part: 'bodymatter', listed: true, children: [node]})
  }
  return parts.map((draft, index) => (index === 0 ? {...draft, landmark: 'bodymatter'} : draft))
}

/** Where every id lives, before anything moves. */
function locate(files: {pieces: ElementContent[][]; hrefs: string[]}[], page: Page): Omit<Location, 'here'> {
  const where = new Map<string, string>()
  const visit = (nodes: ElementContent[], href: string): void => {
    for (const node of nodes) {
      if (node.type !== 'element') continue
      const id = node.properties['id']
      if (typeof id === 'string' && !where.has(id)) where.set(id, href)
      visit(node.children, href)
    }
  }
  for (const {pieces, hrefs} of files) pieces.forEach((piece, index) => void visit(piece, hrefs[index]!))
  return {where, images: new Set([...page.article.assets.map(({href}) => href), 'cover.jpg'])}
}

function entry({title, id, children}: Outline, file: string, location: Omit<Location, 'here'>): Entry {
  const home = id ? location.where.get(id) : undefined
  return {
    title,
    href: home && id ? `${home}#${encodeURIComponent(id)}` : file,
    children: children.map((child) => entry(child, home ?? file, location))
  }
}

function element(tagName: string, properties: Record<string, string | string[]>, children: ElementContent[]) {
  return {type: 'element' as const, tagName, properties, children}
}

function isBlank(nodes: ElementContent[]): boolean {
  return nodes.every((node) => node.type === 'comment' || (node.type === 'text' && lineOf([node]) === ''))
}
