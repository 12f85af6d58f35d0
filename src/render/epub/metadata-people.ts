import type {Element} from 'xast'
import {x} from 'xastscript'
import {
  type Article,
  type CollaboratorRole,
  type Contributor,
  displayName,
  orcidUrl,
  sortName
} from '../../model/index.js'
import {meta} from './meta.js'

/** Write `<dc:creator>` of each author, and what refines it, in the authors' order. */
export function creators(article: Article): Element[] {
  return article.contributors.flatMap((person, index) => creator(person, index + 1, article))
}

function creator(person: Contributor, sequence: number, {affiliations}: Article): Element[] {
  const name = displayName(person.name)
  if (!name) return []
  const id = `creator-${sequence}`
  const refines = `#${id}`
  const texts = affiliations
    .filter((affiliation) => person.affiliations.includes(affiliation.id))
    .map(({text}) => text)
  const {nativeName} = person
  return [
    x('dc:creator', {id}, name),
    meta('role', 'aut', {refines, scheme: 'marc:relators'}),
    meta('file-as', sortName(person.name), {refines}),
    meta('display-seq', String(sequence), {refines}),
    ...(nativeName
      ? [meta('alternate-script', nativeName.text, {refines, 'xml:lang': nativeName.language})]
      : []),
    ...(person.orcid
      ? [meta('dcterms:identifier', orcidUrl(person.orcid), {refines, scheme: 'dcterms:URI'})]
      : []),
    ...texts.filter(Boolean).map((text) => meta('schema:affiliation', text, {refines}))
  ]
}

/** MARC's relators. */
const relators: Record<CollaboratorRole, string> = {editor: 'edt', reviewer: 'rev', translator: 'trl'}

/** Write `<dc:contributor>` of editors, reviewers and translators, and what refines it. */
export function collaborators({collaborators: people = []}: Article): Element[] {
  return people.flatMap(({role, name, orcid, affiliation}, index) => {
    const id = `contributor-${index + 1}`
    const refines = `#${id}`
    return [
      x('dc:contributor', {id}, displayName(name)),
      meta('role', relators[role], {refines, scheme: 'marc:relators'}),
      meta('file-as', sortName(name), {refines}),
      ...(orcid ? [meta('dcterms:identifier', orcidUrl(orcid), {refines, scheme: 'dcterms:URI'})] : []),
      ...(affiliation ? [meta('schema:affiliation', affiliation, {refines})] : [])
    ]
  })
}

/** Write `<dc:publisher>`. */
export function publisher({journal}: Article): Element[] {
  if (!journal.publisher) return []
  return [
    x('dc:publisher', {id: 'publisher'}, journal.publisher),
    meta('role', 'pbl', {refines: '#publisher', scheme: 'marc:relators'})
  ]
}
