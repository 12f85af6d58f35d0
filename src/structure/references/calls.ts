/** What a numeric call looks like, and what only looks like one. */

const number = '\\d{1,3}'
const separator = '\\s*[,，、;；\\-–—−~～〜]\\s*'
const list = `${number}(?:${separator}${number})*`

/** Pages of a called work: `[3, с. 45]`, `[7, p. 12–14]`. */
const locator = '\\s*[,，:：]\\s*(?:с|стр|pp?|S|lk|页|頁)\\s?\\.\\s?\\d{1,4}(?:\\s?[-–—]\\s?\\d{1,4})?'
const located = `${number}${locator}(?:\\s*[;；]\\s*${number}(?:${locator})?){0,9}|${number}(?:\\s*[;；]\\s*${number}(?:${locator})?){1,9}`
/** `[1]`, `［1，2］`, `[1, 3–5]`, `[4]–[6]`, `[3, p. 45; 5]`. */
export const bracketPattern = new RegExp(
  `[[［]\\s*(?:${number}\\s*[\\]］]\\s*[-–—−~]\\s*[[［]\\s*${number}|${list}|${located})\\s*[\\]］]`,
  'gu'
)
/** `(1)`, `(2, 3)`, `(4–6)`: calls only where a text has no other, and calls most of its list so. */
export const parenthesisPattern = new RegExp(
  `(?<=[\\p{L}.,)\\]”"’%]\\s?|\\d\\s)[(（]\\s*${list}\\s*[)）]`,
  'gu'
)
/**
 * `the sea rises.1–3 It falls4,5 again`: raised numbers that were not read as such, close to a word or its stop.
 * Calls only where a text has no other, and calls nearly all of its list so, in order.
 */
export const gluedPattern = new RegExp(
  `(?<=(?<!\\b(?:figs?|tabs?|eqs?|secs?|refs?|nos?|vols?|type|table|figure|section|level|phase|stage|step|group|class|grade|model|case|day|week|year|equation|part|sample|version)\\.?)\\p{Ll}{3}[.,;:)”’]?|\\p{L}\\)[.,;:]?)${number}(?:\\s?[,–-]\\s?${number}){0,9}(?=[\\s,;.)]|$)`,
  'giu'
)

/** `[1]`, `[1][2]`, `[1],[3]`; pages behind one are the call's: `[3]45–46`. */
const bracketedWhole = new RegExp(
  `^\\s*[[［]\\s*${list}\\s*[\\]］](?:(?:${separator}|\\s*)[[［]\\s*${list}\\s*[\\]］]){0,9}\\s*(?:[(（]?\\s*(?:pp?|P|页)?\\.?\\s*\\d{1,4}(?:[-–—]\\d{1,4})?\\s*[)）]?\\s*)?$`,
  'u'
)
/** `1`, `1,2`, `(1)`; `1),2)`, as Japan's journals write. */
const bareWhole = new RegExp(
  `^\\s*(?:${list}|[(（]\\s*${list}\\s*[)）]|${number}\\s*[)）](?:${separator}${number}\\s*[)）]){0,19}|${list}\\s*[)）])\\s*$`,
  'u'
)
/** Pages, with what parts them from the number before, which are words of the call; or a number. */
const pagesOrNumber = new RegExp(
  `(${locator}|(?<=[\\]］])\\d{1,4}[-–—]\\d{1,4}|(?<=[\\]］])\\s*[(（]?\\s*(?:pp?|P|页)?\\.?\\s*\\d{1,4}(?:[-–—]\\d{1,4})?\\s*[)）]?(?=\\s*$)\\s*)|(\\d+)`,
  'u'
)
/** More than this in one range is a slip of the pen or of the reader. */
const widestRange = 60

export interface Call {
  /** In order, ranges spelled out, each once. */
  numbers: number[]
  /** The call's own signs; those that are a number say which. */
  parts: {text: string; number?: number}[]
}

/** Numbers of a call; `undefined` when one is zero, or a range runs backwards. */
export function callIn(text: string): Call | undefined {
  const parts = text
    .split(pagesOrNumber)
    .filter((part) => part !== undefined && part !== '')
    .map((part, index, all) =>
      /^\d+$/u.test(part) && !/[\]］]$/u.test(all[index - 1] ?? '')
        ? {text: part, number: Number(part)}
        : {text: part}
    )
  const numbers = new Set<number>()
  let previous: number | undefined
  let ranging = false
  for (const part of parts) {
    if (!('number' in part)) {
      ranging = !/\d/u.test(part.text) && /[-–—−~～〜]/u.test(part.text)
      continue
    }
    const value = part.number ?? 0
    if (
      value === 0 ||
      (ranging && (previous === undefined || value <= previous || value - previous > widestRange))
    )
      return undefined
    for (let at = ranging && previous !== undefined ? previous : value; at <= value; at += 1) numbers.add(at)
    previous = value
  }
  return numbers.size > 0 ? {numbers: [...numbers], parts} : undefined
}

/** Brackets of mathematics: `x[1]`, `the interval [1, 5]`, `∈ [2, 3]`, `[1, 5)`. */
export function isInterval(call: string, before: string, after: string): boolean {
  if (
    /(?:^|[^\p{L}\p{N}])[A-Za-z]$/u.test(before) ||
    (/[\])_]$/u.test(before.trimEnd()) && /[_^]$/u.test(before.trimEnd()))
  )
    return true
  if (/^\s*[×^_]|^\((?!\s?[Pp]{1,2}\.?\s?\d)|^\s*(?:∈|∪|∩)/u.test(after)) return true
  if (!/^[[［]\s*\d+\s*[,，~～–-]\s*\d+\s*[\]］]$/u.test(call)) return /[∈=<>×]\s*$/u.test(before)
  return /(?:[∈=<>×∪∩]|\b(?:intervals?|range[sd]?|domain|bounds?|limits|scale)(?:\s+(?:of|from|is|in|to))?|区间|范围|值域)\s*$/iu.test(
    before
  )
}

/**
 * Whether raised text calls references.
 *
 * @param bare whether numbers without brackets may, as they do in texts that never use brackets
 */
export function raisedCall(
  text: string,
  before: string,
  after: string,
  bare: boolean
): 'brackets' | 'bare' | undefined {
  if (!bare) return bracketedWhole.test(text) ? 'brackets' : undefined
  if (!bareWhole.test(text)) return undefined
  // Exponents and isotopes: 10², m², x², R², ¹³C.
  if (/\d$|(?:^|[^\p{L}])(?:\p{L}|[kcmdnµμ]?m|km|mol|sec|kg|ha|[A-Z][a-z]?)$/u.test(before)) return undefined
  if (before.trim() === '' || /^\p{L}/u.test(after)) return undefined
  return 'bare'
}

/** An OCR formula that is a call, `^ { [ 2 ] }` or `[ 8 - 4 3 ]`, or ends in a raised one. */
export function splitFormula(value: string): {base: string; call: string; raised: boolean} | undefined {
  if (value.length > 300) return undefined
  const found =
    /^(.*?)(\^\s*)?(?:\{\s*)*(?:\\(?:mathrm|mathbf|left|text)\s*(?:\{\s*)?)*\[([\d\s,，;~–\-{}]+|(?:[\d\s,，;{}~–-]|\\sim|\\mathrm|\\text|\\mathord)+?)(?:\\right\s*)?\]\s*(?:\}\s*)*$/u.exec(
      value
    )
  if (!found) return undefined
  const [, base = '', caret, inner = ''] = found
  const bare = base.trim()
  if (!caret && bare !== '') return undefined
  const signs = inner.replace(/\\sim/gu, '~').replace(/\\[a-z]+|[\s{}]/gu, '')
  const call = `[${signs}]`
  return bracketedWhole.test(call) ? {base: balanced(bare), call, raised: caret !== undefined} : undefined
}

/** Without an opening brace whose partner went with the call. */
function balanced(tex: string): string {
  const open = (tex.match(/\{/gu) ?? []).length - (tex.match(/\}/gu) ?? []).length
  return open > 0 ? tex.replace(new RegExp(`^(?:\\{\\s*){0,${open}}`, 'u'), '').trim() : tex
}
