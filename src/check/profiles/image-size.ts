/** Pixels of a PNG, GIF or JPEG, from its head; zeros for anything else. */
export function imageSize(bytes: Uint8Array): {width: number; height: number} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const {byteLength: length} = view
  if (length >= 24 && view.getUint32(0) === 0x89504e47)
    return {width: view.getUint32(16), height: view.getUint32(20)}
  if (length >= 10 && view.getUint32(0) === 0x47494638)
    return {width: view.getUint16(6, true), height: view.getUint16(8, true)}
  if (length < 4 || view.getUint16(0) !== 0xffd8) return {width: 0, height: 0}
  let at = 2
  while (at + 9 < length) {
    const marker = view.getUint16(at)
    // Frame headers of all kinds, but not tables between them (ITU-T T.81, Table B.1).
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker))
      return {width: view.getUint16(at + 7), height: view.getUint16(at + 5)}
    at += 2 + Math.max(2, view.getUint16(at + 2))
  }
  return {width: 0, height: 0}
}
