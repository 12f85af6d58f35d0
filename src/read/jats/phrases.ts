import type {Element, ElementContent} from 'xast'
import type {Attributes, PhrasingContent, Span} from '../../model/index.js'
import {doiUrl, isSafeLink, parseDoi} from '../../model/index.js'
import {addressTitle} from '../../xml/address-title.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {instructions, namedSpans, uses} from '../../xml/jats-names.js'
import {imageOf} from './figures.js'
import {equationOf, formulaOf} from './mathematics.js'
import {noteOf} from './notes.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, elementsNamed, lineOf, textOf} from './tree.js'
import {xrefOf} from './xref.js'

type PhraseReader = (element: Element, reading: JatsReading) => PhrasingContent[]

/** Running words of JATS as mdast. */
export function phrasesOf(children: readonly ElementContent[], reading: JatsReading): PhrasingContent[] {
  const made: PhrasingContent[] = []
  const text = (value: string) => {
    const last = made.at(-1)
    if (last?.type === 'text') last.value += value
    else if (value) made.push({type: 'text', value})
  }
  let isBroken = false
  for (const child of children) {
    if (child.type === 'text' || child.type === 'cdata') {
      // A break's instruction goes with the break of the line.
      text(isBroken ? child.value.replace(/^\n/u, '') : child.value)
    } else if (child.type === 'element') {
      for (const phrase of phraseOf(child, reading)) {
        if (phrase.type === 'text') text(phrase.value)
        else made.push(phrase)
      }
    } else if (child.type === 'instruction' && child.name === instructions.lineBreak) {
      made.push({type: 'break'})
    }
    isBroken = child.type === 'instruction' && child.name === instructions.lineBreak
  }
  return made
}

function phraseOf(element: Element, reading: JatsReading): PhrasingContent[] {
  const read = readers[element.name]
  if (read) return read(element, reading)
  reading.notUnderstood(element, 'words')
  return phrasesOf(element.children, reading)
}

/** Whether an element is read as part of a line. */
export function isPhrase({name}: Element): boolean {
  return Object.hasOwn(readers, name)
}

const inside: PhraseReader = ({children}, reading) => phrasesOf(children, reading)
const none: PhraseReader = () => []

/** A mark that stands for itself, or for a span that JATS has no element for. */
function mark(type: 'emphasis' | 'strong' | 'delete'): PhraseReader {
  return (element, reading) => {
    const span = spanOf(element, reading)
    return span ? [span] : [{type, children: phrasesOf(element.children, reading)}]
  }
}

const readers: Record<string, PhraseReader> = {
  abbrev: (element, reading) => {
    const title = attribute(element, 'alt') ?? lineOf(childNamed(element, 'def'))
    const children = element.children.filter((child) => child.type !== 'element' || child.name !== 'def')
    return [span('abbr', element, children, reading, {...(title && {title})})]
  },
  alternatives: (element, reading) => {
    const formula = formulaOf(element, reading)
    if (formula) return [formula]
    const [graphic] = elementsNamed(element, 'inline-graphic', 'graphic')
    return graphic ? [imageOf(graphic)] : phrasesOf(element.children.slice(0, 1), reading)
  },
  'alt-text': none,
  bold: mark('strong'),
  break: () => [{type: 'break'}],
  code: (element) => [{type: 'inlineCode', value: textOf(element)}],
  'disp-formula': (element, reading) => {
    const equation = equationOf(element, reading)
    return equation ? [equation] : phrasesOf(element.children, reading)
  },
  email: (element) => {
    const address = textOf(element).trim()
    return [{type: 'link', url: `mailto:${address}`, children: [{type: 'text', value: textOf(element)}]}]
  },
  'ext-link': (element, reading) => linkOf(element, reading),
  'fixed-case': inside,
  fn: (element, reading) => noteOf(element, reading),
  graphic: (element) => [imageOf(element)],
  'inline-formula': (element, reading) => {
    const formula = formulaOf(element, reading)
    return formula ? [formula] : phrasesOf(element.children, reading)
  },
  'inline-graphic': (element) => [imageOf(element)],
  'inline-supplementary-material': (element, reading) => linkOf(element, reading),
  italic: mark('emphasis'),
  label: inside,
  monospace: (element, reading) => {
    const span = spanOf(element, reading)
    if (span) return [span]
    const isPlain = element.children.every(({type}) => type === 'text' || type === 'cdata')
    const children = phrasesOf(element.children, reading)
    return isPlain
      ? [{type: 'inlineCode', value: textOf(element)}]
      : [{type: 'span', element: 'samp', children}]
  },
  'mml:math': (element, reading) => [formulaOf({...element, children: [element]}, reading) ?? []].flat(),
  'named-content': (element, reading) => named(element, reading),
  overline: inside,
  'private-char': inside,
  'related-article': inside,
  'related-object': inside,
  roman: inside,
  'sans-serif': inside,
  sc: (element, reading) => [span('smallcaps', element, element.children, reading)],
  strike: mark('delete'),
  'styled-content': inside,
  sub: (element, reading) => [{type: 'subscript', children: phrasesOf(element.children, reading)}],
  sup: (element, reading) => {
    const children = phrasesOf(element.children, reading)
    const [only, more] = children
    // A raised citation raises itself.
    if (only?.type === 'citation' && only.mode === 'note' && !more) return [only]
    return [{type: 'superscript', children}]
  },
  target: inside,
  'tex-math': (element, reading) => {
    const formula = formulaOf(element, reading)
    return formula ? [formula] : []
  },
  underline: (element, reading) => [span('u', element, element.children, reading)],
  uri: (element, reading) => linkOf(element, reading),
  xref: (element, reading) => xrefOf(element, reading)
}

/** JATS `<ext-link>` and its kin; a DOI may stand without its resolver. */
function linkOf(element: Element, reading: JatsReading): PhrasingContent[] {
  const children = phrasesOf(element.children, reading)
  const href = attribute(element, 'xlink:href') ?? textOf(element).trim()
  const doi = attribute(element, 'ext-link-type') === 'doi' ? parseDoi(href) : undefined
  const url = doi ? doiUrl(doi) : href
  if (!isSafeLink(url)) return children
  const stated = element.attributes['xlink:title']
  const title = stated === addressTitle(url, textOf(element)) ? undefined : stated
  const words: PhrasingContent[] =
    children.length > 0 || reading.isOwn ? children : [{type: 'text', value: url}]
  return [{type: 'link', url, ...(title && {title}), children: words}]
}

function named(element: Element, reading: JatsReading): PhrasingContent[] {
  const type = attribute(element, 'content-type') ?? ''
  const {classes} = readAttributeList(attribute(element, 'specific-use'))
  const children = phrasesOf(element.children, reading)
  if (type === 'link' && attribute(element, 'xlink:href')) return linkOf(element, reading)
  if (type === 'citation' && idOf(element)) {
    const mode = (['textual', 'note'] as const).find((one) => classes.includes(uses[one])) ?? 'parenthetical'
    const cited = (attribute(element, 'rid') ?? '').split(/\s+/u).flatMap((rid) => reading.target(rid) ?? [])
    // Keys follow once the references are known: until then an item is named by its reference's id.
    const items = cited.map(({id}) => ({key: id}))
    return [{type: 'citation', id: idOf(element) as string, items, mode, children}]
  }
  const [first = '', ...rest] = type.split(/\s+/u)
  if (namedSpans.has(first) || first === 'span') {
    const made = span(first as Span['element'], element, element.children, reading, {}, rest)
    return [first === 'q' ? unquoted(made) : made]
  }
  const isPlain = classes.includes('span')
  return [span('span', element, element.children, reading, {}, isPlain ? [] : [first, ...rest])]
}

/** A quotation without the signs that the page sets itself. */
function unquoted(node: Span): Span {
  const [first, last] = [node.children[0], node.children.at(-1)]
  if (first?.type === 'text') first.value = first.value.replace(/^“/u, '')
  if (last?.type === 'text') last.value = last.value.replace(/”$/u, '')
  return {...node, children: node.children.filter((child) => child.type !== 'text' || child.value !== '')}
}

/** Elements of HTML that share JATS's `monospace` and `italic`: the first class says which. */
const shared = new Set<string>(['kbd', 'samp', 'var', 'cite'])

function spanOf(element: Element, reading: JatsReading): Span | undefined {
  const {classes} = readAttributeList(attribute(element, 'specific-use'))
  const [first, ...rest] = classes
  if (!first || !shared.has(first)) return undefined
  return span(first as Span['element'], element, element.children, reading, {}, rest)
}

function span(
  name: Span['element'],
  element: Element,
  children: readonly ElementContent[],
  reading: JatsReading,
  more: Record<string, string> = {},
  classes?: string[]
): Span {
  const use = readAttributeList(attribute(element, 'specific-use'))
  const lang = attribute(element, 'xml:lang')
  const id = idOf(element)
  const attributes: Attributes = {
    ...(id && {id}),
    classes: (classes ?? use.classes).filter(Boolean),
    pairs: {...more, ...(lang && {lang}), ...use.pairs}
  }
  const isBare = !id && attributes.classes.length === 0 && Object.keys(attributes.pairs).length === 0
  return {
    type: 'span',
    element: name,
    ...(isBare ? {} : {attributes}),
    children: phrasesOf(children, reading)
  }
}
