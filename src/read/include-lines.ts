/**
 * The lines that include others, found without reading Markdown: Quarto and
 * Sphinx fill them in before they parse.
 */

/** A call to include a file: its lines, and how. */
export interface IncludeCall {
  /** Index of its first line, and of the first behind it. */
  start: number
  end: number
  path: string
  /** What stands before it in its line: indentation, `>`. */
  prefix: string
  options: Record<string, string>
  /** Shown as code, not read as Markdown; the language, which may be empty. */
  code?: string
  /** MyST's, which is a block of its own. */
  block: boolean
}

const shortcode = /^([ \t>]*)\{\{<[ \t]*include[ \t]+(\S+)[ \t]*>\}\}[ \t]*$/u
const fence = /^([ \t>]*)(`{3,}|~{3,}|:{3,})(.*)$/u
/** Directives of MyST whose content is no Markdown. */
const verbatim =
  /^\{(?:code|code-block|code-cell|sourcecode|parsed-literal|math|raw|mermaid|csv-table|eval-rst)\}/u

/** Find the calls in the lines of a text. */
export function findIncludes(lines: string[], dialect: 'myst' | 'quarto'): IncludeCall[] {
  const calls: IncludeCall[] = []
  const open: {mark: string; opaque: boolean}[] = []
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string
    const top = open.at(-1)
    const [, prefix = '', mark, info = ''] = fence.exec(line) ?? []
    if (mark && top && mark.startsWith(top.mark) && info.trim() === '') {
      open.pop()
      continue
    }
    const quarto = dialect === 'quarto' && !top?.opaque ? shortcode.exec(line) : null
    if (quarto) {
      const [, before = '', path = ''] = quarto
      calls.push({
        start: index,
        end: index + 1,
        path: unquoted(path),
        prefix: before,
        options: {},
        block: false
      })
    }
    if (!mark || top?.opaque) continue
    const call = dialect === 'myst' ? directive(lines, index, prefix, mark, info) : undefined
    if (call) {
      calls.push(call)
      index = call.end - 1
    } else if (mark.startsWith(':')) {
      if (dialect === 'myst' && info.startsWith('{')) open.push({mark, opaque: verbatim.test(info)})
    } else {
      // A cell's code may be in a file of its own; other code shows what it shows.
      const markdown = dialect === 'myst' && info.startsWith('{') && !verbatim.test(info)
      open.push({mark, opaque: dialect === 'quarto' ? !/^\{\w/u.test(info) : !markdown})
    }
  }
  return calls
}

/** ```` ```{include} path ```` with its options, down to its closing fence. */
function directive(
  lines: string[],
  start: number,
  prefix: string,
  mark: string,
  info: string
): IncludeCall | undefined {
  const [, name, path] = /^\{(include|literalinclude)\}[ \t]+(.+?)[ \t]*$/u.exec(info) ?? []
  if (!name || !path) return undefined
  const options: Record<string, string> = {}
  for (let index = start + 1; index < lines.length; index++) {
    const line = (lines[index] as string).replace(/^[ \t>]*/u, '')
    if (
      line.startsWith(mark) &&
      line
        .slice(mark.length)
        .replaceAll(mark[0] as string, '')
        .trim() === ''
    ) {
      const shown = name === 'literalinclude' || 'literal' in options || 'code' in options
      const language = options['language'] ?? options['lang'] ?? options['code'] ?? ''
      return {
        start,
        end: index + 1,
        path: unquoted(path),
        prefix,
        options,
        ...(shown && {code: language}),
        block: true
      }
    }
    const [, key, value] = /^:([\w-]+):[ \t]*(.*?)[ \t]*$/u.exec(line) ?? []
    if (key) options[key] = unquoted(value ?? '')
  }
  return undefined
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/u, '$2')
}

export interface Line {
  text: string
  /** In the file it comes from, 1-based. */
  line: number
}

/**
 * The lines of a file that a call asks for: `lines: 1,3-5`, `start-line`,
 * `end-line` (0-based, as docutils counts), `start-after`, `start-at`, `end-before`, `end-at`.
 */
export function chosenLines(all: Line[], options: Record<string, string>): Line[] {
  const find = (text: string, from: number) => all.findIndex((one, i) => i >= from && one.text.includes(text))
  const [after, at] = [options['start-after'], options['start-at']]
  const [before, until] = [options['end-before'], options['end-at']]
  let start = Number(options['start-line'] ?? 0) || 0
  if (after) start = find(after, 0) + 1
  else if (at) start = Math.max(0, find(at, 0))
  let end = Number(options['end-line'] ?? all.length) || all.length
  const last = find(before ?? until ?? '', start)
  if ((before || until) && last >= 0) end = until && !before ? last + 1 : last
  const part = all.slice(start, end)
  if (!options['lines']) return part
  const wanted = new Set<number>()
  for (const range of options['lines'].split(',')) {
    const [, first = '', dash, stop = ''] = /^\s*(\d*)\s*(-)?\s*(\d*)\s*$/u.exec(range) ?? []
    const low = Number(first || 1)
    const high = dash ? Math.min(Number(stop || part.length), part.length) : low
    for (let number = low; number <= high; number++) wanted.add(number)
  }
  return part.filter((_, index) => wanted.has(index + 1))
}
