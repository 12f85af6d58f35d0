import type {Element, ElementContent} from 'hast'

/** Attributes that MathML Core allows everywhere, and MathML 3 on `mstyle` and few others. */
const styling = ['displaystyle', 'scriptlevel'] as const

/** Where MathML 3 allows them (§3.3.4, §3.5.1, §2.2.1). */
const styled = new Set(['mstyle', 'math', 'mtable'])

/** A formula in the MathML that 3 and Core share: what Core says of an element's style, an `mstyle` around it says. */
export function sharedMath(math: Element): Element {
  const children = math.children.map((child) =>
    child.type === 'element' ? wrapped(sharedMath(child)) : child
  )
  return {...math, children}
}

function wrapped(element: Element): Element {
  if (styled.has(element.tagName)) return element
  const {...own} = element.properties
  const properties: Record<string, string> = {}
  for (const name of styling) {
    const value = own[name]
    if (value !== undefined && value !== null) properties[name] = String(value)
    delete own[name]
  }
  if (Object.keys(properties).length === 0) return element
  const style = (children: ElementContent[]): Element => ({
    type: 'element',
    tagName: 'mstyle',
    properties,
    children
  })
  if (/^m(?:tr|labeledtr)$/u.test(element.tagName)) return {...element, properties: own}
  if (element.tagName === 'mtd') return {...element, properties: own, children: [style(element.children)]}
  return style([{...element, properties: own}])
}
