import type {FontFace} from '../../model/index.js'

const formats = {
  'font/woff2': 'woff2',
  'font/woff': 'woff',
  'font/ttf': 'truetype',
  'font/otf': 'opentype'
} as const

/** The template's style sheet, after rules for the typefaces it names. */
export function styleSheet(css: string, fonts: FontFace[]): string {
  return `${fonts.map(fontFaceRule).join('')}${css.trim()}\n`
}

/** Path of a typeface in the package. */
export function fontHref({name}: FontFace): string {
  return `fonts/${name}`
}

/** @see https://www.w3.org/TR/css-fonts-4/#font-face-rule */
function fontFaceRule(face: FontFace): string {
  const range = face.unicodeRange ? `  unicode-range: ${face.unicodeRange};\n` : ''
  return `@font-face {
  font-family: "${face.family.replace(/["\\\n]/gu, '')}";
  font-weight: ${face.weight};
  font-style: ${face.style};
${range}  src: url("${fontHref(face)}") format("${formats[face.mediaType]}");
}
`
}
