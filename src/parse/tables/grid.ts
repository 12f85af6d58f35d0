import type {AlignType} from 'mdast'
import {counted, cut, dedent, type Layout, sharesOf, shown} from './layout.js'

/** A cell by its walls: rows and columns of the drawing. */
interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** Whether a line draws the top of a grid, `+---+:---:+`. */
export function opensGrid(line: string): boolean {
  return /^ {0,3}\+(?:[-=:]+\+)+ *$/u.test(line)
}

/**
 * Take a grid table of Pandoc apart: `+---+` between rows, `|` between cells.
 *
 * A cell that walls lead around spans the rows and columns it covers. A wall
 * of `=` ends the head; colons in it, or in the top of a table without head,
 * align the columns (Pandoc, `grid_tables`).
 *
 * @returns `undefined` when the walls do not meet.
 */
export function readGrid(lines: string[]): Layout | undefined {
  const indent = (lines[0] ?? '').search(/\S/u)
  const bare = lines.map((line) => line.slice(indent).trimEnd())
  if (lines.some((line) => line.slice(0, indent).trim() !== '')) return undefined
  for (const measure of [shown, counted]) {
    const drawing = bare.map(measure)
    const boxes = boxesOf(drawing)
    if (boxes) return layoutOf(drawing, boxes, indent)
  }
  return undefined
}

function layoutOf(drawing: string[][], boxes: Box[], indent: number): Layout {
  const ends = (name: 'top' | 'left', last: number) =>
    [...new Set([...boxes.map((box) => box[name]), last])].sort((a, b) => a - b)
  const tops = ends('top', drawing.length - 1)
  const lefts = ends('left', (drawing[0]?.length ?? 1) - 1)
  const [row, column] = [tops, lefts].map(
    (places) => new Map(places.map((place, index) => [place, index]))
  ) as [Map<number, number>, Map<number, number>]
  const at = (places: Map<number, number>, place: number) => places.get(place) as number
  const head = tops.slice(1, -1).find((top) => drawing[top]?.includes('='))
  const align = alignment(drawing[head ?? 0] ?? [], lefts)
  const rows: Layout['rows'] = tops.slice(1).map(() => [])
  for (const {top, left, bottom, right} of boxes) {
    const inside = drawing.slice(top + 1, bottom)
    const lines = inside.map((line, index) => cut(line, left + 1, right, top + 1 + index))
    rows[at(row, top)]?.push({
      lines: dedent(lines, align[at(column, left)]).map((line) => ({...line, before: line.before + indent})),
      colSpan: at(column, right) - at(column, left),
      rowSpan: at(row, bottom) - at(row, top)
    })
  }
  const drawn = lefts.slice(1).map((right, index) => right - (lefts[index] as number))
  return {
    rows,
    headRows: head === undefined ? 0 : at(row, head),
    align,
    widths: sharesOf(drawn, drawing[0]?.length ?? 0)
  }
}

function alignment(wall: string[], lefts: number[]): AlignType[] {
  return lefts.slice(1).map((right, index) => {
    const [first, last] = [wall[(lefts[index] as number) + 1] === ':', wall[right - 1] === ':']
    if (first) return last ? 'center' : 'left'
    return last ? 'right' : null
  })
}

/**
 * The cells of a drawing in reading order, each the smallest box that is
 * walled all around; grids drawn within a cell are the cell's. `undefined`
 * when they do not fill the drawing.
 */
function boxesOf(drawing: string[][]): Box[] | undefined {
  const [height, width] = [drawing.length, drawing[0]?.length ?? 0]
  if (drawing.some((line) => line.length !== width)) return undefined
  const across = drawing.map((line) => reach(line, /^[-=:+]$/u))
  const down = Array.from({length: width}, (_, x) =>
    reach(
      drawing.map((line) => line[x] as string),
      /^[|+]$/u
    )
  )
  // Hostile drawings have walls everywhere; honest ones are far below this.
  let steps = 64 * width * height

  const boxAt = (top: number, left: number): Box | undefined => {
    const farRight = across[top]?.[left] as number
    const farDown = down[left]?.[top] as number
    for (let right = left + 2; right <= farRight; right++) {
      if (--steps < 0) return undefined
      if (drawing[top]?.[right] !== '+') continue
      const lowest = Math.min(farDown, down[right]?.[top] as number)
      for (let bottom = top + 2; bottom <= lowest; bottom++) {
        if (--steps < 0) return undefined
        const met = drawing[bottom]?.[left] === '+' && drawing[bottom]?.[right] === '+'
        if (met && (across[bottom]?.[left] as number) >= right) return {top, left, bottom, right}
      }
    }
    return undefined
  }

  const boxes: Box[] = []
  const filled: number[] = new Array(width).fill(0)
  for (let top = 0; top < height - 1; top++) {
    for (let left = 0; left < width - 1; left++) {
      if (filled[left] !== top) continue
      const box = drawing[top]?.[left] === '+' ? boxAt(top, left) : undefined
      if (!box) return undefined
      for (let x = left; x < box.right; x++) {
        if (filled[x] !== top) return undefined
        filled[x] = box.bottom
      }
      boxes.push(box)
      left = box.right - 1
    }
  }
  return filled.slice(0, -1).every((bottom) => bottom === height - 1) ? boxes : undefined
}

/** For each place the last one that a wall of such signs reaches from it. */
function reach(signs: string[], wall: RegExp): number[] {
  const ends: number[] = new Array(signs.length)
  for (let index = signs.length - 1; index >= 0; index--) {
    const goesOn = wall.test(signs[index] as string)
    const next = index + 1 < signs.length && wall.test(signs[index + 1] as string)
    ends[index] = goesOn && next ? (ends[index + 1] as number) : index
  }
  return ends
}
