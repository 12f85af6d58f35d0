/**
 * Biographies of authors behind the references, each beside its picture, as IEEE's journals print them: no part of
 * the appendix that stands before the list.
 */
import type {Heading, Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {type Contributor, displayName} from '../model/index.js'
import {isPicture} from './lift/above.js'
import {plain} from './phrasing.js'

/** What follows a name where a life begins: a grade of membership, a title, a verb. */
const life =
  /^\s*(?:\([^()]{4,60}\)|,\s*(?:Ph\.?\s?D\.?|M\.?D\.?|(?:\p{L}+\s){0,2}(?:Member|Fellow),?\s\p{Lu}{3,6}),?)?\s*,?\s*(?:is|was|received|obtained|earned|holds|has|joined|works|graduated|completed|currently|born)\b/u

/** Give such paragraphs a section of their own; reports `inferred-biographies`. */
export function gatherBiographies(tree: Root, contributors: Contributor[], file: VFile): void {
  const names = contributors.map(({name}) => displayName(name))
  const begins = (block: RootContent): block is Paragraph => {
    if (block.type !== 'paragraph') return false
    const text = plain(block.children).trim()
    return names.some((name) => text.startsWith(name) && life.test(text.slice(name.length)))
  }
  const last = tree.children.findLastIndex(({type}) => type === 'heading')
  const tail = tree.children.slice(last + 1)
  const first = tail.findIndex(begins)
  const lives = tail.filter(begins)
  // One alone may be a sentence about an author.
  if (last < 0 || first < 0 || lives.length < Math.min(2, contributors.length)) return
  let start = first
  while (start > 0 && isPicture(tail[start - 1] as RootContent)) start -= 1
  if (!tail.slice(start).every((block) => begins(block) || isPicture(block) || goesOn(block))) return
  const headings = tree.children.filter((block): block is Heading => block.type === 'heading')
  const depth = Math.min(...headings.map((one) => one.depth)) as Heading['depth']
  const heading: Heading = {
    type: 'heading',
    depth,
    children: [{type: 'text', value: 'Biographies'}],
    position: tail[start]?.position
  }
  const at = last + 1 + start
  const rule = tree.children[at - 1]?.type === 'thematicBreak' ? 1 : 0
  tree.children.splice(at - rule, rule, heading)
  report(file, 'inferred-biographies', lives[0], String(lives.length))
}

/** More of a life: prose. */
function goesOn(block: RootContent): boolean {
  return block.type === 'paragraph' && plain(block.children).length > 40
}
