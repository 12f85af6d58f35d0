/**
 * Give structure elements ids that do not depend on what the browser did before.
 *
 * Chromium names table cells and their headers after its own count of nodes,
 * `(node00000164)`, which starts where the last page left off. The same names,
 * counted from 1 in the same order, take the same room, so nothing else moves.
 */
export function withStableIds(pdf: Uint8Array): Buffer {
  const bytes = Buffer.from(pdf)
  const prefix = Buffer.from('(node')
  const found: [place: number, id: string][] = []
  for (let at = bytes.indexOf(prefix); at >= 0; at = bytes.indexOf(prefix, at + 1)) {
    const id = bytes.toString('latin1', at + prefix.length, at + prefix.length + 9)
    if (/^\d{8}\)$/u.test(id)) found.push([at + prefix.length, id.slice(0, 8)])
  }
  const ids = [...new Set(found.map(([, id]) => id))].sort()
  const numbers = new Map(ids.map((id, index) => [id, String(index + 1).padStart(8, '0')]))
  for (const [place, id] of found) bytes.write(numbers.get(id) as string, place, 'latin1')
  return bytes
}
