import {copyOf, type ElementContent, type Page} from '../../model/index.js'
import {coverAlternative} from './cover/words.js'
import {isElement} from './elements.js'
import {safeStem} from './names.js'
import type {ContentDocument, Landmark, Resource} from './publication.js'
import {lineOf} from './text.js'
import {wordsOf} from './words.js'

/** A document before its links are known. */
export interface Draft {
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

/** The page's slots as documents in reading order, copied; those without words or pictures are left out. */
export function drafts(page: Page, cover: Resource | undefined): Draft[] {
  const words = wordsOf(page.article.language)
  const slot = (name: keyof Page['slots']) => copyOf(page.slots[name])
  const front = {part: 'frontmatter', listed: true} as const
  const back = {part: 'backmatter', listed: true} as const
  const all: Draft[] = [
    {
      ...front,
      name: 'cover',
      title: words.cover,
      landmark: 'cover',
      listed: false,
      children: coverSection(page, cover)
    },
    {...front, name: 'title', title: page.title, landmark: 'titlepage', children: titlePage(slot)},
    {...front, name: 'abstract', title: words.article, children: slot('abstract')},
    ...bodyDrafts(slot('body'), words.article),
    {...back, name: 'statements', title: words.article, children: slot('statements')},
    {...back, name: 'notes', title: words.article, landmark: 'endnotes', children: slot('notes')},
    {
      ...back,
      name: 'references',
      title: page.article.referencesTitle,
      landmark: 'bibliography',
      children: slot('references')
    }
  ]
  return all.filter(({children}) => !isBlank(children))
}

function coverSection(page: Page, cover: Resource | undefined): ElementContent[] {
  if (!cover) return []
  const alt = page.article.cover?.alternative || coverAlternative(page)
  return [
    element('section', {'epub:type': 'cover', className: ['cover']}, [
      element('img', {src: cover.href, alt, role: 'doc-cover'}, [])
    ])
  ]
}

function titlePage(slot: (name: keyof Page['slots']) => ElementContent[]): ElementContent[] {
  const names = ['notice', 'type', 'title', 'contributors', 'affiliations', 'authorNotes', 'facts'] as const
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

function element(tagName: string, properties: Record<string, string | string[]>, children: ElementContent[]) {
  return {type: 'element' as const, tagName, properties, children}
}

function isBlank(nodes: ElementContent[]): boolean {
  return nodes.every((node) => node.type === 'comment' || (node.type === 'text' && lineOf([node]) === ''))
}
