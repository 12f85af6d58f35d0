/** The title in another language: below the first, or before the abstract in that language. */
import type {TranslatedTitle} from '../../model/index.js'
import {unwrapped} from '../phrasing.js'
import {namesInstitution} from './affiliations.js'
import {readAuthorLine} from './authors.js'
import {type Claim, type Head, nodesOf, type Passage, wholePassage} from './head.js'
import {findLabels, labelsOf} from './labels.js'
import {filedNamesFrom} from './second-byline.js'

export interface FoundTranslation {
  title: TranslatedTitle
  claim: Claim
  passage: Passage
}

const longest = 300
const shortest = 20

/**
 * Titles in the languages of the further abstracts, at most one for each, in the order of those.
 *
 * Only where the labels of abstracts tell that the head speaks several
 * languages, and the lines stand where only titles can: below the title, or
 * between the first keywords and the second abstract.
 */
export function readTranslatedTitles(head: Head, title: Passage | undefined): FoundTranslation[] {
  const labels = head.passages.flatMap((passage, index) =>
    labelsOf(passage.node).map((label) => ({...label, index}))
  )
  const [main, ...others] = labels.filter(({field}) => field === 'abstract')
  const second = others.find(({language}) => language !== main?.language)
  if (!main || !second) return []
  const languages = [...new Set(others.map(({language}) => language))].filter((one) => one !== main.language)
  const keywords = labels.findLast(({field, index}) => field === 'keywords' && index < second.index)
  const between =
    keywords && keywords.index >= main.index ? head.passages.slice(keywords.index + 1, second.index) : []
  const before = between.find(({kind}) => kind === 'heading') ?? between[0]
  const below: Passage[] = []
  for (const one of title ? head.passages.slice(head.passages.indexOf(title) + 1, second.index) : []) {
    if (!isTitle(one)) break
    below.push(one)
  }
  const found = below.length > 0 ? below : before && isTitle(before) ? [before] : []
  if (found.length === 0) return gluedTitle(between, second.language)
  return found.slice(0, languages.length).map((passage, index) => ({
    title: {
      language: languages[index] ?? second.language,
      children: unwrapped(nodesOf(passage, [0, passage.text.length]))
    },
    claim: wholePassage(passage),
    passage
  }))
}

/** A title whose authors follow without a break, and their affiliations in brackets: `… of Dairy Goats LI Zhongyang1 … (1. College …`. */
function gluedTitle(between: Passage[], language: string): FoundTranslation[] {
  for (const passage of between) {
    const end = passage.text.search(/[(（]\s*1\s*[.．、]\s*\p{L}/u)
    if (passage.claims.length > 0 || end < shortest || end > 1000) continue
    const cut = filedNamesFrom(passage.text.slice(0, end))
    if (!isTitleText(passage.text.slice(0, Math.max(0, cut)))) continue
    const children = unwrapped(nodesOf(passage, [0, cut]))
    return [{title: {language, children}, claim: {passage, range: [0, cut]}, passage}]
  }
  return []
}

function isTitle({kind, text, claims, node}: Passage): boolean {
  return (
    kind !== 'item' &&
    claims.length === 0 &&
    isTitleText(text) &&
    findLabels(text).length === 0 &&
    readAuthorLine(node.children) === undefined
  )
}

function isTitleText(text: string): boolean {
  const words = text.trim()
  return (
    words.length >= shortest &&
    words.length <= longest &&
    !/[.。;；:：,，]$|[;；@]|https?:|\d{4,}/u.test(words) &&
    /^[\p{Lu}\p{Lo}]/u.test(words) &&
    !namesInstitution(words)
  )
}
