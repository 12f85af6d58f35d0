/** A CSS `unicode-range` as pairs of code points, both included. */
export type Ranges = [number, number][]

export function parseRanges(range: string): Ranges {
  return range.split(',').map((part) => {
    const [from, to] = part.trim().replace(/^U\+/iu, '').split('-') as [string, string?]
    return [Number.parseInt(from, 16), Number.parseInt(to ?? from, 16)]
  })
}

export function covers(ranges: Ranges, sign: string): boolean {
  const point = sign.codePointAt(0) as number
  return ranges.some(([from, to]) => point >= from && point <= to)
}
