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
import {attachAttributes} from './attributes.js'
import {readCaptions} from './captions.js'
import {markCitationSyntax} from './citation-syntax.js'
import {resolveDefinitions} from './definitions.js'
import {readDirectives} from './directives.js'
import {raiseEquations} from './equations.js'
import {readHtml} from './html/html.js'
import {liftInlineNotes} from './notes.js'
import {processor} from './processor.js'

/** Deeper nesting of quotations and lists than any author means; parsers and writers recur on it. */
const depthLimit = 100

/** Parse a manuscript; messages gather in `file`. */
export function parseMarkdown(text: string, file: VFile): Root {
  const tree = isTooDeep(text, file) ? verbatim(text) : processor.parse(text)
  readCaptions(tree, text, (words) => parsePhrasing(words, file))
  resolveDefinitions(tree)
  attachAttributes(tree)
  readHtml(tree, file)
  readDirectives(tree, file)
  liftInlineNotes(tree)
  raiseEquations(tree)
  markCitationSyntax(tree, text)
  return tree
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

function isTooDeep(text: string, file: VFile): boolean {
  let line = 0
  for (const [source] of text.matchAll(/.*(?:\r\n?|\n|$)/gu)) {
    line++
    const markers =
      /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)]))+/u.exec(source)?.[0].match(/>|[-*+]|\d+[.)]/gu)?.length ?? 0
    const indent = (/^[ \t]*/u.exec(source)?.[0].length ?? 0) / 2
    if (
      (markers > depthLimit && !/^[ \t]*(?:-[ \t]*)+$|^[ \t]*(?:\*[ \t]*)+$/u.test(source)) ||
      indent > depthLimit * 4
    ) {
      report(file, 'too-deep', {line, column: 1}, String(depthLimit))
      return true
    }
  }
  return /[[(*_^~]{400}/u.test(text) && !/^([*_~^])\1+$/mu.test(text)
    ? Boolean(report(file, 'too-deep', {line: 1, column: 1}, String(depthLimit)))
    : false
}

function verbatim(value: string): Root {
  return {type: 'root', children: [{type: 'paragraph', children: [{type: 'text', value}]}]}
}
