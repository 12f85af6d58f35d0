/** What an image is, by its content. */
export interface ImageFormat {
  mediaType: string
  /** CSS pixels; absent where a reader of its own finds them. */
  width?: number
  height?: number
  /** A JPEG in printers' colours, which not every reader shows. */
  cmyk?: true
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
  if (/^(?:II\*\0|MM\0\*)/u.test(text(0, 4))) return {mediaType: 'image/tiff'}
  if (/^ftypavi[fs]/u.test(text(4, 12))) return {mediaType: 'image/avif'}
  if (/^ftyp(?:heic|heix|mif1)/u.test(text(4, 12))) return {mediaType: 'image/heic'}
  if (text(0, 2) === 'BM' && bytes.length > 26) return {mediaType: 'image/bmp'}
  if (text(0, 4) === '%!PS' || text(0, 4) === '\u00C5\u00D0\u00D3\u00C6') return {mediaType: 'image/x-eps'}
  if (text(0, 5) === '%PDF-') return {mediaType: 'application/pdf'}
  const head = new TextDecoder().decode(bytes.subarray(0, 4096))
  return /^(?:\uFEFF)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<(?:\w+:)?svg[\s>]/u.test(
    head
  )
    ? {mediaType: 'image/svg+xml'}
    : undefined
}

/** Whether a PNG or a JPEG ends before its end mark (PNG 3 §5.6; ITU T.81 §B.1.1.3): the rest of it was lost on the way. */
export function isCutOff(bytes: Uint8Array, mediaType: string): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (mediaType === 'image/jpeg') return file.lastIndexOf('\xff\xd9', undefined, 'latin1') < 0
  if (mediaType !== 'image/png') return false
  for (let at = 8; at + 12 <= file.length; at += 12 + file.readUInt32BE(at))
    if (file.toString('latin1', at + 4, at + 8) === 'IEND') return false
  return true
}

/**
 * The picture that a program put beside PostScript, as TIFF; `undefined` where there is none.
 *
 * @see Adobe EPSF 3.0 §6.2, "Windows Metafile or TIFF"
 */
export function epsPreview(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 32 || view.getUint32(0) !== 0xc5d0d3c6) return undefined
  const [start, length] = [view.getUint32(20, true), view.getUint32(24, true)]
  return length > 8 && start + length <= bytes.length ? bytes.subarray(start, start + length) : undefined
}

/** Size from the first frame header (ITU T.81 §B.2.2), as it is shown: Exif may turn it on its side. */
function jpegSize(view: DataView): Omit<ImageFormat, 'mediaType'> {
  let at = 2
  let turned = false
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xe1) turned = exifOrientation(view, at + 4) >= 5
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      const cmyk = view.getUint8(at + 9) === 4 ? {cmyk: true as const} : {}
      return turned ? {width: height, height: width, ...cmyk} : {width, height, ...cmyk}
    }
    at += 2 + view.getUint16(at + 2)
  }
  return {}
}

/** Exif's orientation, 1 to 8 (Exif 2.32 §4.6.4); 1 where it says none. */
function exifOrientation(view: DataView, start: number): number {
  const tiff = start + 6
  if (tiff + 8 > view.byteLength || view.getUint32(start) !== 0x45786966) return 1
  const little = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, little)
  if (directory + 2 > view.byteLength) return 1
  const entries = Math.min(view.getUint16(directory, little), 200)
  for (let entry = directory + 2; entry < directory + 2 + entries * 12; entry += 12) {
    if (entry + 10 > view.byteLength) return 1
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return 1
}

function webpSize(view: DataView, kind: string): {width?: number; height?: number} {
  const int24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
  if (kind === 'VP8X') return {width: int24(24) + 1, height: int24(27) + 1}
  if (kind === 'VP8 ')
    return {width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff}
  const bits = view.getUint32(21, true)
  return {width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1}
}

/** Extension of a file of such an image, with its point. */
export function extensionOf(mediaType: string): string {
  return extensions[mediaType] ?? ''
}

const extensions: Record<string, string> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'image/tiff': '.tiff',
  'image/avif': '.avif',
  'image/bmp': '.bmp',
  'application/pdf': '.pdf'
}
