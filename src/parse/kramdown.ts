/**
 * kramdown's attribute lists, as Jekyll's texts hold them: `{: #id .class}` below a block or behind a word, `{:toc}`
 * in the place of a table of contents. Ids stay; what only asks for a look or a list of contents goes.
 *
 * @see https://kramdown.gettalong.org/syntax.html#attribute-list-definitions
 */
import type {Paragraph, Parent, Root, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import {parseAttributes} from './attributes.js'

const list = String.raw`\{:[ \t]{0,9}(?:(?:[.#][\w-]{1,80}|[\w-]{1,40}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w%.-]{1,80})|toc|no_toc)[ \t]{0,9}){1,20}\}`
const only = new RegExp(String.raw`^\s*(${list})\s*$`, 'u')
const below = new RegExp(String.raw`\n[ \t]*(${list})\s*$`, 'u')
const above = new RegExp(String.raw`^(${list})[ \t]*\n`, 'u')
const behind = new RegExp(`^${list}`, 'u')
const any = new RegExp(list, 'u')

/** @param text what `tree` was parsed of. */
export function readKramdown(tree: Root, text: string): void {
  const isKramdown = any.test(text)
  if (!isKramdown && !text.includes('{%')) return
  visit(tree, (node) => {
    if (!('children' in node)) return
    if (isKramdown) node.children = withoutLists(node.children as RootContent[]) as typeof node.children
    if (node.type === 'paragraph') setInline(node)
  })
}

function withoutLists(blocks: RootContent[]): RootContent[] {
  const kept: RootContent[] = []
  /** Id for the next block. */
  let waiting: string | undefined
  for (const block of blocks) {
    if (
      block.type === 'list' &&
      /\{:[ \t]{0,9}toc[ \t]{0,9}\}/u.test(textOf(block)) &&
      block.children.length === 1
    )
      continue
    const alone = block.type === 'paragraph' ? only.exec(textOf(block))?.[1] : undefined
    if (alone) {
      const id = idOf(alone)
      const last = kept.at(-1)
      if (id && last?.type === 'heading') last.data = {...last.data, attributes: {id, classes: [], pairs: {}}}
      else waiting = id
      continue
    }
    if (block.type === 'heading' || block.type === 'paragraph') takeLists(block)
    if (waiting && block.type === 'paragraph') mark(block, waiting)
    waiting = undefined
    kept.push(block)
  }
  return kept
}

/** Take lists out of a block's words: at its end or beginning they are its own, behind a link or a word that word's. */
function takeLists(block: Parent): void {
  const [first, last] = [block.children[0], block.children.at(-1)]
  const found: string[] = []
  const take = (pattern: RegExp, text: typeof first) => {
    if (text?.type !== 'text') return
    text.value = text.value.replace(pattern, (_, one: string) => {
      found.push(one)
      return ''
    })
  }
  take(below, last)
  take(above, first)
  for (const [at, child] of block.children.entries())
    if (child.type === 'text' && at > 0)
      child.value = child.value.replace(behind, (one) =>
        block.children[at - 1]?.type === 'text' ? one : `{${one.slice(2)}`
      )
  for (const child of block.children)
    if (child.type === 'text') child.value = child.value.replace(new RegExp(`(?<=\\S)${list}`, 'gu'), '')
  const id = found.map(idOf).find(Boolean)
  if (id && block.type === 'heading')
    block.data = {...block.data, attributes: {id, classes: [], pairs: {}}} as never
  else if (id) mark(block, id)
}

function idOf(source: string): string | undefined {
  return parseAttributes(`{${source.slice(2).replace(/(?<![\w.#-])(?:no_)?toc\b/gu, '')}`)?.id
}

/** A place without words, to which links may lead. */
function mark(block: Parent, id: string): void {
  block.children.unshift({
    type: 'span',
    element: 'span',
    attributes: {id, classes: [], pairs: {}},
    children: []
  })
}

/** `$$x$$` among words is a formula in the line: kramdown has no other sign for one. */
function setInline(paragraph: Paragraph): void {
  const words = paragraph.children.some((child) => child.type !== 'equation' && textOf(child).trim() !== '')
  if (!words) return
  paragraph.children = paragraph.children.map((child) =>
    child.type === 'equation' && !child.value.includes('\\\\')
      ? {type: 'formula', value: child.value.trim(), position: child.position}
      : child
  ) as Paragraph['children']
}
