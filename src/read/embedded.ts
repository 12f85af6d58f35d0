/** Images whose bytes stand in the manuscript itself: `data:image/png;base64,…`, as Google Docs exports them. */

const kinds: Record<string, string> = {
  png: 'png',
  jpeg: 'jpg',
  jpg: 'jpg',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  bmp: 'bmp',
  tiff: 'tiff',
  'svg+xml': 'svg'
}
const embedded = /^data:image\/([a-z+]{2,8})((?:;[\w=-]{1,40})*),/iu

/** An image, and the name of a file that would hold it. */
export interface Embedded {
  name: string
  bytes: Uint8Array
}

/** The image of a `data:` URL (RFC 2397); `undefined` for other addresses. */
export function readEmbedded(url: string): Embedded | undefined {
  const found = embedded.exec(url)
  const ending = kinds[found?.[1]?.toLowerCase() ?? '']
  if (!found || !ending) return undefined
  const data = url.slice(found[0].length)
  const isBase64 = /;base64$/iu.test(found[2] ?? '')
  const bytes = isBase64 ? Buffer.from(data, 'base64') : Buffer.from(decoded(data), 'utf8')
  return bytes.byteLength > 0 ? {name: `embedded.${ending}`, bytes: new Uint8Array(bytes)} : undefined
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
