import type {PhrasingContent} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {ArticleBlock} from '../model/index.js'

/** A caption that stands as a paragraph of its own. */
export interface Caption {
  /** Label as typed, put into one form: `Figure 1`, `表 2`. */
  label?: string
  children: PhrasingContent[]
  /** The whole paragraph as text, for messages. */
  text: string
}

const words = {
  figure:
    'fig(?:ure)?s?|abb(?:ildung)?|figura|gráfico|gambar|grafik|şekil|rys(?:unek)?|obr(?:ázek)?|figuur|figur|hình|εικόνα|σχήμα|рис(?:унок)?|图|圖|図|그림|شكل|الشكل|شکل|نمودار',
  table:
    'tab(?:le)?s?|tabelle|tableau|tabla|tabela|tabella|tabel|tablo|tabell|tabulka|bảng|πίνακας|cuadro|quadro|таблиц[ая]|表|표|جدول|الجدول'
} as const

const patterns = Object.fromEntries(
  Object.entries(words).map(([kind, names]) => [
    kind,
    new RegExp(
      String.raw`^[<〈《【[]?\s*(${names})\s?[.．]?\s*[-－‐]?\s*([A-Z]?\d+(?:[-.]\d+)*(?:[a-z](?!\p{L}))?|[IVX]{1,5}(?=[\s.:]|$)|l(?=\s))\s*[>〉》】\]]?\s*(?:[.:：|．、–—-]\s*|\s+|(?=\p{L})|(?<=[>〉》】\]])|$)`,
      'iu'
    )
  ])
) as Record<keyof typeof words, RegExp>

/** `Figure 1. Words`, bold or not, as the caption of a thing that stands beside it. */
export function captionOf(block: ArticleBlock | undefined, kind: 'figure' | 'table'): Caption | undefined {
  if (block?.type !== 'paragraph' || block.children.some(({type}) => type === 'image')) return undefined
  const text = textOf(block)
  const found = patterns[kind].exec(text)
  if (!found || text.length > 1500) return undefined
  const [whole, word, read] = found as unknown as [string, string, string]
  // `Fig.1shows` begins a sentence; `Fig.1Map` a caption, whose blank was not read.
  if (/\d$/u.test(whole) && /^\p{Ll}/u.test(text.slice(whole.length))) return undefined
  const number = read === 'l' ? '1' : read
  const name = /\p{Script=Han}/u.test(word) ? word : word[0]?.toUpperCase() + word.slice(1).toLowerCase()
  const point = /^(?:Abb|Рис|Табл)$/u.test(name) && whole.startsWith(`${word}.`) ? '.' : ''
  const full =
    name.replace(/^Fig$/u, 'Figure').replace(/^Tab$/u, whole.startsWith(`${word}.`) ? 'Tab.' : 'Table') +
    point
  return {label: `${full} ${number}`, children: dropStart(block.children, found[0].length), text}
}

/** Pandoc's `Table: words {#id}` or `: words`. */
export function tableCaptionOf(block: ArticleBlock | undefined): Caption | undefined {
  if (block?.type !== 'paragraph') return undefined
  const first = block.children[0]
  if (first?.type !== 'text') return undefined
  const found = /^(?:Table)?:\s+(?=\S|$)/u.exec(first.value)
  return found ? {children: dropStart(block.children, found[0].length), text: textOf(block)} : undefined
}

/** Take `\label{x}` (JOSS), `{#x}` or `(\#fig:x)` (bookdown) off a caption's words. */
export function takeLabel(children: PhrasingContent[]): {label?: string; children: PhrasingContent[]} {
  let label: string | undefined
  const kept = children.map((child): PhrasingContent => {
    if (child.type !== 'text') return child
    const value = child.value.replace(
      /\s*(?:\\label\{([^{}]*)\}|\{#([^\s{}]+)(?:[ \t][^{}]*)?\}|\{(?:[ \t]*(?:\.[\w-]+|[\w-]+=(?:["“”][^"“”{}]*["“”]|[^\s{}]+)))+[ \t]*\}$|\(\\?#([a-z]+:[^\s()]+)\))/gu,
      (_, tex?: string, id?: string, bookdown?: string) => {
        label ??= tex ?? id ?? bookdown
        return ''
      }
    )
    return {...child, value}
  })
  const [first, last] = [kept[0], kept.at(-1)]
  if (label && first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return {label, children: kept.filter((child) => child.type !== 'text' || child.value !== '')}
}

/** Children without the first `length` signs of their text; wrappers that end up empty go. */
export function dropStart(children: PhrasingContent[], length: number): PhrasingContent[] {
  let left = length
  const drop = (nodes: PhrasingContent[]): PhrasingContent[] =>
    nodes.flatMap((node): PhrasingContent[] => {
      if (left <= 0) return [node]
      if ('children' in node) {
        // A bookmark of Word's, without words.
        if (node.type === 'span' && node.children.length === 0 && node.attributes?.id) return [node]
        const inner = drop(node.children as PhrasingContent[])
        return inner.length > 0 ? [{...node, children: inner} as PhrasingContent] : []
      }
      const value = 'value' in node ? node.value : ''
      const cut = Math.min(left, value.length)
      left -= cut
      return cut < value.length || value === '' ? [{...node, value: value.slice(cut)} as PhrasingContent] : []
    })
  const kept = drop(children)
  const first = kept[0]
  if (first?.type === 'text') kept[0] = {...first, value: first.value.trimStart()}
  return kept
}
