/** What an image is, by its content. */
export interface ImageFormat {
  mediaType: string
  /** CSS pixels; absent for SVG and PDF, whose readers find them. */
  width?: number
  height?: number
}

/** Tell an image's format and size from its first bytes; a file's name proves nothing. */
export function identifyImage(bytes: Uint8Array): ImageFormat | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end))
  if (bytes.length > 24 && text(1, 4) === 'PNG' && bytes[0] === 0x89) {
    return {mediaType: 'image/png', width: view.getUint32(16), height: view.getUint32(20)}
  }
  if (bytes.length > 10 && /^GIF8[79]a/u.test(text(0, 6))) {
    return {mediaType: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true)}
  }
  if (bytes.length > 4 && bytes[0] === 0xff && bytes[1] === 0xd8)
    return {mediaType: 'image/jpeg', ...jpegSize(view)}
  if (bytes.length > 30 && text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') {
    return {mediaType: 'image/webp', ...webpSize(view, text(12, 16))}
  }
  if (text(0, 5) === '%PDF-') return {mediaType: 'application/pdf'}
  const head = new TextDecoder().decode(bytes.subarray(0, 4096))
  return /^(?:\uFEFF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<(?:\w+:)?svg[\s>]/u.test(
    head
  )
    ? {mediaType: 'image/svg+xml'}
    : undefined
}

/** Size from the first frame header (ITU T.81 §B.2.2). */
function jpegSize(view: DataView): {width?: number; height?: number} {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return {height: view.getUint16(at + 5), width: view.getUint16(at + 7)}
    }
    at += 2 + view.getUint16(at + 2)
  }
  return {}
}

function webpSize(view: DataView, kind: string): {width?: number; height?: number} {
  const int24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (kind === 'VP8X') return {width: int24(24) + 1, height: int24(27) + 1}
  if (kind === 'VP8 ')
    return {width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff}
  const bits = view.getUint32(21, true)
  return {width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1}
}
