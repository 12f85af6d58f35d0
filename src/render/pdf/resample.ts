interface Size {
  width: number
  height: number
}

/**
 * Pixels of a picture made smaller: each is the mean of those it covers.
 *
 * The same on every machine: plain sums, in one order.
 *
 * @param data RGBA, 8 bits each, not premultiplied.
 */
export function smaller(
  data: Uint8ClampedArray,
  {width, height}: Size,
  to: Size
): Uint8ClampedArray<ArrayBuffer> {
  const across = sharesOf(width, to.width)
  const down = sharesOf(height, to.height)
  const result = new Uint8ClampedArray(to.width * to.height * 4)
  const row = new Float64Array(to.width * 4)
  const sums = new Float64Array(to.width * 4)
  for (const [y, {from, weights}] of down.entries()) {
    sums.fill(0)
    for (const [line, weight] of weights.entries()) {
      narrow(data, (from + line) * width * 4, across, row)
      for (let at = 0; at < sums.length; at++) sums[at]! += row[at]! * weight
    }
    for (let at = 0; at < sums.length; at++) result[y * to.width * 4 + at] = Math.round(sums[at]!)
  }
  return result
}

/** Which pixels of a side make one of the smaller, and by what share each. */
interface Shares {
  from: number
  weights: number[]
}

function sharesOf(side: number, to: number): Shares[] {
  const scale = side / to
  return Array.from({length: to}, (_, at): Shares => {
    const start = at * scale
    const end = Math.min(side, start + scale)
    const from = Math.floor(start)
    const weights: number[] = []
    for (let pixel = from; pixel < end; pixel++)
      weights.push((Math.min(pixel + 1, end) - Math.max(pixel, start)) / scale)
    return {from, weights}
  })
}

/** One line of pixels, made shorter. */
function narrow(data: Uint8ClampedArray, start: number, across: Shares[], row: Float64Array): void {
  for (let x = 0; x < across.length; x++) {
    const {from, weights} = across[x]!
    let [red, green, blue, alpha] = [0, 0, 0, 0]
    for (let step = 0; step < weights.length; step++) {
      const at = start + (from + step) * 4
      const weight = weights[step]!
      red += data[at]! * weight
      green += data[at + 1]! * weight
      blue += data[at + 2]! * weight
      alpha += data[at + 3]! * weight
    }
    row[x * 4] = red
    row[x * 4 + 1] = green
    row[x * 4 + 2] = blue
    row[x * 4 + 3] = alpha
  }
}
