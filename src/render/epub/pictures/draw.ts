import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {Browser, BrowserPage, OpenPage} from '../../../environment/browser.js'
import {loadCanvas} from '../../../environment/canvas.js'
import type {Element} from '../../../model/index.js'

/** What is to be drawn. */
export interface Drawable {
  /** MathML, `<svg>`, or an `<img>` of known size. */
  element: Element
  /** A formula is cut to its ink, and stands on a line; anything else keeps its box. */
  isFormula: boolean
}

export interface Picture {
  /** PNG on white: black ink on nothing is not seen at night. */
  bytes: Uint8Array
  /** CSS pixels where an em is `em` of them. */
  width: number
  /** How far it hangs below the line it stands on. CSS pixels; 0 for what is set apart. */
  depth: number
}

/** Type size of formulas, CSS pixels. */
export const em = 20
/** Device pixels in a CSS pixel: sixty to an em, more than a phone shows. */
export const scale = 3
/** Around a formula's ink, so that no glyph touches the edge of its white ground. CSS pixels. */
export const padding = 1.5
/** Ink may reach so far over a formula's box. CSS pixels; half the distance to its neighbours. */
const overhang = 12
/** Most CSS pixels of one screenshot: 4000 × 1000 × 9 of the device. */
const most = {width: 4000, area: 4_000_000}

/** Where a picture stands on the sheet. CSS pixels. */
interface Box {
  left: number
  top: number
  right: number
  bottom: number
  baseline: number
}

/**
 * Draw drawings, then formulas, with the browser.
 *
 * All stand on one sheet, which is photographed in strips and cut up: a
 * screenshot for each would take minutes in an article with many formulas.
 * Drawings come first, where no line of type moves them off whole pixels.
 */
export async function draw(
  drawables: Drawable[],
  {css, resources, language}: {css: string; resources: BrowserPage['resources']; language: string},
  browser: Browser
): Promise<Picture[]> {
  const sheet = h('html', {lang: language}, [
    h('head', [h('meta', {charSet: 'utf-8'}), h('style', `${css}\n${sheetCss}`)]),
    h(
      'body',
      drawables.map(({element, isFormula}) =>
        h('span', {className: isFormula ? ['item', 'formula'] : ['item']}, [
          element,
          h('span', {className: ['baseline']})
        ])
      )
    )
  ])
  const page = await browser.open({html: `<!doctype html>${toHtml(sheet)}`, resources})
  try {
    const boxes = await page.evaluate(measure, undefined)
    const pictures: Picture[] = []
    for (const strip of stripsOf(boxes)) pictures.push(...(await cut(page, strip, boxes, drawables)))
    return pictures
  } finally {
    await page.close()
  }
}

const sheetCss = `
html { background: #fff; color: #000; }
body { width: 1400px; margin: 0; padding: ${overhang}px; font-size: ${em}px; line-height: 2; text-indent: 0; }
.item { display: inline-block; margin: ${overhang}px; white-space: nowrap; }
.item:not(.formula) { display: block; width: fit-content; font-size: 0; line-height: 0; }
.baseline { display: inline-block; width: 0; height: 0; }
.item:has(.tml-tag) { width: ${32 * em}px; }
`

/** Runs in the page, when its fonts are there. */
async function measure(): Promise<Box[]> {
  await document.fonts.ready
  const items = document.querySelectorAll('.item')
  const boxes: Box[] = []
  for (const item of Array.from(items)) {
    const box = item.firstElementChild!.getBoundingClientRect()
    const baseline = item.lastElementChild!.getBoundingClientRect().bottom
    boxes.push({left: box.left, top: box.top, right: box.right, bottom: box.bottom, baseline})
  }
  return boxes
}

/** Indices of neighbours that one screenshot can hold. */
function stripsOf(boxes: Box[]): number[][] {
  const strips: number[][] = []
  let top = 0
  for (const [index, box] of boxes.entries()) {
    const strip = strips.at(-1)
    const width = Math.min(most.width, Math.max(1424, box.right + overhang))
    const isWide = width > 1424
    if (strip && !isWide && (box.bottom - top) * width <= most.area) strip.push(index)
    else {
      strips.push([index])
      top = box.top - overhang
    }
    // One that needs a sheet of its own shares it with nobody.
    if (isWide) top = Number.NEGATIVE_INFINITY
  }
  return strips
}

async function cut(page: OpenPage, strip: number[], boxes: Box[], drawables: Drawable[]): Promise<Picture[]> {
  const mine = strip.map((index) => boxes[index] as Box)
  const top = Math.max(0, Math.floor(Math.min(...mine.map((box) => box.top)) - overhang))
  const height = Math.ceil(Math.max(...mine.map((box) => box.bottom)) + overhang) - top
  const width = Math.ceil(Math.max(...mine.map((box) => box.right)) + overhang)
  // What is wider or higher than any page is drawn with fewer pixels, and whole.
  const ratio = Math.min(scale, scale * Math.sqrt(most.area / (width * height)))
  const {createCanvas, loadImage} = await loadCanvas()
  const shot = await loadImage(Buffer.from(await page.screenshot(width, height, {top, scale: ratio})))
  const canvas = createCanvas(shot.width, shot.height)
  const context = canvas.getContext('2d')
  context.drawImage(shot, 0, 0)
  return mine.map((box, at): Picture => {
    const {isFormula} = drawables[strip[at] as number] as Drawable
    const area = {
      x: Math.round(box.left * ratio),
      y: Math.round((box.top - top) * ratio),
      right: Math.round(box.right * ratio),
      bottom: Math.round((box.bottom - top) * ratio)
    }
    if (isFormula) {
      const reach = Math.floor(overhang * ratio)
      const x = Math.max(0, area.x - reach)
      const y = Math.max(0, area.y - reach)
      const around = context.getImageData(
        x,
        y,
        Math.min(canvas.width, area.right + reach) - x,
        Math.min(canvas.height, area.bottom + reach) - y
      )
      const ink = inkOf(around.data, around.width, around.height)
      const pad = Math.round(padding * ratio)
      // Upright it is as high as its ink; across, as wide as the browser says, which spaces it.
      if (ink) {
        area.x = Math.min(area.x, x + ink.left) - pad
        area.right = Math.max(area.right, x + ink.right) + pad
        area.y = y + ink.top - pad
        area.bottom = y + ink.bottom + pad
      }
    }
    const piece = createCanvas(Math.max(1, area.right - area.x), Math.max(1, area.bottom - area.y))
    const target = piece.getContext('2d')
    target.fillStyle = '#fff'
    target.fillRect(0, 0, piece.width, piece.height)
    target.drawImage(canvas, -area.x, -area.y)
    return {
      bytes: new Uint8Array(piece.toBuffer('image/png')),
      width: piece.width / ratio,
      depth: isFormula ? area.bottom / ratio + top - box.baseline : 0
    }
  })
}

/** Bounds of what is not white; `undefined`: all is. */
function inkOf(data: Uint8ClampedArray, width: number, height: number) {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height)
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if (pixels[at] === 0xffffffff) continue
      if (x < left) left = x
      if (x >= right) right = x + 1
      if (y < top) top = y
      bottom = y + 1
    }
  }
  return right > left ? {left, top, right, bottom} : undefined
}
