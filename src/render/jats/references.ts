import type {Element} from 'xast'
import {x} from 'xastscript'
import type {Article, CslItem, Reference, Section} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {cslTypeOf, publicationTypes, uses} from '../../xml/jats-names.js'
import {elementCitation} from './element-citation.js'
import type {JatsState} from './handlers.js'

/**
 * JATS `<ref-list>`, in list order.
 *
 * @param placed where the author put it: under a heading of its own, or
 * without one. `undefined`: at the end.
 */
export function refList(
  {references, referencesTitle}: Article,
  state: JatsState,
  placed?: {under: Section | undefined}
): Element {
  const entries = references.map((reference) => ref(reference, state))
  if (!placed) return x('ref-list', {id: 'references'}, [x('title', referencesTitle), ...entries])
  const use = attributeList({classes: [uses.placed], pairs: {title: referencesTitle}})
  const {under} = placed
  return x('ref-list', {id: under?.id ?? 'references', 'specific-use': use}, [
    under ? x('title', state.all(under.title)) : undefined,
    ...entries
  ])
}

/** Whether an entry that says not what it is lies on a preprint server (JATS4R, preprint citations). */
function isPreprint({DOI: doi, publisher}: CslItem): boolean {
  const servers = /^(?:arxiv|biorxiv|chemrxiv|chinaxiv|medrxiv|psyarxiv|ssrn|preprints(?:\.org)?)$/iu
  return (
    /^10\.(?:48550\/arxiv|1101\/\d|26434\/chemrxiv|31234\/osf)/iu.test(String(doi ?? '')) ||
    (typeof publisher === 'string' && servers.test(publisher.trim()))
  )
}

/** JATS `<ref>`: the fields for machines, the words for readers, as alternatives of one another. */
function ref({id, key, label, csl, formatted}: Reference, state: JatsState): Element {
  // What is only known to lie on the web is a work of the web (JATS4R, citations: avoid `other`).
  const type =
    publicationTypes[csl.type] ?? (isPreprint(csl) ? 'preprint' : csl.URL && !csl.DOI ? 'web' : 'other')
  const mixed = x('mixed-citation', {'publication-type': type}, state.all(formatted))
  const fields = elementCitation(csl, type)
  const isPart = fields?.children.some((child) => child.type === 'element' && child.name === 'chapter-title')
  const pairs = {key, ...(cslTypeOf(type, isPart ?? false) === csl.type ? {} : {type: csl.type})}
  return x('ref', {id, 'specific-use': attributeList({pairs})}, [
    label ? x('label', label) : undefined,
    fields ? x('citation-alternatives', [fields, mixed]) : mixed
  ])
}
