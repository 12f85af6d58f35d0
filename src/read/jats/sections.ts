import type {Element} from 'xast'
import type {Section, SectionKind} from '../../model/index.js'
import {secTypes} from '../../xml/jats-names.js'
import {idOf, type JatsReading} from './state.js'
import {attribute, childNamed, lineOf} from './tree.js'

const kinds = new Set<SectionKind>([
  'intro',
  'methods',
  'results',
  'discussion',
  'conclusions',
  'acknowledgments',
  'data-availability',
  'competing-interests',
  'ethics',
  'peer-review',
  'author-contributions',
  'supplementary-material',
  'funding',
  'appendix',
  'references'
])

/** Our kind of section for each `sec-type`; PMC writes `materials|methods`. */
const spelled: Record<string, SectionKind> = {
  __proto__: null as never,
  introduction: 'intro',
  'materials|methods': 'methods',
  'materials and methods': 'methods',
  conclusion: 'conclusions',
  'coi-statement': 'competing-interests',
  'funding-information': 'funding',
  'financial-disclosure': 'funding',
  ...Object.fromEntries(Object.entries(secTypes).map(([kind, type]) => [type, kind]))
}

const ownKinds: Record<string, SectionKind> = {
  __proto__: null as never,
  ack: 'acknowledgments',
  app: 'appendix'
}

/** JATS `<sec>`, and what of `back` is a section to readers. */
export function sectionOf(element: Element, reading: JatsReading, depth: number): Section {
  const label = lineOf(childNamed(element, 'label'))
  const type = attribute(element, 'sec-type') ?? ''
  const named = [...kinds].find((one) => one === type)
  const kind = ownKinds[element.name] ?? named ?? spelled[type]
  const title = childNamed(element, 'title')
  const rest = element.children.filter(
    (child) => child.type !== 'element' || (child.name !== 'label' && child !== title)
  )
  return {
    type: 'section',
    id: idOf(element) ?? reading.freshId('section'),
    depth,
    ...(label && {label}),
    ...(kind && {kind}),
    title: reading.phrases(title?.children ?? []),
    children: reading.blocks(rest, depth + 1),
    ...(element.position && {position: element.position})
  }
}
