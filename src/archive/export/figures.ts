/**
 * Figures as TIFF, as archives of full text want them.
 *
 * In: a picture as it lies beside a galley. Out: a TIFF in full colour, on
 * white; drawings of lines at 800 dots an inch, all else with the pixels it
 * has. Left to others: how it is named.
 */
import type {Browser} from '../../environment/browser.js'
import {loadCanvas} from '../../environment/canvas.js'
import {encodeTiff} from './tiff.js'

/** A picture, drawn. Throws where it can't be: the message tells why. */
export type Draw = (bytes: Uint8Array, mediaType: string) => Promise<Uint8Array>

/** Dots an inch that PMC asks of lines, and of tones. */
const resolution = {lines: 800, tones: 300}
/** Inches: no figure is printed wider than a page of text, none of lines narrower than a column. */
const widest = 180 / 25.4
const column = 85 / 25.4
/** More pixels are not drawn: seven bytes each while it happens, they would fill the memory. */
const drawable = 60_000_000

/** @param browser draws SVG, as it draws it in the PDF; it is started when the first is met. */
export function figureDrawer(browser: () => Promise<Browser>): Draw {
  return async (bytes, mediaType) => {
    if (mediaType !== 'image/svg+xml') return tiffOf(bytes, resolution.tones)
    return tiffOf(await photograph(bytes, await browser()), resolution.lines)
  }
}

async function tiffOf(bytes: Uint8Array, least: number): Promise<Uint8Array> {
  const {createCanvas, loadImage} = await loadCanvas()
  const image = await loadImage(Buffer.from(bytes))
  const {width, height} = image
  if (width * height === 0 || width * height > drawable) throw new Error(`it has ${width} × ${height} pixels`)
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0)
  const {data} = context.getImageData(0, 0, width, height)
  const rgb = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; from < data.length; from += 4) {
    rgb[to++] = data[from] as number
    rgb[to++] = data[from + 1] as number
    rgb[to++] = data[from + 2] as number
  }
  return encodeTiff({width, height, rgb, resolution: Math.max(least, Math.ceil(width / widest))})
}

/** An SVG as the browser shows it, in PNG. */
async function photograph(svg: Uint8Array, browser: Browser): Promise<Uint8Array> {
  const page = (width: string) => ({
    html: `<!DOCTYPE html><html lang="en"><head><title>Figure</title><style>body { margin: 0; background: #fff } img { display: block; width: ${width} }</style></head><body><img src="figure.svg" alt=""></body></html>`,
    resources: new Map([['figure.svg', {mediaType: 'image/svg+xml', bytes: svg}]])
  })
  const natural = await measured(await browser.open(page('auto')))
  const inches = Math.min(widest, Math.max(column, natural.width / 96))
  const shape = natural.height / natural.width
  const whole = inches * resolution.lines
  const width = Math.round(Math.min(whole, Math.sqrt(drawable / shape)))
  const height = Math.max(1, Math.round(width * shape))
  const open = await browser.open(page(`${width}px`))
  try {
    return await open.screenshot(width, height)
  } finally {
    await open.close()
  }
}

async function measured(
  open: Awaited<ReturnType<Browser['open']>>
): Promise<{width: number; height: number}> {
  try {
    const size = await open.evaluate(() => {
      const box = document.querySelector('img')?.getBoundingClientRect()
      return {width: box?.width ?? 0, height: box?.height ?? 0}
    }, undefined)
    if (!(size.width > 0 && size.height > 0)) throw new Error('it has no size')
    return size
  } finally {
    await open.close()
  }
}
