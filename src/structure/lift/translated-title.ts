/** The title in another language: below the first, or before the abstract in that language. */
import type {PhrasingContent} from 'mdast'
import type {TranslatedTitle} from '../../model/index.js'
import {unwrapped} from '../phrasing.js'
import {isLatinScript} from '../scripts.js'
import {namesInstitution} from './affiliations.js'
import {readAuthorLine} from './authors.js'
import {type Claim, freeRanges, type Head, nodesOf, type Passage, wholePassage} from './head.js'
import {findLabels, type Label, labelsOf} from './labels.js'
import {filedNamesFrom} from './second-byline.js'
import {isLatinLabel} from './second-head.js'

export interface FoundTranslation {
  title: TranslatedTitle
  claims: Claim[]
  passage: Passage
}

const longest = 300
const shortest = 20

/**
 * Titles in the languages of the further abstracts, at most one for each, in the order of those.
 *
 * Only where the labels of abstracts tell that the head speaks several
 * languages, and the lines stand where only titles can: below the title, or
 * between the first keywords and the second abstract; in a script that is not
 * the title's, right above the abstract's authors.
 */
export function readTranslatedTitles(head: Head, title: Passage | undefined): FoundTranslation[] {
  const labels = head.passages.flatMap((passage, index) =>
    labelsOf(passage.node).map((label) => ({...label, index}))
  )
  const [main, ...others] = labels.filter(({field}) => field === 'abstract')
  const second = others.find(({language}) => language !== main?.language)
  if (!main || !second) return []
  const other = title && titleInOtherScript(head, title, labels)
  if (other) return [other]
  const languages = [...new Set(others.map(({language}) => language))].filter((one) => one !== main.language)
  const keywords = labels.findLast(({field, index}) => field === 'keywords' && index < second.index)
  const between =
    keywords && keywords.index >= main.index ? head.passages.slice(keywords.index + 1, second.index) : []
  const before =
    between.find(({kind}) => kind === 'heading') ?? between.find((one) => freeRanges(one).length > 0)
  const below: Passage[] = []
  for (const one of title ? head.passages.slice(head.passages.indexOf(title) + 1, second.index) : []) {
    if (!isTitle(one)) break
    below.push(one)
  }
  const found = below.length > 0 ? below : before && isTitle(before) ? [before] : []
  if (found.length === 0) return gluedTitle(between, second.language)
  return found
    .slice(0, languages.length)
    .map((passage, index) => translation([passage], languages[index] ?? second.language))
}

function translation(passages: Passage[], language: string): FoundTranslation {
  const children = passages.flatMap((passage, index): PhrasingContent[] => [
    ...(index > 0 ? [{type: 'text' as const, value: ' '}] : []),
    ...unwrapped(nodesOf(passage, [0, passage.text.length]))
  ])
  return {
    title: {language, children},
    claims: passages.map(wholePassage),
    passage: passages[0] as Passage
  }
}

/**
 * The heading in another script than the title's nearest above the abstract that speaks its language, with only
 * names and places between.
 *
 * A line right above it, or a heading right below, that is no author's goes on with it: readers of pages part a
 * title of two lines.
 */
function titleInOtherScript(
  head: Head,
  title: Passage,
  labels: (Label & {index: number})[]
): FoundTranslation | undefined {
  const own = isLatinScript(title.text)
  const label = labels.find((one) => one.field === 'abstract' && isLatinLabel(one) !== own)
  if (own === undefined || !label) return undefined
  const above = labels.findLast(({index}) => index < label.index)?.index ?? head.passages.indexOf(title)
  const between = head.passages.slice(above + 1, label.index).filter(({claims}) => claims.length === 0)
  const at = between.findIndex(({kind}) => kind === 'heading')
  const heading = between[at]
  if (!heading || !isOther(heading, own)) return undefined
  const before = between[at - 1]
  const after = between.slice(at + 1).find(({kind}) => kind === 'heading')
  const passages = [
    ...(before && before.kind === 'paragraph' && isOther(before, own) ? [before] : []),
    heading,
    ...(after && isOther(after, own) ? [after] : [])
  ]
  return isTitleText(passages.map(({text}) => text.trim()).join(' '))
    ? translation(passages, label.language)
    : undefined
}

/** Words of a title, or a part of one, in another script than `script`. */
function isOther({claims, text, node}: Passage, script: boolean): boolean {
  return (
    claims.length === 0 &&
    isLatinScript(text) === !script &&
    text.trim().length <= longest &&
    !/[.。;；:：,，]\s*$|[;；@]|https?:|[(（]\s*1\s*[.．、]/u.test(text) &&
    findLabels(text).length === 0 &&
    readAuthorLine(node.children)?.evidence !== 'marks'
  )
}

/** A title whose authors follow without a break, and their affiliations in brackets: `… of Dairy Goats LI Zhongyang1 … (1. College …`. */
function gluedTitle(between: Passage[], language: string): FoundTranslation[] {
  for (const passage of between) {
    const end = passage.text.search(/[(（]\s*1\s*[.．、]\s*\p{L}/u)
    if (passage.claims.length > 0 || end < shortest || end > 1000) continue
    const cut = filedNamesFrom(passage.text.slice(0, end))
    if (!isTitleText(passage.text.slice(0, Math.max(0, cut)))) continue
    const children = unwrapped(nodesOf(passage, [0, cut]))
    return [{title: {language, children}, claims: [{passage, range: [0, cut]}], passage}]
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
    // Names with their marks, in a dress that no reader of bylines knows.
    (words.match(/\p{L}[*∗]?\d(?=[\s,，]|$)/gu) ?? []).length < 2 &&
    !namesInstitution(words)
  )
}
