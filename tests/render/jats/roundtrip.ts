import {toHtml} from 'hast-util-to-html'
import {reportLosses} from '../../../src/check/loss/loss.js'
import type {Environment} from '../../../src/environment/environment.js'
import {type Article, slots} from '../../../src/model/index.js'
import {understand} from '../../../src/publish.js'
import {type Message, messageOf} from '../../../src/record.js'
import {renderPage} from '../../../src/render/html/page.js'
import {renderJats} from '../../../src/render/jats/jats.js'
import {manuscriptEnvironment} from '../../understand.js'

/** The JATS galley of an article as text. */
export function jatsText(article: Article): string {
  return new TextDecoder().decode(renderJats(article, '1.3', 'test').bytes)
}

/** What a JATS file is read as, with the pictures beside it. */
export async function readBack(
  xml: string,
  assets: Article['assets'] = [],
  slug = 'paper'
): Promise<{article: Article; messages: Message[]}> {
  const beside = assets.map(({href, bytes}): [string, Uint8Array] => [
    `${slug}.assets/${href.replace(/^.*\//u, '')}`,
    bytes
  ])
  const environment: Environment = manuscriptEnvironment({
    [`${slug}.jats.xml`]: xml,
    ...Object.fromEntries(beside)
  })
  const {article, manuscript} = await understand(`/m/${slug}.jats.xml`, {base: '/m'}, environment)
  reportLosses(manuscript, await renderPage(article))
  return {article, messages: manuscript.file.messages.map(messageOf)}
}

/** The page's HTML, slot by slot. */
export async function pageOf(article: Article): Promise<string> {
  const page = await renderPage(article)
  return slots
    .map((slot) => `<!-- ${slot} -->\n${toHtml({type: 'root', children: page.slots[slot]})}\n`)
    .join('')
}

/** The first place where two texts differ, for people. */
export function difference(one: string, other: string): string | undefined {
  if (one === other) return undefined
  let at = 0
  while (one[at] === other[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120)
  return `${around(one)}\n≠\n${around(other)}`
}
