/** Headings as publishers dress them, undone: letters set apart, `A B S T R A C T`; a bar behind the number, `1 | INTRODUCTION`. */
import type {Heading, Root} from 'mdast'
import {dropStart} from './captions.js'
import {plain} from './phrasing.js'

/** What is set apart so, without its blanks: how it is written else. */
const spaced: Record<string, string> = {
  __proto__: null as never,
  abstract: 'Abstract',
  highlights: 'Highlights',
  articleinfo: 'Article info',
  articlehistory: 'Article history',
  keywords: 'Keywords',
  graphicalabstract: 'Graphical abstract',
  nomenclature: 'Nomenclature',
  introduction: 'Introduction',
  summary: 'Summary',
  references: 'References',
  acknowledgements: 'Acknowledgements',
  acknowledgments: 'Acknowledgments'
}

const barred = /^\s*(\d{1,2}(?:\.\d{1,2})*)\s*\|\s*(?=\S)/u

/** Write such headings as others are; changes `tree`. */
export function undressHeadings(tree: Root): void {
  for (const block of tree.children) if (block.type === 'heading') undress(block)
}

function undress(heading: Heading): void {
  const text = plain(heading.children).trim()
  const words = /^(?:\p{L}\s+){4,}\p{L}$/u.test(text)
    ? spaced[text.replace(/\s/gu, '').toLowerCase()]
    : undefined
  if (words) {
    heading.children = [{type: 'text', value: words, position: heading.children[0]?.position}]
    return
  }
  const [whole, number] = barred.exec(plain(heading.children)) ?? []
  if (!whole || !number) return
  heading.children = [{type: 'text', value: `${number} `}, ...dropStart(heading.children, whole.length)]
}
