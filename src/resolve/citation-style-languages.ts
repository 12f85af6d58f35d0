/**
 * Styles whose terms follow each entry's language, as GB/T 7714 asks: `等`
 * after Chinese names, `et al.` after others.
 *
 * CSL knows one language for a whole list; citeproc also prints layouts by
 * the language of an item.
 *
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-m/index.html#cs-layout-extension
 */
import type {Element, Root} from 'xast'
import {fromXml} from 'xast-util-from-xml'
import {toXml} from 'xast-util-to-xml'
import type {CslItem} from '../model/index.js'

/**
 * A Chinese style, or any style of a Chinese article, gets a second layout for
 * entries in other languages; a Chinese style stays Chinese whatever the article is.
 */
export function byLanguage(xml: string, language: string): {style: string; main: string; mixed: boolean} {
  const isChinese = /^zh\b/iu.test(language) || /<style\b[^>]*\sdefault-locale="zh/u.test(xml)
  if (!isChinese) return {style: xml, main: language, mixed: false}
  const tree = fromXml(xml)
  // Numbers are the same in all languages; between two layouts citeproc would leave out what parts them.
  const isNumeric = /\bcitation-format="(?:numeric|label)"/u.test(xml)
  for (const name of isNumeric ? ['bibliography'] : ['citation', 'bibliography']) {
    const part = find(tree, name)
    const layout = part && find(part, 'layout')
    if (!part || !layout || layout.attributes['locale']) continue
    const copy: Element = {...structuredClone(layout), attributes: {...layout.attributes, locale: others}}
    part.children.splice(part.children.indexOf(layout), 0, copy)
  }
  return {style: toXml(tree), main: /^zh\b/iu.test(language) ? language : 'zh-CN', mixed: true}
}

/** Languages whose entries have the terms of the first; the rest have those of the style. */
const others = 'en de fr es pt it nl ru uk bg pl cs sk hu ro sv da nb no nn fi et lv lt el tr he ar fa la'
const scripts: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}{3}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar']
]

/** Language of an entry, for such layouts: as it says, else as its title, or its authors where it has none, are written. */
export function languageOf(item: CslItem): string {
  const stated = typeof item.language === 'string' ? item.language.trim().toLowerCase() : ''
  if (/^(?:zh|chi|zho|cn|chinese|中文|汉语)/u.test(stated)) return 'zh'
  const tag = /^[a-z]{2}(?=$|[-_])/u.exec(stated)?.[0]
  if (tag) return tag
  const names = item.author?.map(({family, literal}) => family ?? literal).join(' ')
  const words = String(item.title ?? names ?? '')
  return scripts.find(([pattern]) => pattern.test(words))?.[1] ?? 'en'
}

function find(parent: Root | Element, name: string): Element | undefined {
  for (const child of parent.children) if (child.type === 'element' && child.name === name) return child
  for (const child of parent.children) {
    const found = child.type === 'element' ? find(child, name) : undefined
    if (found) return found
  }
  return undefined
}
