/** What a file is that holds no text, by its first bytes. */

const signatures: [bytes: string, kind: string][] = [
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a Word, OpenDocument or EPUB file, or another ZIP archive'],
  ['\xD0\xCF\x11\xE0', 'an old Word or Office file'],
  ['{\\rtf', 'RTF'],
  ['\x89PNG', 'a PNG image'],
  ['\xFF\xD8\xFF', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['\x1F\x8B', 'a compressed file'],
  ['7z\xBC\xAF', 'a compressed file'],
  ['BZh', 'a compressed file']
]

/** Bytes of a start that tell. */
const startLength = 8000
/** Of a text no more than this share is control characters; some hold a stray one. */
const mostControls = 0.02

/**
 * Words for what a file is; `undefined` for a text.
 *
 * @param text what its bytes came to.
 */
export function kindOfFile(bytes: Uint8Array, text: string): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 8))
  const known = signatures.find(([signature]) => start.startsWith(signature))
  if (known) return known[1]
  const head = text.slice(0, startLength)
  const controls = head.match(/[\0-\x08\x0E-\x1A\x1C-\x1F]/gu)?.length ?? 0
  const damaged = head.match(/\uFFFD/gu)?.length ?? 0
  return controls > 8 && (controls > head.length * mostControls * 4 || controls + damaged > head.length / 4)
    ? 'no text'
    : undefined
}
