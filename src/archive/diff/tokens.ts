import type {Element, ElementContent} from 'hast'
import {toString as textOf} from 'hast-util-to-string'

/** How a word is set, as far as readers see it. */
export type Mark = 'em' | 'strong' | 'sup' | 'sub' | 'code' | 'pre' | 'smallcaps' | 'cell'

/** A word, a sign, a formula or a picture in the line. */
export interface Token {
  text: string
  /** White space before it. */
  space: string
  marks: Mark[]
  /** Id of this edition that it leads to: its number may differ and mean the same. */
  target?: string
  /** URL that it leads to. */
  href?: string
  /** Part of a number that Colophon gives: of sections, figures, references. */
  counted?: boolean
  math?: Element
  image?: Picture
}

export interface Picture {
  /** SHA-256 in hex. */
  digest: string
  /** Name in the galleys. */
  href: string
  /** Its alternative says what its caption says, which is compared already. */
  captioned?: boolean
}

const setting: Record<string, Mark> = {
  em: 'em',
  i: 'em',
  strong: 'strong',
  b: 'strong',
  sup: 'sup',
  sub: 'sub',
  code: 'code',
  kbd: 'code',
  samp: 'code'
}
const counting = new Set(['label', 'equation-number'])

/** Words with their hyphens, numbers with their points; signs of Han and kana and all punctuation, each for itself. */
const word =
  /(\s*)([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:(?:[-’'](?![\p{Script=Han}])|(?<=\p{N})[.,](?=\p{N}))[\p{L}\p{M}\p{N}]+)*|\S)/gu

/** Phrases as tokens, in reading order. */
export function tokensOf(nodes: ElementContent[], digests: Map<string, string>, marks: Mark[] = []): Token[] {
  const tokens: Token[] = []
  let gap = ''
  visit(nodes, {marks})
  return tokens

  function visit(list: ElementContent[], around: Pick<Token, 'marks' | 'target' | 'href' | 'counted'>): void {
    for (const node of list) {
      if (node.type === 'text') read(node.value, around)
      if (node.type !== 'element') continue
      const {tagName, properties} = node
      if (properties.role === 'doc-backlink' || tagName === 'svg' || tagName === 'wbr') continue
      if (tagName === 'br') gap += ' '
      else if (tagName === 'math') push({...around, text: wordsOfMath(node), math: node})
      else if (tagName === 'img') push(picture(node, around))
      else if (tagName === 'span' && properties.dataCell) {
        gap = ' '
        push({...around, text: '|', marks: ['cell']})
        gap = ' '
      } else {
        visit(node.children, inner(node, around))
        if (/^(?:p|li|div|tr|dd|dt)$/u.test(tagName)) gap += ' '
      }
    }
  }

  function read(text: string, around: Pick<Token, 'marks' | 'target' | 'href' | 'counted'>): void {
    let end = 0
    for (const found of text.matchAll(word)) {
      gap += found[1]
      push({...around, text: found[2] as string})
      end = found.index + found[0].length
    }
    gap += text.slice(end)
  }

  function push(token: Omit<Token, 'space'>): void {
    const kept = token.marks.includes('pre') ? gap : gap && ' '
    tokens.push({...token, space: tokens.length > 0 ? kept : ''})
    gap = ''
  }

  function picture(node: Element, around: Pick<Token, 'marks'>): Omit<Token, 'space'> {
    const href = String(node.properties.src ?? '')
    const text = String(node.properties.alt ?? '') || '▢'
    return {text, marks: around.marks, image: {href, digest: digests.get(href) ?? href}}
  }
}

function inner(
  {tagName, properties}: Element,
  around: Pick<Token, 'marks' | 'target' | 'href' | 'counted'>
): typeof around {
  const classes = Array.isArray(properties.className) ? properties.className.map(String) : []
  const named: Mark | undefined = classes.includes('smallcaps')
    ? 'smallcaps'
    : classes.includes('note-call')
      ? 'sup'
      : undefined
  const own = named ?? setting[tagName]
  const result = {...around}
  if (own && !around.marks.includes(own)) result.marks = [...around.marks, own]
  if (classes.some((name) => counting.has(name))) result.counted = true
  const href = tagName === 'a' ? String(properties.href ?? '') : ''
  if (href.startsWith('#')) result.target = href.slice(1)
  else if (href) result.href = href
  return result
}

/** What parts two cells of a row. */
export function cellMark(): Element {
  return {type: 'element', tagName: 'span', properties: {dataCell: 'yes'}, children: []}
}

function wordsOfMath(node: Element): string {
  return node.data?.tex ?? (String(node.properties.alttext ?? '') || textOf(node))
}

/**
 * What a token says, whatever number it bears: `[12]` and `Figure 3` are
 * compared by what they lead to, in the second step.
 */
export function neutralKey(token: Token): string {
  const {text, marks, href, image, math, target, counted, space} = token
  if (image) return `image ${image.digest} ${image.captioned ? '' : text}`
  if (math) return `math ${text}`
  const said = target !== undefined || counted ? text.replace(/\d+(?:\.\d+)*/gu, '#') : text
  const set = marks.filter((mark) => mark !== 'pre').join(' ')
  const indented = marks.includes('pre') && space.includes('\n') ? space : ''
  return [said, set, href ?? '', indented].join('\u0000')
}

/** Words of tokens, as running text. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.map(({space, text}, index) => (index > 0 ? space : '') + text).join('')
}

/** Whether a token is a word rather than punctuation. */
export function isWord({text, math, image}: Token): boolean {
  return math !== undefined || image !== undefined || /[\p{L}\p{N}]/u.test(text)
}
