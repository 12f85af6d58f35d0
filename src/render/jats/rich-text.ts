import type {Element, ElementContent} from 'xast'
import {x} from 'xastscript'

/** The markup that CSL-JSON knows in its fields, as JATS has it. */
const names: Record<string, string> = {
  __proto__: null as never,
  i: 'italic',
  b: 'bold',
  sup: 'sup',
  sub: 'sub',
  sc: 'sc'
}

/**
 * A field of CSL-JSON with its markup (`<i>`, `<b>`, `<sup>`, `<sub>`, small
 * capitals) as elements; any other tag is text.
 *
 * @see https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html#html-like-formatting-tags
 */
export function richText(field: string): ElementContent[] {
  const root = x('root')
  const open: {tag: string; element: Element}[] = [{tag: '', element: root}]
  const add = (child: ElementContent) => open.at(-1)?.element.children.push(child)
  for (const part of field.split(/(<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]{0,200})?>)/u)) {
    const tag = /^<(\/?)(\w+)([^>]*)>$/u.exec(part)
    if (!tag) {
      if (part) add({type: 'text', value: part})
      continue
    }
    const [, closing, name = '', rest = ''] = tag
    if (!closing) {
      const element = x(names[name] ?? (/small-caps/u.test(rest) ? 'sc' : 'passing'))
      add(element)
      open.push({tag: name, element})
    } else if (open.at(-1)?.tag === name) open.pop()
  }
  return withoutPassing(root.children as ElementContent[])
}

/** A `<span>` that only guards its words from a style's capitals says nothing here. */
function withoutPassing(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [child]
    const inner = withoutPassing(child.children)
    return child.name === 'passing' ? inner : [{...child, children: inner}]
  })
}
