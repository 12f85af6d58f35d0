/** What EPUBCheck does not see: languages, ids, roles and page sources; and what accessibility asks. */
import type {Element, Root} from 'xast'
import {descendants} from './markup.js'

/** A content document, by its path in the zip. */
interface Document {
  path: string
  root: Root
}

/** MARC relators that a book's people have (id.loc.gov/vocabulary/relators). */
const relators = new Set('aut aui bkd bkp clb com ctb cov dte edt fnd ill pbl prg rev spn ths trl'.split(' '))

/** What is wrong with the content documents, a sentence each. */
export function documentFaults(documents: Document[]): string[] {
  const faults: string[] = []
  const homes = new Map<string, string>()
  for (const {path, root} of documents) {
    const html = elementsOf(root).find(({name}) => name === 'html')
    const language = html?.attributes['lang']
    if (!language || html?.attributes['xml:lang'] !== language)
      faults.push(`its language is not said twice, as \`lang\` and \`xml:lang\` (${path})`)
    for (const {name, attributes} of elementsOf(root)) {
      const {id, lang} = attributes
      if (name !== 'html' && lang && attributes['xml:lang'] !== lang)
        faults.push(`\`<${name} lang="${lang}">\` has no \`xml:lang\` (${path})`)
      const home = id ? homes.get(id) : undefined
      if (id && home !== undefined && home !== path)
        faults.push(`id \`${id}\` is in \`${home}\` too (${path})`)
      if (id) homes.set(id, path)
    }
  }
  return faults
}

/** What is wrong with the package document and the navigation beside it, a sentence each. */
export function packageFaults(opf: Root, navigation: Root | undefined): string[] {
  const faults: string[] = []
  const metas = elementsOf(opf).filter(({name}) => name === 'meta')
  const valuesOf = (property: string) =>
    metas.filter(({attributes}) => attributes['property'] === property).map(textOf)
  for (const role of valuesOf('role'))
    if (!relators.has(role)) faults.push(`role \`${role}\` is no MARC relator`)
  const hasPages = elementsOf(navigation).some(
    ({name, attributes}) => name === 'nav' && attributes['epub:type'] === 'page-list'
  )
  if (hasPages && valuesOf('pageBreakSource').length === 0)
    faults.push('it has a page list, and no `pageBreakSource`')
  const claimed = valuesOf('dcterms:conformsTo').length > 0
  if (claimed && valuesOf('a11y:certifiedBy').length === 0)
    faults.push('it claims to conform to a standard, and nobody signs for it')
  for (const property of [
    'accessMode',
    'accessibilityFeature',
    'accessibilityHazard',
    'accessibilitySummary'
  ])
    if (valuesOf(`schema:${property}`).length === 0) faults.push(`\`schema:${property}\` is not stated`)
  return faults
}

/** What stands against EPUB Accessibility 1.1 and WCAG 2.1 AA, as far as a program sees; a sentence each. */
export function accessibilityFaults(documents: Document[]): string[] {
  return documents.flatMap(({path, root}) => {
    let level = 0
    return elementsOf(root).flatMap((element): string[] => {
      const {name, attributes} = element
      if (name === 'img' && attributes['alt'] === undefined) return [`an image has no \`alt\` (${path})`]
      if (name === 'img' && attributes['alt'] === '' && attributes['role'] !== 'presentation')
        return [`an image has no words for it: \`${attributes['src']}\` (${path})`]
      if (name === 'math' && !attributes['alttext']) return [`a formula has no spoken text (${path})`]
      if (name === 'table' && !elementsOf(element).some((cell) => cell.name === 'th'))
        return [`a table has no header cells (${path})`]
      if (name === 'a' && attributes['href'] && !attributes['aria-label'] && textOf(element).trim() === '')
        return elementsOf(element).some((inner) => inner.attributes['alt'])
          ? []
          : [`a link has no words (${path})`]
      const heading = /^h([1-6])$/u.exec(name)
      if (!heading) return []
      const before = level
      level = Number(heading[1])
      return level > before + 1 ? [`heading level ${level} follows level ${before} (${path})`] : []
    })
  })
}

function elementsOf(root: Root | Element | undefined): Element[] {
  return root
    ? [...descendants(root)].filter((node): node is Element => node.type === 'element' && 'name' in node)
    : []
}

function textOf(root: Element): string {
  return [...descendants(root)].map((node) => (node.type === 'text' ? node.value : '')).join('')
}
