import type {Image, Root} from 'mdast'
import {report} from '../diagnostics/report.js'
import type {Environment} from '../environment/environment.js'
import type {CoverImage, Manuscript, Metadata} from '../model/index.js'
import {readAssets} from './assets.js'

/**
 * The author's own cover; `undefined` when none is stated, or it can't be used.
 *
 * It is read like any image of the text. Reports what those report, and
 * `field-invalid` for one that is no raster image.
 */
export async function readCover(
  stated: Metadata['cover'],
  manuscript: Manuscript,
  environment: Environment
): Promise<CoverImage | undefined> {
  if (!stated) return undefined
  const {source, alternative, place} = stated
  const position = place && {start: place, end: place}
  const image: Image = {type: 'image', url: source, alt: alternative, position}
  const tree: Root = {type: 'root', children: [{type: 'paragraph', children: [image]}]}
  const [asset] = await readAssets([tree], manuscript, environment)
  if (!asset) return undefined
  if (/^image\/(?:jpeg|png|webp|gif)$/u.test(asset.mediaType)) return {asset, alternative}
  report(manuscript.file, 'field-invalid', place, 'cover', 'a JPEG or PNG image', source)
  return undefined
}
