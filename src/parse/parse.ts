/**
 * Text becomes mdast: one processor, then what Markdown leaves open is settled.
 *
 * In: a manuscript's text. Out: a tree without raw HTML, definitions, or
 * directives; citations, formulas and attributes are nodes. Left to others:
 * what the parts mean (`structure/`), and what they refer to (`resolve/`).
 */
import type {PhrasingContent, Root} from 'mdast'
import {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {ArticleBlock} from '../model/index.js'
import {readAbbreviations} from './abbreviations.js'
import {attachAttributes} from './attributes.js'
import {gatherCaptions, settleCaptions} from './captions.js'
import {markCitationSyntax} from './citation-syntax.js'
import {resolveDefinitions} from './definitions.js'
import {depthLimit, findDeepLine} from './depth.js'
import {readDirectives} from './directives.js'
import {raiseEquations} from './equations.js'
import {readHtml} from './html/html.js'
import {liftLabels} from './labels.js'
import {readLineBlocks} from './line-blocks.js'
import {dropUnsafeLinks} from './links.js'
import {frameListings} from './listings.js'
import {liftInlineNotes} from './notes.js'
import {processor} from './processor.js'
import {readRaw} from './raw.js'
import {gatherCells, settleCells} from './tables/cells.js'
import {settlePipeTables} from './tables/pipe.js'

/** Parse a manuscript; messages gather in `file`. */
export function parseMarkdown(text: string, file: VFile): Root {
  return parseText(text, file, 0)
}

/** @param level tables that the text stands in, one within the other. */
function parseText(text: string, file: VFile, level: number): Root {
  const tree = parseWithin(text, file)
  const captions = gatherCaptions(tree, text)
  const cells = gatherCells(tree, level)
  settle(tree, text, file, level === 0 ? undefined : `cell ${level}`)
  if (cells) {
    const cellFile = new VFile({path: file.path})
    settleCells(tree, cells, parseText(cells.text, cellFile, level + 1), cellFile, file)
  }
  if (captions.text) {
    const captionFile = new VFile({path: file.path})
    const read = processor.parse(captions.text)
    settle(read, captions.text, captionFile, `caption ${level}`)
    settleCaptions(tree, captions, read, captionFile, file)
  }
  return tree
}

/** What Markdown leaves open, in the order that each step relies on. */
function settle(tree: Root, text: string, file: VFile, notes?: string): void {
  resolveDefinitions(tree)
  settlePipeTables(tree, text)
  readRaw(tree, file)
  attachAttributes(tree)
  if (!notes) liftLabels(tree)
  frameListings(tree, (caption) => parsePhrasing(caption, file))
  readHtml(tree, file)
  dropUnsafeLinks(tree, file)
  readDirectives(tree, file)
  readLineBlocks(tree)
  readAbbreviations(tree)
  liftInlineNotes(tree, notes)
  raiseEquations(tree)
  markCitationSyntax(tree, text)
}

/** Parse a line of front matter: a title, a name. Blocks are unwrapped to their words. */
export function parsePhrasing(text: string, file: VFile): PhrasingContent[] {
  const tree = parseMarkdown(text.replace(/\s+/gu, ' ').trim(), new VFile({path: file.path}))
  const [first] = tree.children
  if (tree.children.length === 1 && first?.type === 'paragraph') {
    // A line holds no images; their words stay.
    return first.children.map((child) =>
      child.type === 'image' ? {type: 'text', value: child.alt ?? ''} : child
    )
  }
  return [{type: 'text', value: text}]
}

/** Parse a text of front matter that may have paragraphs and lists: an abstract. */
export function parseBlocks(text: string, file: VFile): ArticleBlock[] {
  return parseMarkdown(text, file).children as ArticleBlock[]
}

/** Markdown as it is written; nothing, where it is nested too deep (`too-deep`). */
function parseWithin(text: string, file: VFile): Root {
  const line = findDeepLine(text)
  const tree: Root = line ? {type: 'root', children: []} : processor.parse(text)
  const place = line ?? tree.data?.tooDeep
  if (place) report(file, 'too-deep', place, String(depthLimit))
  return tree
}
