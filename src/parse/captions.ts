import type {PhrasingContent, Root} from 'mdast'
import {visit} from 'unist-util-visit'

declare module 'mdast' {
  interface ImageData {
    /** The words between the brackets with their markup, which `alt` has lost. */
    caption?: PhrasingContent[]
  }
}

/**
 * Give images their caption as nodes.
 *
 * CommonMark makes the words of `![…](…)` plain; as a caption they may hold
 * emphasis, mathematics and citations, so they are parsed once more.
 */
export function readCaptions(tree: Root, source: string, parse: (text: string) => PhrasingContent[]): void {
  visit(tree, 'image', (node) => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset]
    if (!node.alt || start === undefined || end === undefined) return
    const words = label(source.slice(start, end))
    // Most captions are plain; only those with a sign of markup are worth parsing. An image in one is its words.
    const caption: PhrasingContent[] =
      words !== undefined && /[*_`$\\@^~[\]<&]/u.test(words) && !words.includes('![')
        ? parse(words)
        : [{type: 'text', value: node.alt}]
    const holder: Root = {type: 'root', children: caption}
    visit(holder, (child) => {
      child.position = node.position
    })
    node.data = {...node.data, caption}
  })
}

/** What stands in the outer brackets of `![…](…)`. */
function label(source: string): string | undefined {
  if (!source.startsWith('![')) return undefined
  let depth = 0
  for (let index = 1; index < source.length; index++) {
    if (source[index] === '\\') index++
    else if (source[index] === '[') depth++
    else if (source[index] === ']' && --depth === 0) return source.slice(2, index)
  }
  return undefined
}
