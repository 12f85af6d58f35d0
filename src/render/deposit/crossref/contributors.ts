import type {Element} from 'xast'
import {x} from 'xastscript'
import {affiliationsOf} from '../../../crosswalk/work.js'
import {
  type Affiliation,
  type Article,
  type CollaboratorRole,
  type Contributor,
  displayName,
  legible,
  orcidUrl,
  type PersonName,
  rorUrl
} from '../../../model/index.js'
import {crossrefLanguage} from './version.js'

/**
 * `<contributors>`; `undefined` where there are none.
 *
 * @see https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/contributors/
 */
export function contributors(article: Article): Element | undefined {
  // A name of nothing but space is none to the schema.
  const isNamed = ({name}: Pick<Contributor, 'name'>) => /[^\s\p{C}]/u.test(legible(displayName(name)))
  const authors = article.contributors
    .filter(isNamed)
    .map((person) =>
      contributor({...person, role: 'author'}, affiliationsOf(article, person).map(institution), article)
    )
  const others = (article.collaborators ?? []).filter(isNamed).map((person) => {
    const text = person.affiliation
    return contributor(
      person,
      text ? [x('institution', [x('institution_name', shortened(text, 1024))])] : [],
      article
    )
  })
  const [first, ...more] = [...authors, ...others]
  if (!first) return undefined
  return x('contributors', [{...first, attributes: {...first.attributes, sequence: 'first'}}, ...more])
}

/** `<person_name>`, or `<organization>` where the name is none of a person. */
function contributor(
  {name, orcid, role}: Pick<Contributor, 'name' | 'orcid'> & {role: 'author' | CollaboratorRole},
  places: Element[],
  article: Article
): Element {
  const attributes = {sequence: 'additional', contributor_role: role}
  const surname = name.family ?? (orcid ? name.literal : undefined)
  const isPerson = surname !== undefined && isName(surname) && (!name.given || isName(name.given))
  if (!isPerson) return x('organization', attributes, shortened(displayName(name), 511))
  const style = name.style && {'name-style': name.style}
  return x('person_name', {...attributes, ...style, language: nativeLanguage(name, article)}, [
    name.given ? x('given_name', name.given) : undefined,
    x('surname', surname),
    name.suffix && name.suffix.length <= 10 ? x('suffix', name.suffix) : undefined,
    places.length > 0 ? x('affiliations', places) : undefined,
    orcid ? x('ORCID', orcidUrl(orcid)) : undefined
  ])
}

/** Crossref's names hold no digit and no question mark, and at most 60 signs. */
function isName(text: string): boolean {
  return text.length <= 60 && /^[^\d?]+$/u.test(text) && /\S/u.test(text)
}

/** The language of a name in another script than Latin. */
function nativeLanguage({family, given}: PersonName, {language}: Article): string | undefined {
  return /\p{Script=Latin}/u.test(`${family}${given}`) ? undefined : crossrefLanguage(language)
}

function institution({institution, text, ror, department, city, region, country}: Affiliation): Element {
  const place = [city, region, country].filter(Boolean).join(', ')
  const fits = (value: string | undefined) => value && value.length >= 2 && value.length <= 255
  return x('institution', [
    x('institution_name', shortened(institution ?? text, 1024)),
    ror ? x('institution_id', {type: 'ror'}, rorUrl(ror)) : undefined,
    institution && fits(place) ? x('institution_place', place) : undefined,
    institution && fits(department) ? x('institution_department', department) : undefined
  ])
}

/** At most so many signs, none of them torn. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${[...text]
    .slice(0, most - 1)
    .join('')
    .slice(0, most - 1)
    .trimEnd()
    .replace(/\p{Cs}$/u, '')}…`
}
