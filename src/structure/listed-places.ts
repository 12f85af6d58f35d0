/** Where authors work, as readers of pages list it: `- 1 Institute of Tides, …` below the authors. */
import type {List, ListItem, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {namesInstitution} from './lift/affiliations.js'
import {joined, plain} from './phrasing.js'

/** Blocks among which the head's lists stand. */
const head = 24
const numbered = /^\s*(\d{1,2}|[a-h]|[*∗†‡])(?:\s|$)/u
const told =
  /^\s*(?:\d{1,2}|[a-h]|[*∗†‡])?\s*(?:correspond|e-?mail|these authors|current address|present address|full list of author information)/iu

/** Make paragraphs of such lists; changes `tree`. Only where every item begins with a mark, or says whom to write to. */
export function freeListedPlaces(tree: Root): void {
  const title = tree.children.findIndex(({type}) => type === 'heading')
  tree.children = tree.children.flatMap((block, index): RootContent[] => {
    if (block.type !== 'list' || block.ordered || index > title + head) return [block]
    const items = block.children.map(lineOf)
    if (items.some((item) => item === undefined)) return [block]
    const known = items as Paragraph[]
    const texts = known.map((item) => plain(item.children))
    const places = texts.filter((text) => numbered.test(text) && namesInstitution(text))
    return places.length > 0 && texts.every((text) => numbered.test(text) || told.test(text))
      ? known
      : [block]
  })
}

/** An item as one paragraph; of `- 5`, and a list of one item below it, both. */
function lineOf(item: ListItem): Paragraph | undefined {
  const [first, second, more] = item.children
  // `- * Correspondence: …`, which Markdown takes for a list within the item.
  if (first?.type === 'list' && !second && first.children.length === 1 && !first.ordered) {
    const [only, others] = first.children[0]?.children ?? []
    if (only?.type !== 'paragraph' || others) return undefined
    const star: PhrasingContent[] = [{type: 'text', value: '* '}]
    return {type: 'paragraph', children: joined(star, only.children), position: item.position}
  }
  if (first?.type !== 'paragraph' || more) return undefined
  if (!second) return {...first, position: item.position}
  const only =
    second.type === 'list' && (second as List).children.length === 1 ? second.children[0] : undefined
  const [below, others] = only?.children ?? []
  if (below?.type !== 'paragraph' || others) return undefined
  const gap: PhrasingContent[] = [{type: 'text', value: ' '}]
  return {type: 'paragraph', children: joined(first.children, gap, below.children), position: item.position}
}
