/** An abstract without its label: what stands between the authors and the introduction. */
import type {Root} from 'mdast'
import {type Abstract, terms} from '../../model/index.js'
import {plain} from '../phrasing.js'
import type {Head, Passage} from './head.js'

/** Signs of the shortest; ideographs say about three times as much. */
const shortest = {latin: 300, ideographs: 100}

/**
 * The paragraph, or two, that end the head of a text whose authors are known and whose body begins with an
 * introduction's heading; `undefined` where anything else stands there, or an abstract has its label.
 */
export function readPlainAbstract(
  head: Head,
  language: string
): {abstract: Abstract; passage: Passage; blocks: Root['children']} | undefined {
  if (!head.introduced) return undefined
  const taken = head.passages.findLastIndex(({claims}) => claims.length > 0)
  const rest = head.passages.slice(taken + 1).filter(({block}) => !head.feet.has(block))
  const [passage, second, third] = rest
  if (!passage || third || taken < 0) return undefined
  if (![passage, second].every((one) => one === undefined || isProse(one))) return undefined
  const blocks = rest.map(({block}) => block)
  if (head.blocks.at(-1) !== blocks.at(-1)) return undefined
  const abstract: Abstract = {
    language,
    title: terms(language).abstract,
    children: blocks as Abstract['children']
  }
  return {abstract, passage, blocks}
}

function isProse({kind, node, text}: Passage): boolean {
  if (kind !== 'paragraph') return false
  const words = plain(node.children)
  const ideographs = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const long =
    ideographs > words.length / 2 ? words.length >= shortest.ideographs : words.length >= shortest.latin
  return long && /[.。．!！?？]\s*$/u.test(text) && !/^\s*\p{L}{2,20}\s*[:：]/u.test(text)
}
