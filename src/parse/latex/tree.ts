import {environmentArguments, macroArguments, mathematical, verbatim} from './signatures.js'
import {wordSymbols} from './symbols.js'

/** Part of a LaTeX source, from offset `start` to before `end`. */
interface Piece {
  start: number
  end: number
}

/** An argument as it was given: its words, and where they begin. */
export type Argument = {nodes: TexNode[]; source: string; start: number} | undefined

export type TexNode =
  | (Piece & {type: 'text'; value: string})
  | (Piece & {type: 'group'; children: TexNode[]})
  /** `name` without backslash, `*` at its end where starred. */
  | (Piece & {type: 'macro'; name: string; arguments: Argument[]})
  /** `source`: what stands between `\begin{…}…` and `\end{…}`. */
  | (Piece & {
      type: 'environment'
      name: string
      arguments: Argument[]
      children: TexNode[]
      source: string
      closed: boolean
    })
  | (Piece & {type: 'math'; value: string; display: boolean})
  | (Piece & {type: 'cell'})
  | (Piece & {type: 'break'})

/** Braces and environments within each other that are read; below, all is one text. */
const depthLimit = 60

const name = /\\(?:([A-Za-z@]+)|([\s\S])?)/uy
const plain = /[^\\{}$%&~\n]+|~/uy
const blank = /(?:[ \t]*\n)+[ \t]*/uy
const comment = /%[^\n]*(?:\n[ \t]*|$)/uy
const gap = /(?:[ \t]*(?:%[^\n]*)?\n?[ \t]*)?/uy

/** Read LaTeX as a tree. Whatever it is, all of it is in the tree; reading takes time by its length. */
export function readTex(source: string): TexNode[] {
  return new Reader(source).nodes(() => false, 0)
}

class Reader {
  /** Environments that wait for their end. */
  private readonly open: string[] = []
  /** Fences that no longer come. */
  private readonly vain = new Set<string>()
  constructor(
    private readonly source: string,
    private at = 0
  ) {}

  nodes(ends: () => boolean, depth: number): TexNode[] {
    const found: TexNode[] = []
    while (this.at < this.source.length && !ends()) {
      const node = this.node(depth)
      const last = found.at(-1)
      if (node?.type === 'text' && last?.type === 'text')
        Object.assign(last, {value: last.value + node.value, end: node.end})
      else if (node) found.push(node)
    }
    return found
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.source)?.[0]
    if (found) this.at += found.length
    return found || undefined
  }

  private node(depth: number): TexNode | undefined {
    const start = this.at
    const sign = this.source[start]
    const text = (value: string): TexNode => ({type: 'text', value, start, end: this.at})
    if (sign === '%') {
      this.match(comment)
      return undefined
    }
    if (sign === '\n') {
      const lines = this.match(blank) ?? ''
      return /\n[^\n]*\n/u.test(lines) ? {type: 'break', start, end: this.at} : text('\n')
    }
    if (sign === '\\') return this.command(depth)
    if (sign === '$') return this.mathematics()
    if (sign === '{' && depth < depthLimit) return this.group(depth)
    if (sign === '&') {
      this.at++
      return {type: 'cell', start, end: this.at}
    }
    const words = this.match(plain)
    if (words) return text(words)
    this.at++
    // A brace that closes nothing says nothing.
    return text(sign === '{' || sign === '}' ? '' : (sign as string))
  }

  private group(depth: number): TexNode {
    const start = this.at++
    const children = this.nodes(() => this.source[this.at] === '}', depth + 1)
    this.at++
    return {type: 'group', children, start, end: this.at}
  }

  private mathematics(): TexNode {
    const start = this.at
    const display = this.source.startsWith('$$', start)
    const fence = display ? '$$' : '$'
    const close = closing(this.source, start + fence.length, fence)
    if (close < 0) {
      this.at += fence.length
      return {type: 'text', value: fence, start, end: this.at}
    }
    this.at = close + fence.length
    return {type: 'math', value: this.source.slice(start + fence.length, close), display, start, end: this.at}
  }

  private command(depth: number): TexNode {
    const start = this.at
    name.lastIndex = start
    const found = name.exec(this.source)
    const word = found?.[1] ?? found?.[2] ?? ''
    this.at += 1 + word.length
    if (word === '(' || word === '[') return this.fenced(word, start)
    if (word === 'begin' && depth < depthLimit) {
      const environment = this.environment(start, depth)
      if (environment) return environment
    }
    if (word === 'end') {
      // It closes nothing that is open here.
      this.match(/\{[^{}\n]*\}/uy)
      return {type: 'text', value: '', start, end: this.at}
    }
    if (word === 'def' || word === 'let') return this.definition(word, start)
    const taken = macroArguments.get(word)
    const starred = taken?.startsWith('s') && this.match(/\*/uy) ? '*' : ''
    const given =
      taken === undefined && /^[A-Za-z]/u.test(word)
        ? this.anyArguments(depth)
        : this.argumentsOf(taken ?? '', depth)
    if (/^[A-Za-z]/u.test(word) && given.length === 0 && !wordSymbols.test(word))
      this.match(/\{\}|[ \t]+(?=\S)/uy)
    return {type: 'macro', name: word + starred, arguments: given, start, end: this.at}
  }

  private fenced(opening: '(' | '[', start: number): TexNode {
    const fence = opening === '(' ? '\\)' : '\\]'
    const close = this.vain.has(fence) ? -1 : this.source.indexOf(fence, this.at)
    if (close < 0) {
      this.vain.add(fence)
      return {type: 'text', value: opening, start, end: this.at}
    }
    const value = this.source.slice(this.at, close)
    this.at = close + 2
    return {type: 'math', value, display: opening === '[', start, end: this.at}
  }

  /** `\def\x#1{…}` as `\newcommand`. */
  private definition(word: string, start: number): TexNode {
    const found = /\s*(\\(?:[A-Za-z]+|.))\s*((?:#\d)*)\s*=?\s*/uy
    found.lastIndex = this.at
    const [whole, macro, parameters] = found.exec(this.source) ?? []
    if (whole === undefined || word === 'let')
      return {type: 'macro', name: word, arguments: [], start, end: this.at}
    this.at += whole.length
    const [body] = this.argumentsOf('m', depthLimit)
    const as = (source: string): Argument => ({nodes: [], source, start})
    const count = parameters ? as(String(parameters.length / 2)) : undefined
    return {
      type: 'macro',
      name: 'newcommand',
      arguments: [as(macro as string), count, undefined, body],
      start,
      end: this.at
    }
  }

  private environment(start: number, depth: number): TexNode | undefined {
    const found = /\s*\{([^{}\\\n]{1,60})\}/uy
    found.lastIndex = this.at
    const [whole, called] = found.exec(this.source) ?? []
    if (whole === undefined || called === undefined) return undefined
    this.at += whole.length
    const closes = `\\end{${called}}`
    if (mathematical.test(called) || verbatim.test(called)) {
      const given = mathematical.test(called)
        ? []
        : this.argumentsOf(environmentArguments.get(called) ?? '', depth)
      const end = this.source.indexOf(closes, this.at)
      const inner = this.source.slice(this.at, end < 0 ? undefined : end)
      this.at = end < 0 ? this.source.length : end + closes.length
      return {
        type: 'environment',
        name: called,
        arguments: given,
        children: [],
        source: inner,
        closed: end >= 0,
        start,
        end: this.at
      }
    }
    const given = this.argumentsOf(environmentArguments.get(called) ?? '', depth)
    const inner = this.at
    this.open.push(called)
    // What an outer environment waits for ends the inner one as well.
    const children = this.nodes(() => this.closesOpen(), depth + 1)
    this.open.pop()
    const end = this.at
    const closed = this.source.startsWith(closes, end)
    if (closed) this.at += closes.length
    return {
      type: 'environment',
      name: called,
      arguments: given,
      children,
      source: this.source.slice(inner, end),
      closed,
      start,
      end: this.at
    }
  }

  private closesOpen(): boolean {
    if (!this.source.startsWith('\\end{', this.at)) return false
    const called = /\{([^{}\n]{1,60})\}/uy
    called.lastIndex = this.at + 4
    const found = called.exec(this.source)?.[1]
    return found !== undefined && this.open.includes(found)
  }

  private argumentsOf(taken: string, depth: number): Argument[] {
    return [...taken.replace(/^s/u, '')].map((kind): Argument => {
      const before = this.at
      if (kind === 'v') return this.delimited()
      this.match(gap)
      const sign = this.source[this.at]
      if (kind === 'o') {
        const found = sign === '[' ? this.bracketed(depth) : undefined
        if (!found) this.at = before
        return found
      }
      if (kind === 'p') {
        const start = this.at + 1
        const source = this.match(/\([^()\\\n]{0,40}\)/uy)?.slice(1, -1)
        if (source === undefined) this.at = before
        return source === undefined ? undefined : {nodes: [], source, start}
      }
      const address = kind === 'u' ? this.address() : undefined
      if (address) return address
      if (sign === '{' && depth < depthLimit) {
        const group = this.group(depth)
        const inner = this.source.slice(group.start + 1, group.end - 1)
        return {nodes: group.type === 'group' ? group.children : [], source: inner, start: group.start + 1}
      }
      if (sign === '{') {
        const close = closingBrace(this.source, this.at)
        const start = this.at + 1
        this.at = close < 0 ? this.source.length : close + 1
        const inner = this.source.slice(start, close < 0 ? undefined : close)
        return {nodes: [{type: 'text', value: inner, start, end: this.at}], source: inner, start}
      }
      if (sign === undefined || sign === '}' || sign === '\n') {
        this.at = before
        return undefined
      }
      const start = this.at
      const node = sign === '\\' ? (this.unknown() ?? this.command(depth)) : undefined
      if (!node) this.at++
      const source = this.source.slice(start, this.at)
      return {nodes: [node ?? {type: 'text', value: source, start, end: this.at}], source, start}
    })
  }

  /** `\x` of `\newcommand\x{…}`: without braces, an argument is one sign. */
  private unknown(): TexNode | undefined {
    const start = this.at
    const word = this.match(/\\[A-Za-z]+/uy)?.slice(1)
    if (word && word !== 'begin' && !macroArguments.has(word))
      return {type: 'macro', name: word, arguments: [], start, end: this.at}
    this.at = start
    return undefined
  }

  /** What an unknown command takes: all brackets and braces that follow at once. */
  private anyArguments(depth: number): Argument[] {
    const found: Argument[] = []
    while (found.length < 9 && /[[{]/u.test(this.source[this.at] ?? '')) {
      const [given] = this.argumentsOf(this.source[this.at] === '[' ? 'o' : 'm', depth)
      if (!given) break
      found.push(given)
    }
    return found
  }

  /** `[…]`, braces inside closed; `undefined` when the bracket never closes on this paragraph. */
  private bracketed(depth: number): Argument {
    const start = this.at + 1
    let level = 0
    for (let index = start; index < Math.min(this.source.length, start + 2000); index++) {
      const sign = this.source[index]
      if (sign === '\\') index++
      else if (sign === '{') level++
      else if (sign === '}' && level-- === 0) return undefined
      else if (sign === ']' && level === 0) {
        this.at = index + 1
        const nodes = new Reader(this.source.slice(0, index), start).nodes(() => false, depth + 1)
        return {nodes, source: this.source.slice(start, index), start}
      }
    }
    return undefined
  }

  /** `{…}` on one line, as it is written. */
  private address(): Argument {
    const close = this.source[this.at] === '{' ? closingBrace(this.source, this.at) : -1
    const start = this.at + 1
    const source = this.source.slice(start, Math.max(start, close))
    if (close < 0 || source.includes('\n')) return undefined
    this.at = close + 1
    return {nodes: [{type: 'text', value: source, start, end: close}], source, start}
  }

  private delimited(): Argument {
    const sign = this.source[this.at]
    if (sign === undefined || /\s/u.test(sign)) return undefined
    const start = this.at + 1
    const close = this.source.indexOf(sign === '{' ? '}' : sign, start)
    const line = this.source.indexOf('\n', start)
    if (close < 0 || (line >= 0 && line < close)) return undefined
    this.at = close + 1
    const source = this.source.slice(start, close)
    return {nodes: [{type: 'text', value: source, start, end: close}], source, start}
  }
}

/** Index of a dollar sign that is not escaped, before a blank line; -1 when there is none. */
function closing(source: string, from: number, fence: string): number {
  for (let index = from; index < source.length; index++) {
    const sign = source[index]
    if (sign === '\\') index++
    else if (sign === '\n' && /^\n[ \t]*\n/u.test(source.slice(index, index + 80))) return -1
    else if (sign === '$' && source.startsWith(fence, index)) return index
  }
  return -1
}

/** Index of the brace that closes the one at `open`; -1 when none does. */
export function closingBrace(source: string, open: number): number {
  let depth = 0
  for (let index = open; index < source.length; index++) {
    const sign = source[index]
    if (sign === '\\') index++
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return index
  }
  return -1
}
