import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {isSafeLink} from '../model/index.js'

/** A link without words says where it leads: `[](https://x.org)`. One that leads into the article is told by what is there. */
export function nameLinks(tree: Root): void {
  visit(tree, 'link', (node) => {
    if (node.children.length === 0 && /^(?:https?:|ftp:|mailto:)/iu.test(node.url))
      node.children = [{type: 'text', value: node.url.replace(/^mailto:/iu, ''), position: node.position}]
  })
}

/** Links that could act leave their words. Reports `link-unsafe`. `www.x.org` leads there, as GFM has it. */
export function dropUnsafeLinks(tree: Root, file: VFile): void {
  visit(tree, 'link', (node, index, parent) => {
    if (/^www\.[\w-]+\./iu.test(node.url)) node.url = `http://${node.url}`
    if (isSafeLink(node.url) || !parent || index === undefined) return
    report(file, 'link-unsafe', node, node.url)
    parent.children.splice(index, 1, ...node.children)
    return index
  })
}
