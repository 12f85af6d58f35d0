import type {VFile} from 'vfile'
import type {Element, ElementContent, Root} from 'xast'
import {report} from '../../diagnostics/report.js'
import type {ArticleBlock, CrossReference, Note, PhrasingContent} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {attribute, elementsOf} from './tree.js'

/** What readers of elements need besides the element. */
export interface JatsReading {
  file: VFile
  /** Colophon wrote it: its formulas are read from their TeX, its marks as they were meant. */
  isOwn: boolean
  /** The element an `xref` leads to, and its id as the author gave it. */
  target(rid: string): Target | undefined
  /** Notes by id, in the order of their first mention. */
  notes: Map<string, Note>
  /** An id that nothing has yet: `cite-1`. */
  freshId(stem: string): string
  /** Say once for each name that an element is not understood, and what stands for it. */
  notUnderstood(element: Element, instead: string): void
  blocks(children: readonly ElementContent[], depth?: number): ArticleBlock[]
  phrases(children: readonly ElementContent[]): PhrasingContent[]
}

export interface Target {
  id: string
  element: Element
}

/** An element's id, as the author gave it. */
export function idOf(element: Element): string | undefined {
  return readAttributeList(element.attributes['specific-use'] ?? undefined).id ?? attribute(element, 'id')
}

/** Everything of a reading's state but the readers themselves. */
export function jatsReading(
  root: Root,
  file: VFile,
  isOwn: boolean
): Omit<JatsReading, 'blocks' | 'phrases'> {
  const targets = new Map<string, Target>()
  const taken = new Set<string>()
  for (const element of elementsOf(root)) {
    const written = attribute(element, 'id')
    const id = idOf(element)
    if (!written || !id || targets.has(written)) continue
    targets.set(written, {id, element})
    taken.add(id)
  }
  const said = new Set<string>()
  return {
    file,
    isOwn,
    target: (rid) => targets.get(rid),
    notes: new Map(),
    freshId: (stem) => {
      let id = stem
      for (let n = 1; taken.has(id) || id === stem; n++) id = `${stem}-${n}`
      taken.add(id)
      return id
    },
    notUnderstood: (element, instead) => {
      if (said.has(element.name)) return
      said.add(element.name)
      report(file, 'jats-element-unknown', element, element.name, instead)
    }
  }
}

/** What an `xref` leads to, where the page has an id for it. */
export function kindOf({element}: Target): CrossReference['kind'] | undefined {
  return kinds[element.name]
}

const kinds: Record<string, CrossReference['kind'] | undefined> = {
  __proto__: null as never,
  ack: 'section',
  app: 'section',
  code: 'listing',
  'disp-formula': 'equation',
  fig: 'figure',
  'fig-group': 'figure',
  glossary: 'section',
  'named-content': 'other',
  notes: 'section',
  'ref-list': 'section',
  sec: 'section',
  statement: 'statement',
  'table-wrap': 'table'
}
