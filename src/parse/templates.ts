import type {Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Dialect} from '../model/index.js'
import {pageBreak} from './page-breaks.js'

/** Values of the front matter, by path: `title`, `params.n`. */
export type Variables = ReadonlyMap<string, string>

/** All that is filled into one text, in UTF-16 units. */
const limit = 1_000_000

interface Filling {
  variables: Variables
  words(text: string): PhrasingContent[]
  file: VFile
  left: number
}

/**
 * Fill in what the text calls by name: Quarto's shortcodes, MyST's substitutions.
 *
 * Nothing is run. What is not known stays as written (`template-unknown-call`).
 *
 * @param words reads a value as Markdown of one line.
 */
export function fillTemplates(
  tree: Root,
  dialect: Dialect,
  variables: Variables,
  words: Filling['words'],
  file: VFile
): void {
  const filling: Filling = {variables, words, file, left: limit}
  visit(tree, 'span', (node, index, parent) => {
    if (!parent || index === undefined || !node.attributes?.classes.includes('template-call'))
      return undefined
    const source = node.attributes.pairs['call'] ?? ''
    const made = dialect === 'myst' ? substitution(source, filling) : shortcode(source, filling)
    if (!made && !/^\{\{\{/u.test(source) && !isRefused(source, node, file))
      report(file, 'call-unknown', node, source)
    const shown = made ?? [{type: 'text' as const, value: source.replace(/^\{(\{\{.*\}\})\}$/u, '$1')}]
    parent.children.splice(
      index,
      1,
      ...(shown.map((one) => ({...one, position: node.position})) as typeof parent.children)
    )
    return index + shown.length
  })
  raiseBreaks(tree)
}

/** An include on a line of its own has been told of, where it could not be read. */
function isRefused(source: string, {position}: {position?: Position}, {messages}: VFile): boolean {
  return (
    source.startsWith('{{< include ') &&
    messages.some(({ruleId, line}) => ruleId === 'include-refused' && line === position?.start.line)
  )
}

/** `{{ name }}`; a filter of Jinja, `{{ name | upper }}`, would have to be run. */
function substitution(source: string, filling: Filling): PhrasingContent[] | undefined {
  const [, name] = /^\{\{[ \t]*([\w.-]+)[ \t]*\}\}$/u.exec(source) ?? []
  return name ? valueAt(`substitutions.${name}`, filling) : undefined
}

function shortcode(source: string, filling: Filling): PhrasingContent[] | undefined {
  const [, name, rest = ''] = /^\{\{<[ \t]*([\w-]+)[ \t]*(.*?)[ \t]*>\}\}$/u.exec(source) ?? []
  const [first = ''] = /^(?:"([^"]*)"|'([^']*)'|(\S+))/u.exec(rest)?.slice(1).filter(Boolean) ?? []
  if (name === 'meta') return valueAt(first.replaceAll('\\.', '.'), filling)
  if (name === 'pagebreak')
    return [{type: 'span', element: 'span', attributes: {classes: ['page-break'], pairs: {}}, children: []}]
  if (name === 'kbd' && first) {
    return [
      {
        type: 'span',
        element: 'kbd',
        children: [{type: 'text', value: rest.replace(/\b\w+=\S+/gu, '').trim() || first}]
      }
    ]
  }
  if (name === 'video' && first) {
    const title = /\btitle=(?:"([^"]*)"|'([^']*)')/u.exec(rest)
    const value = title?.[1] || title?.[2] || first
    return [{type: 'link', url: first, children: [{type: 'text', value}]}]
  }
  return undefined
}

function valueAt(path: string, filling: Filling): PhrasingContent[] | undefined {
  const value = filling.variables.get(path)
  if (value === undefined || value.length > filling.left) return undefined
  filling.left -= value.length
  return filling.words(value)
}

/** A page break that stands alone is a block. */
function raiseBreaks(tree: Root): void {
  visit(tree, 'paragraph', (node: Paragraph, index, parent) => {
    const [only, more] = node.children
    const breaks = only?.type === 'span' && only.attributes?.classes.includes('page-break') && !more
    if (breaks && parent && index !== undefined)
      parent.children[index] = pageBreak(node.position) as RootContent
  })
}
