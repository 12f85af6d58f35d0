/**
 * Style sheets of a template: what in them does not hold, and the page that
 * the print sheet describes.
 */
import type {CssNode, Declaration} from 'css-tree'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {nearestHint, type PageMargins, parseLength, parsePageSize, type TemplatePage} from '../model/index.js'

export type Medium = 'screen' | 'print' | 'epub'

/** Functions and properties that Chromium's printing does not do, or turns into pictures of text. */
const unprintable: Record<string, string> = {
  __proto__: null as never,
  string: 'Chromium has no named strings, and drops the whole `content` for one',
  element: 'Chromium has no running elements, and drops the whole `content` for one',
  leader: 'Chromium has no leaders, and drops the whole `content` for one',
  'target-counter': 'Chromium knows no pages of targets, and drops the whole `content` for one',
  'target-counters': 'Chromium knows no pages of targets, and drops the whole `content` for one',
  'target-text': 'Chromium knows no texts of targets, and drops the whole `content` for one',
  filter: 'it turns text into a picture',
  'backdrop-filter': 'it turns text into a picture',
  'box-shadow': 'it turns what it lies under into a picture',
  'text-shadow': 'it turns text into a picture',
  'mix-blend-mode': 'archives (PDF/A) have to be told of blending',
  '-webkit-text-stroke': 'it turns letters into drawings without text'
}

/**
 * Say what in a style sheet does not hold.
 *
 * Reports `template-css-syntax`, `template-css-property`, `template-css-value`,
 * `template-css-unprintable`, `template-url`.
 */
export async function checkSheet(css: string, medium: Medium, file: VFile): Promise<void> {
  const {parse, walk, lexer, generate} = await import('css-tree')
  const missing = unclosed(css)
  if (missing) report(file, 'template-css-syntax', missing.place, missing.what)
  const tree = parse(css, {
    positions: true,
    onParseError: ({message, line, column}) => {
      if (!missing) report(file, 'template-css-syntax', {line, column}, message)
    }
  } as Parameters<typeof parse>[1] & {
    onParseError(error: {message: string; line: number; column: number}): void
  })
  const known = Object.keys((lexer as unknown as {properties: object}).properties)
  const start = (node: CssNode) => node.loc?.start
  walk(tree, function (node) {
    if (node.type === 'Url' && !/^(?:data:|#)/iu.test(node.value))
      report(file, 'template-url', start(node), node.value)
    if (
      node.type === 'Function' &&
      medium === 'print' &&
      unprintable[node.name] &&
      inContent(this.declaration)
    )
      report(
        file,
        'template-css-unprintable',
        start(node),
        `${node.name}()`,
        unprintable[node.name] as string
      )
    if (node.type !== 'Declaration') return
    const {property, value} = node
    if (medium === 'print' && unprintable[property] && generate(value) !== 'none')
      report(file, 'template-css-unprintable', start(node), property, unprintable[property] as string)
    // Custom ones, and those of engines, are nobody else's; of `@font-face` and its like, descriptors.
    const atRule = this.atrule?.name
    if (/^-/u.test(property) || (atRule && !/^(?:media|supports|container|layer|page)$/u.test(atRule))) return
    if (this.atrule?.name === 'page' && property === 'size') return
    const text = generate(value)
    if (/var\(|env\(|attr\(|(?:^|[\s(,])-(?:webkit|moz|epub)-/iu.test(text)) {
      if (!known.includes(property)) sayProperty(node)
      return
    }
    const {error} = lexer.matchProperty(property, value)
    if (!error) return
    if (!known.includes(property)) sayProperty(node)
    else if (error.name === 'SyntaxMatchError' && !tolerated(property, text))
      report(file, 'template-css-value', start(node), property, text)
  })

  function sayProperty(node: Declaration): void {
    if (!tolerated(node.property, ''))
      report(file, 'template-css-property', start(node), node.property, nearestHint(node.property, known))
  }
  function inContent(declaration: Declaration | null): boolean {
    return declaration?.property === 'content' || declaration?.property === 'string-set'
  }
}

/** What Chromium knows and the tables of CSS do not yet. */
function tolerated(property: string, value: string): boolean {
  const young =
    /^(?:hyphenate-limit-chars|text-box(?:-trim|-edge)?|text-wrap(?:-style)?|initial-letter|text-spacing-trim|text-autospace|string-set)$/u
  return young.test(property) || (property === 'content' && value.includes('/'))
}

/** The first brace, comment or string that is never closed: parsers close it silently at the end. */
function unclosed(css: string): {what: string; place: {line: number; column: number}} | undefined {
  const open: number[] = []
  const token = /\/\*|["']|[{}]|\\[\s\S]/gu
  for (let found = token.exec(css); found; found = token.exec(css)) {
    const [sign] = found
    if (sign === '{') open.push(found.index)
    else if (sign === '}') {
      if (open.pop() === undefined) return {what: 'Unexpected `}`', place: placeOf(css, found.index)}
    } else if (sign === '/*') {
      const end = css.indexOf('*/', found.index + 2)
      if (end < 0) return {what: 'this comment is never closed', place: placeOf(css, found.index)}
      token.lastIndex = end + 2
    } else if (sign === '"' || sign === "'") {
      let at = found.index + 1
      while (at < css.length && css[at] !== sign && css[at] !== '\n') at += css[at] === '\\' ? 2 : 1
      if (css[at] !== sign) return {what: 'this string is never closed', place: placeOf(css, found.index)}
      token.lastIndex = at + 1
    }
  }
  const first = open.at(-1)
  return first === undefined ? undefined : {what: 'this `{` is never closed', place: placeOf(css, first)}
}

function placeOf(text: string, index: number): {line: number; column: number} {
  const before = text.slice(0, index).split('\n')
  return {line: before.length, column: (before.at(-1) ?? '').length + 1}
}

/**
 * Size and margins that the `@page` rules of a sheet say; `undefined`: they
 * say no size, or in a way that only a browser understands.
 */
export async function pageOfSheet(css: string): Promise<TemplatePage | undefined> {
  if (!/@page\b/u.test(css)) return undefined
  const {parse, generate} = await import('css-tree')
  const said: Record<string, Record<string, string>> = {}
  const tree = parse(css, {onParseError: () => {}} as Parameters<typeof parse>[1])
  if (tree.type !== 'StyleSheet') return undefined
  for (const node of tree.children.toArray()) {
    if (node.type !== 'Atrule' || node.name !== 'page' || !node.block) continue
    const rule = node.prelude ? generate(node.prelude).trim() : ''
    const values = said[rule] ?? {}
    said[rule] = values
    for (const child of node.block.children.toArray())
      if (child.type === 'Declaration') spread(child.property, generate(child.value), values)
  }
  const {size, ...margins} = said[''] ?? {}
  const sheet = size ? parsePageSize(size).size : undefined
  if (!sheet) return undefined
  const lengths = (values: Record<string, string>, side: string) => parseLength(values[side] ?? '')
  const right = lengths({...margins, ...said[':right']}, 'right') ?? 20
  const left = lengths({...margins, ...said[':right']}, 'left') ?? 20
  const base: PageMargins = {
    top: lengths(margins, 'top') ?? 20,
    bottom: lengths(margins, 'bottom') ?? 20,
    inner: left,
    outer: right,
    mirrored: said[':left'] !== undefined
  }
  const first = said[':first'] ?? {}
  const [top, bottom] = [lengths(first, 'top'), lengths(first, 'bottom')]
  return {
    size: sheet,
    margins: base,
    first: {...(top !== undefined && {top}), ...(bottom !== undefined && {bottom})}
  }
}

/** `margin` by its sides, in the order of CSS. */
function spread(property: string, value: string, into: Record<string, string>): void {
  if (property === 'size') into['size'] = value
  else if (property.startsWith('margin-')) into[property.slice('margin-'.length)] = value
  else if (property === 'margin') {
    const [top = '', right = top, bottom = top, left = right] = value.trim().split(/\s+/u)
    Object.assign(into, {top, right, bottom, left})
  }
}
