/** Headings within a head: parts of an abstract, and the title once more in another language. */
import type {RootContent} from 'mdast'
import {plain} from '../phrasing.js'
import {isLatinScript} from '../scripts.js'
import {isIntroduction, isPartName, isSectionHeading} from './headings.js'
import {findLabels, headingLabel, labelsOf} from './labels.js'

/** A heading within an abstract, `# Background` below `# Abstract`, where an introduction follows as a heading too. */
export function isAbstractPart(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (heading?.type !== 'heading' || !isPartName(plain(heading.children))) return false
  for (const block of blocks.slice(0, index).reverse()) {
    if (block.type !== 'heading') continue
    const text = plain(block.children)
    if (headingLabel(text)?.field === 'abstract')
      return blocks
        .slice(index + 1)
        .some((one) => one.type === 'heading' && isIntroduction(plain(one.children)))
    if (!isPartName(text)) return false
  }
  return false
}

const besides =
  /^(?:highlights|impact statement|significance(?: statement)?|key (?:points|messages)|(?:plain language|lay) summary|graphical abstract|ccs concepts|funding(?: information| statement)?$|correspondence$|article info|handling editor|nomenclature$)\s*:?/iu

/** What journals print beside an abstract, `# HIGHLIGHTS`, where an abstract's or keywords' label follows before a section. */
export function isBeforeLabel(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (heading?.type !== 'heading' || !besides.test(plain(heading.children))) return false
  for (const block of blocks.slice(index + 1, index + 12)) {
    if (labelsOf(block).length > 0) return true
    if (block.type === 'heading' && isSectionHeading(plain(block.children))) return false
  }
  return false
}

/** A heading right below the title, or below another such, that abstracts follow in several languages: the title once more. */
export function isSecondTitle(blocks: RootContent[], index: number): boolean {
  if (isSecondHead(blocks, index) || isInOtherScript(blocks, index)) return true
  const [before, heading] = [blocks[index - 1], blocks[index]]
  if (before?.type !== 'heading' || heading?.type !== 'heading') return false
  if (isSectionHeading(plain(heading.children))) return false
  const labels = blocks.slice(index + 1, index + 30).flatMap((block) => {
    if (block.type === 'heading') return headingLabel(plain(block.children)) ?? []
    return block.type === 'paragraph' ? findLabels(plain(block.children), block) : []
  })
  return new Set(labels.filter(({field}) => field === 'abstract').map(({language}) => language)).size > 1
}

const latinless = /^(?:zh|ja|ko|ru|uk|ar|fa|he|el)\b/u

/** A heading in another script than the title's, that an abstract in this script follows before another heading. */
function isInOtherScript(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  const title = blocks.slice(0, index).find(({type}) => type === 'heading')
  if (heading?.type !== 'heading' || title?.type !== 'heading') return false
  const words = plain(heading.children)
  const own = isLatinScript(words)
  if (own === undefined || own === (isLatinScript(plain(title.children)) ?? own)) return false
  if (isSectionHeading(words) || headingLabel(words)) return false
  for (const block of blocks.slice(index + 1, index + 12)) {
    const labels = labelsOf(block)
    if (labels.some(({field, language}) => field === 'abstract' && latinless.test(language) !== own))
      return true
    // A title of two lines goes on with a small letter.
    const goesOn = block.type === 'heading' && /^\s*\p{Ll}/u.test(plain(block.children))
    if (block.type === 'heading' && labels.length === 0 && !goesOn) return false
  }
  return false
}

/** Whether a label's language is written in Latin letters. */
export function isLatinLabel({language}: {language: string}): boolean {
  return !latinless.test(language)
}

/** A heading below one abstract that, within a few blocks and before a section, an abstract in another language follows. */
function isSecondHead(blocks: RootContent[], index: number): boolean {
  const heading = blocks[index]
  if (
    heading?.type !== 'heading' ||
    isSectionHeading(plain(heading.children)) ||
    headingLabel(plain(heading.children))
  )
    return false
  const first = blocks
    .slice(0, index)
    .flatMap(labelsOf)
    .find(({field}) => field === 'abstract')
  if (!first) return false
  for (const block of blocks.slice(index + 1, index + 9)) {
    const labels = labelsOf(block)
    if (labels.some(({field, language}) => field === 'abstract' && language !== first.language)) return true
    if (block.type === 'heading' && labels.length === 0) return false
  }
  return false
}
