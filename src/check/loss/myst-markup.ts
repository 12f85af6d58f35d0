/** What of a MyST text is its syntax alone; each line and column stays where it was. */

const blank = (text: string) => text.replace(/[^\n]/gu, ' ')

/** Directives whose argument is a file, a language or a name: no words. */
const named =
  /^(?:figure|image|include|literalinclude|code|code-block|code-cell|sourcecode|embed|iframe|video|bibliography|index|figure-md|mermaid|raw|raw:\w+|download|list-table|csv-table|grid)$/u
/** Of these the content is code. */
const code = /^(?:code|code-block|code-cell|sourcecode|literalinclude|mermaid)$/u
/** Of these the argument is a caption. */
const captioned = /^(?:list-table|csv-table)$/u
/** Options whose value the article shows. */
const shown = /^(?:caption|title|subtitle|header)$/u
const fence = /^(?:[*+-][ \t]|[ \t>])*(:{3,}|`{3,}|~{3,})[ \t]*\{([\w:-]+)\}[ \t]*(.*)$/u

/**
 * Lines of targets, block breaks and comments, options of directives, and what roles call.
 *
 * @param isKnown whether a key is one of the bibliography's.
 */
export function withoutMystSyntax(text: string, isKnown: (id: string) => boolean): string {
  let options: 'colons' | 'yaml' | undefined
  /** Fences of directives that hold Markdown, the innermost last; of code, which is set aside elsewhere. */
  const open: {sign: string; isCode: boolean}[] = []
  const lines = text.split('\n').map((line) => {
    const [, sign = '', name = '', argument = ''] = fence.exec(line) ?? []
    const closes = /^[ \t>]*(:{3,}|`{3,}|~{3,})[ \t]*$/u.exec(line)?.[1]
    const inner = open.at(-1)
    if (closes && inner && closes[0] === inner.sign[0] && closes.length >= inner.sign.length) {
      open.pop()
      options = undefined
      return inner.isCode ? line : blank(line)
    }
    if (name && !inner?.isCode) {
      options = 'colons'
      const isCode = sign[0] !== ':' && code.test(name)
      open.push({sign, isCode})
      if (isCode) return line
      return named.test(name) && !captioned.test(name)
        ? blank(line)
        : blank(line.slice(0, line.length - argument.length)) + argument
    }
    if (options === 'colons' && /^[ \t>]*---[ \t]*$/u.test(line)) {
      options = 'yaml'
      return blank(line)
    }
    if (options === 'yaml' && /^[ \t>]*---[ \t]*$/u.test(line)) {
      options = undefined
      return blank(line)
    }
    const [, head = '', key = ''] =
      (options === 'yaml' ? /^([ \t>]*([\w-]+):[ \t]*)/u : /^([ \t>]*:([\w-]+):(?:[ \t]+|$))/u).exec(line) ??
      []
    if (options && key) return shown.test(key) ? blank(head) + line.slice(head.length) : blank(line)
    if (options === 'colons') options = undefined
    if (/^[ \t>]*(?:\([^()\n]{1,200}\)=[ \t]*$|\+\+\+|%)/u.test(line)) return blank(line)
    // `$$ (label)` closes a formula.
    return line.replace(/(?<=\$\$[ \t]{0,3})\([\w:.-]{1,200}\)[ \t]*$/u, blank)
  })
  // A number, or a title, takes their place.
  const filled = lines
    .join('\n')
    .replace(/(?<=\[[^\][\n]{0,200})(?:%s|\{(?:number|name)\})(?=[^\][\n]{0,200}\]\(#)/gu, blank)
  return filled.replace(part, blank).replace(role, (whole, name: string, words: string) => {
    const start = whole.length - words.length - 1
    return `${blank(whole.slice(0, start))}${wordsOfRole(name, words, isKnown)} `
  })
}

/** The letter of a part of a figure, behind the call of the whole: `@fig [a]`, `[@fig a]`. */
const part =
  /(?<=@[\p{L}\p{N}_:.-]{1,200}) ?\[[a-zA-Z]\](?!\()|(?<=\[@[\p{L}\p{N}_:.-]{1,200}) [a-zA-Z](?=\])/gu

const role = /\{([\w:-]{1,40})\}`([^`\n]{1,1000})`/gu

/** A call's own words, `Fig. %s <fig:one>`; of `CSS (Cascading …)` what is printed. */
function wordsOfRole(name: string, words: string, isKnown: (id: string) => boolean): string {
  if (/^(?:ref|numref|eq|eqref|doc|term|download|prf:ref|any)$/u.test(name)) {
    const [, own = '', target = words] = /^(.*?)(<[^<>]*>)$/u.exec(words) ?? []
    return own.replace(/%s|\{(?:number|name)\}/gu, blank) + blank(target)
  }
  if (name === 'abbr') return words.replace(/\([^()]*\)\s*$/u, blank)
  // Keys that nothing resolves stay as they were typed: they are looked for.
  if (/^cite/u.test(name))
    return words.replace(/(?:^|(?<=[,;}\s]))@?([\w:./+-]{1,200})(?=\s*(?:[,;{]|$))/gu, (key, id: string) =>
      isKnown(id) ? blank(key) : key
    )
  return words
}
