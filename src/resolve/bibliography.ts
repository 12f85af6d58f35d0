/**
 * Bibliographies become items of CSL-JSON by key.
 *
 * In: BibTeX, biblatex, CSL-JSON and CSL-YAML texts, and items stated in the
 * front matter. Out: one map; which of them are cited is `citations.ts`' part.
 */
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {remembering} from '../environment/kept.js'
import type {CslItem} from '../model/index.js'
import type {BibtexEntry} from './bibliography-bibtex.js'
import {asCslItem, isRecord} from './bibliography-csl.js'

export interface BibliographySource {
  /** As the author wrote it, for messages; its ending tells the format. */
  path: string
  text: string
}

/**
 * Read bibliographies; stated items come first, then files in order.
 *
 * Reports `bibliography-syntax` once for each entry that can't be read,
 * `bibliography-abbreviation` for a macro that nothing defines, and
 * `reference-duplicate` for a key whose second entry says something else.
 *
 * @param wanted keys to convert; `undefined`: all. Others keep only id and type.
 * @param language RFC 5646 tag of entries that name none.
 */
export async function readBibliography(
  sources: BibliographySource[],
  inline: CslItem[],
  file: VFile,
  wanted?: ReadonlySet<string>,
  language = 'en'
): Promise<Map<string, CslItem>> {
  const items = new Map<string, CslItem>()
  const add = (item: CslItem) => {
    const first = items.get(item.id)
    if (!first) items.set(item.id, item)
    else if (JSON.stringify(first) !== JSON.stringify(item))
      report(file, 'reference-duplicate', undefined, item.id)
  }
  for (const value of inline) {
    const item = asCslItem(value)
    if (item) add(item)
    else
      report(
        file,
        'bibliography-syntax',
        undefined,
        'references',
        'it has no `id`',
        file.path ?? 'the front matter'
      )
  }
  for (const source of sources) {
    const text = source.text.replace(/^\uFEFF/u, '')
    const format = formatOf(source.path, text)
    const said = file.messages.length
    const known = items.size
    if (format === 'bibtex') await addBibtex({...source, text}, file, add, wanted, /^en\b/iu.test(language))
    else if (format === 'json') addList(parseJson({...source, text}, file), source, file, add)
    else addList(await parseYaml({...source, text}, file), source, file, add)
    const silent = items.size === known && file.messages.length === said
    if (silent && text.trim() !== '' && !/^\s*(?:\[\s*\]|\{\s*\})\s*$/u.test(text) && !/^\s*@/mu.test(text))
      report(file, 'bibliography-empty', undefined, source.path)
  }
  return items
}

function formatOf(path: string, text: string): 'bibtex' | 'json' | 'yaml' {
  if (/\.(?:bib|bibtex|biblatex)$/iu.test(path)) return 'bibtex'
  if (/\.json$/iu.test(path)) return 'json'
  if (/\.ya?ml$/iu.test(path)) return 'yaml'
  if (/^\s*[[{]/u.test(text)) return 'json'
  return /^[ \t]*@[A-Za-z]+\s*[{(]/mu.test(text) ? 'bibtex' : 'yaml'
}

/** BibTeX files that were read, with the items that were asked for, by language, line and key: builds ask for the same again. */
const keptEntries = remembering<{entries: BibtexEntry[]; items: Map<string, CslItem>}>(4)

async function addBibtex(
  {path, text}: BibliographySource,
  file: VFile,
  add: (item: CslItem) => void,
  wanted: ReadonlySet<string> | undefined,
  english: boolean
): Promise<void> {
  const [{readBibtex}, {cslFromBibtex}, {monthMacros}, {journalMacros}] = await Promise.all([
    import('./bibliography-bibtex.js'),
    import('./bibliography-entry.js'),
    import('./bibliography-dates.js'),
    import('./bibliography-journals.js')
  ])
  const {entries, items} = keptEntries(text, () => ({
    entries: readBibtex(text, {...monthMacros, ...journalMacros}),
    items: new Map()
  }))
  const complain = (key: string, line: number, problem: string) =>
    report(file, 'bibliography-syntax', undefined, key, problem, `${path}:${line}`)
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  for (const entry of entries) {
    const name = entry.key || `@${entry.type}`
    if (entry.problem || !entry.key) complain(name, entry.line, entry.problem ?? 'it has no key')
    if (!entry.key || (entry.problem && entry.fields.size === 0)) continue
    const keys = [entry.key, ...(entry.fields.get('ids') ?? '').split(',').map((id) => id.trim())]
    const called = keys.filter((key) => key && (!wanted || wanted.has(key)))
    for (const name of called.length > 0 ? (entry.undefined ?? []) : [])
      report(file, 'bibliography-abbreviation', undefined, name, entry.key, `${path}:${entry.line}`)
    try {
      if (called.length === 0) add({id: entry.key, type: entry.type})
      if (called.length === 0) continue
      const key = `${english} ${entry.line} ${entry.key}`
      const item = items.get(key) ?? cslFromBibtex(entry, byKey, english)
      items.set(key, item)
      for (const id of called) add({...structuredClone(item), id})
    } catch (error) {
      complain(name, entry.line, error instanceof Error ? error.message : String(error))
    }
  }
}

function parseJson({path, text}: BibliographySource, file: VFile): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    report(file, 'bibliography-syntax', undefined, path, `it is not JSON: ${(error as Error).message}`, path)
    return []
  }
}

async function parseYaml({path, text}: BibliographySource, file: VFile): Promise<unknown> {
  const {parseDocument} = await import('yaml')
  const document = parseDocument(text, {schema: 'core', merge: false})
  for (const error of document.errors.slice(0, 1)) {
    const line = error.linePos?.[0].line ?? 1
    report(
      file,
      'bibliography-syntax',
      undefined,
      path,
      error.message.split('\n')[0] as string,
      `${path}:${line}`
    )
  }
  try {
    return withItalics(document.toJS({maxAliasCount: 100}))
  } catch (error) {
    report(file, 'bibliography-syntax', undefined, path, (error as Error).message, path)
    return []
  }
}

/** Pandoc's YAML holds Markdown: `*Homo*` in a title is italic. */
function withItalics(value: unknown): unknown {
  if (typeof value === 'string')
    return value.replace(/(?<![\w*])\*([^*\s](?:[^*]{0,200}[^*\s])?)\*(?![\w*])/gu, '<i>$1</i>')
  if (Array.isArray(value)) return value.map(withItalics)
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withItalics(one)]))
  return value
}

/** A list of items, `references:` or `items:` with such a list, or one item. */
function addList(
  value: unknown,
  {path}: BibliographySource,
  file: VFile,
  add: (item: CslItem) => void
): void {
  const held = isRecord(value) ? (value['references'] ?? value['items'] ?? [value]) : value
  for (const [index, one] of (Array.isArray(held) ? held : []).entries()) {
    const item = asCslItem(one)
    if (item) add(item)
    else report(file, 'bibliography-syntax', undefined, String(index + 1), 'it has no `id`', path)
  }
}
