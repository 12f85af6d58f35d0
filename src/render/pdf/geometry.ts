/** Six numbers that place one system of coordinates in another (ISO 32000-1 §8.3.3). */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

const identity: Matrix = [1, 0, 0, 1, 0, 0]

/** First one, then the other. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

/** Strings, which may hold anything; and what saves, restores and changes the coordinates. */
const steps = /\((?:[^\\()]|\\[\s\S])*\)|\b(?:q|Q|cm)\s/g
const blank = /^\s?$/

/** Tells the coordinates in force at a place of a page's content; asked for one place after the other, each behind the last. */
export function coordinatesOf(content: string): (place: number) => Matrix {
  const saved: Matrix[] = []
  let matrix = identity
  let read = 0
  return (place) => {
    steps.lastIndex = read
    for (let found = steps.exec(content); found && steps.lastIndex <= place; found = steps.exec(content)) {
      const {index} = found
      read = steps.lastIndex
      // Looked for here, not in the pattern: there it is asked for at every sign, which takes twenty times as long.
      if (!blank.test(content.charAt(index - 1))) continue
      const step = found[0].trim()
      if (step === 'q') saved.push(matrix)
      else if (step === 'Q') matrix = saved.pop() ?? identity
      else if (step === 'cm') {
        const before = content.slice(Math.max(0, index - 160), index)
        const [numbers] = /(?:[-\d.]+\s+){6}$/u.exec(before) ?? []
        if (numbers) matrix = times(matrixOf(numbers), matrix)
      }
    }
    return matrix
  }
}

export function matrixOf(numbers: string): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.trim().split(/\s+/u).map(Number)
  return [a, b, c, d, e, f]
}

/**
 * The box of a short text, as good as it is known without its font: where it
 * stands, in points from the page's lower left corner.
 *
 * @param text from `BT` to `ET`, one line.
 */
export function boxOf(text: string, around: Matrix): number[] | undefined {
  const [, size = '', numbers = ''] =
    /^BT\s+\/\S+\s+([\d.]+)\s+Tf\s+((?:[-\d.]+\s+){6})Tm\b/u.exec(text) ?? []
  if (!numbers) return undefined
  const [scale, , , height, x, y] = times(matrixOf(numbers), around)
  const em = Number(size)
  const width = widthOf(text, em)
  const corners = [
    x,
    y - 0.25 * em * Math.abs(height),
    x + width * Math.abs(scale),
    y + 0.75 * em * Math.abs(height)
  ]
  return corners.map((corner) => Math.round(corner * 100) / 100)
}

/** Steps along the line, glyphs, and moves between them by thousandths. */
const advances = /([-\d.]+)\s+[-\d.]+\s+Td\b|<([\da-f]+)>(-?\d+)?/gi

function widthOf(text: string, em: number): number {
  let begin = 0
  let place = 0
  for (const [, across, glyphs, back] of text.matchAll(advances)) {
    if (across) {
      begin += Number(across)
      place = begin
    }
    // Figures are about half as wide as high.
    else if (glyphs) place += (glyphs.length / 4) * 0.5 * em - (Number(back ?? 0) * em) / 1000
  }
  return place
}
