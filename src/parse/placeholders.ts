/**
 * What readers of PDFs write for what they leave out: Docling's `<!-- image -->`, `<!-- formula-not-decoded -->`,
 * PyMuPDF's `==> picture [234 x 123] intentionally omitted <==`, Nougat's `[MISSING_PAGE_EMPTY:3]`.
 */
import type {Image, Paragraph, Root, RootContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

const placeholder = /^\s*<!--\s*(image|picture|figure|formula-not-decoded|table-not-decoded)\s*-->\s*$/iu

function wordsFor(text: string): string | undefined {
  if (/^==>\s*picture\b[^<>]{0,60}omitted\s*<==$/u.test(text)) return 'picture'
  return /^\[MISSING_PAGE(?:_EMPTY|_FAIL|_POST)?(?::\d{1,4})?\]$/u.test(text) ? 'page' : undefined
}

/** PyMuPDF's words within a picture, between `----- Start of picture text -----` and its end; reports `page-furniture`. */
function isPictureText(block: RootContent, file: VFile): boolean {
  if (block.type !== 'paragraph') return false
  const text = textOf(block)
  if (!/-----\s*End of picture text\s*-----\s*(?:<br\s*\/?>\s*)*$/iu.test(text)) return false
  const start = text.search(/-----\s*Start of picture text\s*-----/iu)
  if (start > 0 && text.slice(0, start).trim() !== '') return false
  report(
    file,
    'page-furniture',
    block,
    text
      .replace(/-----\s*(?:Start|End) of picture text\s*-----|<br\s*\/?>/giu, ' ')
      .replace(/\s+/gu, ' ')
      .trim()
  )
  return true
}

/**
 * Say of each place what was left out there (`left-out`), and put an image that is not found where one stood, so
 * that its caption finds it. Comments with other words are the author's, and go silently.
 */
export function readPlaceholders(tree: Root, file: VFile): void {
  tree.children = tree.children.filter((block) => !isPictureText(block, file))
  tree.children = tree.children.flatMap((block): RootContent[] => {
    const name =
      block.type === 'html'
        ? placeholder.exec(block.value)?.[1]?.toLowerCase()
        : block.type === 'paragraph'
          ? wordsFor(textOf(block).trim())
          : undefined
    if (!name) return [block]
    const isImage = !/decoded|^page/u.test(name)
    report(file, 'left-out', block, isImage ? 'image' : (name.split('-')[0] ?? name))
    if (!isImage) return []
    const image: Image = {type: 'image', url: name, alt: '', data: {source: name, missing: true}}
    return [{type: 'paragraph', children: [image], position: block.position} satisfies Paragraph]
  })
}
