import type {Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {diskFiles} from '../src/environment/files.js'
import {memoryEnvironment} from '../src/environment/memory.js'
import type {Article, Manuscript, Page, Slot} from '../src/model/index.js'
import {understand} from '../src/publish.js'
import {type Message, messageOf} from '../src/record.js'
import {renderPage} from '../src/render/html/page.js'

/** A manuscript that was never saved, as the program understands it. */
export interface Understood {
  article: Article
  manuscript: Manuscript
  messages: Message[]
  page: Page
  /** HTML of a slot of the page. */
  html(slot?: Slot): string
  /** Rule ids, without those about metadata that short texts lack. */
  rules: string[]
}

/** What every text without front matter lacks. */
const lacking = new Set(['title-missing', 'contributors-missing', 'doi-missing'])

/**
 * Read, parse, structure, resolve and compose a manuscript in memory.
 *
 * @param files by path below its folder; a text alone is `paper.md`.
 */
export async function understood(files: string | Record<string, string | Uint8Array>): Promise<Understood> {
  const environment = manuscriptEnvironment(files)
  const {article, manuscript} = await understand('/m/paper.md', {base: '/m'}, environment)
  const page = await renderPage(article)
  const messages = manuscript.file.messages.map(messageOf)
  return {
    article,
    manuscript,
    messages,
    page,
    html: (slot = 'body') => toHtml({type: 'root', children: page.slots[slot]} as Root),
    rules: messages.map(({rule}) => rule).filter((rule) => !lacking.has(rule))
  }
}

/** A disk that holds the manuscript in `/m`, takes what is written, and reads Colophon's own files from the real one. */
export function manuscriptEnvironment(files: string | Record<string, string | Uint8Array>) {
  const own = typeof files === 'string' ? {'paper.md': files} : files
  const memory = memoryEnvironment(
    Object.fromEntries(Object.entries(own).map(([path, data]) => [`/m/${path}`, data]))
  )
  const isOwn = (path: string) => path === '/m' || path.startsWith('/m/')
  return {
    ...memory,
    files: {
      ...memory.files,
      read: (path: string) => (isOwn(path) ? memory.files : diskFiles).read(path),
      list: (path: string) => (isOwn(path) ? memory.files : diskFiles).list(path)
    }
  }
}

/** Front matter that leaves nothing to be said, and a text. */
export function complete(text: string, more = ''): string {
  return `---\ntitle: A title\nauthors: [Ada Lovelace]\ndoi: 10.5555/12345678\n${more}---\n\n${text}`
}
