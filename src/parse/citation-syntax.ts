/**
 * Citations and cross-references as authors type them become nodes.
 *
 * In: mdast with `[see @a, p. 3; @b]`, `@a`, `@fig:x`, `\ref{x}` in its text.
 * Out: `citation` and `crossReference` nodes that hold the author's own words
 * until `resolve/` finds what they mean.
 *
 * @see https://pandoc.org/MANUAL.html#citation-syntax
 * @see https://lierdakil.github.io/pandoc-crossref/
 * @see https://quarto.org/docs/authoring/cross-references.html
 */
import type {Nodes, Parent, PhrasingContent, Root} from 'mdast'
import type {Dialect} from '../model/index.js'
import {type Call, readBookdown, readCall, readGroup, readLatex} from './citation-groups.js'
import {readKey} from './citation-keys.js'
import {type Sequence, type Source, sequence, slice, sourceFrom} from './citation-sequence.js'

interface Dialected extends Source {
  dialect: Dialect
}

/** Nodes whose text is no place for a call: links can't hold links. */
const closed = new Set<Nodes['type']>(['link', 'linkReference', 'citation', 'crossReference'])

/**
 * Replace citation syntax in a tree by nodes, in place.
 *
 * @param text what the tree was parsed from: it tells `\@` from `@`, and gives calls their places.
 * @param dialect whether `@` begins a key: in GitHub's Markdown it mentions a person; and how figures are called.
 */
export function markCitationSyntax(tree: Root, text = '', dialect: Dialect = 'pandoc'): void {
  const source = {...sourceFrom(text), dialect}
  const keys = dialect !== 'github'
  const sign = keys ? /[@\\]/u : /\\/u
  const trigger = keys ? /[[@\\]|-@|\uFFFC(?=ref\()/gu : /\\/gu
  const open: Parent[] = [tree]
  for (let parent = open.pop(); parent; parent = open.pop()) {
    if (parent.children.some((child) => child.type === 'text' && sign.test(child.value))) {
      parent.children = marked(parent.children as PhrasingContent[], source, trigger)
    }
    for (const child of parent.children) {
      if ('children' in child && !closed.has(child.type)) open.push(child)
      // Captions that directives and cells were given hold calls too.
      if ('caption' in child && Array.isArray(child.caption)) {
        child.caption = marked(child.caption, source, trigger)
        for (const inner of child.caption)
          if ('children' in inner && !closed.has(inner.type)) open.push(inner)
      }
    }
  }
}

function marked(children: PhrasingContent[], source: Dialected, trigger: RegExp): PhrasingContent[] {
  const from = sequence(children, source)
  const nodes: PhrasingContent[] = []
  let done = 0
  trigger.lastIndex = 0
  for (let found = trigger.exec(from.text); found; found = trigger.exec(from.text)) {
    const call = callAt(from, found.index, source.dialect === 'myst')
    if (!call) continue
    // `{@fig:x}` keeps a key from the words around it.
    const braced = isBraced(from, call)
    nodes.push(...slice(from, done, braced ? call.start - 1 : call.start), ...call.nodes)
    done = braced ? call.end + 1 : call.end
    trigger.lastIndex = done
  }
  if (done === 0) return children
  return [...nodes, ...slice(from, done, from.text.length)]
}

function isBraced({text}: Sequence, {start, end, nodes: [only]}: Call): boolean {
  return (
    only?.type === 'crossReference' && text[start] === '@' && text[start - 1] === '{' && text[end] === '}'
  )
}

function callAt(from: Sequence, index: number, isMyst: boolean): Call | undefined {
  if (from.text[index] === '[') return readGroup(from, index, isMyst)
  if (from.text[index] === '\\') return readLatex(from, index)
  if (from.text[index] === '\uFFFC') return readBookdown(from, index)
  const key = readKey(from.text, index)
  return key && readCall(from, key, isMyst)
}
