import type {Image, Paragraph, PhrasingContent} from 'mdast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {Figure} from '../../model/index.js'
import type {JatsState} from './handlers.js'

/** JATS `<fig>`; `<fig-group>` where it holds figures of its own. */
export function figure(node: Figure, state: JatsState): Element {
  const children = state.all(node.children)
  const grouped = children.some((child) => child.type === 'element' && child.name === 'fig')
  return x(grouped ? 'fig-group' : 'fig', {id: node.id}, [
    node.label ? x('label', node.label) : undefined,
    caption(node.caption, state),
    ...(grouped ? children.map(asFigure) : children)
  ])
}

/** A group holds figures and graphics only: what else the author put there is a figure without a name. */
function asFigure(child: ElementContent): ElementContent {
  const stands = child.type !== 'element' || child.name === 'fig' || child.name === 'graphic'
  return stands ? child : x('fig', [child])
}

/** JATS `<caption>`; `undefined` where there are no words. */
export function caption(words: PhrasingContent[], state: JatsState): Element | undefined {
  return words.length > 0 ? x('caption', [x('p', state.all(words))]) : undefined
}

/** JATS `<inline-graphic>`, with its description. */
export function image(node: Image, state: JatsState): Element {
  return picture('inline-graphic', node, state)
}

/** Images that are a paragraph of their own: JATS `<graphic>`s. `undefined`: there are words too. */
export function imageBlock(node: Paragraph, state: JatsState): Element[] | undefined {
  const images = node.children.filter((child) => child.type === 'image')
  const blank = node.children.every(
    (child) =>
      child.type === 'image' || child.type === 'break' || (child.type === 'text' && !child.value.trim())
  )
  return blank && images.length > 0 ? images.map((one) => picture('graphic', one, state)) : undefined
}

function picture(name: 'graphic' | 'inline-graphic', node: Image, state: JatsState): Element {
  const asset = state.assets.get(node.url)
  const [type, subtype] = asset?.mediaType.split('/') ?? []
  return x(
    name,
    {
      'xlink:href': asset ? state.href(asset) : node.url,
      'xlink:title': node.title ?? undefined,
      mimetype: type,
      'mime-subtype': subtype
    },
    node.alt ? [x('alt-text', node.alt)] : []
  )
}
