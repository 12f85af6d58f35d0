import type {Point, Position} from 'unist'
import type {LineOrigin, Manuscript} from '../model/index.js'

/** Where a line of the text comes from; `undefined` when nothing was included. */
export function originOf(
  {origins}: Pick<Manuscript, 'origins'>,
  line: number | undefined
): LineOrigin | undefined {
  if (!origins || line === undefined) return undefined
  let low = 0
  let high = origins.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((origins[middle] as LineOrigin).first <= line) low = middle
    else high = middle
  }
  return origins[low]
}

/**
 * Let messages about lines of included files name those files, with their own lines and columns.
 *
 * @param since index of the first message that counts lines of the whole text.
 */
export function tellOrigins(manuscript: Manuscript, since = 0): void {
  if (!manuscript.origins) return
  for (const message of manuscript.file.messages.slice(since)) {
    const origin = originOf(manuscript, message.line)
    if (!origin) continue
    const moved = <T extends Point>(point: T): T => moveTo(point, originOf(manuscript, point.line) ?? origin)
    const {place} = message
    if (place) message.place = 'start' in place ? movedPosition(place, moved) : moved(place)
    const {line, column} = moved({line: message.line ?? 1, column: message.column ?? 1})
    Object.assign(message, {file: origin.path, line, column: message.column && column})
  }
}

function movedPosition({start, end}: Position, moved: (point: Point) => Point): Position {
  return {start: moved(start), end: moved(end)}
}

/** Offsets count in the whole text: they are left out. */
function moveTo<T extends Point>({line, column}: T, {first, line: own, indent}: LineOrigin): T {
  return {line: own + line - first, column: Math.max(1, column - indent)} as T
}
