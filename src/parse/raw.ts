import type {Code, InlineCode, Nodes, Parent, Root} from 'mdast'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {splitParagraph, trim} from './html/content.js'
import {fromTex, newScope, type TexScope, withoutDefinitions} from './latex/latex.js'
import {definePreamble} from './preamble.js'
import type {Variables} from './templates.js'

declare module 'mdast' {
  interface CodeData {
    /** Format that the content is raw for: Pandoc's raw attribute, `{=latex}`. */
    format?: string
  }
  interface InlineCodeData {
    format?: string
  }
  interface RootData {
    /** Commands that the author defined, by name with backslash → TeX they stand for. */
    macros?: Record<string, string>
  }
}

/**
 * Read raw content: LaTeX as what it means, HTML for the HTML reader; what is
 * for other formats is left out (`raw-dropped`).
 *
 * Macros that the author defines, there or in the front matter, end in `tree.data.macros`.
 *
 * @param variables values of the front matter.
 */
export function readRaw(tree: Root, file: VFile, variables: Variables): void {
  markFormats(tree)
  const scope = newScope()
  definePreamble(variables, scope)
  const touched = new Set<Parent>()
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'code' && node.type !== 'inlineCode') || !node.data?.format) return
    if (!parent || index === undefined) return
    const made = contentOf(node, node.data.format, scope, file)
    parent.children.splice(index, 1, ...(made as typeof parent.children))
    touched.add(parent)
    return [SKIP, index + made.length]
  })
  takeDefinitions(tree, scope, touched, file)
  settleParagraphs(tree, touched)
  if (scope.definitions.size > 0) tree.data = {...tree.data, macros: mathMacros(scope)}
}

/** ```` ```{=latex} ```` and `` `…`{=latex} ``. */
function markFormats(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (node.type === 'code' && !node.data?.format) {
      const info = [node.lang, node.meta].filter(Boolean).join(' ')
      const format = /^\{=([A-Za-z][\w+-]*)\}$/u.exec(info.trim())?.[1]
      if (format) node.data = {...node.data, format}
    }
    if (node.type !== 'inlineCode' || !parent || index === undefined) return
    const next = parent.children[index + 1]
    const found = next?.type === 'text' ? /^\{=([A-Za-z][\w+-]*)\}/u.exec(next.value) : null
    if (!found || next?.type !== 'text') return
    node.data = {...node.data, format: found[1] as string}
    next.value = next.value.slice(found[0].length)
    if (!next.value) parent.children.splice(index + 1, 1)
  })
}

function contentOf(node: Code | InlineCode, format: string, scope: TexScope, file: VFile): Nodes[] {
  const name = format.toLowerCase()
  if (name === 'latex' || name === 'tex') {
    const begin = node.position?.start
    // The content of a fenced block begins below its fence.
    const start = begin && 'lang' in node && node.lang ? {line: begin.line + 1, column: 1} : begin
    return fromTex(node.value, start, node.type === 'code', scope, file)
  }
  if (/^(?:html[45]?|epub[23]?)$/u.test(name)) {
    return [{type: 'html', value: node.value, position: node.position}]
  }
  report(file, 'raw-dropped', node, format, node.value)
  return []
}

/** Paragraphs without what they held only for the page's shape; split where they came to hold blocks. */
function settleParagraphs(tree: Root, touched: Set<Parent>): void {
  visit(tree, 'paragraph', (node, index, parent) => {
    if (!touched.has(node) || !parent || index === undefined) return
    const parts = splitParagraph(node) as typeof parent.children
    if (parts[0] === node) node.children = trim(node.children)
    if (parts[0] === node && node.children.length > 0) return
    const kept = parts[0] === node ? [] : parts
    parent.children.splice(index, 1, ...kept)
    return [SKIP, index + kept.length]
  })
}

/** Definitions within formulas hold in the whole text; a formula of nothing else is gone. */
function takeDefinitions(tree: Root, scope: TexScope, touched: Set<Parent>, file: VFile): void {
  visit(tree, (node, index, parent) => {
    if ((node.type !== 'formula' && node.type !== 'equation') || !parent || index === undefined) return
    const rest = withoutDefinitions(node.value, node.position?.start, scope, file)
    if (rest === node.value) return
    node.value = rest.trim()
    if (node.value !== '') return
    touched.add(parent)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

/** What a formula needs to know of the author's commands. */
function mathMacros({definitions}: TexScope): Record<string, string> {
  return Object.fromEntries([...definitions].map(([name, {body}]) => [`\\${name}`, body]))
}
