import type {Element, Nodes, Root} from 'xast'

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

/**
 * An SVG that shows and does nothing else.
 *
 * @param dropped told what was taken out, in words.
 * @throws when the XML is not well-formed.
 */
export async function sanitizeSvg(
  bytes: Uint8Array,
  dropped: (what: string) => void
): Promise<{mediaType: string; bytes: Uint8Array; width?: number; height?: number}> {
  const [{fromXml}, {toXml}] = await Promise.all([import('xast-util-from-xml'), import('xast-util-to-xml')])
  const source = new TextDecoder()
    .decode(bytes)
    .replace(/^\uFEFF/u, '')
    .replace(/<!DOCTYPE[^>[]*(?:\[[\s\S]*?\]\s*)?>/iu, '')
  const tree = fromXml(source)
  const svg = tree.children.find((node): node is Element => node.type === 'element')
  if (svg?.name.replace(/^\w+:/u, '') !== 'svg') throw new Error('its root is not `<svg>`')
  clean(tree, dropped)
  const root: Root = {type: 'root', children: [svg]}
  return {mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(toXml(root)), ...sizeOf(svg)}
}

function clean(parent: Root | Element, dropped: (what: string) => void): void {
  const pending: (Root | Element)[] = [parent]
  for (let node = pending.pop(); node; node = pending.pop()) {
    node.children = (node.children as Nodes[]).filter((child) => {
      if (child.type === 'instruction' || child.type === 'comment' || child.type === 'doctype') return false
      if (child.type !== 'element') return true
      const name = child.name.replace(/^\w+:/u, '')
      if (forbidden.has(name)) {
        dropped(`\`<${name}>\``)
        return false
      }
      cleanAttributes(child, dropped)
      pending.push(child)
      return true
    }) as typeof node.children
    for (const child of node.children) {
      if (child.type === 'text' && (node as Element).name === 'style')
        child.value = cleanCss(child.value, dropped)
    }
  }
}

function cleanAttributes(element: Element, dropped: (what: string) => void): void {
  for (const [name, value] of Object.entries(element.attributes ?? {})) {
    const reference = /^(?:xlink:)?href$/u.test(name) || name === 'src'
    const acts = /^on/iu.test(name)
    const loads = reference && !/^\s*(?:#|data:image\/(?:png|jpe?g|gif|webp)[;,])/iu.test(value ?? '')
    if (acts || (loads && element.name.replace(/^\w+:/u, '') !== 'a')) {
      dropped(`attribute \`${name}\``)
      delete element.attributes[name]
    } else if (loads) delete element.attributes[name]
    else if (value && /url\(/iu.test(value)) element.attributes[name] = cleanCss(value, dropped)
  }
}

function cleanCss(css: string, dropped: (what: string) => void): string {
  return css.replace(/@import[^;]*;?|url\(\s*(?!["']?#)[^)]*\)/giu, (found) => {
    dropped(`\`${found.slice(0, 40)}\``)
    return ''
  })
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
