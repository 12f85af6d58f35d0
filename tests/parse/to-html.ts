import {fromHtml} from 'hast-util-from-html'
import {toHtml} from 'hast-util-to-html'
import {toHast} from 'mdast-util-to-hast'
import {parseTree} from '../../src/parse/processor.js'

/** HTML of a Markdown text as our processor reads it, raw HTML included. */
export function htmlOf(markdown: string): string {
  return canonical(
    toHtml(toHast(parseTree(markdown), {allowDangerousHtml: true}), {allowDangerousHtml: true})
  )
}

/** HTML in the one form that an HTML parser gives it; the end of the last line says nothing. */
export function canonical(html: string): string {
  return toHtml(fromHtml(html.trim(), {fragment: true}))
}
