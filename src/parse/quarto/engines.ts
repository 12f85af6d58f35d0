import type {Code, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {Admonition, ArticleBlock, Division} from '../../model/index.js'
import {admonition, admonitions} from '../directives.js'
import {innerBlocks} from '../inner-blocks.js'
import {headerOptions} from './cells.js'

/** Engines of bookdown whose cells hold Markdown, with the prefix of their labels. */
const engines: Record<string, string> = {
  __proto__: null as never,
  theorem: 'thm',
  lemma: 'lem',
  corollary: 'cor',
  proposition: 'prp',
  conjecture: 'cnj',
  definition: 'def',
  example: 'exm',
  exercise: 'exr',
  hypothesis: 'hyp',
  proof: '',
  remark: '',
  solution: '',
  block: '',
  block2: ''
}

/**
 * Cells of bookdown's that hold Markdown, ```` ```{theorem, pyth, name="Pythagoras"} ````,
 * become divisions: statements, or boxes (`{block, type='rmdnote'}`).
 *
 * @see https://bookdown.org/yihui/bookdown/markdown-extensions-by-bookdown.html
 */
export function readEngines(tree: Root, text: string): void {
  visit(tree, 'code', (node, index, parent) => {
    const info = [node.lang, node.meta].filter(Boolean).join(' ')
    const [, engine, rest = ''] = /^\{(\w+)((?:[\s,].*)?)\}\s*$/u.exec(info) ?? []
    const prefix = engine && engines[engine]
    if (!parent || index === undefined || !engine || prefix === undefined) return
    const options = headerOptions(rest)
    const children = contentOf(node, tree, text)
    parent.children[index] = {...meaning(engine, prefix, options, children), position: node.position}
  })
}

function meaning(
  engine: string,
  prefix: string,
  options: Record<string, string>,
  children: ArticleBlock[]
): Admonition | Division {
  const {label, name, type = ''} = options
  const kind = type.replace(/^rmd/u, '')
  if (engine.startsWith('block') && Object.hasOwn(admonitions, kind)) return admonition(kind, [], children)
  const id = label && prefix ? `${prefix}:${label}` : label
  const classes = engine.startsWith('block') ? [type].filter(Boolean) : [engine]
  return {
    type: 'division',
    attributes: {id, classes, pairs: name ? {name} : {}},
    children
  }
}

/** What a cell holds, as blocks, in their places where its lines stand as they are. */
function contentOf({value, position}: Code, tree: Root, text: string): ArticleBlock[] {
  const start = text.indexOf('\n', position?.start.offset) + 1
  const inPlace = position && start > 0 && text.startsWith(value, start)
  return innerBlocks(value, tree, 'quarto', inPlace ? {line: position.start.line, offset: start} : undefined)
}
