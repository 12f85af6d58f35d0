/**
 * What an entry takes from others: `crossref` and `xdata`.
 *
 * @see https://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf Appendix B
 */
import type {BibtexEntry} from './bibliography-bibtex.js'

interface Rule {
  from: RegExp
  to: RegExp
  /** Name in the parent → its name in the child. */
  names: Record<string, string>
}

const titlesAs = (name: 'booktitle' | 'maintitle' | 'journaltitle'): Record<string, string> => {
  const stem = name.replace(/title$/u, '')
  return {title: name, subtitle: `${stem}subtitle`, titleaddon: `${name}addon`}
}

const rules: Rule[] = [
  {from: /^mvbook$/u, to: /^(?:book|inbook|bookinbook|suppbook)$/u, names: titlesAs('maintitle')},
  {
    from: /^mv(?:collection|reference)$/u,
    to: /^(?:collection|reference|incollection|inreference|suppcollection)$/u,
    names: titlesAs('maintitle')
  },
  {from: /^mvproceedings$/u, to: /^(?:in)?proceedings$/u, names: titlesAs('maintitle')},
  {
    from: /^(?:book|collection|reference|proceedings)$/u,
    to: /^(?:in(?:book|collection|reference|proceedings)|bookinbook|supp(?:book|collection)|conference)$/u,
    names: titlesAs('booktitle')
  },
  {from: /^periodical$/u, to: /^(?:article|suppperiodical)$/u, names: titlesAs('journaltitle')}
]
const partsOfBooks = /^(?:inbook|bookinbook|suppbook)$/u
const notInherited = new Set([
  'crossref',
  'xref',
  'xdata',
  'entryset',
  'ids',
  'label',
  'key',
  'keywords',
  'note',
  'options',
  'presort',
  'shorthand',
  'shorttitle',
  'sortkey',
  'sorttitle'
])
const deepest = 5

/** Fields of an entry with those it inherits; its own come first. A chain ends where it comes round. */
export function inheritedFields(
  entry: BibtexEntry,
  entries: Map<string, BibtexEntry>,
  depth = 0
): Map<string, string> {
  const fields = new Map(entry.fields)
  if (depth > deepest) return fields
  for (const key of (fields.get('xdata') ?? '').split(',')) {
    const source = entries.get(key.trim())
    if (!source || source === entry) continue
    for (const [name, value] of inheritedFields(source, entries, depth + 1))
      if (!fields.has(name)) fields.set(name, value)
  }
  const parent = parentOf(fields.get('crossref'), entries)
  if (!parent || parent === entry) return fields
  const stated = inheritedFields(parent, entries, depth + 1)
  const rename = rules.find(({from, to}) => from.test(parent.type) && to.test(entry.type))?.names ?? {}
  const adopt = (name: string, value: string) => {
    if (!fields.has(name)) fields.set(name, value)
  }
  // BibTeX's proceedings say their title as `booktitle` for their parts to take.
  for (const name of Object.keys(rename)) if (stated.has(rename[name] as string)) delete rename[name]
  for (const [name, value] of stated) {
    if (notInherited.has(name)) continue
    if (name === 'author' && partsOfBooks.test(entry.type)) adopt('bookauthor', value)
    adopt(rename[name] ?? name, value)
  }
  // A part has its own subtitle or none: the whole's went to its own title.
  return fields
}

/** BibTeX minds no case in `crossref`. */
function parentOf(key: string | undefined, entries: Map<string, BibtexEntry>): BibtexEntry | undefined {
  if (!key?.trim()) return undefined
  const wanted = key.trim()
  const exact = entries.get(wanted)
  if (exact) return exact
  for (const [name, entry] of entries) if (name.toLowerCase() === wanted.toLowerCase()) return entry
  return undefined
}
