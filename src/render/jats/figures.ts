import type {Image, Paragraph, PhrasingContent} from 'mdast'
import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'
import type {Figure} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import type {JatsState} from './handlers.js'
import {languageTag} from './phrases.js'

/** JATS `<fig>`; `<fig-group>` where it holds figures of its own. */
export function figure(node: Figure, state: JatsState): Element {
  const children = state.all(node.children)
  const grouped = children.some((child) => child.type === 'element' && child.name === 'fig')
  return x(grouped ? 'fig-group' : 'fig', {id: node.id, ...frame(node)}, [
    node.label ? x('label', node.label) : undefined,
    caption(node.caption, state),
    ...(grouped ? children.map(asFigure) : children)
  ])
}

/** What the author wished of a figure: width, columns, language. */
function frame({attributes}: Figure): Record<string, string | undefined> {
  const {classes = [], pairs = {}} = attributes ?? {}
  const {lang, 'layout-ncol': columns} = pairs
  const tag = languageTag(lang)
  const rest = {...(columns ? {'layout-ncol': columns} : {}), ...(lang && !tag ? {lang} : {})}
  return {'xml:lang': tag, 'specific-use': attributeList({classes, pairs: rest})}
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

/** Images that are a paragraph of their own: JATS `<graphic>`, in a `<p>` where there are several. `undefined`: there are words too. */
export function imageBlock({children}: Paragraph, state: JatsState): Element | undefined {
  const images = children.filter((child) => child.type === 'image')
  const [only] = images
  if (only && children.length === 1) return picture('graphic', only, state)
  const blank = children.every(
    (child) => child.type === 'image' || (child.type === 'text' && !child.value.trim())
  )
  if (!blank || images.length === 0) return undefined
  const made = children.flatMap((child) =>
    child.type === 'image' ? [picture('graphic', child, state)] : state.all([child])
  )
  return x('p', made)
}

function picture(name: 'graphic' | 'inline-graphic', node: Image, state: JatsState): Element {
  const asset = state.assets.get(node.url)
  const [type, subtype] = asset?.mediaType.split('/') ?? []
  const {width, height} = node.data?.attributes?.pairs ?? {}
  const natural = asset?.drawn && {
    'natural-width': String(asset.width),
    'natural-height': String(asset.height)
  }
  const size = {...(width ? {width} : {}), ...(height ? {height} : {}), ...natural}
  return x(
    name,
    {
      'xlink:href': asset ? state.href(asset) : node.url,
      'xlink:title': node.title ?? undefined,
      mimetype: type,
      'mime-subtype': subtype,
      'specific-use': attributeList({pairs: size})
    },
    node.alt ? [x('alt-text', node.alt)] : []
  )
}
