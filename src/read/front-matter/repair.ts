import {parseDocument} from 'yaml'

/** A slip in YAML: where it is, in the source as the author wrote it, and what is wrong. */
export interface Slip {
  /** 0-based. */
  offset: number
  message: string
}

const settings = {prettyErrors: false, uniqueKeys: false, strict: false, logLevel: 'silent'} as const
/** Larger sources are read as they are: no form is that long. */
const sizeLimit = 300_000

/**
 * Make YAML readable that has slips, field by field: one bad field costs no other.
 *
 * A value with signs that YAML reserves, `title: [Re] A: b`, is what the
 * author wrote there; what can't be read so is blanked. Line for line the
 * source stays as long as it was, but for quotation marks.
 */
export function repairYaml(source: string): {source: string; slips: Slip[]} {
  // Tabs for indentation are the slip seen most; two spaces mean what the author meant.
  const spaced = source
    .replace(/^(?: *\t)+ */gmu, (indent) => indent.replaceAll('\t', '  '))
    // In double quotes `\\alpha` would ring a bell; TeX is meant.
    .replace(/^[ \t-]*(?:[\w-]+[ \t]*:[ \t]+)?"[^\n]*/gmu, (line) =>
      line.replace(/\\(?:\\|([abefv])(?=[a-z]))/gu, (whole, letter) => (letter ? `\\\\${letter}` : whole))
    )
  const whole = parseDocument(spaced, settings)
  if (whole.errors.length === 0) return {source: spaced, slips: []}
  if (spaced.length > sizeLimit) return {source: spaced, slips: whole.errors.map(slipOf(0))}
  const slips: Slip[] = []
  let offset = 0
  const parts = fieldsOf(spaced).map((part) => {
    const errors = parseDocument(part, settings).errors
    const field = isField(part)
    const [error] = errors
    // What was never closed shows only where the field ends: it begins with its name.
    if (error)
      slips.push({
        offset: offset + (error.pos[0] >= part.trimEnd().length ? 0 : error.pos[0]),
        message: error.message
      })
    else if (!field) slips.push({offset, message: 'a field needs a name, a colon and a space'})
    offset += part.length
    if (errors.length === 0 && field) return part
    return (field && repairField(part)) || part.replace(/[^\n]/gu, ' ')
  })
  const repaired = parts.join('')
  // Each field may read alone and the whole still not: an alias of a field that was blanked.
  return {source: repaired, slips: slips.length > 0 ? slips : whole.errors.map(slipOf(0))}
}

const slipOf = (offset: number) => (error: {pos: [number, number]; message: string}) => ({
  offset: offset + error.pos[0],
  message: error.message
})

const isField = (part: string) =>
  /^(?:#|\s|[^\s#:-][^\n:]*:(?:\s|$)|"[^"\n]*"\s*:|- |[{[\]}])/u.test(part) || part.trim() === ''

/** Top-level fields with all lines that belong to them; a line at the margin that is none stands alone. */
function fieldsOf(source: string): string[] {
  const parts: string[] = []
  for (const line of source.split(/(?<=\n)/u)) {
    if (parts.length > 0 && /^(?:[ \t]|- |-\n|\n|#|[\]}])/u.test(line)) parts[parts.length - 1] += line
    else parts.push(line)
  }
  return parts
}

/** The field with the values of wrong lines in quotation marks; `undefined` when that does not help. */
function repairField(part: string): string | undefined {
  const lines = part.split('\n')
  for (let tries = 0; tries < 20; tries++) {
    const [error] = parseDocument(lines.join('\n'), settings).errors
    if (!error) return lines.join('\n')
    const row = lines.join('\n').slice(0, error.pos[0]).split('\n').length - 1
    // A value that is read on shows its fault on a later line.
    const quoted = [row, row - 1, 0].find((index) => quote(lines, index))
    if (quoted === undefined) return undefined
  }
  return undefined
}

/** Put the value of a line into single quotation marks; `false` where it has none, or has them already. */
function quote(lines: string[], row: number): boolean {
  const found = /^(\s*(?:- +)*(?:[\w'"-]+[ \t]*:[ \t]+)?)(\S.*?)[ \t]*$/u.exec(lines[row] ?? '')
  const [, head = '', value = ''] = found ?? []
  if (!found || head.trim() === '' || /^'.*'$|^[|>][\d+-]*$/u.test(value)) return false
  const bare = /^"(.*)"$/u.exec(value)?.[1] ?? value
  lines[row] = `${head}'${bare.replaceAll("'", "''")}'`
  return true
}
