import type {Root} from 'mdast'
import {defListFromMarkdown} from 'mdast-util-definition-list'
import {defList} from 'micromark-extension-definition-list'
import type {Extension} from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {type Processor, unified} from 'unified'
import {cutDepth} from './depth.js'
import {withQuickAutolinks} from './syntax/autolink-literals.js'
import {displayMath, displayMathFromMarkdown} from './syntax/display-math.js'
import {drawnTable, drawnTableFromMarkdown} from './syntax/drawn-table.js'
import {fencedDivision, fencedDivisionFromMarkdown} from './syntax/fenced-division.js'
import {inlineEnvironment} from './syntax/inline-environment.js'
import {inlineMath, inlineMathFromMarkdown} from './syntax/inline-math.js'
import {inlineNote, inlineNoteFromMarkdown} from './syntax/inline-note.js'
import {nestingLimit} from './syntax/nesting-limit.js'
import {openDivision} from './syntax/open-division.js'
import {rawLatex, rawLatexFromMarkdown} from './syntax/raw-latex.js'
import {scripts, scriptsFromMarkdown} from './syntax/scripts.js'

/**
 * The one processor that reads Markdown: CommonMark, GFM, and what scholars write.
 *
 * A single tilde is Pandoc's subscript here, not GFM's strikethrough. Of the
 * directives only containers are read: `:word` is ordinary text in prose.
 */
export const processor: Processor<Root> = unified()
  .use(remarkParse)
  .use(remarkGfm, {singleTilde: false})
  .use(function scholarly(this: Processor) {
    const data = this.data() as {micromarkExtensions?: Extension[]; fromMarkdownExtensions?: unknown[]}
    data.micromarkExtensions = (data.micromarkExtensions ?? []).map(withQuickAutolinks)
    data.micromarkExtensions.push(
      defList,
      displayMath,
      drawnTable,
      fencedDivision,
      inlineEnvironment,
      inlineMath,
      inlineNote,
      scripts,
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
      inlineNoteFromMarkdown,
      rawLatexFromMarkdown,
      scriptsFromMarkdown
    )
  })
  .freeze()
