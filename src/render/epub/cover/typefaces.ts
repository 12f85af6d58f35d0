import {createHash} from 'node:crypto'
import {coverageOf} from '../../../fonts/coverage.js'
import type {FontFace} from '../../../model/index.js'

/** How a line of the cover is set. */
export interface Style {
  /** CSS weight wished for. */
  weight: number
  /** Whether furniture (a sans serif) or text is set. */
  sans: boolean
}

/** Faces that together hold the signs of a text, in order of preference. */
export interface Chain {
  faces: {alias: string; bytes: Uint8Array}[]
  /** Signs that no face holds. */
  missing: Set<string>
}

/** A text in signs that the faces hold, as far as there are such. */
export interface SetText extends Chain {
  text: string
}

/** Choose faces for a text; signs without one give way to plain ones: `₂` to `2`. */
export function setText(fonts: FontFace[], text: string, style: Style): SetText {
  const {missing} = chooseFaces(fonts, text, style)
  const plain = [...text].map((sign) => (missing.has(sign) ? sign.normalize('NFKC') : sign)).join('')
  const chain = chooseFaces(fonts, plain, style)
  return {...chain, text: [...plain].filter((sign) => !chain.missing.has(sign)).join('')}
}

/**
 * Choose faces for a text: the wished style first, others for what it lacks.
 *
 * Only these are registered, under names of their own, so that no font of the
 * machine is ever drawn with.
 */
export function chooseFaces(fonts: FontFace[], text: string, style: Style): Chain {
  const missing = new Set([...text].filter((sign) => !/\s|\p{Cc}|\p{Cf}/u.test(sign)))
  // A face subset to the signs of one script has no space.
  if (/\s/u.test(text)) missing.add(' ')
  const faces: Chain['faces'] = []
  for (const face of byPreference(fonts, style)) {
    if (missing.size === 0) break
    const covers = coverageOf(face.bytes)
    const held = [...missing].filter((sign) => covers(sign.codePointAt(0)!))
    if (held.length === 0) continue
    for (const sign of held) missing.delete(sign)
    faces.push({alias: aliasOf(face), bytes: face.bytes})
  }
  missing.delete(' ')
  return {faces, missing}
}

function byPreference(fonts: FontFace[], {weight, sans}: Style): FontFace[] {
  const score = (face: FontFace): number => {
    const special = /\b(?:math|mono|code|emoji|icons?)\b/iu.test(face.family)
    const kind = /\bsans\b/iu.test(face.family) !== sans
    const distance = Math.abs(Number.parseInt(face.weight, 10) - weight) || 0
    return (special ? 100_000 : 0) + (kind ? 10_000 : 0) + (face.style === 'italic' ? 2_000 : 0) + distance
  }
  return fonts
    .map((face, index) => ({face, index, score: score(face)}))
    .sort((a, b) => a.score - b.score || a.index - b.index)
    .map(({face}) => face)
}

/** Name under which a face is drawn with: its content's. */
export function aliasOf({bytes}: FontFace): string {
  const alias = aliases.get(bytes) ?? `cover-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`
  aliases.set(bytes, alias)
  return alias
}

const aliases = new WeakMap<Uint8Array, string>()
