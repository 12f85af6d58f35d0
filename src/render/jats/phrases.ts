import type {Link} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {ElementContent} from 'xast'
import {x} from 'xastscript'
import {isSafeLink, type Span} from '../../model/index.js'
import {addressTitle} from '../../xml/address-title.js'
import {attributeList} from '../../xml/attribute-list.js'
import {namedTypes, ownElements, spanElements} from '../../xml/jats-names.js'
import {mayHold} from './content-models.js'
import type {JatsState} from './handlers.js'

/** JATS `<ext-link>`; `<email>` for a mailbox that is written out; only the words where a link would be unsafe. */
export function link(node: Link, state: JatsState): ElementContent | ElementContent[] {
  const children = state.all(node.children)
  if (!isSafeLink(node.url)) return children
  const mailbox = /^mailto:([^?]+)$/iu.exec(node.url)?.[1]
  if (mailbox && mailbox === textOf(node)) return x('email', mailbox)
  const attributes = {
    'ext-link-type': 'uri',
    'xlink:href': node.url,
    'xlink:title': node.title ?? addressTitle(node.url, textOf(node))
  }
  const holds = children.every((child) => child.type !== 'element' || mayHold('ext-link', child.name))
  // A picture or a formula that leads somewhere: JATS has no link for more than words.
  return holds
    ? x('ext-link', attributes, children)
    : x('named-content', {...attributes, 'ext-link-type': undefined, 'content-type': 'link'}, children)
}

/** Words the author marked. */
export function span(node: Span, state: JatsState): ElementContent | ElementContent[] {
  const {element, attributes: {id, classes = [], pairs = {}} = {}} = node
  const children = state.all(node.children)
  const {lang, title, dir} = pairs
  const tag = languageTag(lang)
  const shown = {title, dir, lang: tag ? undefined : lang}
  const known = Object.entries(shown).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const use = (names: string[], values = known) =>
    attributeList({classes: names, pairs: Object.fromEntries(values)})
  const name = spanElements[element]
  if (name) {
    const says = ownElements.has(element) ? [] : [element]
    const values = tag ? [...known, ['lang', tag] as [string, string]] : known
    return x(name, {id, 'specific-use': use([...says, ...classes], values)}, children)
  }
  if (element === 'abbr') {
    const rest = known.filter(([key]) => key !== 'title')
    return x('abbrev', {id, alt: title, 'xml:lang': tag, 'specific-use': use(classes, rest)}, children)
  }
  // A class that is also the name of such an element must not be taken for it.
  const isNamed = element !== 'span' || namedTypes.has(classes[0] ?? '')
  const kind = [...(isNamed ? [element] : []), ...classes].join(' ')
  if (!kind && !id && !tag && known.length === 0) return children
  const type = kind || (tag ? 'language' : 'place')
  const words: ElementContent[] = element === 'q' ? [text('“'), ...children, text('”')] : children
  return x(
    'named-content',
    {id, 'content-type': type, 'xml:lang': tag, 'specific-use': use(kind ? [] : ['span'])},
    words
  )
}

function text(value: string): ElementContent {
  return {type: 'text', value}
}

/** A tag that is an XML name token; the author may have written anything. */
export function languageTag(tag: string | undefined): string | undefined {
  return tag && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(tag) ? tag : undefined
}
