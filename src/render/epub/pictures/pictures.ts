/**
 * The page for readers without MathML and SVG: formulas and drawings as images.
 *
 * In comes the page; out goes one in which each formula is an image whose
 * alternative says it in words, and each drawing a PNG. The browser draws them
 * as it does for the PDF. Everything after this step treats them as any image.
 */
import {toHtml} from 'hast-util-to-html'
import type {Browser} from '../../../environment/browser.js'
import {
  type Asset,
  type Element,
  type ElementContent,
  type FontFace,
  type Page,
  type Slot,
  slots,
  spokenFormula
} from '../../../model/index.js'
import {fontHref, styleSheet} from '../style-sheet.js'
import {type Drawable, draw, em, padding, scale} from './draw.js'

export interface PictureTools {
  /** Starts when there is something to draw. */
  browser(): Promise<Browser>
  /** Faces of the page, those of formulas among them. */
  fonts: FontFace[]
  /** How formulas are set. */
  mathCss: string
}

/** A page of images, and the rules that set them on the line. */
export interface PicturedPage {
  page: Page
  css: string
  /** What drew; `undefined`: nothing was drawn. */
  browser?: string
}

/** A drawing is at most so wide and has so many pixels (CSS; nine of the device each). */
const drawing = {width: 620, area: 400_000}

/** The page with its formulas and drawings as images; itself where it has none. */
export async function picturePage(page: Page, tools: PictureTools): Promise<PicturedPage> {
  const found = new Map<string, Drawable>()
  const vectors = new Map(
    page.article.assets.filter(({mediaType}) => mediaType === 'image/svg+xml').map((one) => [one.href, one])
  )
  for (const element of slots.flatMap((slot) => page.slots[slot]).flatMap(elementsOf)) {
    const drawable = drawableOf(element, vectors)
    if (drawable) found.set(keyOf(element), drawable)
  }
  if (found.size === 0) return {page, css: ''}
  const wanted = [...found].sort(([, a], [, b]) => Number(a.isFormula) - Number(b.isFormula))
  const browser = await tools.browser()
  const pictures = await draw(
    wanted.map(([, drawable]) => drawable),
    {
      language: page.article.language,
      css: styleSheet(`${mathFonts(tools.fonts)}\n${tools.mathCss}`, tools.fonts),
      resources: new Map<string, {mediaType: string; bytes: Uint8Array}>([
        ...tools.fonts.map((face) => [fontHref(face), face] as const),
        ...vectors
      ])
    },
    browser
  )
  const rules = new Map<string, string>()
  const made = wanted.map(([key, {isFormula}], index) => {
    const {bytes, width, depth} = pictures[index] as (typeof pictures)[number]
    const size = `width: ${ems(width)}em;${depth > 0.1 || depth < -0.1 ? ` vertical-align: ${ems(-depth)}em;` : ''}`
    const name = rules.get(size) ?? `size-${rules.size + 1}`
    if (isFormula) rules.set(size, name)
    const href = `${isFormula ? 'formulas' : 'drawings'}/${index + 1}.png`
    const asset: Asset = {source: href, href, mediaType: 'image/png', bytes, digest: ''}
    return {key, asset, name}
  })
  const byKey = new Map(made.map((one) => [one.key, one]))
  const replace = (node: ElementContent): ElementContent[] => {
    if (node.type !== 'element') return [node]
    const picture = drawableOf(node, vectors) && byKey.get(keyOf(node))
    if (!picture) return [{...node, children: node.children.flatMap(replace)}]
    return imageOf(node, picture.asset.href, picture.name)
  }
  return {
    browser: browser.version,
    css: `${formulaCss}${[...rules].map(([size, name]) => `.${name} { ${size} }\n`).join('')}`,
    page: {
      ...page,
      hasMath: false,
      article: {...page.article, assets: [...page.article.assets, ...made.map(({asset}) => asset)]},
      slots: Object.fromEntries(slots.map((slot) => [slot, page.slots[slot].flatMap(replace)])) as Record<
        Slot,
        ElementContent[]
      >
    }
  }
}

/** Whatever typeface the template sets formulas in, words in them find their signs in the others. */
function mathFonts(fonts: FontFace[]): string {
  const families = [...new Set(fonts.map(({family}) => family))]
  const first = families.filter((family) => /\bmath\b/iu.test(family))
  const list = [...first, ...families.filter((family) => !first.includes(family))]
  return `math { font-family: ${[...list.map((family) => JSON.stringify(family)), 'math', 'serif'].join(', ')}; }`
}

/** In a cell, a width in per cent would let the column shrink to nothing. */
const formulaCss = `.formula-image { max-width: 100%; height: auto; margin: 0 ${ems(-padding)}em; }
td .formula-image, th .formula-image { max-width: none; }
.formula-apart { display: block; margin: 0 auto; }
`

function ems(pixels: number): string {
  return String(Number((pixels / em).toFixed(3)))
}

function elementsOf(node: ElementContent): Element[] {
  return node.type === 'element' ? [node, ...node.children.flatMap(elementsOf)] : []
}

/** Formulas and drawings that look alike are drawn once. */
function keyOf(node: Element): string {
  return node.tagName === 'img' ? String(node.properties['src']) : toHtml(withoutIds(node))
}

function withoutIds(node: Element): Element {
  const {id: _, alttext: __, ...properties} = node.properties
  const children = node.children.map((child) => (child.type === 'element' ? withoutIds(child) : child))
  return {...node, properties, children}
}

function drawableOf(node: Element, vectors: Map<string, Asset>): Drawable | undefined {
  if (node.tagName === 'math') return {element: withoutIds(node), isFormula: true}
  if (node.tagName === 'svg') return {element: withoutIds(node), isFormula: false}
  const asset = node.tagName === 'img' ? vectors.get(String(node.properties['src'])) : undefined
  if (!asset) return undefined
  const {width = 600, height = 400} = asset
  const ratio = Math.min(drawing.width / width, Math.sqrt(drawing.area / (width * height)))
  // In whole pixels of the device, or the edges would be pale.
  const [wide, high] = [width, height].map((side) => Math.max(1, Math.round(side * ratio * scale) / scale))
  const style = `width: ${wide}px; height: ${high}px`
  return {
    element: {type: 'element', tagName: 'img', properties: {src: asset.href, style}, children: []},
    isFormula: false
  }
}

/** The image in place of a formula or drawing; ids within it stay where links find them. */
function imageOf(node: Element, src: string, size: string): ElementContent[] {
  if (node.tagName === 'img') return [{...node, properties: {...node.properties, src}}]
  const image: Element = {type: 'element', tagName: 'img', properties: {}, children: []}
  if (node.tagName === 'svg') {
    const {ariaLabel, className, width, height} = node.properties
    const alt = typeof ariaLabel === 'string' ? ariaLabel : ''
    image.properties = {src, alt, className, width, height, role: alt ? undefined : 'presentation'}
    return [image]
  }
  const isApart = node.properties['display'] === 'block'
  const [own, ...inner] = elementsOf(node).flatMap(({properties: {id}}) =>
    typeof id === 'string' ? [id] : []
  )
  const className = ['formula-image', size, ...(isApart ? ['formula-apart'] : [])]
  image.properties = {id: own, src, alt: spokenFormula(node), className}
  const anchors = inner.map(
    (id): Element => ({type: 'element', tagName: 'span', properties: {id}, children: []})
  )
  return [...anchors, image]
}
