/** Red, green and blue, 0–255. */
export type Colour = [number, number, number]

/** A colour of CSS hex notation, `#rgb` or `#rrggbb`; throws for any other. */
export function parseColour(hex: string): Colour {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/iu.exec(hex.trim())?.[1]
  if (!digits) throw new Error(`Cannot use the colour \`${hex}\`: write it as #rrggbb in \`template.yaml\``)
  const [r, g, b] =
    digits.length === 3
      ? [...digits].map((d) => d + d)
      : [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)]
  return [r, g, b].map((pair) => Number.parseInt(pair!, 16)) as Colour
}

/** So much of the second colour in the first, 0–1. */
export function mix(first: Colour, second: Colour, part: number): Colour {
  return first.map((value, index) => Math.round(value + (second[index]! - value) * part)) as Colour
}

export function css([r, g, b]: Colour): string {
  return `rgb(${r}, ${g}, ${b})`
}
