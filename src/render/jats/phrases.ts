import type {Link} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {ElementContent} from 'xast'
import {x} from 'xastscript'
import {isSafeLink, type Span} from '../../model/index.js'
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
    'xlink:title': node.title ?? undefined
  }
  return x('ext-link', attributes, children)
}

/** JATS elements for marked words, where it has one; HTML's name as `content-type` elsewhere. */
const elements: {[Element in Span['element']]?: string} = {
  kbd: 'monospace',
  samp: 'monospace',
  smallcaps: 'sc',
  u: 'underline',
  var: 'italic',
  cite: 'italic'
}

/** Words the author marked. */
export function span(node: Span, state: JatsState): ElementContent | ElementContent[] {
  const {element, attributes: {id, classes = [], pairs = {}} = {}} = node
  const children = state.all(node.children)
  const lang = languageTag(pairs['lang'])
  const name = elements[element]
  if (name) return x(name, {id}, children)
  if (element === 'abbr') return x('abbrev', {id, alt: pairs['title'], 'xml:lang': lang}, children)
  if (element === 'q') return [quote('“'), ...children, quote('”')]
  const kind = [...(element === 'span' ? [] : [element]), ...classes].join(' ')
  if (!kind && !id && !lang) return children
  return x(
    'named-content',
    {id, 'content-type': kind || (lang ? 'language' : 'place'), 'xml:lang': lang},
    children
  )
}

function quote(value: string): ElementContent {
  return {type: 'text', value}
}

/** A tag that is an XML name token; the author may have written anything. */
export function languageTag(tag: string | undefined): string | undefined {
  return tag && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(tag) ? tag : undefined
}
