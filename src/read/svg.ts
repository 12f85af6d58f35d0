import {createHash} from 'node:crypto'
import type {Element, Nodes, Root} from 'xast'
import {keeping} from '../environment/kept.js'
import {expandEntities} from './svg-entities.js'

/** Elements that can act, load, or hold foreign markup. */
const forbidden = new Set([
  'script',
  'foreignObject',
  'iframe',
  'handler',
  'listener',
  'audio',
  'video',
  'set',
  'animate',
  'animateMotion',
  'animateTransform',
  'discard'
])

const xhtml = 'http://www.w3.org/1999/xhtml'

interface Sanitized {
  mediaType: string
  bytes: Uint8Array
  width?: number
  height?: number
}

/** Bytes of a drawing that is kept for the next build. */
const mostKept = 2_000_000

const kept = keeping<{svg: Sanitized; dropped: Set<string>}>(32)

/**
 * An SVG that shows and does nothing else.
 *
 * @param report told what was taken out, in words, once for each.
 * @throws when the XML is not well-formed.
 */
export async function sanitizeSvg(bytes: Uint8Array, report: (what: string) => void): Promise<Sanitized> {
  const make = () => sanitize(bytes)
  const key = createHash('sha256').update(bytes).digest('base64')
  const {svg, dropped} = bytes.length > mostKept ? await make() : await kept(key, make)
  for (const what of dropped) report(what)
  return svg
}

async function sanitize(bytes: Uint8Array): Promise<{svg: Sanitized; dropped: Set<string>}> {
  const [{fromXml}, {toXml}] = await Promise.all([import('xast-util-from-xml'), import('xast-util-to-xml')])
  const dropped = new Set<string>()
  try {
    const tree = fromXml(expandEntities(new TextDecoder().decode(bytes).replace(/^\uFEFF/u, '')))
    const svg = tree.children.find((node): node is Element => node.type === 'element')
    if (!svg || localName(svg) !== 'svg') throw new Error('its root is not `<svg>`')
    clean(tree, (what) => dropped.add(what))
    const root: Root = {type: 'root', children: [svg]}
    const shown = new TextEncoder().encode(toXml(root))
    return {svg: {mediaType: 'image/svg+xml', bytes: shown, ...sizeOf(svg)}, dropped}
  } catch (error) {
    throw new Error(reasonOf(error), {cause: error})
  }
}

/** The parser's own words, without the excerpt it quotes. */
function reasonOf(error: unknown): string {
  const {cause = error} = error as Error
  if (cause instanceof RangeError) return 'it is nested too deep'
  return (cause as Error).message.split('\n')[0] as string
}

function clean(tree: Root, dropped: (what: string) => void): void {
  const foreign = new Set<string>()
  const pending: (Root | Element)[] = [tree]
  for (let node = pending.pop(); node; node = pending.pop()) {
    const isStyle = node.type === 'element' && localName(node) === 'style'
    node.children = (node.children as Nodes[]).flatMap((child): Nodes[] => {
      if (child.type === 'text' || child.type === 'cdata')
        return written(isStyle ? cleanCss(child.value, dropped) : child.value)
      if (child.type !== 'element') return []
      noteForeign(child, foreign)
      if (
        forbidden.has(localName(child)) ||
        foreign.has(prefix(child)) ||
        child.attributes['xmlns'] === xhtml
      ) {
        dropped(`\`<${localName(child)}>\``)
        return []
      }
      cleanAttributes(child, dropped)
      pending.push(child)
      return [child]
    }) as typeof node.children
  }
}

/** Text; where it holds `]]>`, which the serializer leaves as it is, two pieces of CDATA (XML 1.0 §2.4, §2.7). */
function written(value: string): Nodes[] {
  if (!value.includes(']]>')) return [{type: 'text', value}]
  return value.split(/(?<=\]\])(?=>)/u).map((part) => ({type: 'cdata', value: part}))
}

const localName = ({name}: Element) => name.replace(/^[^:]*:/u, '')
const prefix = ({name}: Element) => (name.includes(':') ? (name.split(':')[0] as string) : '')

/** Prefixes that stand for HTML, whose elements act: none of them stays. */
function noteForeign({attributes}: Element, foreign: Set<string>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === xhtml && name.startsWith('xmlns:')) foreign.add(name.slice('xmlns:'.length))
  }
}

function cleanAttributes(element: Element, dropped: (what: string) => void): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    const reference = /(?:^|:)(?:href|src)$/u.test(name)
    const acts = /^on/iu.test(name)
    const loads = reference && !/^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp)[;,])/iu.test(value ?? '')
    // A link in a picture leads nowhere: nothing is lost by it, and nothing is said.
    if (acts || (loads && localName(element) !== 'a')) dropped(`attribute \`${name}\``)
    if (acts || loads) delete element.attributes[name]
    else if (value && /\\|url\(|image-set\(/iu.test(value))
      element.attributes[name] = cleanCss(value, dropped)
  }
}

/** CSS that loads nothing. Letters hidden behind escapes are read first (CSS Syntax §4.3.7). */
function cleanCss(css: string, dropped: (what: string) => void): string {
  const plain = css
    .replace(/\\0{0,4}([46][1-9a-f]|[57][\da])[ \t\n]?/giu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16))
    )
    .replace(/\\([g-z@])/giu, '$1')
  return plain.replace(
    /@import[^;]*;?|url\(\s*(?!["']?#)[^)]*\)?|(?:-webkit-)?image-set\([^;}]*/giu,
    (found) => {
      dropped(`\`${found.slice(0, 40)}\``)
      return ''
    }
  )
}

/** Size in CSS pixels: width and height, else the view box. */
function sizeOf(svg: Element): {width?: number; height?: number} {
  const units: Record<string, number> = {
    '': 1,
    px: 1,
    pt: 96 / 72,
    pc: 16,
    mm: 96 / 25.4,
    cm: 96 / 2.54,
    in: 96
  }
  const length = (value: string | null | undefined) => {
    const found = /^\s*([\d.]+)\s*(px|pt|pc|mm|cm|in)?\s*$/u.exec(value ?? '')
    return found ? Number(found[1]) * (units[found[2] ?? ''] ?? 1) : undefined
  }
  const box = (svg.attributes['viewBox'] ?? '').split(/[\s,]+/u).map(Number)
  const width = length(svg.attributes['width']) ?? box[2]
  const height = length(svg.attributes['height']) ?? box[3]
  return width && height ? {width: Math.round(width), height: Math.round(height)} : {}
}
