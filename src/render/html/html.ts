import type {ElementContent, Nodes, Root} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {visit} from 'unist-util-visit'
import {
  besideName,
  copyOf,
  directionOf,
  type FontFace,
  type Galley,
  type GalleyFormat,
  type Page,
  type PageGeometry,
  pageStyles,
  type Slot,
  slots,
  type Template,
  terms
} from '../../model/index.js'
import {fillPage} from './liquid.js'
import {headMetadata} from './metadata.js'
import {fontFaces, pictures, runningHeads} from './styles.js'

/** What a page is dressed with. */
export interface Dress {
  template: Template
  faces: FontFace[]
  /** Temml's sheet for its MathML; empty where there is no mathematics. */
  mathCss: string
}

/**
 * The HTML galley: one file, with its fonts and images inside.
 *
 * @param built galleys of the same build, which its head names.
 */
export async function renderHtml(
  page: Page,
  dress: Dress,
  built: readonly GalleyFormat[],
  version: string
): Promise<Galley> {
  const {article} = page
  const images = new Map(
    article.assets.map(({href, mediaType, bytes, screen}) => [href, dataUrl(mediaType, screen ?? bytes)])
  )
  const embedded = mapSlots(page, (children) => embed(children, images))
  const css = [
    fontFaces(dress.faces, ({mediaType, bytes}) => dataUrl(mediaType, bytes)),
    dress.mathCss,
    pictures(urlsOf(dress.template)),
    dress.template.screenCss
  ].join('\n')
  const html = await fill(page, dress.template, embedded, place, {medium: 'screen', layout: 'wide', built})
  return {
    format: 'html',
    name: `${article.slug}.html`,
    mediaType: 'text/html',
    bytes: putInto(html, asStyle(css)),
    tools: {colophon: version},
    companions: (article.supplements ?? []).flatMap(({file}) =>
      file ? [{name: besideName(article.slug, file.name), bytes: file.bytes}] : []
    )
  }
}

/** Stands where a style sheet is to be put: no text of an article holds it (CommonMark 0.31 §2.3). */
const place = '\0styles\0'

/** A sheet with its fonts is most of a page: it is put in at the end, and not copied with every step of its making. */
function putInto(html: string, css: string): Uint8Array {
  const encoder = new TextEncoder()
  const sheet = encoder.encode(css)
  const parts = html
    .split(place)
    .flatMap((part, index) => [...(index > 0 ? [sheet] : []), encoder.encode(part)])
  const {buffer, byteOffset, byteLength} = Buffer.concat(parts)
  return new Uint8Array(buffer, byteOffset, byteLength)
}

/** A style sheet's text ends at `</style` whatever it means. */
function asStyle(css: string): string {
  return css.replaceAll('</', '<\\/')
}

/** A page for the printer: its HTML, and what it loads by name. */
export interface PrintHtml {
  html: string
  resources: Map<string, {mediaType: string; bytes: Uint8Array}>
}

/**
 * The same page with the print sheet, for the browser.
 *
 * @param fixed its size and margins are the print sheet's own.
 */
export async function renderPrint(
  page: Page,
  dress: Dress,
  geometry: PageGeometry,
  fixed = false
): Promise<PrintHtml> {
  const resources: PrintHtml['resources'] = new Map()
  for (const {href, mediaType, bytes} of page.article.assets) resources.set(href, {mediaType, bytes})
  for (const {name, mediaType, bytes} of dress.faces) resources.set(`fonts/${name}`, {mediaType, bytes})
  const css = [
    fontFaces(dress.faces, ({name}) => `fonts/${name}`),
    dress.mathCss,
    runningHeads(page.article, page.title),
    pictures(urlsOf(dress.template)),
    dress.template.printCss,
    pageStyles(geometry, fixed)
  ].join('\n')
  const printed = mapSlots(page, describeMath)
  if (!page.article.settings.toc) printed.toc = []
  return {
    html: await fill(page, dress.template, printed, css, {medium: 'print', layout: geometry.layout}),
    resources
  }
}

type Slots = Record<Slot, ElementContent[]>

async function fill(
  page: Page,
  template: Template,
  contents: Slots,
  css: string,
  {
    medium,
    layout,
    built = []
  }: {
    medium: 'screen' | 'print'
    layout: PageGeometry['layout']
    built?: readonly GalleyFormat[]
  }
): Promise<string> {
  const {article, title} = page
  const serialize = (children: Nodes[]) =>
    toHtml({type: 'root', children} as Root, {allowDangerousCharacters: false})
  return fillPage(template, {
    lang: article.language,
    dir: directionOf(article.language),
    title,
    toArticle: terms(article.language).links.toArticle,
    medium,
    layout,
    metadata: medium === 'screen' ? serialize(headMetadata(article, built)) : '',
    css: asStyle(css),
    slots: Object.fromEntries(slots.map((slot) => [slot, serialize(withNotice(slot))])) as Record<
      Slot,
      string
    >,
    images: urlsOf(template)
  })

  /** In a journal's page that leaves no place for notices, they stand above the title: a retraction is never lost. */
  function withNotice(slot: Slot): ElementContent[] {
    const places = (name: Slot) => template.page.includes(`slots.${name}`)
    const host = places('type') ? 'type' : 'title'
    return slot !== host || places('notice') ? contents[slot] : [...contents.notice, ...contents[slot]]
  }
}

/** Pictures of a template as URLs that hold them, by name. */
function urlsOf({images}: Template): Record<string, string> {
  return Object.fromEntries(
    Object.entries(images).map(([name, {mediaType, bytes}]) => [name, dataUrl(mediaType, bytes)])
  )
}

function mapSlots(page: Page, change: (children: ElementContent[]) => ElementContent[]): Slots {
  return Object.fromEntries(slots.map((slot) => [slot, change(copyOf(page.slots[slot]))])) as Slots
}

function embed(children: ElementContent[], images: Map<string, string>): ElementContent[] {
  const root: Root = {type: 'root', children}
  visit(root, 'element', (node) => {
    const source = node.tagName === 'img' && images.get(String(node.properties.src))
    if (source) node.properties.src = source
  })
  return children
}

/** Print tags know no MathML: a formula is an image with its words. */
function describeMath(children: ElementContent[]): ElementContent[] {
  const root: Root = {type: 'root', children}
  visit(root, 'element', (node, index, parent) => {
    if (node.tagName !== 'math' || !parent || index === undefined) return
    const words = String(node.properties.alttext ?? 'formula')
    parent.children[index] = {
      type: 'element',
      tagName: 'span',
      properties: {className: ['math'], role: 'img', ariaLabel: words},
      children: [node]
    }
    return index + 1
  })
  return root.children as ElementContent[]
}

function dataUrl(mediaType: string, bytes: Uint8Array): string {
  const {buffer, byteOffset, byteLength} = bytes
  return `data:${mediaType};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`
}
