import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Asset} from '../../model/index.js'
import type {Mark, Token} from './tokens.js'

const elements: Partial<Record<Mark, string>> = {
  em: 'em',
  strong: 'strong',
  sup: 'sup',
  sub: 'sub',
  code: 'code'
}

/**
 * Tokens as the article sets them: emphasis, code, formulas.
 *
 * @param images pictures to show; others are named by their alternative.
 * @param inside whether the first token's white space counts.
 */
export function setTokens(
  tokens: readonly Token[],
  images: Map<string, Asset>,
  inside = false
): ElementContent[] {
  const made: ElementContent[] = []
  let open: {marks: string; into: ElementContent[]} | undefined
  for (const [index, token] of tokens.entries()) {
    const space = index > 0 || inside ? token.space : ''
    const marks = token.marks.join(' ')
    if (open?.marks === marks) put(open.into, space)
    else {
      put(made, space)
      open = {marks, into: wrapped(token.marks, made)}
    }
    const node = single(token, images)
    if (typeof node === 'string') put(open.into, node)
    else open.into.push(node)
  }
  return made
}

function single(token: Token, images: Map<string, Asset>): string | Element {
  if (token.math) return structuredClone(token.math)
  if (token.marks.includes('cell')) return h('span', {className: ['cell']}, '|')
  if (!token.image) return token.text
  const asset = images.get(token.image.href)
  return asset
    ? h('img', {src: dataUrl(asset), alt: token.text === '▢' ? '' : token.text})
    : h(
        'span',
        {className: ['picture']},
        token.image.captioned || token.text === '▢' ? 'Picture' : `Picture: ${token.text}`
      )
}

/** The list that tokens with these marks go into. */
function wrapped(marks: Mark[], around: ElementContent[]): ElementContent[] {
  return marks.reduce((into, mark) => {
    const name = elements[mark]
    const element = mark === 'smallcaps' ? h('span', {className: ['smallcaps']}) : name ? h(name) : undefined
    if (!element) return into
    into.push(element)
    return element.children
  }, around)
}

function put(into: ElementContent[], value: string): void {
  const last = into.at(-1)
  if (!value) return
  if (last?.type === 'text') last.value += value
  else into.push({type: 'text', value})
}

function dataUrl({mediaType, bytes, screen}: Asset): string {
  return `data:${mediaType};base64,${Buffer.from(screen ?? bytes).toString('base64')}`
}
