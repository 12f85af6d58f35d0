import {createHash} from 'node:crypto'
import type {SKRSContext2D} from '@napi-rs/canvas'
import {type Colour, css} from './colours.js'

/** A field of tiles. Pixels. */
export interface Field {
  x: number
  y: number
  columns: number
  rows: number
  tile: number
}

/**
 * Draw a field of arcs whose pattern follows from a name, such as a DOI.
 *
 * Each article gets a picture of its own, and always the same one.
 */
export function drawMosaic(context: SKRSContext2D, field: Field, palette: Colour[], name: string): void {
  const {x, y, columns, rows, tile} = field
  const dice = bytesOf(name, columns * rows * 3)
  for (let n = 0; n < columns * rows; n += 1) {
    const [shape = 0, ground = 0, figure = 0] = dice.subarray(n * 3)
    const first = ground % palette.length
    const second = (first + 1 + (figure % (palette.length - 1))) % palette.length
    context.save()
    context.translate(x + (n % columns) * tile + tile / 2, y + Math.floor(n / columns) * tile + tile / 2)
    context.fillStyle = css(palette[first]!)
    context.fillRect(-tile / 2, -tile / 2, tile, tile)
    context.rotate(((shape >> 4) % 4) * (Math.PI / 2))
    context.fillStyle = css(palette[second]!)
    shapes[shape % shapes.length]!(context, tile)
    context.restore()
  }
}

/** Drawn around the tile's centre. */
const shapes: ((context: SKRSContext2D, tile: number) => void)[] = [quarter, quarter, leaf, half, rings]

function quarter(context: SKRSContext2D, tile: number): void {
  sector(context, tile, tile)
}

function leaf(context: SKRSContext2D, tile: number): void {
  const edge = tile / 2
  context.beginPath()
  context.arc(-edge, -edge, tile, 0, Math.PI / 2)
  context.arc(edge, edge, tile, Math.PI, 1.5 * Math.PI)
  context.fill()
}

function half(context: SKRSContext2D, tile: number): void {
  context.beginPath()
  context.arc(0, -tile / 2, tile / 2, 0, Math.PI)
  context.fill()
}

function rings(context: SKRSContext2D, tile: number): void {
  const ground = context.fillStyle
  context.lineWidth = tile / 8
  context.strokeStyle = ground
  for (const part of [3, 7, 11, 15]) {
    context.beginPath()
    context.arc(-tile / 2, -tile / 2, (tile * part) / 16, 0, Math.PI / 2)
    context.stroke()
  }
}

function sector(context: SKRSContext2D, tile: number, radius: number): void {
  context.beginPath()
  context.moveTo(-tile / 2, -tile / 2)
  context.arc(-tile / 2, -tile / 2, radius, 0, Math.PI / 2)
  context.fill()
}

function bytesOf(name: string, length: number): Buffer {
  const blocks = Array.from({length: Math.ceil(length / 32)}, (_, n) =>
    createHash('sha256').update(`${n}\n${name}`).digest()
  )
  return Buffer.concat(blocks)
}
