/** What a text calls by name. */
interface Known {
  /** A key of the bibliography, an id. */
  isKnown(id: string): boolean
  /** A label of a link's definition. */
  defines(label: string): boolean
}

/** Markup of a text, one rule each: what it matches becomes blank. */
interface MarkupRule {
  why: string
  sign: RegExp
  /** The part of the match that is words all the same. Default: none. */
  keep?: (match: RegExpMatchArray, known: Known) => string
}

const word = String.raw`[\p{L}\p{N}_][\p{L}\p{N}_.:#$%&+?<>~/-]{0,200}`
const attribute = String.raw`(?:[#.=][^\s{}"'=]{1,200}|[\w:-]{1,80}=(?:"[^"{}]*"|'[^'{}]*'|[^\s"'{}]+)|-)`

/** An address in a link, with parentheses in pairs or escaped. */
const sign = String.raw`\\[^\s\n]|[^\s()\\]`
const destination = `(?:${sign}|\\((?:${sign}|\\((?:${sign}|\\((?:${sign})*\\))*\\))*\\))*`

const rules: MarkupRule[] = [
  {
    why: 'a figure’s label, typed before its caption: its number is Colophon’s own',
    sign: /(?<=!\[\W{0,5})(?:fig(?:ure)?|abb(?:ildung)?|figura|图|圖)\.?\s{0,3}[A-Z]?\d[\w.-]{0,9}(?=\s{0,3}[\].:：|—–*_])/giu
  },
  {
    why: 'a file’s name or kind in an image’s brackets, as programs write them',
    sign: /(?<=!\[)[ \t]{0,3}(?:png|svg|jpe?g|gif|webp|image|img|picture|alt(?: text)?|[\w-]{1,60}\.(?:png|svg|jpe?g|gif|webp|tiff?))[ \t]{0,3}(?=\]\()/giu
  },
  {
    why: 'the sign of a program that it left something out, of which a message tells',
    sign: /^(?:\*\*)?==>[ \t]*picture\b[^<>\n]{0,60}omitted[ \t]*<==(?:\*\*)?[ \t]*$|^\[MISSING_PAGE(?:_EMPTY|_FAIL|_POST)?(?::\d{1,4})?\][ \t]*$/gmu
  },
  {
    why: 'the call around a package’s name, `r pkg("ape")`',
    sign: /`r[ \t]+(?:rjtools::)?(?:pkg|CRANpkg|BIOpkg)\(["'\s]{1,9}([\w.]{1,80})["'\s]{1,9}\)\s{0,9}`/gu,
    keep: ([, name = '']) => name
  },
  {
    why: 'what shows a figure on a static site, but for its caption',
    sign: /(?:\{%-?[ \t]*include|\{\{[<%][ \t]*(?:figure|img|image))[ \t](?:[^%>"'\n]|"(?:[^"\\\n]|\\.){0,2000}"|'[^'\n]{0,2000}'){1,400}(?:%\}|\/?[%>]\}\})/gu,
    keep: ([whole]) =>
      [
        /\bcaption[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/u,
        /\btitle[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')/u
      ]
        .flatMap((given) => given.exec(whole)?.slice(1) ?? [])
        .find(Boolean) ?? ''
  },
  {
    why: 'what keeps tags of a static site from being filled in, and comments there',
    sign: /\{%-?[ \t]*(?:end)?(?:raw|highlight)\b[^%\n]{0,200}%\}|\{%-?[ \t]*comment[ \t]*-?%\}[\s\S]{0,5000}?\{%-?[ \t]*endcomment[ \t]*-?%\}/gu
  },
  {
    why: 'an attribute list of kramdown’s',
    sign: /\{:[ \t]{0,9}(?:(?:[.#][\w-]{1,80}|[\w-]{1,40}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[\w%.-]{1,80})|toc|no_toc)[ \t]{0,9}){1,20}\}/gu
  },
  {
    why: 'bookdown’s sign that appendices follow',
    sign: /^#{1,6}[ \t]+\(APPENDIX\)[^\n]{0,200}$/gmu
  },
  {
    why: 'where a link or an image leads, and its title',
    sign: new RegExp(
      String.raw`\]\((?:<[^<>\n]*>|${destination})(?:\s{1,9}(?:"[^"]*"|'[^']*'))?\s{0,9}\)`,
      'gu'
    )
  },
  {
    why: 'where an image leads whose address holds blanks',
    sign: /\]\([^()<>"'\n]{1,400}\.(?:png|jpe?g|gif|svg|webp|avif|pdf|eps|tiff?|bmp)[ ]*(?:"[^"\n]{0,300}"[ ]*)?\)/giu
  },
  {why: 'an HTML element’s tag', sign: /<\/?[A-Za-z][\w:-]*(?:\s[^<>]*)?\/?>/gu},
  {
    why: 'a link definition',
    sign: /^[ >]{0,9}\[(?!\^)[^\]\n]+\]:[ \t]*\S+(?:[ \t]+(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*$/gmu
  },
  {
    why: 'the label of a link’s definition',
    sign: /(?<=\])\[(?!\^)[^\][\n]{1,200}\]/gu,
    keep: ([sign], {defines}) => (defines(sign.slice(1, -1)) ? '' : sign)
  },
  {
    why: 'a cross-reference of bookdown, and what it calls',
    sign: /\\@ref\([\w:.-]{1,200}\)|\(\\?#[a-z]+:[^\s()]{1,200}\)/gu
  },
  {why: 'a footnote’s label', sign: /\[\^[^\]\s]{1,200}\]:?/gu},
  {
    why: 'a citation’s key',
    sign: new RegExp(String.raw`(?<![\p{L}\p{N}@.])@(?:\{[^{}\n]{1,200}\}|${word})`, 'gu'),
    keep: ([sign], {isKnown, defines}) => {
      const id = sign.slice(1).replace(/^\{|\}$|[.:?,;/]+$/gu, '')
      return isKnown(id) || defines(`@${id}`) ? '' : sign
    }
  },
  {
    why: 'attributes',
    sign: new RegExp(String.raw`\{\s{0,20}${attribute}(?:\s{1,20}${attribute})*\s{0,9}\}`, 'gu'),
    keep: ([sign]) => /(?:^|[-\s{])cap(?:tion)?=("[^"]*"|'[^']*')/u.exec(sign)?.[1] ?? ''
  },
  {why: 'the fence of a division', sign: /^[ >]{0,9}:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]+)?[ \t]*:*[ \t]*$/gmu},
  {why: 'the name of a directive, before its title', sign: /^[ >]{0,9}:{3,}[ \t]*[\w-]{1,40}(?=\[)/gmu},
  {why: 'the box of a task', sign: /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\](?=[ \t])/gmu},
  {why: 'a shortcode', sign: /\{\{<[^<>\n]*>\}\}/gu},
  {why: 'a role’s name', sign: /\{[\w:-]{1,40}\}(?=`)/gu},
  {
    why: 'the definition of a macro: its uses say what it says',
    sign: /\\(?:(?:new|renew|provide)command\*?|DeclareMathOperator\*?|DeclareRobustCommand\*?)\s{0,3}(?:\{\\[A-Za-z]+\}|\\[A-Za-z]+)(?:\[[^[\]\n]{0,80}\]){0,2}(?:\{(?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]{0,200}\}){0,200}\}){0,200}\})?/gu
  },
  {
    why: 'the head of a long table once more, for its other pages',
    sign: /(?<=\\endfirsthead)(?:(?!\\end)[\s\S]|\\end\{minipage\}){0,4000}\\endhead(?![A-Za-z])/gu
  },
  {
    why: 'where a float may stand, and how a table’s columns do',
    sign: /\\begin\{[A-Za-z]+\*?\}(?:\[[^[\]\n]{0,80}\]){0,2}(?:(?<=\{(?:tabular|tabularx|longtable|supertabular|longtabu|tabu|xltabular|array|multicols|minipage|subfigure|subtable|subcaptionblock|wrapfigure|wraptable)\*?\}(?:\[[^[\]\n]{0,80}\]){0,2})(?:\{(?:[^{}]|\{(?:[^{}]|\{[^{}\n]{0,40}\}){0,120}\}){0,400}\}){1,2})?/gu
  },
  {
    why: 'a length or counter of TeX, and what it becomes',
    sign: /\\(?:setlength|addtolength|setcounter|addtocounter)\s{0,3}(?:\{[^{}\n]{0,80}\}|\\[A-Za-z]+)\{[^{}\n]{0,80}\}/gu
  },
  {
    why: 'the keys of a citation of TeX, behind its words',
    sign: /(?<=\\[cC]ite[a-z]{0,12}\*?(?:\[[^[\]\n]{0,200}\]){1,2})\{[^{}\n]{1,500}\}/gu
  },
  {
    why: 'the columns that a rule of a table spans',
    sign: /\\c(?:midrule|line)(?:\[[^[\]\n]{0,20}\])?(?:\([^()\n]{0,20}\))?\{[^{}\n]{0,20}\}/gu
  },
  {why: 'the span of a cell', sign: /\\multi(?:column|row)\{[^{}\n]{0,20}\}\{[^{}\n]{0,20}\}/gu},
  {
    why: 'a part’s letter, which stands behind the number of what is called',
    sign: /(?<=\\(?:auto|[cC])?[rR]ef\{[^{}\n]{1,200}\})[a-z](?![\p{L}\p{N}])/gu
  },
  {why: 'where a link of TeX leads', sign: /(?<=\\href)\{[^{}\n]{0,500}\}/gu},
  {
    why: 'a TeX command that says nothing, with its argument',
    sign: /\\(?:label|(?:eq|auto|page|name|[cC])?[rR]ef|cite\w*|begin|end|[vh]space\*?|vskip|hskip|usepackage|includegraphics|bibliography(?:style)?|input|newcommand|renewcommand|color|setstretch|linespread|spacingset)(?:\[[^[\]\n]*\])?\{[^{}\n]*\}/gu
  },
  {why: 'a TeX command’s name', sign: /\\[A-Za-z]+\*?/gu},
  {why: 'a list’s mark', sign: /^[ \t>]*(?:[-*+] +)?(?:\d{1,9}|[A-Za-z])[.)](?=[ \t])/gmu},
  {why: 'the mark of a callout', sign: /^[ >]*\[!\w+\]/gmu}
]

/** The text with blanks for its markup; every line and column stays where it was. */
export function withoutMarkup(text: string, isKnown: (id: string) => boolean): string {
  const {prose, code} = withoutCode(withoutComments(text))
  const labels = new Set(
    [...prose.matchAll(/^[ >]{0,9}\[([^\]\n]{1,200})\]:/gmu)].map(([, label]) => folded(label))
  )
  for (const [, label] of prose.matchAll(/^[ \t>]{0,9}\(@([\p{L}\p{N}_-]{1,80})\)[ \t]/gmu))
    labels.add(`@${label}`.toLowerCase())
  // Headings define links to themselves.
  for (const [, words] of prose.matchAll(/^#{1,6}[ \t]+([^\n{#]{1,200})/gmu)) labels.add(folded(words))
  const known: Known = {isKnown, defines: (label) => labels.has(folded(label))}
  let bare = prose
  for (const {sign, keep} of rules) {
    bare = bare.replace(sign, (...match) => {
      const whole = match[0] as string
      const kept = keep?.(match.filter((part) => typeof part === 'string') as RegExpMatchArray, known)
      if (!kept) return blank(whole)
      const at = whole.indexOf(kept)
      return blank(whole.slice(0, at)) + kept + blank(whole.slice(at + kept.length))
    })
  }
  if (code.size === 0) return bare
  return bare
    .split('\n')
    .map((line, index) => code.get(index) ?? line)
    .join('\n')
}

function folded(label = ''): string {
  return label.replace(/\s+/gu, ' ').trim().toLowerCase()
}

function blank(text: string): string {
  return text.replace(/[^\n]/gu, ' ')
}

function withoutComments(text: string): string {
  let bare = ''
  let from = 0
  for (let start = text.indexOf('<!--'); start >= 0; start = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', start + 4)
    if (end < 0) break
    bare += text.slice(from, start) + blank(text.slice(start, end + 3))
    from = end + 3
  }
  return bare + text.slice(from)
}

/** Fenced code is set aside: nothing in it is markup, but its fences and the options of its cell are. */
function withoutCode(text: string, stray?: number): {prose: string; code: Map<number, string>} {
  const code = new Map<number, string>()
  const lines = text.split('\n')
  let fence: {sign: string; isCode: boolean; row: number; bare: boolean} | undefined
  const prose = lines.map((line, index) => {
    if (index === stray) return ''
    const [, sign, info = ''] = /^[ \t>]{0,30}(`{3,}|~{3,})(.*)$/u.exec(line) ?? []
    if (!fence) {
      if (!sign || (sign.startsWith('`') && info.includes('`') && !/^\s*\{[A-Za-z].*\}\s*$/u.test(info)))
        return line
      // A directive holds Markdown; a cell of a notebook holds code.
      fence = {
        sign,
        row: index,
        bare: info.trim() === '',
        isCode:
          !/^\s*\{[\w:-]+\}/u.test(info) ||
          /^\s*\{(?:r|python|julia|code|mermaid|dot|ojs|sql|bash|stan|rcpp|js|css)\b/iu.test(info)
      }
      return ''
    }
    if (sign && sign[0] === fence.sign[0] && sign.length >= fence.sign.length && info.trim() === '') {
      fence = undefined
      return ''
    }
    if (!fence.isCode) return /^\s*:[\w-]+:/u.test(line) ? '' : line
    if (!/^\s*(?:# ?|%%|\/\/|--)\|/u.test(line)) code.set(index, line)
    return ''
  })
  // A fence that nothing closes is none, where it has no name.
  if (fence?.bare && stray === undefined) return withoutCode(text, fence.row)
  return {prose: prose.join('\n'), code}
}
