/** Parts of a head that the order of a page's columns put elsewhere: an abstract behind the first lines of the text, a title below its authors. */
import type {Root, RootContent, Text} from 'mdast'
import {readAffiliationLine} from './lift/affiliations.js'
import {readAuthorLine} from './lift/authors.js'
import {isSectionHeading} from './lift/headings.js'
import {headingLabel} from './lift/labels.js'
import {withMarks} from './lift/marks.js'
import {isFurniture, isKind, isSeal} from './lift/printed.js'
import {plain, spanning} from './phrasing.js'

/** Blocks among which a first page's parts stand. */
const page = 40
/** Blocks of a text's beginning that stand beside an abstract in the other column. */
const column = 12
const rights = /^\s*(?:©|\(c\)\s|copyright\b|\d{4}-\d{3}[\dX]\s*\/)/iu

/**
 * Put an abstract, with the line of rights below it, before the text's first section where it stands within this.
 *
 * Only the first abstract of a text, below its first section's heading and before any other.
 */
export function raiseAbstract(tree: Root): void {
  const blocks = tree.children
  const at = blocks.findIndex(isAbstractHeading)
  if (at < 1 || at > page) return
  const section = blocks.findIndex(
    (block) => block.type === 'heading' && isSectionHeading(plain(block.children))
  )
  if (section < 1 || section > at || at - section > column) return
  if (blocks.slice(section + 1, at).some(({type}) => type === 'heading')) return
  const below = blocks.slice(at + 1)
  const stop = below.findIndex((block) => rights.test(plain([block])))
  // Without a line of rights, one paragraph is all that is sure to be the abstract's.
  const size = stop > 0 && stop <= 4 ? stop + 1 : 1
  const words = below.slice(0, size)
  if (words.length === 0 || !words.every(({type}) => type === 'paragraph')) return
  if (plain(words).length < 200) return
  const moved = blocks.splice(at, size + 1)
  blocks.splice(section, 0, ...moved)
}

/** Put a title, and a subtitle, that stand below their authors' heading and places before them. */
export function raiseTitle(tree: Root): void {
  const blocks = tree.children
  const at = blocks
    .slice(0, page)
    .findIndex((block) => block.type === 'heading' && !isAbove(plain(block.children)))
  const byline = blocks[at]
  if (byline?.type !== 'heading' || readAuthorLine(byline.children)?.evidence !== 'marks') return
  const next = blocks.findIndex((block, index) => index > at && block.type === 'heading')
  const title = blocks[next]
  if (title?.type !== 'heading' || next - at > 8) return
  const words = plain(title.children)
  if (headingLabel(words) || isSectionHeading(words) || readAuthorLine(title.children)) return
  const between = blocks.slice(at + 1, next)
  const places = between.every(
    (block) =>
      block.type === 'paragraph' && readAffiliationLine(withMarks(block.children, false)) !== undefined
  )
  if (between.length === 0 || !places) return
  const below = blocks[next + 1]
  const subtitled =
    below?.type === 'heading' &&
    below.depth > title.depth &&
    !headingLabel(plain(below.children)) &&
    !isSectionHeading(plain(below.children))
  if (subtitled) {
    title.children.push({type: 'text', value: ': '}, ...below.children)
    blocks.splice(next + 1, 1)
  }
  blocks.splice(next, 1)
  blocks.splice(at, 1, title, {type: 'paragraph', children: byline.children, position: byline.position})
}

const correspondence =
  /^\s*(?:korrespondenzadresse|anschrift (?:des|der) verfassers?|(?:address for )?correspondence(?: address)?|corresponding authors?|correspondencia|autor(?:a)? de correspondencia|correspondance|adresse de correspondance|endereço para correspondência|yazışma adresi)\s*:?\s*$/iu

/**
 * Make one paragraph of a first page's foot of a label and what stands below it: whom to write to,
 * `Korrespondenzadresse`; who paid, `Funding information` above an abstract.
 */
export function freeCorrespondence(tree: Root): void {
  for (const [index, block] of tree.children.entries()) {
    const below = tree.children[index + 1]
    if ((block.type !== 'heading' && block.type !== 'paragraph') || below?.type !== 'paragraph') continue
    if (
      block.type === 'heading' &&
      index < page &&
      /^\s*funding(?: information| statement)?\s*$/iu.test(plain(block.children))
    ) {
      const label = tree.children.slice(index + 2, index + 8).find(isAbstractHeading)
      if (!label) continue
      const value: Text = {type: 'text', value: 'Funding: '}
      tree.children.splice(index, 2, {
        ...below,
        children: [value, ...below.children],
        position: spanning(block, below)
      })
      continue
    }
    if (!correspondence.test(plain(block.children)) || !/@/u.test(plain(below.children))) continue
    const label = plain(block.children).trim().replace(/\s*:$/u, '')
    tree.children.splice(index, 2, {
      ...below,
      children: [{type: 'text', value: `${label}: `}, ...below.children],
      data: {...below.data, pageFoot: true},
      position: spanning(block, below)
    })
  }
}

function isAbove(text: string): boolean {
  return isFurniture(text) || isKind(text) || isSeal(text)
}

function isAbstractHeading(block: RootContent): boolean {
  return block.type === 'heading' && headingLabel(plain(block.children))?.field === 'abstract'
}
