/** What readers of PDFs write for what they leave out: Docling's `<!-- image -->`, `<!-- formula-not-decoded -->`. */
import type {Image, Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

const placeholder = /^\s*<!--\s*(image|picture|figure|formula-not-decoded|table-not-decoded)\s*-->\s*$/iu

/**
 * Say of each place what was left out there (`left-out`), and put an image that is not found where one stood, so
 * that its caption finds it. Comments with other words are the author's, and go silently.
 */
export function readPlaceholders(tree: Root, file: VFile): void {
  tree.children = tree.children.flatMap((block): RootContent[] => {
    const name = block.type === 'html' ? placeholder.exec(block.value)?.[1]?.toLowerCase() : undefined
    if (!name) return [block]
    const isImage = !name.includes('decoded')
    report(file, 'left-out', block, isImage ? 'image' : (name.split('-')[0] ?? name))
    if (!isImage) return []
    const image: Image = {type: 'image', url: name, alt: '', data: {source: name, missing: true}}
    return [{type: 'paragraph', children: [image], position: block.position} satisfies Paragraph]
  })
}
