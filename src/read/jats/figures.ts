import type {Image, Paragraph} from 'mdast'
import type {Element, ElementContent} from 'xast'
import type {ArticleBlock, Figure, PhrasingContent} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, lineOf, textOf} from './tree.js'

/** JATS `<graphic>` and its kin; `url` is the file's name until assets are read. */
export function imageOf(element: Element): Image {
  const alt = childNamed(element, 'alt-text', 'long-desc')
  const title = element.attributes['xlink:title']
  const {pairs} = readAttributeList(attribute(element, 'specific-use'))
  return {
    type: 'image',
    url: attribute(element, 'xlink:href') ?? '',
    ...(title && {title}),
    ...(alt && {alt: textOf(alt)}),
    ...(Object.keys(pairs).length > 0 && {data: {attributes: {classes: [], pairs}}}),
    ...(element.position && {position: element.position})
  }
}

/** What stands in front of a figure or table besides its content. */
const fronts = new Set(['label', 'caption', 'object-id', 'alt-text', 'long-desc', 'kwd-group', 'subj-group'])

/** The children that are the thing itself. */
export function contentOf(element: Element): ElementContent[] {
  return element.children.filter((child) => child.type !== 'element' || !fronts.has(child.name))
}

/** The words of `<caption>`: its title, then its paragraphs, in one line of text. */
export function captionOf(element: Element, reading: JatsReading): PhrasingContent[] {
  return childrenNamed(element, 'caption').flatMap((caption) => {
    const parts = childrenNamed(caption)
    const words = parts.flatMap((part, at): PhrasingContent[] => {
      const inner: PhrasingContent[] =
        part.name === 'title' && parts.length > 1
          ? [{type: 'strong', children: reading.phrases(part.children)}]
          : reading.phrases(part.children)
      return at > 0 ? [{type: 'text', value: ' '}, ...inner] : inner
    })
    return parts.length > 0 ? words : reading.phrases(caption.children)
  })
}

/** JATS `<fig>`, `<fig-group>`: images with one caption, or whatever else stands there. */
export function figureOf(element: Element, reading: JatsReading): Figure {
  const label = lineOf(childNamed(element, 'label'))
  const {classes, pairs} = readAttributeList(attribute(element, 'specific-use'))
  const lang = attribute(element, 'xml:lang')
  const children = describe(
    reading.blocks(contentOf(element)).flatMap((child) => (isNameless(child) ? child.children : [child])),
    textOf(childNamed(element, 'alt-text', 'long-desc'))
  )
  return {
    type: 'figure',
    id: idOf(element) ?? reading.freshId('fig'),
    ...(label && {label}),
    caption: captionOf(element, reading),
    children,
    attributes: {classes, pairs: {...(lang && {lang}), ...pairs}},
    ...(element.position && {position: element.position})
  }
}

/** A frame without a name that only fits something into a group. */
function isNameless(block: ArticleBlock): block is Figure {
  return block.type === 'figure' && block.id === '' && block.caption.length === 0
}

/** A figure's own alternative text is its images', where they have none. */
function describe(blocks: ArticleBlock[], alt: string): ArticleBlock[] {
  for (const block of blocks) {
    if (block.type !== 'paragraph') continue
    for (const child of block.children) if (child.type === 'image' && alt) child.alt ??= alt
  }
  return blocks
}

/** An image that is a paragraph of its own. */
export function imageParagraph(element: Element, reading: JatsReading): ArticleBlock[] {
  const paragraph: Paragraph = {type: 'paragraph', children: [imageOf(element)]}
  const words = [...childrenNamed(element, 'label', 'caption')].flatMap((part) =>
    reading.blocks(part.name === 'label' ? part.children : childrenNamed(part))
  )
  return [paragraph, ...words]
}
