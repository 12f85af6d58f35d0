import type {Element, ElementContent} from 'xast'
import type {PhrasingContent, Reference} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {cslOf} from './csl.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, elementsNamed, lineOf, textOf} from './tree.js'

/**
 * JATS `<ref>`s, in list order.
 *
 * `formatted` is empty where the reference has fields only: its words are
 * left to the citation style.
 */
export function referencesOf(list: Element, reading: JatsReading): Reference[] {
  return [...elementsNamed(list, 'ref')].map((ref, index) => referenceOf(ref, index, reading))
}

function referenceOf(ref: Element, index: number, reading: JatsReading): Reference {
  const id = idOf(ref) ?? `ref-${index + 1}`
  const {key = id, type} = readAttributeList(attribute(ref, 'specific-use')).pairs
  const citations = [...elementsNamed(ref, 'element-citation', 'mixed-citation', 'nlm-citation')]
  const fields = citations.find(({name}) => name === 'element-citation' || name === 'nlm-citation')
  const mixed = citations.find(({name}) => name === 'mixed-citation')
  const label = lineOf(childNamed(ref, 'label'))
  const words = citations.length > 0 ? mixed?.children : ref.children.filter(isNoLabel)
  const place = ref.position?.start
  return {
    id,
    key,
    ...(label && {label: reading.isOwn ? label : label.replace(/^\[(.*)\]$/u, '$1').replace(/\.$/u, '')}),
    csl:
      fields || mixed ? cslOf((fields ?? mixed) as Element, key, type) : {id: key, type: type ?? 'document'},
    formatted: words ? formattedOf(words, reading) : [],
    citedBy: [],
    ...(place && {place})
  }
}

function isNoLabel(child: ElementContent): boolean {
  return child.type !== 'element' || child.name !== 'label'
}

/** Elements within a `<mixed-citation>` that are fields: only their words are shown. */
const fields = new Set(
  (
    'article-title chapter-title collab comment conf-acronym conf-date conf-loc conf-name conf-sponsor ' +
    'data-title date date-in-citation day edition elocation-id etal fpage gov institution institution-wrap isbn ' +
    'issn issue issue-title lpage month name name-alternatives object-id page-range part-title patent ' +
    'person-group pub-id publisher-loc publisher-name role season series size source std string-date string-name ' +
    'supplement trans-source trans-title version volume year given-names surname suffix prefix annotation'
  ).split(' ')
)

function formattedOf(children: readonly ElementContent[], reading: JatsReading): PhrasingContent[] {
  const plain = flattened(children)
  if (reading.isOwn) return reading.phrases(plain)
  // White space that only indents says nothing.
  const inLine = plain.map((child) =>
    child.type === 'text' ? {...child, value: child.value.replace(/\s+/gu, ' ')} : child
  )
  return reading.phrases(inLine).filter((node) => node.type !== 'text' || node.value !== '')
}

function flattened(children: readonly ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child]
    if (child.name === 'name' || child.name === 'string-name') return [{type: 'text', value: nameText(child)}]
    const inner = flattened(child.children)
    return fields.has(child.name) ? inner : [{...child, children: inner}]
  })
}

/** A name without white space between its parts is read family first, as references print it. */
function nameText(name: Element): string {
  if (name.name === 'string-name') return textOf(name)
  const parts = ['surname', 'given-names', 'suffix'].map((part) => lineOf(childNamed(name, part)))
  return parts.filter(Boolean).join(' ')
}
