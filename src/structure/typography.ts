import type {Nodes, Parent, Text} from 'mdast'
import type {Citation} from '../model/index.js'

/** Quotation marks of a language: outer pair, inner pair. */
const marks: Record<string, [string, string, string, string]> = {
  __proto__: null as never,
  de: ['„', '“', '‚', '‘'],
  cs: ['„', '“', '‚', '‘'],
  fr: ['«\u202F', '\u202F»', '“', '”'],
  es: ['«', '»', '“', '”'],
  it: ['«', '»', '“', '”'],
  pt: ['«', '»', '“', '”'],
  ru: ['«', '»', '„', '“'],
  pl: ['„', '”', '‚', '’'],
  sv: ['”', '”', '’', '’'],
  fi: ['”', '”', '’', '’']
}
const english: [string, string, string, string] = ['“', '”', '‘', '’']

/** What holds words that stay as they are: keys that nothing resolved yet. */
const closed = new Set<Nodes['type']>(['citation', 'crossReference'])

/**
 * Set typewriter signs as type: quotes, dashes, ellipses (Pandoc's `smart`).
 *
 * Code and mathematics are left alone. The letters and numbers stay the same.
 *
 * @param prose the places that hold words, each a run of its own.
 */
export function setTypography(prose: Parent[], language: string): void {
  const quotes = marks[language.toLowerCase().split('-')[0] as string] ?? english
  for (const parent of prose) {
    let before = ' '
    const set = (nodes: Nodes[]): void => {
      for (const node of nodes) {
        if (node.type === 'text') before = setText(node, before, quotes)
        else if (node.type === 'break') before = ' '
        else if (node.type === 'citation') before = setAffixes(node)
        else if ('children' in node && !closed.has(node.type)) set(node.children as Nodes[])
        else before = 'x'
      }
    }
    set(parent.children as Nodes[])
  }
}

/** Dashes and ellipses before and after a cite; its quotation marks are the citation style's. */
function setAffixes(node: Citation): string {
  const set = (text: string | undefined) =>
    text?.replace(/---|--|\.{3}/gu, (sign) => (sign === '---' ? '—' : sign === '--' ? '–' : '…'))
  for (const item of node.items) {
    if (item.prefix) item.prefix = set(item.prefix)
    if (item.suffix) item.suffix = set(item.suffix)
  }
  return 'x'
}

/** @returns the last sign, for what follows. */
function setText(node: Text, before: string, [open, close, openInner, closeInner]: typeof english): string {
  if (/["']|--|\.{3}/u.test(node.value)) {
    // TeX's marks, which no code is: ``words''.
    const text = node.value.replace(/``(?!`)([^`\n]{1,300}?)''(?!')/gu, '"$1"')
    node.value = text.replace(/---|--|\.{3}|["']/gu, (sign, index: number) => {
      if (sign === '---') return '—'
      if (sign === '--') return '–'
      if (sign === '...') return '…'
      const previous = index > 0 ? (text[index - 1] as string) : before
      const next = text[index + 1] ?? 'x'
      const opens = /[\s([{—–\-/“‘„«]/u.test(previous) && !/[\s)\]},.;:!?]/u.test(next)
      if (sign === '"') return opens ? open : close
      // ’90s, ’tis: an apostrophe, though it stands where a quotation would begin.
      const elision = /^'(?:\d0s|tis\b|twas\b)/iu.test(text.slice(index))
      const apostrophe = /[\p{L}\p{N}]/u.test(previous) || elision
      return apostrophe ? '’' : opens ? openInner : closeInner
    })
  }
  return node.value.at(-1) ?? before
}
