import {epsToPdf, findGhostscript, ghostscriptPackage} from '../environment/ghostscript.js'
import {epsPreview} from './image-format.js'
import {rasterizePdf} from './pdf-figure.js'
import {convertTiff, type Raster} from './raster.js'

/**
 * An EPS figure as PNG: drawn by Ghostscript where the user has installed it, else the preview that some files hold.
 *
 * @param program where Ghostscript lies; empty: nowhere.
 * @throws with what the author can do where neither is there, or the drawing fails and there is no preview.
 */
export async function drawEps(
  eps: Uint8Array,
  program = findGhostscript()
): Promise<Raster & {drawn?: boolean}> {
  const preview = epsPreview(eps)
  if (program) {
    try {
      const {pages: _, ...drawn} = await rasterizePdf(await epsToPdf(eps, program))
      return {...drawn, drawn: true}
    } catch (error) {
      if (!preview) throw error
    }
  }
  if (preview) return convertTiff(preview)
  throw new Error(
    `it is PostScript, which only Ghostscript draws: \`npm install ${ghostscriptPackage}\` (its licence is AGPL-3.0) lets Colophon use it; or make a PDF with \`epstopdf FILE\`, or export SVG or PNG`
  )
}
