import type {Root} from 'mdast'
import {defListFromMarkdown} from 'mdast-util-definition-list'
import type {Extension as FromMarkdown} from 'mdast-util-from-markdown'
import {defList} from 'micromark-extension-definition-list'
import type {Extension} from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import type {Dialect} from '../model/index.js'
import {parsingAgain} from './again.js'
import {cutDepth} from './depth.js'
import {mystDirectiveFromMarkdown} from './myst/directive-nodes.js'
import {mystDirective} from './myst/directive-syntax.js'
import {mystLines} from './myst/line-syntax.js'
import {mayHaveEmail, withQuickAutolinks} from './syntax/autolink-literals.js'
import {bracketMath, bracketMathFromMarkdown} from './syntax/bracket-math.js'
import {displayMath, displayMathFromMarkdown} from './syntax/display-math.js'
import {drawnTable, drawnTableFromMarkdown} from './syntax/drawn-table.js'
import {fencedDivision, fencedDivisionFromMarkdown} from './syntax/fenced-division.js'
import {inlineEnvironment} from './syntax/inline-environment.js'
import {inlineMath, inlineMathFromMarkdown} from './syntax/inline-math.js'
import {inlineNote, inlineNoteFromMarkdown} from './syntax/inline-note.js'
import {knownLabels, withLabels} from './syntax/labels-known.js'
import {nestingLimit} from './syntax/nesting-limit.js'
import {openDivision} from './syntax/open-division.js'
import {rawLatex, rawLatexFromMarkdown} from './syntax/raw-latex.js'
import {scripts, scriptsFromMarkdown} from './syntax/scripts.js'
import {spacedMath} from './syntax/spaced-math.js'
import {templateCall, templateCallFromMarkdown} from './syntax/template-call.js'

/**
 * Markdown as it is written: CommonMark, GFM, and what scholars write.
 *
 * A single tilde is Pandoc's subscript here, not GFM's strikethrough. Of the
 * directives only containers are read: `:word` is ordinary text in prose.
 */
export function parseTree(text: string, dialect: Dialect = 'pandoc'): Root {
  const {extensions, fromMarkdown} = own[dialect] ?? none
  const emails = mayHaveEmail(text)
  const key = `${own[dialect] ? dialect : ''} ${emails}`
  const parse = parsers.get(key) ?? makeParser(extensions, fromMarkdown, emails)
  parsers.set(key, parse)
  return parse(text)
}

function makeParser(...syntax: Parameters<typeof make>): (text: string) => Root {
  const processor = make(...syntax)
  return parsingAgain((text, given) => {
    const {result, labels} = withLabels(() => processor.parse(text), given)
    return {tree: result, labels}
  })
}

interface Syntax {
  extensions: Extension[]
  fromMarkdown: FromMarkdown[]
}

const none: Syntax = {extensions: [], fromMarkdown: []}

/** What a dialect has besides: it would be text in another. */
const own: Partial<Record<Dialect, Syntax>> = {
  // Directives, comments and block breaks.
  myst: {
    extensions: [mystDirective, mystLines, templateCall],
    fromMarkdown: [mystDirectiveFromMarkdown, templateCallFromMarkdown]
  },
  quarto: {extensions: [templateCall], fromMarkdown: [templateCallFromMarkdown]},
  raw: {extensions: [spacedMath], fromMarkdown: []}
}

const parsers = new Map<string, (text: string) => Root>()

function make(extensions: Extension[], fromMarkdown: FromMarkdown[], emails: boolean): Processor<Root> {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, {singleTilde: false})
    .use(function scholarly(this: Processor) {
      const data = this.data() as {micromarkExtensions?: Extension[]; fromMarkdownExtensions?: unknown[]}
      data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) =>
        withQuickAutolinks(extension, emails)
      )
      data.micromarkExtensions.push(
        defList,
        displayMath,
        drawnTable,
        fencedDivision,
        inlineEnvironment,
        inlineMath,
        bracketMath,
        inlineNote,
        scripts,
        ...extensions,
        knownLabels,
        nestingLimit,
        openDivision,
        rawLatex
      )
      data.fromMarkdownExtensions ??= []
      data.fromMarkdownExtensions.unshift(cutDepth)
      data.fromMarkdownExtensions.push(
        defListFromMarkdown,
        displayMathFromMarkdown,
        drawnTableFromMarkdown,
        fencedDivisionFromMarkdown,
        inlineMathFromMarkdown,
        bracketMathFromMarkdown,
        inlineNoteFromMarkdown,
        rawLatexFromMarkdown,
        scriptsFromMarkdown,
        ...fromMarkdown
      )
    })
    .freeze()
}
