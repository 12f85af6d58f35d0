import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, type Contributor, displayName, orcidUrl, sortName} from '../../model/index.js'
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

/** Write `<dc:publisher>`. */
export function publisher({journal}: Article): Element[] {
  if (!journal.publisher) return []
  return [
    x('dc:publisher', {id: 'publisher'}, journal.publisher),
    meta('role', 'pbl', {refines: '#publisher', scheme: 'marc:relators'})
  ]
}
