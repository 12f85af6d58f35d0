/**
 * citeproc with one citation style: items and citations in, HTML out.
 *
 * Each cite comes in a `<span data-cite="id">`, so that its words can lead to
 * its own reference; a range like `1–3` has its ends in such spans.
 */
import type {Blob, CitationData, Engine} from 'citeproc'
import type {VFile} from 'vfile'
import {loadPackage} from '../environment/installation.js'
import type {CitationStyleSource, CslItem} from '../model/index.js'
import {framed} from './citation-frame.js'
import {ownLocale, ownLocales} from './citation-locales.js'
import {byLanguage, languageOf} from './citation-style-languages.js'
import {chooseStyle} from './citation-style-source.js'

export interface CitationStyle {
  /** Citations as HTML, in the order given; every item gets its place in the list. */
  cite(citations: CitationData[], uncited: string[]): string[]
  /** Reference list; empty when the style has none. */
  list(): {id: string; html: string}[]
  /** A locale's word: `and`, `et-al`; empty when it has none. */
  term(name: string, form?: 'long' | 'short', plural?: boolean): string
  knowsLocator(label: string): boolean
  /** Whether citations show locators. */
  showsLocators: boolean
  /** Signs around a citation, which the spans keep citeproc from writing. */
  prefix: string
  suffix: string
  /** Put those signs around a citation's HTML, as citeproc would have. */
  frame(html: string): string
}

/**
 * Start citeproc.
 *
 * @param items by the ids that citations use. Reports `style-missing`.
 */
export async function startStyle(
  wanted: CitationStyleSource | undefined,
  language: string,
  items: Map<string, CslItem>,
  file: VFile
): Promise<CitationStyle> {
  const {default: CSL} = await import('citeproc')
  const styles = loadPackage<Record<string, string>>('@citation-js/plugin-csl/lib/styles.json')
  const locales = loadPackage<Record<string, string>>('@citation-js/plugin-csl/lib/locales.json')
  const known = [...Object.keys(locales), ...ownLocales]
  const start = (xml: string): CitationStyle => {
    const {style, main, mixed} = byLanguage(xml, language)
    const itemOf = (id: string) => {
      const item = items.get(id)
      return item && mixed ? {...item, language: languageOf(item)} : (item ?? {})
    }
    const engine = new CSL.Engine(
      {
        retrieveLocale: (tag) => {
          const name = localeFor(tag, known)
          return locales[name] ?? (ownLocale(name) as string)
        },
        retrieveItem: itemOf,
        wrapCitationEntry: (text) => text
      },
      style,
      // A language without a locale may have its words in the style.
      knownLocale(main, known) ?? main,
      true
    )
    return adapt(engine, xml)
  }
  const {xml, fallback, complain} = chooseStyle(wanted, styles, file)
  try {
    if (xml) return start(xml)
  } catch {
    // citeproc throws strings as well as errors, and says little in either.
  }
  complain()
  return start(fallback)
}

function adapt(engine: Engine, xml: string): CitationStyle {
  engine.opt.development_extensions['apply_citation_wrapper'] = true
  engine.opt.development_extensions['wrap_url_and_doi'] = false
  const setOutputFormat = engine.setOutputFormat.bind(engine)
  engine.setOutputFormat = (format) => {
    setOutputFormat(format)
    const decorations = engine.fun.decorate['@cite']
    if (decorations) decorations['entry'] = markCite
  }
  const cite = (citations: CitationData[], uncited: string[]) =>
    engine.rebuildProcessorState(citations, undefined, uncited).map(([, , html]) => html)
  const {layout_prefix: prefix = '', layout_suffix: suffix = ''} = engine.citation.opt
  const inQuotes = engine.getOpt('punctuation-in-quote') === true
  // To know where a citation stands, citeproc walks all others for each.
  const knowsPosition = /\bposition="|\bet-al-subsequent-/u.test(xml)
  return {
    cite: knowsPosition ? cite : (citations, uncited) => citeOnce(citations, uncited, cite),
    list: () => {
      const found = engine.makeBibliography()
      if (!found) return []
      return found[0].entry_ids.map((ids, index) => ({id: ids[0] ?? '', html: found[1][index] ?? ''}))
    },
    term: (name, form, plural) => engine.getTerm(name, form, plural ? 1 : 0) || '',
    knowsLocator: (label) => Boolean(engine.getTerm(label)),
    showsLocators: /\bvariable="(?:[\w-]+ )*locator[" ]/u.test(xml),
    prefix,
    suffix,
    frame: (html) => framed(html, prefix, suffix, inQuotes)
  }
}

/** Where a style does not ask what was cited before, citations that say the same are printed once. */
function citeOnce(
  citations: CitationData[],
  uncited: string[],
  cite: (citations: CitationData[], uncited: string[]) => string[]
): string[] {
  const keys = citations.map(({citationItems, properties}) => JSON.stringify([citationItems, properties]))
  const first = new Map<string, CitationData>()
  for (const [index, key] of keys.entries())
    if (!first.has(key)) first.set(key, citations[index] as CitationData)
  const html = cite([...first.values()], uncited)
  const places = new Map([...first.keys()].map((key, index) => [key, index]))
  return keys.map((key) => html[places.get(key) as number] ?? '')
}

/** A number has its item's id as its own, a group of words as `item_id`. */
function markCite(this: Blob, _: Engine, text: string): string {
  return `<span data-cite="${this.item_id ?? this.id ?? ''}">${text}</span>`
}

/** The locale of a language; of its primary subtag; American English. */
function localeFor(language: string, known: string[]): string {
  return knownLocale(language, known) ?? 'en-US'
}

function knownLocale(language: string, known: string[]): string | undefined {
  const tag = language.toLowerCase()
  const primary = tag.split('-')[0] as string
  return (
    known.find((name) => name.toLowerCase() === tag) ?? known.find((name) => name.startsWith(`${primary}-`))
  )
}
