import type {Nodes, Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'

/** Services that draw a formula of the TeX in their address; the first group is the TeX. */
const services = [
  /^https?:\/\/render\.githubusercontent\.com\/render\/math\?math=([^&]+)/iu,
  /^https?:\/\/(?:latex|render)\.codecogs\.com\/(?:svg|png|gif)(?:\.latex|\.image|\.download)?\?(.+)$/iu,
  /^https?:\/\/math\.vercel\.app\/?\?(?:[\w-]+=[^&]*&)*?from=([^&]+)/iu,
  /^https?:\/\/chart\.(?:apis\.google|googleapis)\.com\/chart\?(?:[\w-]+=[^&]*&)*?chl=([^&]+)/iu,
  /^https?:\/\/[\w.-]*wp\.com\/latex\.php\?(?:[\w-]+=[^&]*&)*?latex=([^&]+)/iu
]

/** What says how a picture looks, not what it says. */
const looks =
  /\\(?:dpi\s*\{\d+\}|bg(?:_?\{?|_)\w+\}?|fn_\w+|inline|displaystyle|(?:LARGE|Large|large|small|tiny|huge|Huge)(?![A-Za-z]))\s*/gu

/**
 * Pictures of formulas that a service draws become the formulas: before
 * GitHub read mathematics, authors wrote them so (`formula-image`).
 */
export function readFormulaImages(tree: Root, file: VFile): void {
  visit(tree, 'image', (node, index, parent) => {
    const tex = texOf(node.url)
    if (!tex || !parent || index === undefined) return
    report(file, 'formula-image', node, tex)
    const alone = parent.type === 'paragraph' && parent.children.length === 1
    const made: Nodes = alone
      ? {type: 'equation', id: '', value: tex, position: node.position}
      : {type: 'formula', value: tex, position: node.position}
    parent.children[index] = made as unknown as typeof node
  })
}

function texOf(url: string): string | undefined {
  if (!/^https?:/iu.test(url) || url.length > 5000) return undefined
  const written = services.map((service) => service.exec(url)?.[1]).find(Boolean)
  if (!written) return undefined
  try {
    const tex = decodeURIComponent(written.replace(/&(?:space|plus);?/gu, ' ').replace(/\+/gu, '%2B'))
    return tex.replace(looks, '').replace(/\s+/gu, ' ').trim() || undefined
  } catch {
    return undefined
  }
}
