import type {PhrasingContent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'

/** Abbreviations that a manuscript may explain; more are a list, not a help to readers. */
const limit = 200

const line = /^\*\[([^\][\n]+)\]:[ \t]+(\S.*)$/u

/** Give abbreviations explained by `*[HTML]: HyperText Markup Language` their title wherever they stand (PHP Markdown Extra). */
export function readAbbreviations(tree: Root): void {
  const titles = new Map<string, string>()
  visit(tree, 'paragraph', (node, index, parent) => {
    const [first] = node.children
    if (!parent || index === undefined || first?.type !== 'text' || !first.value.startsWith('*['))
      return undefined
    const found = textOf(node)
      .split('\n')
      .map((text) => line.exec(text))
    if (found.some((match) => match === null) || titles.size + found.length > limit) return undefined
    for (const match of found) if (match?.[1] && match[2]) titles.set(match[1], match[2].trim())
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  if (titles.size > 0) explain(tree, titles)
}

function explain(tree: Root, titles: Map<string, string>): void {
  const names = [...titles.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/gu, String.raw`\$&`))
  const word = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${names.join('|')})(?![\p{L}\p{N}])`, 'gu')
  visit(tree, 'text', (node, index, parent) => {
    if (!parent || index === undefined || ('element' in parent && parent.element === 'abbr')) return undefined
    const made: PhrasingContent[] = []
    let from = 0
    const text = (to: number) => {
      if (to > from) made.push({type: 'text', value: node.value.slice(from, to), position: node.position})
    }
    for (const {0: name, index: at} of node.value.matchAll(word)) {
      text(at)
      made.push({
        type: 'span',
        element: 'abbr',
        attributes: {classes: [], pairs: {title: titles.get(name) as string}},
        children: [{type: 'text', value: name, position: node.position}],
        position: node.position
      })
      from = at + name.length
    }
    if (made.length === 0) return undefined
    text(node.value.length)
    parent.children.splice(index, 1, ...made)
    return [SKIP, index + made.length]
  })
}
