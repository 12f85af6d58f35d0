/**
 * Other tools' shapes of a field, put into ours before the schema sees them:
 * Quarto's `attributes` and `citation`, MyST's `parts`, ReScience's lists of
 * single fields, Pandoc filters' authors by name.
 */
import {affiliationAliases, authorAliases, normalKey} from './aliases.js'

type Shape = Record<string, unknown>

export const isRecord = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Fields that a field stands for, by name; `undefined` when it stands for itself. */
export function expandField(name: string, value: unknown): [string, unknown][] | undefined {
  const whole = isSingles(value) ? Object.assign({}, ...(value as Shape[])) : value
  if (!isRecord(whole)) return undefined
  const field = renamed(whole)
  const rest = ({
    volume,
    issue,
    number,
    doi,
    pages,
    page,
    firstpage: begin,
    lastpage: end,
    ...others
  }: Shape): [Shape, [string, unknown][]] => [
    others,
    Object.entries({
      volume,
      issue,
      doi,
      elocation_id: number,
      pages: pages ?? page ?? range(begin, end)
    }).filter(([, item]) => item !== undefined && item !== null)
  ]
  if (name === 'journal' || name === 'venue') {
    const {name: title, ...named} = field
    const isOfArticle = ['volume', 'issue', 'number', 'pages', 'page', 'firstpage'].some(
      (key) => key in field
    )
    if (name === 'journal' && !isOfArticle && !('name' in field) && isRecord(value)) return undefined
    const own = {...named, ...(title === undefined ? {} : {title})}
    // Beside a volume or pages, a DOI is the article's; alone, the journal's.
    const [journal, more] = isOfArticle ? rest(own) : [own as Shape, []]
    return [[name === 'venue' ? 'journal' : name, journal], ...more]
  }
  if (name === 'citation') {
    const {container_title: title, issn, publisher, ...others} = field
    const journal = Object.fromEntries(Object.entries({title, issn, publisher}).filter(([, item]) => item))
    return [...(title ? ([['journal', journal]] as [string, unknown][]) : []), ...rest(others)[1]]
  }
  if (name === 'article') return rest(field)[1]
  if (name === 'dates' && Array.isArray(value)) return [['dates', whole]]
  if (name === 'copyright') {
    const {statement, holder, year} = field
    return [['copyright', statement ?? `© ${[year, holder].flat().filter(Boolean).join(' ')}`]]
  }
  if (name === 'license' || name === 'licence')
    return [['license', first(field, ['id', 'spdx', 'content', 'url', 'link', 'name', 'text', 'type'])]]
  if (name === 'title') {
    const short = first(field, ['short', 'running'])
    return [
      ['title', first(field, ['long', 'full', 'main', 'text', 'plain'])],
      ...((short ? [['short_title', short]] : []) as [string, unknown][])
    ]
  }
  return undefined
}

function range(begin: unknown, end: unknown): string | undefined {
  const pages = [begin, end].filter((page) => typeof page === 'string' || typeof page === 'number')
  return pages.length > 0 ? pages.join('–') : undefined
}

/** An author of another tool's shape, as one of ours; `key` when a list of names is a map. */
export function shapeAuthor(value: unknown): unknown {
  if (!isRecord(value)) return value
  const only = Object.entries(value)
  const [key = '', inner] = only[0] ?? []
  // `- Jane Doe: {institute: a}`; with nothing after the colon too.
  if (only.length === 1 && /\S\s+\S/u.test(key) && !(normalKey(key) in authorAliases))
    return {name: key, ...(isRecord(inner) ? (shapeAuthor(inner) as Shape) : {})}
  const {attributes, name, ...others} = value
  const author: Shape = {
    ...others,
    ...(name === undefined ? {} : {name: shapeName(name)}),
    ...flags(attributes)
  }
  for (const [field, address] of Object.entries(author)) {
    const said = (authorAliases[normalKey(field)] ?? field) === 'corresponding'
    if (said && typeof address === 'string' && address.includes('@'))
      Object.assign(author, {[field]: true, email: author['email'] ?? address})
  }
  // `{name: The Study Group, collective: true}`: the name is one whole.
  const group = Object.keys(author).find(
    (field) => authorAliases[normalKey(field)] === 'literal' || field === 'literal'
  )
  if (group && typeof author[group] === 'boolean') {
    const isGroup = author[group] && typeof author['name'] === 'string' && {name: {literal: author['name']}}
    delete author[group]
    Object.assign(author, isGroup)
  }
  if (Array.isArray(author['email']) && typeof author['email'][0] === 'string')
    author['email'] = author['email'][0]
  return gatherPlace(author)
}

/** All authors of a list, or of one name or record. */
export function shapeAuthors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeAuthor)
  if (!isRecord(value)) return value
  const people = Object.entries(value)
  const byName =
    people.length > 0 &&
    people.every(([key, item]) => /\S\s+\S/u.test(key) && (isRecord(item) || item === null))
  return byName ? people.map(([name, item]) => shapeAuthor({[name]: item})) : [shapeAuthor(value)]
}

/** Affiliations of a map, `{a: University of A}`, or of a list of such. */
export function shapeAffiliations(value: unknown): unknown {
  if (Array.isArray(value))
    return value.flatMap((item) => (isRecord(item) ? (shapeAffiliations(item) as unknown[]) : [item]))
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  const isMap = entries.length > 0 && entries.every(([key]) => !affiliationFields.has(normalKey(key)))
  if (!isMap) return [nameById(value)]
  return entries.map(([id, item]) => (isRecord(item) ? {id, ...item} : {id, name: item}))
}

/** rticles ties an address to authors by the institution's name: `{code: University of A, address: …}`. */
function nameById(value: Shape): Shape {
  const fields = Object.entries(value).map(([key, item]) => [
    affiliationAliases[normalKey(key)] ?? normalKey(key),
    item
  ])
  const {id, name} = Object.fromEntries(fields)
  return name === undefined && typeof id === 'string' && /\p{L}{2,}\s\S/u.test(id)
    ? {...value, name: id}
    : value
}

/** Titles by language, `{de: …, fr: {title, subtitle}}`, as a list. */
export function shapeTitles(value: unknown): unknown {
  if (!isRecord(value) || 'lang' in value || 'language' in value) return value
  return Object.entries(value).map(([key, title]) => {
    const lang = key.replace('_', '-')
    return isRecord(title) ? {lang, ...title} : {lang, title}
  })
}

/** MyST's funding, whose awards are a list within each entry; funders and recipients that are several or records. */
export function shapeFunding(value: unknown): unknown {
  const names = (item: unknown): unknown =>
    Array.isArray(item)
      ? item.map(names)
      : isRecord(item)
        ? (item['name'] ?? item['text'] ?? item['ref'] ?? item['institution'])
        : item
  const list = [value].flat().flatMap((entry) => {
    if (!isRecord(entry)) return [entry]
    const {awards, ...others} = entry
    const each = Array.isArray(awards) ? awards.filter(isRecord) : []
    return each.length === 0 ? [entry] : awardsOf(others, each)
  })
  const made = list.map((entry) => {
    if (!isRecord(entry)) return entry
    return Object.fromEntries(
      Object.entries(entry).map(([key, item]) => {
        const plain = normalKey(key)
        if (plain === 'source' || plain === 'sources' || plain === 'funder') {
          const said = [names(item)].flat()
          return ['funder', said.length > 1 ? said.join(', ') : said[0]]
        }
        return /^(?:recipient|investigator)s?$/u.test(plain) ? [key, names(item)] : [key, item]
      })
    )
  })
  return Array.isArray(value) || made.length > 1 ? made : made[0]
}

/** One entry an award; the sentence stands with the first. */
function awardsOf(common: Shape, awards: Shape[]): Shape[] {
  const {statement, ...shared} = common
  const {open_access: _, ...known} = shared
  return awards.map((award, index) => {
    const {id, name, title, uri, url, description: __, ...own} = award
    const said = {award: id, award_title: title ?? name, award_url: url ?? uri}
    return {
      ...(index === 0 && statement !== undefined ? {statement} : {}),
      ...known,
      ...Object.fromEntries(Object.entries(said).filter(([, item]) => item !== undefined)),
      ...own
    }
  })
}

/** rticles' notes under their codes, `footnote: [{code: 1, text: …}]`, put where authors name them. */
export function withFootnotes(value: Shape): Shape {
  const {footnote, author} = value
  if (!Array.isArray(footnote) || !Array.isArray(author)) return value
  const texts = new Map(footnote.filter(isRecord).map(({code, text}) => [String(code), String(text ?? '')]))
  const told = author.map((person) => {
    const text = isRecord(person) ? texts.get(String(person['footnote'])) : undefined
    return isRecord(person) && text ? {...person, footnote: text} : person
  })
  return {...value, author: told}
}

/** Manubot's `funders` of each author, one statement each; where the article states its funding itself, they stay. */
export function withFunders(value: Shape): Shape {
  const {authors, funding} = value
  if (!Array.isArray(authors) || funding !== undefined) return value
  const said = authors.filter(isRecord).flatMap(({funders}) => [funders].flat())
  const statements = [...new Set(said.filter((one) => typeof one === 'string' && one.trim() !== ''))]
  if (statements.length === 0 || said.some(isRecord)) return value
  const told = authors.map((person) => {
    if (!isRecord(person)) return person
    const {funders: _, ...others} = person
    return others
  })
  return {...value, authors: told, funding: statements}
}

const affiliationFields = new Set([
  ...Object.keys(affiliationAliases),
  'id',
  'name',
  'department',
  'city',
  'region',
  'country',
  'postal_code',
  'address',
  'ror',
  'url'
])

/** ReScience's `code` and `data`, where to find them, as a sentence. */
export function availability(label: string, value: unknown): string | undefined {
  const fields = renamed(
    isSingles(value) ? Object.assign({}, ...(value as Shape[])) : isRecord(value) ? value : {}
  )
  const doi =
    fields['doi'] &&
    `https://doi.org/${String(fields['doi']).replace(/^https?:\/\/(?:dx\.)?doi\.org\//u, '')}`
  // ReScience's `code: https://…`.
  const address =
    typeof value === 'string' && /^https?:\/\/\S+$/u.test(value.trim()) ? value.trim() : undefined
  const places = [address, fields['url'], doi, fields['swh']].filter(
    (place) => typeof place === 'string' && place !== ''
  )
  return places.length > 0 ? `${label}: ${places.join(', ')}.` : undefined
}

/** `[{name: J}, {issn: 1}]`: one field each. */
function isSingles(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isRecord(item) && Object.keys(item).length === 1)
  )
}

function renamed(record: Shape): Shape {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [normalKey(key), value]))
}

function first(record: Shape, names: string[]): unknown {
  return names.map((name) => record[name]).find((value) => typeof value === 'string' && value !== '')
}

/** Parts of a name under our names for them. */
function shapeName(name: unknown): unknown {
  if (!isRecord(name)) return name
  const parts = Object.entries(name).map(([key, value]) => [
    authorAliases[normalKey(key)] ?? normalKey(key),
    value
  ])
  return Object.fromEntries(parts.filter(([, value]) => value !== null && value !== ''))
}

/** `attributes: {corresponding: true}`, or a list of what is true. */
function flags(attributes: unknown): Shape {
  if (Array.isArray(attributes)) return Object.fromEntries(attributes.map((flag) => [String(flag), true]))
  return isRecord(attributes) ? attributes : {}
}

/** Department and place beside the name of an institution belong to it (arXiv, SAGE). */
function gatherPlace(author: Shape): Shape {
  const place = new Set([
    'department',
    'location',
    'city',
    'region',
    'country',
    'postal_code',
    'street',
    'address'
  ])
  const own = Object.entries(author).filter(([key]) => place.has(normalKey(key)))
  if (own.length === 0) return author
  const others = Object.entries(author).filter(([key]) => !place.has(normalKey(key)))
  const at = others.findIndex(([key]) => (authorAliases[normalKey(key)] ?? normalKey(key)) === 'affiliations')
  const [, name] = at < 0 ? [] : (others.splice(at, 1)[0] as [string, unknown])
  if (name !== undefined && typeof name !== 'string') return author
  return {...Object.fromEntries(others), affiliations: {...Object.fromEntries(own), ...(name ? {name} : {})}}
}
