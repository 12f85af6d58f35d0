import type {Element, ElementContent, Root} from 'xast'
import {descendants, elementsNamed, passagesOf} from './markup.js'
import {type Passage, type Words, wordsOf} from './words.js'

/** The JATS galley as a tree. Throws where it is not well-formed. */
export async function readJats(bytes: Uint8Array): Promise<Root> {
  const {fromXml} = await import('xast-util-from-xml')
  return fromXml(new TextDecoder().decode(bytes))
}

/**
 * Its words in the order of the other galleys: kind, title, abstracts with
 * their keywords, body, back matter.
 *
 * What the front says in fields (names, affiliations, dates, funding) has no
 * order of its own: see `jatsFields`.
 */
export function jatsWords(root: Root): Words {
  const {own} = parts(root)
  return wordsOf(own.flatMap((element): Passage[] => [...passagesOf(inReadingOrder(element))]))
}

/** Words that the front says in fields, as they are compared. */
export function jatsFields(root: Root): Set<string> {
  const {fields} = parts(root)
  return new Set(fields.flatMap((element) => wordsOf(passagesOf(element)).keys))
}

const fieldNames = new Set(['contrib-group', 'aff', 'aff-alternatives', 'author-notes', 'funding-group'])

function parts(root: Root): {own: Element[]; fields: Element[]} {
  const [meta, body, back] = ['article-meta', 'body', 'back'].map((name) => elementsNamed(root, name)[0])
  if (!meta) throw new Error('it has no `article-meta`')
  const named = (...names: string[]) => names.flatMap((name) => elementsNamed(meta, name))
  const language = elementsNamed(root, 'article')[0]?.attributes['xml:lang']
  const languageOf = (element: Element) => element.attributes['xml:lang'] ?? language
  const keywords = named('kwd-group')
  const abstracts = named('abstract', 'trans-abstract')
  const shown = new Set(abstracts.map(languageOf))
  return {
    own: [
      ...named('subject', 'article-title', 'subtitle', 'trans-title-group'),
      ...abstracts.flatMap((abstract) => [
        abstract,
        ...keywords.filter((group) => languageOf(group) === languageOf(abstract))
      ]),
      ...keywords.filter((group) => !shown.has(languageOf(group))),
      ...[body, back].filter((element) => element !== undefined)
    ],
    fields: meta.children.filter(
      (child): child is Element => child.type === 'element' && fieldNames.has(child.name)
    )
  }
}

/** Marks of lists and notes, which the other galleys do not have in their text. */
const marked = new Set(['list-item', 'fn'])
/** Things whose label, and caption, the other galleys have after them. */
const labelledBelow = new Set(['fig', 'fig-group', 'disp-formula'])

function inReadingOrder(element: Element): Element {
  const children = element.children.map((child) => (child.type === 'element' ? inReadingOrder(child) : child))
  const isNamed = (child: ElementContent, ...names: string[]) =>
    child.type === 'element' && names.includes(child.name)
  if (marked.has(element.name))
    return {...element, children: children.filter((child) => !isNamed(child, 'label'))}
  if (!labelledBelow.has(element.name)) return {...element, children}
  const words = children.filter((child) => isNamed(child, 'label', 'caption'))
  return {...element, children: [...children.filter((child) => !words.includes(child)), ...words]}
}

/** All elements of a tree, in document order. */
export function* elementsOf(root: Root): Generator<Element> {
  for (const node of descendants(root)) if (node.type === 'element' && 'name' in node) yield node
}
