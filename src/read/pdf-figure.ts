import {loadCanvas} from '../environment/canvas.js'
import type {Raster} from './raster.js'

/** What pdf.js draws on in Node: `@napi-rs/canvas`. */
interface CanvasFactory {
  create(
    width: number,
    height: number
  ): {
    canvas: {width: number; height: number; toBuffer(type: 'image/png'): Uint8Array}
    context: CanvasRenderingContext2D
  }
}

/** Pixels per inch of a converted figure: enough for print at column width. */
const resolution = 300
/** No figure is larger than this on either side, in pixels. */
const pixelLimit = 4000

/**
 * The first page of a PDF figure as PNG, on white.
 *
 * Browsers and readers show no PDF inside a page.
 *
 * @throws when the PDF can't be read.
 */
export async function rasterizePdf(pdf: Uint8Array): Promise<Raster & {pages: number}> {
  // pdf.js takes the canvas that is loaded already.
  await loadCanvas()
  const {getDocument} = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    data: new Uint8Array(pdf),
    isEvalSupported: false,
    disableFontFace: true,
    verbosity: 0
  })
  const document = await task.promise
  try {
    const page = await document.getPage(1)
    const natural = page.getViewport({scale: 1})
    const scale = Math.min(resolution / 72, pixelLimit / Math.max(natural.width, natural.height))
    const viewport = page.getViewport({scale})
    // Its own factory: paths of another copy of the canvas package are strangers to it.
    const factory = document.canvasFactory as CanvasFactory
    const {canvas, context} = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    await page.render({canvas: null, canvasContext: context, viewport}).promise
    // Shown at its natural size, in CSS pixels; printed with all it has.
    return {
      mediaType: 'image/png',
      bytes: new Uint8Array(canvas.toBuffer('image/png')),
      width: Math.round((natural.width * 96) / 72),
      height: Math.round((natural.height * 96) / 72),
      pages: document.numPages
    }
  } finally {
    await document.destroy()
  }
}
