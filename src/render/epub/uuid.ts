import {createHash} from 'node:crypto'

/** RFC 9562 Appendix C: the namespace of URLs. */
const urlNamespace = '6ba7b8119dad11d180b400c04fd430c8'

/**
 * UUID version 5 of a name in the namespace of URLs, as URN.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-5
 */
export function urnUuid(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(urlNamespace, 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')}`
}
