import type {Root} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {isSafeLink} from '../model/index.js'

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
