import type {Element, Root} from 'hast'
import {toString as textOf} from 'hast-util-to-string'
import {SKIP, visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {isFatal, report} from '../../diagnostics/report.js'
import {TemplateInvalid} from '../../diagnostics/template-invalid.js'
import {type Slot, slots, type Template} from '../../model/index.js'
import {fillPage, type PageValues, pageFile} from './liquid.js'

/** Slots without which no word of the article is lost: furniture, and what Colophon puts elsewhere. */
const spare: Slot[] = ['masthead', 'notice', 'toc']

/**
 * Fill a template's page with marks, for screen and print, full and empty: so
 * what is wrong in it is said whatever the article holds.
 *
 * Reports `template-part-missing`, `template-element-missing`,
 * `template-slot-missing`, `template-slot-escaped`, `template-slot-twice`,
 * `template-slot-order`.
 *
 * @throws {TemplateInvalid} when it can't be used.
 */
export async function rehearse(template: Template): Promise<VFile> {
  const file = pageFile(template)
  const said = new Set<string>()
  for (const medium of ['screen', 'print'] as const) {
    for (const layout of ['wide', 'narrow'] as const) {
      await fillPage(template, values(template, medium, layout, false))
      const html = await fillPage(template, values(template, medium, layout, true))
      await look(html, template.page, medium, (id, ...words) => {
        const key = JSON.stringify([id, words[0]])
        if (said.has(key)) return
        said.add(key)
        report(
          file,
          id,
          placeOf(template.page, words[0] ?? '', id === 'template-slot-twice' ? 1 : 0),
          ...words
        )
      })
    }
  }
  if (isFatal(file)) throw new TemplateInvalid(`Cannot use template \`${template.name}\``, file.messages)
  return file
}

const mark = (name: string) => `mark-of-${name}-begins`

function values(
  {images}: Template,
  medium: PageValues['medium'],
  layout: PageValues['layout'],
  full: boolean
): PageValues {
  const html = (slot: Slot) => (full ? `<div data-mark="${slot}">${mark(slot)}</div>` : '')
  return {
    lang: 'en-x-mark',
    dir: 'ltr',
    title: mark('title-text'),
    toArticle: mark('to-article'),
    medium,
    layout,
    metadata: full && medium === 'screen' ? `<meta name="mark" content="metadata">` : '',
    css: mark('css'),
    slots: Object.fromEntries(slots.map((slot) => [slot, html(slot)])) as PageValues['slots'],
    images: Object.fromEntries(Object.keys(images).map((name) => [name, 'data:,']))
  }
}

type Say = (id: Parameters<typeof report>[1], ...words: string[]) => void

async function look(html: string, source: string, medium: PageValues['medium'], say: Say): Promise<void> {
  const {fromHtml} = await import('hast-util-from-html')
  const tree = fromHtml(html) as Root
  const where = medium === 'screen' ? 'on the screen' : 'in print'
  const find = (is: (element: Element) => boolean): Element | undefined => {
    let found: Element | undefined
    visit(tree, 'element', (node) => {
      if (!found && is(node)) found = node
    })
    return found
  }
  const named = (name: string) => find(({tagName}) => tagName === name)

  if (named('html')?.properties['lang'] !== 'en-x-mark')
    say('template-part-missing', 'lang', where, '`<html lang="…">`')
  if (!textOf(named('title') ?? tree).includes(mark('title-text')) || !named('title'))
    say('template-part-missing', 'title', where, '`<title>` of the head')
  if (!textOf(named('style') ?? {type: 'root', children: []}).includes(mark('css')))
    say('template-part-missing', 'css | raw', where, '`<style>` of the head')
  if (
    medium === 'screen' &&
    !find(({properties}) => properties['content'] === 'metadata' && properties['name'] === 'mark')
  )
    say('template-part-missing', 'metadata | raw', where, 'the head')

  const found = new Map<string, Element[]>()
  visit(tree, 'element', (node) => {
    const slot = node.properties['dataMark']
    if (typeof slot !== 'string') return
    found.set(slot, [...(found.get(slot) ?? []), node])
    return SKIP
  })
  const order: Slot[] = []
  visit(tree, 'element', (node) => {
    const slot = node.properties['dataMark'] as Slot | undefined
    if (slot && !order.includes(slot)) order.push(slot)
  })
  for (const slot of slots) {
    const times = found.get(slot)?.length ?? 0
    if (times > 1) say('template-slot-twice', slot, where)
    if (times > 0) continue
    if (html.includes(mark(slot))) say('template-slot-escaped', slot)
    else if (!spare.includes(slot)) say('template-slot-missing', slot, where, neighbour(slot))
  }
  const wanted = slots.filter((slot) => order.includes(slot) && slot !== 'masthead')
  const given = order.filter((slot) => slot !== 'masthead')
  const wrong = wanted.findIndex((slot, index) => slot !== given[index])
  if (wrong >= 0) say('template-slot-order', wanted[wrong] as string, given[wrong] as string)

  const article = named('article')
  if (!article)
    say('template-element-missing', '<article>', 'what stands in it is the article, and all else furniture')
  else {
    const inside = new Set<string>()
    visit(article, 'element', ({properties}) => void inside.add(String(properties['dataMark'])))
    const out = given.find((slot) => !inside.has(slot) && slot !== 'toc')
    if (out)
      say(
        'template-element-missing',
        '<article>',
        `\`slots.${out}\` stands outside of it, where nothing is read as the article's`
      )
  }
  const text = find(({properties}) => [properties['className']].flat().includes('text'))
  if (!text || !textOf(text).includes(mark('body')))
    say(
      'template-element-missing',
      'class="text"',
      'around `slots.body`, where pages are laid out and notes go to the foot'
    )
  if (!named('main') && medium === 'screen')
    say('template-element-missing', '<main>', 'readers jump to it past the journal’s own words')
  if (!source.trimStart().toLowerCase().includes('<!doctype html'))
    say('template-element-missing', '<!doctype html>', 'without it browsers lay pages out as in 1998')
}

function neighbour(slot: Slot): string {
  const at = slots.indexOf(slot)
  return at > 0 ? `behind \`slots.${slots[at - 1]}\`` : `before \`slots.${slots[1]}\``
}

/** Where a page calls a slot, or else a value: the first time, or after so many; else its beginning. */
function placeOf(page: string, words: string, after: number): {line: number; column: number} {
  const name = words.replace(/ \| raw$/u, '')
  const calls = (prefix: string) =>
    /^[a-zA-Z]+$/u.test(name) ? [...page.matchAll(new RegExp(`\\{\\{-?\\s*${prefix}${name}\\b`, 'gu'))] : []
  const found = [...calls('slots\\.'), ...calls('')]
  const before = page.slice(0, (found[after] ?? found[0])?.index ?? 0).split('\n')
  return {line: before.length, column: (before.at(-1) ?? '').length + 1}
}
