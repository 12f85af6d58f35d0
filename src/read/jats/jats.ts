/**
 * JATS becomes an Article again.
 *
 * In: the tree of a JATS file, Colophon's own or another's. Out: the Article
 * it says, whose images still name files, whose formulas are TeX (or the
 * MathML of others), and whose references have no words where the XML had
 * fields only. What is not understood is said, and its words are kept. Left
 * to others: reading images, converting formulas, citation styles.
 */
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import type {Element, Root} from 'xast'
import {report} from '../../diagnostics/report.js'
import {
  type Article,
  type ArticleBlock,
  type Citation,
  type PhrasingContent,
  proseOf
} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import {backOf} from './back.js'
import {blocksOf} from './blocks.js'
import {frontOf} from './front.js'
import {fundingOf} from './funding.js'
import {announceNotes, readNotes} from './notes.js'
import {phrasesOf} from './phrases.js'
import {type JatsReading, jatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, textOf} from './tree.js'

/** The stem of the galleys' names that Colophon wrote; `undefined` in another's JATS. */
export function slugOfJats(root: Root): string | undefined {
  const meta = childNamed(childNamed(articleOf(root), 'front'), 'article-meta')
  const id = childrenNamed(meta, 'article-id').find((one) =>
    readAttributeList(attribute(one, 'specific-use')).classes.includes(uses.slug)
  )
  const slug = textOf(id).trim()
  return /^[\w-][\w.-]{0,99}$/u.test(slug) ? slug : undefined
}

/** The release that a JATS file declares. */
export function releaseOfJats(root: Root): string | undefined {
  return attribute(articleOf(root), 'dtd-version')
}

function articleOf(root: Root): Element | undefined {
  return root.children.find((child): child is Element => child.type === 'element')
}

/** The Article that a JATS file says. Reports `jats-article-missing`, `jats-element-unknown`, `jats-part-moved`. */
export function articleOfJats(root: Root, slug: string, file: VFile): Article {
  const article = articleOf(root)
  if (article?.name !== 'article') report(file, 'jats-article-missing', article, article?.name ?? 'none')
  const reading = readingOf(root, file)
  const language = attribute(article, 'xml:lang') ?? 'en'
  const [front, body, back] = ['front', 'body', 'back'].map((name) => childNamed(article, name))
  const floats = childNamed(article, 'floats-group')
  const others = childrenNamed(article, 'sub-article', 'response')
  const announced = announceNotes(
    [body, back, floats, ...others].filter((part) => part !== undefined),
    reading
  )
  const fields = frontOf(front, language, reading)
  const funding = fundingOf(childNamed(front, 'article-meta'))
  const text = reading.blocks(body?.children ?? [])
  const {blocks, references, referencesTitle, statements} = backOf(back, language, reading)
  const ends = [
    ...blocks,
    ...reading.blocks(floats?.children ?? []),
    ...others.map((part) => partOf(part, reading))
  ]
  readNotes(announced, reading)
  const made: Article = {
    ...fields,
    slug,
    language,
    funding,
    ...statements,
    body: [...text, ...ends],
    notes: [...reading.notes.values()],
    references,
    referencesTitle,
    assets: []
  }
  if (made.title.length === 0) made.title = [{type: 'text', value: slug}]
  settleCitations(made, reading)
  return made
}

function readingOf(root: Root, file: VFile): JatsReading {
  const reading: JatsReading = {
    ...jatsReading(root, file, slugOfJats(root) !== undefined),
    blocks: (children, depth = 1) => blocksOf(children, reading, depth),
    phrases: (children) => phrasesOf(children, reading)
  }
  return reading
}

/** An article of its own within this one: a section at the end. */
function partOf(part: Element, reading: JatsReading): ArticleBlock {
  report(reading.file, 'jats-part-moved', part, part.name)
  const front = childNamed(part, 'front-stub', 'front')
  const meta = childNamed(front, 'article-meta') ?? front
  const title = childNamed(childNamed(meta, 'title-group'), 'article-title')
  const parts = ['body', 'back'].flatMap((name) => childNamed(part, name)?.children ?? [])
  return {
    type: 'section',
    id: reading.freshId('part'),
    depth: 1,
    title: reading.phrases(title?.children ?? []),
    children: reading.blocks(parts, 2)
  }
}

/** Cites that stand alone become citations; each citation knows its items, each reference its calls, in reading order. */
function settleCitations(
  {title, subtitle = [], abstracts, body, notes, references}: Article,
  reading: JatsReading
): void {
  const byId = new Map(references.map((reference) => [reference.id, reference]))
  const note = (citation: Citation) => {
    const named = citation.items.map(({key}) => key)
    citation.items = []
    if (named.length === 0)
      visit(citation, 'citationLink', ({reference}) => {
        named.push(reference)
      })
    for (const id of named) {
      const cited = byId.get(id)
      if (!cited) continue
      if (!citation.items.some(({key}) => key === cited.key)) citation.items.push({key: cited.key})
      if (!cited.citedBy.includes(citation.id)) cited.citedBy.push(citation.id)
    }
  }
  const settle = (children: PhrasingContent[]) => {
    for (const [at, child] of children.entries()) {
      if (child.type === 'citation') note(child)
      else if (child.type === 'citationLink') {
        const id = reading.freshId('cite')
        const alone: Citation = {type: 'citation', id, items: [], mode: 'parenthetical', children: [child]}
        children[at] = alone
        note(alone)
      } else if ('children' in child) settle(child.children as PhrasingContent[])
    }
  }
  const parts = [...abstracts.map(({children}) => children), body, ...notes.map(({children}) => children)]
  settle(title)
  settle(subtitle)
  for (const prose of parts.flatMap((part) => proseOf(part))) settle(prose.children as PhrasingContent[])
}
