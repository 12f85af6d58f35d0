import type {Element} from 'xast'
import type {Article, ArticleBlock, Reference, Supplement} from '../../model/index.js'
import {terms} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {
  type StatedField,
  statementId,
  statementTypes as statementTypesByField,
  supplementsId,
  uses
} from '../../xml/jats-names.js'
import {statementTypes} from './notes.js'
import {referencesOf} from './references.js'
import {sectionOf} from './sections.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

export interface Back {
  /** Sections at the end, and the place of the reference list. */
  blocks: ArticleBlock[]
  references: Reference[]
  referencesTitle: string
  statements: Pick<Article, 'competingInterests' | StatedField | 'acknowledgements' | 'supplements'>
}

/** JATS `<back>`: what has a field, the references, and what else is a section. */
export function backOf(back: Element | undefined, language: string, reading: JatsReading): Back {
  const lists = back ? [...elementsNamed(back, 'ref-list')].filter((list) => !isWithin(back, list)) : []
  const references = lists.flatMap((list) => referencesOf(list, reading))
  const read: Back = {blocks: [], references, referencesTitle: terms(language).references, statements: {}}
  const titled = lists.find((list) => list.children.some((child) => child.type === 'element'))
  const {pairs} = readAttributeList(attribute(titled, 'specific-use'))
  read.referencesTitle = pairs['title'] ?? lineOf(childNamed(titled, 'title')) ?? read.referencesTitle
  for (const child of back?.children ?? []) {
    if (child.type !== 'element') continue
    if (child.name === 'ref-list') {
      if (child !== titled) continue
      read.blocks.push(...placeOf(child, reading))
    } else if (!state(child, read)) read.blocks.push(...sectionsOf(child, reading))
  }
  return read
}

/** A list within another is read with it. */
function isWithin(back: Element, list: Element): boolean {
  for (const outer of elementsNamed(back, 'ref-list'))
    if (outer !== list) for (const inner of elementsNamed(outer, 'ref-list')) if (inner === list) return true
  return false
}

/** Where the author put the list: under a heading of its own, or without one. */
function placeOf(list: Element, reading: JatsReading): ArticleBlock[] {
  const {classes} = readAttributeList(attribute(list, 'specific-use'))
  if (!classes.includes(uses.placed)) return []
  if (!childNamed(list, 'title')) return [{type: 'referenceList'}]
  const section = sectionOf({...list, children: childrenNamed(list, 'title')}, reading, 1)
  return [{...section, kind: 'references', children: [{type: 'referenceList'}]}]
}

/** Whether a part says what the article has a field for, and it was kept there. */
function state(part: Element, {statements}: Back): boolean {
  const said = (element: Element) => childrenNamed(element, 'p').map(textOf).join('\n\n')
  if (part.name === 'ack' && idOf(part) === 'statement-acknowledgements') {
    statements.acknowledgements = said(part)
    return true
  }
  const fields = Object.entries(statementTypesByField) as [StatedField, string][]
  const stated = fields.find(([, type]) => idOf(part) === `${statementId}${type}`)?.[0]
  if (part.name === 'sec' && stated) {
    statements[stated] = said(part)
    return true
  }
  if (part.name === 'sec' && idOf(part) === supplementsId) {
    statements.supplements = childrenNamed(part, 'supplementary-material').map(supplementOf)
    return true
  }
  if (part.name !== 'fn-group') return false
  const [interests] = childrenNamed(part, 'fn').filter((fn) =>
    /^(?:coi-statement|conflict)$/u.test(attribute(fn, 'fn-type') ?? '')
  )
  if (interests && statements.competingInterests === undefined)
    statements.competingInterests = said(interests)
  // Its other notes were read as the article's.
  return childrenNamed(part, 'fn').every(
    (fn) => fn === interests || !statementTypes.test(attribute(fn, 'fn-type') ?? '')
  )
}

/** JATS `<supplementary-material>`; its file is read later, from where the XML says it lies. */
function supplementOf(element: Element, index: number): Supplement {
  const caption = childNamed(element, 'caption')
  const href = attribute(element, 'xlink:href')
  const description = childrenNamed(caption, 'p').map(textOf).join('\n')
  const title = lineOf(childNamed(caption, 'title'))
  const isElsewhere = href !== undefined && /^[a-z][a-z\d+.-]*:/iu.test(href)
  const type = [attribute(element, 'mimetype'), attribute(element, 'mime-subtype')].filter(Boolean).join('/')
  return {
    id: `supplement-${index + 1}`,
    ...(title && {title}),
    ...(description && {description}),
    ...(href &&
      (isElsewhere
        ? {url: href}
        : {file: {source: href, name: href, mediaType: type, bytes: new Uint8Array()}}))
  }
}

/** What else stands in `back`, as sections. */
function sectionsOf(part: Element, reading: JatsReading): ArticleBlock[] {
  if (part.name === 'app-group') {
    const title = childNamed(part, 'title')
    const apps = childrenNamed(part, 'app').map((app) => sectionOf(app, reading, 1))
    const rest = part.children.filter(
      (child) => child !== title && (child.type !== 'element' || child.name !== 'app')
    )
    return [...reading.blocks(rest), ...apps]
  }
  if (part.name === 'fn-group') {
    const notes = childrenNamed(part, 'fn').filter((fn) =>
      statementTypes.test(attribute(fn, 'fn-type') ?? '')
    )
    const title = childNamed(part, 'title')
    const children = notes.flatMap((fn) => reading.blocks(fn.children))
    const id = idOf(part) ?? reading.freshId('section')
    return [{type: 'section', id, depth: 1, title: reading.phrases(title?.children ?? []), children}]
  }
  return reading.blocks([part])
}
