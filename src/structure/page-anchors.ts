/** Anchors of pages that extraction writes, `<span id="page-2-0"></span>` and links to them: they lead to no part of the article. */
import type {Parent, PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import {joined, plain} from './phrasing.js'

const anchor = /^#?(?:page-\d+-\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/u

/** Blocks from the start among which authors stand. */
const head = 15

/**
 * Take such anchors out of a tree; the words of links stay.
 *
 * Authors' marks, `Bell [a,](#page-0-0)`, and calls that touch the word before, `seas[1](#page-6-0)[,2](#page-6-1)`,
 * are raised, as they were on the page.
 */
export function removePageAnchors(tree: Root): void {
  for (const block of tree.children.slice(0, head))
    visit(block, 'link', (node, index, parent) => {
      const mark = /^([a-h∗*†‡§](?:,[a-h∗*†‡§])*),?$/u.exec(plain(node.children).replace(/\s/gu, ''))?.[1]
      if (!mark || !parent || index === undefined || !isAnchor(node)) return
      parent.children[index] = {type: 'superscript', children: [{type: 'text', value: mark}]}
    })
  visit(tree, (node) => {
    if (!('children' in node)) return
    const parent = node as Parent
    if (!parent.children.some(isAnchor)) return
    const kept = withRaisedCalls(parent.children as PhrasingContent[]).flatMap((child): PhrasingContent[] => {
      if (!isAnchor(child)) return [child]
      return 'children' in child ? (child.children as PhrasingContent[]) : []
    })
    // `[(Bell](#page-3-0) [2010)](#page-3-0)` is one text again.
    parent.children = joined(...kept.map((child) => [child])) as typeof parent.children
  })
  tree.children = tree.children.filter(
    (block) =>
      block.type !== 'paragraph' ||
      block.children.some((node) => node.type !== 'text' || node.value.trim() !== '')
  )
}

/** What a link to the list says: a number, several, or a part of a range; readers take a letter or a stop before it along. */
const call = /^(\p{L}?[.,;:)”’"]*)((?:\d{1,3}[a-z]?(?:\s?[,–-]\s?)?)+)([.;:]?)$/u
/** Words before a number that calls a part of the article, or is no call. */
const named =
  /(?:\b(?:figs?|figures?|tables?|tabs?|eqs?|eqns?|equations?|secs?|sections?|refs?|references?|schemes?|box|notes?|appendix|chapters?|parts?|steps?|no|vol|pp?)\.?|[图表式§$=<>±×(\d])\s?$/iu

/** Links that touch the word before them and say only numbers, as superscripts; what follows without a word between goes on with them. */
function withRaisedCalls(children: PhrasingContent[]): PhrasingContent[] {
  const out: PhrasingContent[] = []
  let run: {type: 'text'; value: string} | undefined
  for (const child of children) {
    const words = isAnchor(child) && child.type === 'link' ? plain(child.children).trim() : ''
    const [, lead = '', numbers = '', tail = ''] = call.exec(words) ?? []
    const before = plain(out)
    if (run && numbers && !/\p{L}/u.test(lead)) {
      const joint = /[,–-]$/u.test(run.value) ? '' : /[–-]/u.test(words[0] ?? '') ? '' : ','
      run.value += `${joint}${numbers.replace(/\s/gu, '')}`
    } else if (numbers && /[\p{L}.,;:)”’"\]%]$/u.test(before) && !named.test(before)) {
      if (lead) out.push({type: 'text', value: lead})
      run = {type: 'text', value: numbers.replace(/\s/gu, '')}
      out.push({type: 'superscript', children: [run], position: child.position})
    } else if (run && /^[,–-]$/u.test(words)) run.value += words
    else {
      // A blank between two calls of one place.
      const gap = run !== undefined && child.type === 'text' && child.value.trim() === ''
      if (!gap) run = undefined
      out.push(child)
      continue
    }
    if (tail) {
      out.push({type: 'text', value: tail})
      run = undefined
    }
  }
  for (const node of out)
    if (node.type === 'superscript' && node.children[0]?.type === 'text')
      node.children[0].value = node.children[0].value.replace(/[,–-]+$/u, '')
  return out
}

/** `[2](p.45)`, a call with its page that Markdown takes for a link: words again, in `tree`. */
export function freePageCalls(tree: Root): void {
  visit(tree, 'link', (node, index, parent) => {
    if (
      !parent ||
      index === undefined ||
      !/^(?:pp?\.?|P\.?|第)?\d{1,4}(?:[-–—,]\d{1,4})*页?$/u.test(decoded(node.url))
    )
      return
    const words = plain(node.children)
    if (!/^\d{1,3}(?:[,，–-]\d{1,3})*$/u.test(words)) return
    const value = `[${words}](${decoded(node.url)})`
    parent.children = joined(
      ...(parent.children as PhrasingContent[]).map((child, at): PhrasingContent[] =>
        at === index ? [{type: 'text', value, position: node.position}] : [child]
      )
    ) as typeof parent.children
    return index
  })
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

function isAnchor(node: Parent['children'][number]): boolean {
  if (node.type === 'link') return anchor.test(node.url)
  return node.type === 'span' && anchor.test(node.attributes?.id ?? '')
}
