import type {Element} from 'xast'
import {report} from '../../diagnostics/report.js'
import {
  type Affiliation,
  type Contributor,
  type CreditRole,
  creditRoles,
  displayName,
  type NativeName,
  type PersonName,
  parseOrcid,
  parseRor
} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import type {JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

/** Contributors of `<article-meta>` and their affiliations, authors only, in order. */
export function peopleOf(
  meta: Element,
  reading: JatsReading
): {contributors: Contributor[]; affiliations: Affiliation[]} {
  const alternatives = [...elementsNamed(meta, 'aff-alternatives')]
  const setOf = (aff: Element) => alternatives.find((set) => set.children.includes(aff))
  const affs = [...elementsNamed(meta, 'aff')].filter(
    (aff) =>
      !childrenNamed(meta, 'contrib-group').some((group) => isOther(group) && holds(group, aff)) &&
      childrenNamed(setOf(aff), 'aff').indexOf(aff) < 1
  )
  const affiliations = affs.map((aff, index) =>
    affiliationOf(aff, index, affs.length, reading.isOwn, setOf(aff))
  )
  const ids = new Map(affs.map((aff, index) => [aff, affiliations[index]?.id ?? '']))
  const written = new Map(
    affs.flatMap((aff) => {
      const set = setOf(aff)
      const all = [aff, ...(set ? [set, ...childrenNamed(set, 'aff')] : [])]
      return all.map((one) => [attribute(one, 'id'), ids.get(aff)] as const)
    })
  )
  const contribs = childrenNamed(meta, 'contrib-group')
    .filter((group) => !isOther(group))
    .flatMap((group) => childrenNamed(group, 'contrib').map((contrib) => ({contrib, group})))
    .filter(({contrib}) => (attribute(contrib, 'contrib-type') ?? 'author') === 'author')
  const contributors = contribs.map(({contrib, group}, index) => {
    const own = affsIn(contrib).flatMap((aff) => ids.get(aff) ?? [])
    const called = xrefs(contrib, 'aff').flatMap((rid) => written.get(rid) ?? [])
    const shared = affsIn(group).flatMap((aff) => ids.get(aff) ?? [])
    const linked = [...new Set([...own, ...called])]
    const isShared = linked.length === 0 && contribs.every((one) => xrefs(one.contrib, 'aff').length === 0)
    return contributorOf(contrib, index, isShared ? shared : linked, meta, reading)
  })
  return {contributors, affiliations}
}

/** Affiliations that stand in an element, of alternatives the first. */
function affsIn(element: Element): Element[] {
  const sets = childrenNamed(element, 'aff-alternatives')
  return [...childrenNamed(element, 'aff'), ...sets.flatMap((set) => childNamed(set, 'aff') ?? [])]
}

function isOther(group: Element): boolean {
  const type = attribute(group, 'content-type') ?? ''
  return /editor|reviewer|translator/u.test(type)
}

function holds(group: Element, element: Element): boolean {
  for (const one of elementsNamed(group, element.name)) if (one === element) return true
  return false
}

function xrefs(contrib: Element, type: string): string[] {
  return childrenNamed(contrib, 'xref')
    .filter((xref) => attribute(xref, 'ref-type') === type)
    .flatMap((xref) => (attribute(xref, 'rid') ?? '').split(/\s+/u))
}

function contributorOf(
  contrib: Element,
  index: number,
  affiliations: string[],
  meta: Element,
  reading: JatsReading
): Contributor {
  const name = nameOf(contrib)
  const nativeName = nativeNameOf(contrib)
  const orcid = childrenNamed(contrib, 'contrib-id')
    .filter((id) => attribute(id, 'contrib-id-type') === 'orcid')
    .flatMap((id) => {
      const read = parseOrcid(textOf(id))
      if (!read) report(reading.file, 'jats-value-invalid', id, 'an ORCID iD', textOf(id))
      return read ?? []
    })[0]
  const correspondence = xrefs(contrib, 'corresp').flatMap((rid) => reading.target(rid)?.element ?? [])
  const corresponding = attribute(contrib, 'corresp') === 'yes' || correspondence.length > 0
  const inNotes = correspondence.flatMap((note) => [...elementsNamed(note, 'email')]).map(textOf)
  const email = lineOf(childNamed(contrib, 'email') ?? [...elementsNamed(contrib, 'email')][0])
  const roles = childrenNamed(contrib, 'role').flatMap((role) => roleOf(role) ?? [])
  const otherRoles = childrenNamed(contrib, 'role')
    .filter((role) => !roleOf(role))
    .flatMap((role) => lineOf(role) ?? [])
  const url = attribute(childNamed(contrib, 'uri'), 'xlink:href') ?? lineOf(childNamed(contrib, 'uri'))
  const note = noteOf(contrib, name, meta, reading)
  const said = [note, ...(reading.isOwn ? [] : otherRoles)].filter(Boolean).join(' ')
  const id = attribute(contrib, 'id')
  const mail = email ?? (inNotes.length === 1 ? inNotes[0]?.trim() : undefined)
  return {
    id: reading.isOwn && id ? id : `author-${index + 1}`,
    name,
    ...(nativeName && {nativeName}),
    ...(orcid && {orcid}),
    affiliations,
    corresponding,
    ...(mail && {email: mail}),
    equalContribution: attribute(contrib, 'equal-contrib') === 'yes',
    deceased: attribute(contrib, 'deceased') === 'yes',
    roles: [...new Set(roles)],
    ...(url && {url}),
    ...(said && {note: said})
  }
}

/** What an author's note says that no field holds. */
function noteOf(contrib: Element, name: PersonName, meta: Element, reading: JatsReading): string | undefined {
  const notes = childNamed(meta, 'author-notes')
  const words = ['author-notes', 'fn']
    .flatMap((type) => xrefs(contrib, type))
    .flatMap((rid) => {
      const element = reading.target(rid)?.element
      if (element?.name !== 'fn' || !notes || !holds(notes, element)) return []
      const type = attribute(element, 'fn-type') ?? ''
      if (/^(?:equal|deceased|corresp|coi-statement|conflict)$/u.test(type)) return []
      const text = childrenNamed(element, 'p').map(textOf).join(' ')
      return text.startsWith(`${displayName(name)}: `) ? [text.slice(displayName(name).length + 2)] : [text]
    })
  const bio = childrenNamed(contrib, 'bio', 'author-comment').flatMap((one) => lineOf(one) ?? [])
  return [...words, ...bio].join(' ') || undefined
}

function roleOf(role: Element): CreditRole | undefined {
  const slug = /contributor-roles\/([a-z-]+)/u.exec(
    attribute(role, 'vocab-term-identifier') ?? attribute(role, 'content-type') ?? ''
  )?.[1]
  const said = (attribute(role, 'vocab-term') ?? textOf(role))
    .replace(/[\s–—-]+/gu, ' ')
    .trim()
    .toLowerCase()
  const slugs = Object.keys(creditRoles) as CreditRole[]
  return (
    slugs.find((one) => one === slug) ??
    slugs.find((one) => creditRoles[one].replace(/[\s–—-]+/gu, ' ').toLowerCase() === said)
  )
}

/** The name in its own script: the alternative that says its language. */
function nativeNameOf(contrib: Element): NativeName | undefined {
  const others = childrenNamed(
    childNamed(contrib, 'name-alternatives', 'collab-alternatives'),
    'name',
    'string-name',
    'collab'
  ).slice(1)
  const native = others.find((one) => attribute(one, 'xml:lang'))
  if (!native) return undefined
  const parts = ['surname', 'given-names'].flatMap((part) => lineOf(childNamed(native, part)) ?? [])
  const isHan = parts.every((part) => /^\p{Script=Han}+$/u.test(part))
  return {
    text: parts.length > 0 ? parts.join(isHan ? '' : ' ') : textOf(native),
    language: attribute(native, 'xml:lang') ?? 'und'
  }
}

/** JATS `<name>`, `<string-name>`, `<collab>`; of alternatives the first. */
export function nameOf(contrib: Element): PersonName {
  const collab =
    childNamed(contrib, 'collab') ?? childNamed(childNamed(contrib, 'collab-alternatives'), 'collab')
  if (collab) {
    const words = collab.children.filter(
      (child) => child.type !== 'element' || child.name !== 'contrib-group'
    )
    return {literal: words.map(textOf).join('')}
  }
  const whole =
    childNamed(contrib, 'name', 'string-name') ??
    childNamed(childNamed(contrib, 'name-alternatives'), 'name', 'string-name')
  if (!whole)
    return {literal: childNamed(contrib, 'anonymous') ? 'Anonymous' : (lineOf(contrib) ?? 'Anonymous')}
  const family = lineOf(childNamed(whole, 'surname'))
  const given = lineOf(childNamed(whole, 'given-names'))
  const suffix = lineOf(childNamed(whole, 'suffix'))
  const {classes} = readAttributeList(attribute(whole, 'specific-use'))
  if (!family && !given) return {literal: lineOf(whole) ?? ''}
  if (classes.includes(uses.literal)) return {literal: given ?? ''}
  const eastern = attribute(whole, 'name-style') === 'eastern'
  const isHan = /^\p{Script=Han}+$/u.test(`${family ?? ''}${given ?? ''}`)
  return {
    ...(given && {given}),
    ...(family && {family}),
    ...(suffix && {suffix}),
    ...(eastern && !isHan && {style: 'eastern'})
  }
}

/** JATS `<aff>`: the line as readers see it, and its marked parts. */
function affiliationOf(
  aff: Element,
  index: number,
  count: number,
  isOwn: boolean,
  alternatives: Element | undefined
): Affiliation {
  const label = lineOf(childNamed(aff, 'label')) ?? lineOf(childNamed(aff, 'sup'))
  const institutionIds = [...elementsNamed(aff, 'institution-id')]
  const ror = institutionIds.flatMap((id) => parseRor(textOf(id)) ?? [])[0]
  const institutions = [...elementsNamed(aff, 'institution')]
  const isDepartment = (one: Element) => attribute(one, 'content-type') === 'dept'
  const institution = lineOf(institutions.find((one) => !isDepartment(one)))
  const department = lineOf(institutions.find(isDepartment))
  const part = (...names: string[]) => lineOf([...elementsNamed(aff, ...names)][0])
  const [city, region, country, postalCode] = [
    part('city'),
    part('state'),
    part('country'),
    part('postal-code')
  ]
  const address = isOwn ? part('addr-line') : undefined
  const url = institutions.flatMap((one) => attribute(one, 'xlink:href') ?? [])[0]
  const text = affText(aff, isOwn)
  const translations = childrenNamed(alternatives, 'aff')
    .slice(1)
    .map((one) => ({text: affText(one, isOwn), language: attribute(one, 'xml:lang') ?? 'und'}))
  return {
    id: attribute(alternatives, 'id') ?? attribute(aff, 'id') ?? `aff-${index + 1}`,
    label: label ?? (count > 1 ? String(index + 1) : '1'),
    text,
    ...(institution && {institution}),
    ...(department && {department}),
    ...(city && {city}),
    ...(region && {region}),
    ...(country && {country}),
    ...(postalCode && {postalCode}),
    ...(address && {address}),
    ...(url && {url}),
    ...(ror && {ror}),
    ...(translations.length > 0 && {translations})
  }
}

/** The line without its mark and ids; parts that only an indent tells apart are set apart by commas. */
function affText(aff: Element, isOwn: boolean): string {
  const skipped = new Set(['label', 'institution-id', 'xref'])
  if (childNamed(aff, 'label') === undefined) skipped.add('sup')
  let text = ''
  let isGap = false
  const add = (value: string) => {
    if (!isOwn && value.trim() === '' && value.includes('\n')) {
      isGap = text !== ''
      return
    }
    if (isGap && !/[,;(]\s*$/u.test(text) && !/^\s*[,;.)]/u.test(value)) text = `${text.trimEnd()}, `
    isGap = false
    text += value
  }
  const walk = (element: Element) => {
    for (const child of element.children) {
      if (child.type === 'element' && !skipped.has(child.name)) walk(child)
      else if (child.type === 'text' || child.type === 'cdata') add(child.value)
    }
  }
  walk(aff)
  return isOwn ? text : text.replace(/\s+/gu, ' ').trim()
}
