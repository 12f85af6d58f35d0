/** Signs around a citation, `(…)`, put where citeproc puts those of a layout. */

/** What shapes a whole citation, `<b>…</b>`: its signs stand within. */
const shaped = /^<(b|i|u|sup|sub|span)( style="[^"]*")?>([\s\S]*)<\/\1>$/u

/**
 * A citation's HTML between its signs.
 *
 * @param inQuotes whether a full stop or a comma goes before a closing quotation mark, as in American English.
 */
export function framed(html: string, prefix: string, suffix: string, inQuotes: boolean): string {
  const [, tag = '', style = '', inner] = shaped.exec(html.trim()) ?? []
  if (inner !== undefined && isBalanced(inner, tag))
    return `<${tag}${style}>${framed(inner, prefix, suffix, inQuotes)}</${tag}>`
  return prefix + ended(html, suffix, inQuotes)
}

/** No tag closes what it did not open: `<b>a</b>, <b>b</b>` is not one shape. */
function isBalanced(inner: string, tag: string): boolean {
  let depth = 0
  for (const [sign] of inner.matchAll(new RegExp(`</?${tag}[ >]`, 'gu'))) {
    depth += sign.startsWith('</') ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** With its suffix: no stop after a stop, no second bracket where citeproc closed the first. */
function ended(html: string, suffix: string, inQuotes: boolean): string {
  const [, words = html, tags = ''] = /^([\s\S]*?)((?:<\/[a-z]+>|\s)*)$/u.exec(html) ?? []
  const text = words.replace(/<[^>]*>/gu, '')
  const [sign = '', rest] = [suffix.slice(0, 1), suffix.slice(1)]
  if (sign === '.' && /[.!?]$/u.test(text)) return html + rest
  if (inQuotes && /[.,]/u.test(sign) && /[”’]$/u.test(words)) {
    const doubled = /[.,!?][”’]$/u.test(text)
    return `${words.slice(0, -1)}${doubled ? '' : sign}${words.slice(-1)}${tags}${rest}`
  }
  const count = (bracket: string) => text.split(bracket).length
  if (suffix === ')' && text.endsWith(')') && count(')') > count('(')) return html
  return html + suffix
}
