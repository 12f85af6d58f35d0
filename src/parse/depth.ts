/**
 * Limits to nesting: parsers, transforms and writers recur on what they are given.
 *
 * In a line the limit is `syntax/nesting-limit.ts`, which makes plain text of
 * what goes beyond it. Here it is fatal: nothing sensible could be shown.
 */
import type {Nodes, Root} from 'mdast'
import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import type {Point, Position} from 'unist'

declare module 'mdast' {
  interface RootData {
    /** Where the tree went too deep, and was cut. */
    tooDeep?: Position
  }
}

/** Levels of quotations, list items, directives and HTML elements that no author means. */
export const depthLimit = 100

/** Directives of MyST in one another: each level reads all that it holds once more. */
const directiveLimit = 30

/** Levels of a tree, in nodes: all stages after this one can recur so far. */
const treeLimit = 500

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/u
const rule = /^[ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$/u
const deepItem = new RegExp(String.raw`^[ \t]{${2 * depthLimit},}(?:[-*+:]|\d{1,9}[.)])[ \t]`, 'u')
const fence = /^[ \t>]*(`{3,}|~{3,})/u

/** What a line that stands too deep begins with. */
const suspect = new RegExp(
  String.raw`^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){${depthLimit}}|^[ \t]{${2 * depthLimit}}`,
  'mu'
)

/** Place of the first line that stands in too many containers. To parse them takes the square of their number. */
export function findDeepLine(text: string): Point | undefined {
  if (!suspect.test(text) && text.split(':::').length <= depthLimit) return undefined
  let number = 0
  let directives = 0
  let code: string | undefined
  for (const [line] of text.matchAll(/[^\r\n]*(?:\r\n?|\n|$)/gu)) {
    number++
    const mark = fence.exec(line)?.[1]
    if (mark && (code === undefined || mark.startsWith(code))) code = code === undefined ? mark : undefined
    if (code !== undefined) continue
    if (/^[ \t]*:{3,}[ \t]*[\p{L}_{]/u.test(line)) directives++
    else if (/^[ \t]*:{3,}[ \t\r\n]*$/u.test(line)) directives = Math.max(0, directives - 1)
    const markers = containers.exec(line)?.[0].match(/>|[-*+]|\d+[.)]/gu)?.length ?? 0
    const deep = markers > depthLimit && !rule.test(line.trimEnd())
    if (deep || directives > depthLimit || deepItem.test(line)) return {line: number, column: 1}
  }
  return undefined
}

/** Place of the first line of MyST's that opens a directive in too many others. */
export function findDeepDirective(text: string): Point | undefined {
  const open: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [, mark, opens] = /^[ \t>]*(`{3,}|~{3,}|:{3,})(\{[\w:+.-]+\})?/u.exec(line) ?? []
    if (!mark) continue
    if (opens) open.push(mark)
    else
      open.length = Math.max(
        0,
        open.findLastIndex((one) => mark.startsWith(one))
      )
    if (open.length > directiveLimit) return {line: index + 1, column: 1}
  }
  return undefined
}

/** The first node that stands too deep in a tree. */
export function findDeepNode(tree: Nodes): Nodes | undefined {
  let level: Nodes[] = [tree]
  for (let depth = 0; depth < treeLimit; depth++) {
    const next: Nodes[] = []
    for (const node of level) if ('children' in node) for (const child of node.children) next.push(child)
    level = next
  }
  return level[0]
}

/** The first of all transforms: a tree that is too deep keeps only its place, for the others recur. */
export const cutDepth: FromMarkdown = {
  transforms: [
    (tree: Root) => {
      const deep = findDeepNode(tree)
      if (deep) Object.assign(tree, {children: [], data: {tooDeep: deep.position}})
    }
  ]
}
