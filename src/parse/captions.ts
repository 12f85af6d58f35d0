import type {Image, PhrasingContent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {targetsOf} from './targets.js'

declare module 'mdast' {
  interface ImageData {
    /** The words between the brackets with their markup, which `alt` has lost. */
    caption?: PhrasingContent[]
  }
}

/** Captions to be read once more, as a text of their own. */
export interface Captions {
  /** In the order of the text's paragraphs. */
  images: Image[]
  /** A paragraph for each on every other line; below them what they may refer to. */
  text: string
}

/**
 * Give images their captions, and gather those that hold markup.
 *
 * CommonMark makes the words of `![…](…)` plain; as a caption they may hold
 * emphasis, mathematics, notes and citations. An image in one is its words.
 */
export function gatherCaptions(tree: Root, source: string): Captions {
  const images: Image[] = []
  const lines: string[] = []
  visit(tree, (node) => {
    if (node.type !== 'image' || !node.alt) return
    node.data = {...node.data, caption: [{type: 'text', value: node.alt, position: node.position}]}
    const words = label(source.slice(node.position?.start.offset, node.position?.end.offset))
    if (!words || !/[*_`$\\@^~[\]<&]/u.test(words) || words.includes('![')) return
    images.push(node)
    lines.push(words.replace(/\s+/gu, ' ').trim())
  })
  return {images, text: images.length > 0 ? [lines.join('\n\n'), ...targetsOf(tree)].join('\n') : ''}
}

/**
 * Hand the captions that were read to their images.
 *
 * A caption that is no paragraph, `1. words`, stays as it was. Notes written
 * in captions join the others at the end of `tree`; messages are told at the image.
 */
export function settleCaptions(
  tree: Root,
  {images}: Captions,
  read: Root,
  readFile: VFile,
  file: VFile
): void {
  const byLine = new Map<number, RootContent[]>()
  for (const block of read.children) {
    const line = block.position?.start.line ?? 0
    byLine.set(line, [...(byLine.get(line) ?? []), block])
    if (block.type === 'footnoteDefinition' && /\s/u.test(block.identifier)) tree.children.push(block)
  }
  const imageAt = (line: number | undefined) => images[((line ?? 0) - 1) / 2]
  for (const [line, blocks] of byLine) {
    const [only, ...others] = blocks.filter(({type}) => type !== 'footnoteDefinition')
    const image = imageAt(line)
    if (!image || only?.type !== 'paragraph' || others.length > 0) continue
    image.data = {...image.data, caption: only.children}
    visit(only, (child) => {
      child.position = image.position
    })
  }
  for (const message of readFile.messages) {
    const place = imageAt(message.line)?.position
    file.messages.push(Object.assign(message, {place, ...place?.start, file: file.path}))
  }
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
