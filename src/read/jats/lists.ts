import type {List, ListItem} from 'mdast'
import type {Element} from 'xast'
import type {ArticleBlock, DefinitionList} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import type {JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, lineOf} from './tree.js'

const isLoose = (element: Element): boolean =>
  readAttributeList(attribute(element, 'specific-use')).classes.includes(uses.loose)

/** JATS `<list>`: marks that count on from a number are a numbered list; other marks stay words. */
export function listOf(element: Element, reading: JatsReading): ArticleBlock[] {
  const items = childrenNamed(element, 'list-item')
  const title = childNamed(element, 'title')
  const marks = items.map((item) => lineOf(childNamed(item, 'label')))
  const isTasks =
    marks.length > 0 && marks.every((mark) => mark === '☒' || mark === '☐' || mark === undefined)
  const tasks = isTasks && marks.some((mark) => mark !== undefined)
  const start = startOf(marks)
  const content = attribute(element, 'list-content')
  const type = attribute(element, 'list-type')
  const ordered = start !== undefined || content === 'ordered-tasks' || (!tasks && type === 'order')
  const isCounted = start !== undefined || tasks
  const list: List = {
    type: 'list',
    ordered,
    ...(ordered && {start: start ?? 1}),
    spread: isLoose(element),
    children: items.map((item, index): ListItem => {
      const mark = marks[index]
      return {
        type: 'listItem',
        spread: isLoose(item),
        ...(tasks && mark !== undefined && {checked: mark === '☒'}),
        children: itemContent(item, isCounted ? undefined : mark, reading)
      }
    }),
    ...(element.position && {position: element.position})
  }
  if (list.children.length === 0) return title ? reading.blocks(title.children) : []
  return title ? [...reading.blocks(title.children), list] : [list]
}

/** First number of marks that count on: `3.`, `4.` … */
function startOf(marks: (string | undefined)[]): number | undefined {
  const numbers = marks.map((mark) => Number(/^\(?(\d{1,9})[.)]?$/u.exec(mark ?? '')?.[1]))
  const [first = Number.NaN] = numbers
  return numbers.every((number, index) => number === first + index) ? first : undefined
}

function itemContent(item: Element, mark: string | undefined, reading: JatsReading): ListItem['children'] {
  const children = item.children.filter((child) => child.type !== 'element' || child.name !== 'label')
  const blocks = reading
    .blocks(children)
    .filter((block) => block.type !== 'paragraph' || block.children.length > 0)
  if (mark) {
    const [first] = blocks
    const text = {type: 'text' as const, value: `${mark} `}
    if (first?.type === 'paragraph') first.children.unshift(text)
    else blocks.unshift({type: 'paragraph', children: [text]})
  }
  return blocks as ListItem['children']
}

/** JATS `<def-list>`: terms and what they mean, in order. */
export function definitionListOf(element: Element, reading: JatsReading): ArticleBlock[] {
  const before = childrenNamed(element, 'label', 'title', 'term-head', 'def-head').flatMap((part) =>
    reading.blocks(part.children)
  )
  const list: DefinitionList = {type: 'defList', children: []}
  for (const item of childrenNamed(element, 'def-item')) {
    const parts = childrenNamed(item)
    for (const part of parts) {
      if (part.name === 'term' || part.name === 'label') {
        const children = reading.phrases(part.children)
        // A meaning without a term has an empty one.
        if (children.length > 0 || parts.length === 1) list.children.push({type: 'defListTerm', children})
      } else {
        const children = reading
          .blocks(part.children)
          .filter((block) => block.type !== 'paragraph' || block.children.length > 0)
        list.children.push({type: 'defListDescription', children})
      }
    }
  }
  const nested = childrenNamed(element, 'def-list').flatMap((inner) => definitionListOf(inner, reading))
  return [...before, ...(list.children.length > 0 ? [list] : []), ...nested]
}
