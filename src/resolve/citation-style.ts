/**
 * citeproc with one citation style: items and citations in, HTML out.
 *
 * Each cite comes in a `<span data-cite="id">`, so that its words can lead to
 * its own reference; a range like `1–3` has its ends in such spans.
 */
import {createRequire} from 'node:module'
import type {Blob, CitationData, Engine} from 'citeproc'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

export const defaultStyle = 'apa'

export interface CitationStyle {
  /** Citations as HTML, in the order given; every item gets its place in the list. */
  cite(citations: CitationData[], uncited: string[]): string[]
  /** Reference list; empty when the style has none. */
  list(): {id: string; html: string}[]
  /** A locale's word: `and`, `et-al`. */
  term(name: string): string
  knowsLocator(label: string): boolean
  /** Signs around a citation, which the spans keep citeproc from writing. */
  prefix: string
  suffix: string
}

/**
 * Start citeproc.
 *
 * @param style name of a bundled style, or the style itself as XML; `undefined`: APA.
 * @param items by the ids that citations use. Reports `style-missing`.
 */
export async function startStyle(
  style: string | undefined,
  language: string,
  items: Map<string, object>,
  file: VFile
): Promise<CitationStyle> {
  const {default: CSL} = await import('citeproc')
  const load = createRequire(import.meta.url)
  const styles: Record<string, string> = load('@citation-js/plugin-csl/lib/styles.json')
  const locales: Record<string, string> = load('@citation-js/plugin-csl/lib/locales.json')
  const locale = localeFor(language, Object.keys(locales))
  const start = (xml: string): Engine =>
    new CSL.Engine(
      {
        retrieveLocale: (tag) => locales[localeFor(tag, Object.keys(locales))] as string,
        retrieveItem: (id) => items.get(id) ?? {},
        wrapCitationEntry: (text) => text
      },
      xml,
      locale,
      true
    )
  return adapt(startOrFallBack(style, styles, start, file))
}

function startOrFallBack(
  style: string | undefined,
  styles: Record<string, string>,
  start: (xml: string) => Engine,
  file: VFile
): Engine {
  const isXml = style !== undefined && /^\s*(?:\uFEFF)?\s*</u.test(style)
  const name =
    style === undefined || isXml ? defaultStyle : style.replace(/^.*[/\\]|\.csl$/giu, '').toLowerCase()
  const xml = isXml ? style.replace(/^\uFEFF/u, '') : Object.hasOwn(styles, name) ? styles[name] : undefined
  const missing = () => {
    const known = Object.keys(styles).sort().join(', ')
    report(
      file,
      'style-missing',
      undefined,
      isXml ? (titleOf(style) ?? 'of this file') : (style ?? ''),
      known
    )
    return start(styles[defaultStyle] as string)
  }
  if (!xml || !/<citation\b/u.test(xml)) return missing()
  try {
    return start(xml)
  } catch {
    return missing()
  }
}

function titleOf(xml: string): string | undefined {
  return /<title[^>]*>([^<]*)</u.exec(xml)?.[1]?.trim()
}

function adapt(engine: Engine): CitationStyle {
  engine.opt.development_extensions['apply_citation_wrapper'] = true
  engine.opt.development_extensions['wrap_url_and_doi'] = false
  const setOutputFormat = engine.setOutputFormat.bind(engine)
  engine.setOutputFormat = (format) => {
    setOutputFormat(format)
    const decorations = engine.fun.decorate['@cite']
    if (decorations) decorations['entry'] = markCite
  }
  return {
    cite: (citations, uncited) =>
      engine.rebuildProcessorState(citations, undefined, uncited).map(([, , html]) => html),
    list: () => {
      const found = engine.makeBibliography()
      if (!found) return []
      return found[0].entry_ids.map((ids, index) => ({id: ids[0] ?? '', html: found[1][index] ?? ''}))
    },
    term: (name) => engine.getTerm(name) ?? '',
    knowsLocator: (label) => Boolean(engine.getTerm(label)),
    prefix: engine.citation.opt.layout_prefix ?? '',
    suffix: engine.citation.opt.layout_suffix ?? ''
  }
}

/** A number has its item's id as its own, a group of words as `item_id`. */
function markCite(this: Blob, _: Engine, text: string): string {
  return `<span data-cite="${this.item_id ?? this.id ?? ''}">${text}</span>`
}

/** The locale of a language; of its primary subtag; American English. */
function localeFor(language: string, known: string[]): string {
  const tag = language.toLowerCase()
  const primary = tag.split('-')[0] as string
  return (
    known.find((name) => name.toLowerCase() === tag) ??
    known.find((name) => name.startsWith(`${primary}-`)) ??
    'en-US'
  )
}
