import type {Element} from 'xast'
import {x} from 'xastscript'
import {
  type Affiliation,
  type Article,
  type Contributor,
  type CreditRole,
  collaboratorRoles,
  countryCode,
  creditRoles,
  displayName,
  type NativeName,
  orcidUrl,
  type PersonName,
  rorUrl,
  terms
} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {interestsId, uses} from '../../xml/jats-names.js'
import {languageTag} from './phrases.js'

/** JATS `<contrib-group>`, in the authors' order. */
export function contribGroup({contributors, affiliations}: Article): Element | undefined {
  if (contributors.length === 0) return undefined
  const labels = new Map(affiliations.map(({id, label}) => [id, label]))
  return x('contrib-group', {'content-type': 'authors'}, [
    ...contributors.map((person) => contrib(person, labels))
  ])
}

/** JATS `<contrib-group>`s of those who are no authors: editors, reviewers, translators. */
export function collaboratorGroups({collaborators = []}: Article): Element[] {
  return collaboratorRoles.flatMap((role) => {
    const people = collaborators.filter((person) => person.role === role)
    if (people.length === 0) return []
    return [
      x(
        'contrib-group',
        {'content-type': `${role}s`},
        people.map(({name, orcid, affiliation, url}) =>
          x('contrib', {'contrib-type': role}, [
            orcid && x('contrib-id', {'contrib-id-type': 'orcid'}, orcidUrl(orcid)),
            contribName(name),
            affiliation && x('aff', affiliation),
            url && x('uri', {'xlink:href': url, 'xlink:title': displayName(name)}, url)
          ])
        )
      )
    ]
  })
}

/**
 * JATS `<contrib>`.
 *
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/contrib.html
 */
function contrib(person: Contributor, labels: Map<string, string>): Element {
  const {id, name, nativeName, orcid, corresponding, equalContribution, deceased, email, url} = person
  const mark = (refType: string, rid: string, sign: string) =>
    x('xref', {'ref-type': refType, rid}, [x('sup', sign)])
  return x(
    'contrib',
    {
      'contrib-type': 'author',
      id,
      corresp: corresponding ? 'yes' : undefined,
      'equal-contrib': equalContribution ? 'yes' : undefined,
      deceased: deceased ? 'yes' : undefined
    },
    [
      orcid && x('contrib-id', {'contrib-id-type': 'orcid'}, orcidUrl(orcid)),
      nativeName ? nameAlternatives(name, nativeName) : contribName(name),
      email && x('email', email),
      ...person.roles.map(role),
      url && x('uri', {'xlink:href': url, 'xlink:title': displayName(name)}, url),
      ...person.affiliations
        .filter((aff) => labels.has(aff))
        .map((aff) => mark('aff', aff, labels.get(aff) || aff)),
      equalContribution && mark('author-notes', 'equal-contribution', '†'),
      deceased && mark('author-notes', 'deceased', '‡'),
      corresponding && mark('corresp', 'corresponding', '*'),
      person.note && x('xref', {'ref-type': 'author-notes', rid: noteId(person)})
    ].filter((child) => child !== undefined && child !== false && child !== '')
  )
}

/** A name, and how it is written in its own script (JATS `<name-alternatives>`, `<collab-alternatives>`). */
function nameAlternatives(name: PersonName, {text, language}: NativeName): Element {
  const said = contribName(name)
  const tag = {'xml:lang': languageTag(language) ?? 'und'}
  return said.name === 'collab'
    ? x('collab-alternatives', [said, x('collab', tag, text)])
    : x('name-alternatives', [said, x('string-name', tag, text)])
}

/** JATS `<name>` of a person; `<collab>` of a group, told by a name of several words that was not split. */
export function contribName(name: PersonName): Element {
  const {literal, family, given, suffix} = name
  if (literal !== undefined)
    return /\s/u.test(literal.trim())
      ? x('collab', literal)
      : x('name', {'name-style': 'given-only', 'specific-use': attributeList({classes: [uses.literal]})}, [
          x('given-names', literal)
        ])
  const eastern = name.style === 'eastern' || /^\p{Script=Han}+$/u.test(`${family ?? ''}${given ?? ''}`)
  const nameStyle = eastern ? 'eastern' : family ? 'western' : 'given-only'
  return x('name', {'name-style': nameStyle}, [
    family ? x('surname', family) : undefined,
    given ? x('given-names', given) : family ? undefined : x('given-names', displayName(name)),
    suffix ? x('suffix', suffix) : undefined
  ])
}

/** Id of what is said of a person that no field holds. */
function noteId({id}: Contributor): string {
  return `${id}-note`
}

/** JATS `<role>` with CRediT's term (JATS4R, CRediT taxonomy). */
function role(slug: CreditRole): Element {
  return x(
    'role',
    {
      vocab: 'credit',
      'vocab-identifier': 'https://credit.niso.org/',
      'vocab-term': creditRoles[slug],
      'vocab-term-identifier': `https://credit.niso.org/contributor-roles/${slug}/`
    },
    creditRoles[slug]
  )
}

/**
 * JATS `<aff>`, or `<aff-alternatives>` where the line is also given in other languages.
 *
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/aff-alternatives.html
 */
export function affAlternatives(affiliation: Affiliation, language: string): Element {
  const {id, label, translations = []} = affiliation
  const main = aff(affiliation, language)
  if (translations.length === 0) return main
  const own = languageTag(language)
  main.attributes = {...(own && {'xml:lang': own})}
  const others = translations.map((one) =>
    x('aff', {'xml:lang': languageTag(one.language) ?? 'und'}, [
      label ? x('label', label) : undefined,
      one.text
    ])
  )
  return x('aff-alternatives', {id}, [main, ...others])
}

/**
 * JATS `<aff>`: the line as readers see it, its known parts marked in place
 * (JATS4R, affiliations).
 */
function aff(affiliation: Affiliation, language: string): Element {
  const {id, label, ror, url} = affiliation
  const institutionId = ror && x('institution-id', {'institution-id-type': 'ror'}, rorUrl(ror))
  const line = markedParts(affiliation, language)
  const institution = line.find((part) => typeof part !== 'string' && part.name === 'institution-wrap')
  if (institutionId && typeof institution === 'object') institution.children.unshift(institutionId)
  const address = url && {'xlink:href': url, 'xlink:title': affiliation.institution ?? affiliation.text}
  if (address && typeof institution === 'object')
    for (const child of institution.children)
      if (child.type === 'element' && child.name === 'institution') Object.assign(child.attributes, address)
  const wrapped =
    (institutionId || address) && !institution
      ? [x('institution-wrap', [institutionId, x('institution', {...address}, affiliation.text)])]
      : line
  return x('aff', {id}, [label ? x('label', label) : undefined, ...wrapped])
}

/** The line in pieces: words as they are, and the parts found among them. */
function markedParts(affiliation: Affiliation, language: string): (string | Element)[] {
  const {text, department, institution, address, city, region, postalCode, country} = affiliation
  const wanted: [string | undefined, (words: string) => Element][] = [
    [institution, (words) => x('institution-wrap', [x('institution', words)])],
    [department, (words) => x('institution', {'content-type': 'dept'}, words)],
    [address, (words) => x('addr-line', words)],
    [city, (words) => x('city', words)],
    [region, (words) => x('state', words)],
    [postalCode, (words) => x('postal-code', words)],
    [country, (words) => x('country', {country: countryCode(words, language)}, words)]
  ]
  const found: {from: number; to: number; element: Element}[] = []
  for (const [words, make] of wanted) {
    if (!words) continue
    // What is small stands late in a line: a city that names its university is not this city.
    const isPlace = words !== institution && words !== department
    const from = isPlace ? text.lastIndexOf(words) : text.indexOf(words)
    const to = from + words.length
    if (from < 0 || found.some((other) => from < other.to && other.from < to)) continue
    found.push({from, to, element: make(words)})
  }
  found.sort((one, other) => one.from - other.from)
  let done = 0
  const line = found.flatMap(({from, to, element}): (string | Element)[] => {
    const before = text.slice(done, from)
    done = to
    return before ? [before, element] : [element]
  })
  return done < text.length ? [...line, text.slice(done)] : line
}

/**
 * JATS `<author-notes>`: correspondence, equal contribution, deceased, what
 * else is said of a person, and competing interests (JATS4R, conflict of
 * interest).
 */
export function authorNotes({contributors, competingInterests, language}: Article): Element | undefined {
  const words = terms(language)
  const corresponding = contributors.filter((person) => person.corresponding)
  const note = (id: string, type: string, sign: string, sentence: string) =>
    x('fn', {id, 'fn-type': type}, [x('label', sign), x('p', `${sentence}.`)])
  const notes = [
    corresponding.length > 0 &&
      x('corresp', {id: 'corresponding'}, [
        x('label', '*'),
        `${words.corresponding}: `,
        ...corresponding.flatMap(({name, email}, index) => [
          `${index > 0 ? '; ' : ''}${displayName(name)}`,
          ...(email ? [' (', x('email', email), ')'] : [])
        ])
      ]),
    contributors.some((person) => person.equalContribution) &&
      note('equal-contribution', 'equal', '†', words.equalContribution),
    contributors.some((person) => person.deceased) && note('deceased', 'deceased', '‡', words.deceased),
    ...contributors.map(
      (person) =>
        person.note !== undefined &&
        x('fn', {id: noteId(person), 'fn-type': 'other'}, [
          x('p', `${displayName(person.name)}: ${person.note}`)
        ])
    ),
    competingInterests !== undefined &&
      x('fn', {id: interestsId, 'fn-type': 'coi-statement'}, [x('p', competingInterests)])
  ].filter((child) => child !== false)
  return notes.length > 0 ? x('author-notes', notes) : undefined
}
