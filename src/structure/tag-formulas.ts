/** Numbers of formulas that extraction left beside them: `… \\qquad ( 1 )` at a formula's end, `(1)` alone behind it. */
import type {Root, RootContent} from 'mdast'
import {plain} from './phrasing.js'

const within =
  /(?:\\q?quad|\\hfill|\\eqno|\\;|~|\s{2,}|\\text\s*\{\s*|\\dots|\\cdots)[\s~]*\(\s*((?:[A-Z]\s*\.?\s*)?\d{1,3}(?:\s*[.-]\s*\d{1,3})?\s*[a-z]?)\s*\)\s*\}?\s*$/u
const alone = /^\s*[(（]\s*((?:[A-Z]\.?)?\d{1,3}(?:[.-]\d{1,3})?[a-z]?)\s*[)）]\s*$/u

/** Make tags of such numbers, where they rise from formula to formula; changes `tree`. */
export function tagFormulas(tree: Root): void {
  const found: {node: {value: string}; number: string; block?: RootContent; bare: string}[] = []
  for (const [index, block] of tree.children.entries()) {
    const node = formulaOf(block)
    if (!node || /\\(?:tag|begin\{(?:align|gather|eqnarray))/u.test(node.value)) continue
    const own = within.exec(node.value)
    const next = tree.children[index + 1]
    const behind = next?.type === 'paragraph' ? alone.exec(plain(next.children)) : null
    if (own)
      found.push({node, number: (own[1] ?? '').replace(/\s+/gu, ''), bare: node.value.slice(0, own.index)})
    else if (behind && next) found.push({node, number: behind[1] ?? '', block: next, bare: node.value})
  }
  const counted = found.map(({number}) => Number(/\d+/u.exec(number)?.[0]))
  if (!counted.every((value, index) => index === 0 || value >= (counted[index - 1] ?? 0))) return
  const gone = new Set(found.map(({block}) => block))
  for (const {node, number, bare} of found) node.value = `${bare.replace(/[\s~]+$/u, '')} \\tag{${number}}`
  tree.children = tree.children.filter((block) => !gone.has(block))
}

/** A formula that stands alone. */
function formulaOf(block: RootContent): {value: string} | undefined {
  if ((block.type as string) === 'equation') return block as unknown as {value: string}
  const [only, more] = block.type === 'paragraph' ? block.children : []
  return only && !more && (only.type as string) === 'equation'
    ? (only as unknown as {value: string})
    : undefined
}
