import type {Equation} from '../model/index.js'

const environment = /^\s*\\begin\{(align|alignat|gather|flalign|eqnarray)\}(?:\{[^{}]*\})?/u

/** Rows of a displayed environment that LaTeX numbers one by one; `undefined` for all others, and for one row alone. */
function rowsOf(value: string): {before: string; rows: string[]; after: string} | undefined {
  const found = environment.exec(value)
  const end = found ? value.lastIndexOf(`\\end{${found[1]}}`) : -1
  if (!found || end < 0) return undefined
  const rows = splitRows(value.slice(found[0].length, end))
  return rows.length > 1 ? {before: found[0], rows, after: value.slice(end)} : undefined
}

/** Split at `\\` outside of braces and inner environments. */
function splitRows(source: string): string[] {
  const rows: string[] = []
  let depth = 0
  let start = 0
  for (const {0: sign, index} of source.matchAll(/\\(?:begin|end)(?![A-Za-z])|\\\\|\\[\s\S]|[{}]/gu)) {
    if (sign === '{' || sign === '\\begin') depth++
    else if (sign === '}' || sign === '\\end') depth--
    else if (sign === '\\\\' && depth === 0) {
      rows.push(source.slice(start, index))
      start = index + 2
    }
  }
  const last = source.slice(start)
  return last.trim() === '' ? rows : [...rows, last]
}

/** A row's number, and the label the author calls it by. */
export interface NumberedRow {
  number: string
  label?: string
}

/**
 * Number the rows of `align` and its kin, in place: each becomes a `\tag`, as
 * LaTeX does where neither `\notag` nor a tag of the author's forbids it.
 *
 * @param next the next number.
 * @returns the numbered rows; `undefined` when the equation has one number as a whole.
 */
export function numberRows(equation: Equation, next: () => string): NumberedRow[] | undefined {
  const found = rowsOf(equation.value)
  if (!found) return undefined
  const numbered: NumberedRow[] = []
  const rows = found.rows.map((untrimmed) => {
    const row = untrimmed.trim()
    const label = /\\label\s*\{([^{}]*)\}/u.exec(row)
    const bare = label ? row.replace(label[0], '') : row
    if (/\\(?:notag|nonumber)(?![A-Za-z])/u.test(bare)) {
      if (label?.[1]) numbered.push({number: '', label: label[1].trim()})
      return bare
    }
    const own = /\\tag\*?\s*\{([^{}]*)\}/u.exec(bare)?.[1]
    const number = own ?? next()
    numbered.push({number, ...(label?.[1] && {label: label[1].trim()})})
    return own === undefined ? `${bare.trimEnd()} \\tag{${number}}` : bare
  })
  equation.value = `${found.before}
${rows.join(' \\\\\n')}\n${found.after}`
  return numbered
}
