/** What the engines of readers do not take in a style sheet, and drop all of it for, or part. */
const refused: [what: RegExp, why: string][] = [
  [/\b(?:calc|min|max|clamp|env)\(/iu, 'RMSDK drops the whole sheet over a function of CSS 3 values'],
  [/\bvar\(|(?:^|[;{\s])--[\w-]+\s*:/iu, 'RMSDK knows no custom properties'],
  [/\bdisplay\s*:\s*(?:inline-)?(?:flex|grid)\b/iu, 'RMSDK and Kindle know no flex or grid'],
  [/@namespace\b/iu, 'RMSDK drops the sheet over `@namespace`'],
  [/@(?:layer|container|supports|import)\b/iu, 'readers of before 2020 know no such rule'],
  [/(?:^|[;{\s])direction\s*:/iu, 'EPUBCheck refuses `direction` (CSS-001): it belongs to the markup'],
  [/:(?:is|where|has)\(/iu, 'engines of before 2021 drop the rule'],
  [/(?:^|[;{\s])position\s*:\s*(?:fixed|sticky|absolute)\b/iu, 'Kindle drops it, and pages break through it']
]

/** What readers do not take of a style sheet: its line, 1-based; the words, and why. */
export interface CssFault {
  line: number
  what: string
  why: string
}

/** What readers do not take of a style sheet. Comments and strings are left out of account. */
export function cssFaults(css: string): CssFault[] {
  const plain = css
    .replace(/\/\*[\s\S]*?\*\//gu, (comment) => comment.replace(/[^\n]/gu, ' '))
    .replace(/"[^"\n]*"|'[^'\n]*'/gu, (text) => ' '.repeat(text.length))
  const faults = plain.split('\n').flatMap((text, index) =>
    refused.flatMap(([form, why]): CssFault[] => {
      const what = form
        .exec(text)?.[0]
        .trim()
        .replace(/^[;{\s]+/u, '')
      return what ? [{line: index + 1, what, why}] : []
    })
  )
  return [...faults, ...nested(plain)]
}

/** As a sentence: ``line 3: `calc(`: …``. */
export function cssSentence({line, what, why}: CssFault): string {
  return `line ${line}: \`${what}\`: ${why}`
}

/** A rule within a rule, other than within `@media` and its like. */
function nested(css: string): CssFault[] {
  const open: boolean[] = []
  let line = 1
  let start = 0
  for (const [index, sign] of [...css].entries()) {
    if (sign === '\n') line += 1
    if (sign === '{') {
      const isRule = !/^\s*@(?:media|page|font-face)\b/u.test(css.slice(start, index))
      const what = `${css.slice(start, index).trim()} {`
      if (isRule && open.at(-1))
        return [{line, what, why: 'EPUBCheck and readers know no rule within a rule'}]
      open.push(isRule)
    } else if (sign === '}') open.pop()
    if (/[{};]/u.test(sign)) start = index + 1
  }
  return []
}
