/** A fence of code that is set in, as in an item of a list. */
const setIn = /^( {2,12})(`{3,}|~{3,})[^`\n]*$/u
const item = /^ {0,11}(?:[-*+]|\d{1,9}[.)]|\(?[a-zA-Z][.)])[ \t]/u
/** Lines of code that a fence is looked after; no item holds more. */
const most = 500

/**
 * Code in an item of a list whose lines stand at the margin, set in as its
 * fence is: so Pandoc reads it. To CommonMark the item, and the code, end
 * there, and the closing fence hides all that follows.
 */
export function withLazyFences(text: string): string {
  if (!/^ {2,12}(?:`{3}|~{3})/mu.test(text)) return text
  const lines = text.split('\n')
  let inItem = false
  let changed = false
  for (let row = 0; row < lines.length; row++) {
    const line = lines[row] as string
    const [, indent = '', sign = ''] = (inItem && setIn.exec(line)) || []
    if (!sign) {
      if (item.test(line)) inItem = true
      else if (/^\S/u.test(line) && (lines[row - 1] ?? '').trim() === '') inItem = false
      // Code at the margin is no place for items.
      if (/^(?:`{3,}|~{3,})/u.test(line)) row = closing(lines, row, line.slice(0, 3)) ?? row
      continue
    }
    const end = closing(lines, row, sign)
    if (end === undefined) continue
    for (let inner = row + 1; inner <= end; inner++) {
      const own = lines[inner] as string
      if (own.trim() === '' || own.startsWith('  ')) continue
      lines[inner] = indent + own
      changed = true
    }
    row = end
  }
  return changed ? lines.join('\n') : text
}

/** Row of the fence that closes one. */
function closing(lines: readonly string[], row: number, sign: string): number | undefined {
  for (let at = row + 1; at < lines.length && at <= row + most; at++) {
    const line = (lines[at] as string).trim()
    if (line.startsWith(sign) && line.replaceAll(sign[0] as string, '') === '') return at
  }
  return undefined
}
