/**
 * Notes below tables: sources, abbreviations, what stars and daggers mean.
 *
 * In: a tree whose tables have their captions. Out: the same, the paragraph that tells of the table right above it
 * within that table's frame (JATS `<table-wrap-foot>`): where the table goes, it goes along.
 */
import type {Paragraph, Parent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {ArticleBlock, TableFigure} from '../model/index.js'

/** What is longer tells more than a note does, in UTF-16 units. */
const longest = 1200

const named =
  /^(?:(?:table )?(?:foot)?notes?|sources?(?: and notes?)?|notes? and sources?|abbreviations?|legend|significance(?: codes)?|anmerkung(?:en)?|quellen?|hinweise?|abkürzungen|notas?|nota bene|fuentes?|abreviaturas|fontes?|fonte|remarques?|abréviations|註|注释?|資料來源|资料来源|数据来源|出典|出所|источник|примечани[ея])\s*(?:[:：]|\.(?=\s)|—|–)/iu
const telling =
  /^(?:(?:data|values|figures|numbers|entries|results|cells) (?:are|show|represent|in (?:parentheses|brackets))|(?:robust |clustered )*standard (?:errors|deviations) (?:are |clustered |in )|t[- ]statistics? (?:are |in ))/iu
/** `CI = confidence interval` */
const explained = /^\p{Lu}[\p{L}\d]{1,8} ?[=＝] ?\p{Ll}/u
/** Signs of notes in a table, before what they mean. */
const signed = /^(?:\*{1,4}|[†‡§¶]{1,2}|[ᵃᵇᶜ])\s?(?:[\p{L}<]|[pP]\s?[<=≤])/u

/** Put such paragraphs into the frames of their tables. */
export function attachTableNotes(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node) || node.type === 'tableFigure') return
    const parent = node as Parent
    if (!parent.children.some(({type}) => type === 'tableFigure')) return
    let open: TableFigure | undefined
    parent.children = (parent.children as ArticleBlock[]).filter((block) => {
      if (open && block.type === 'paragraph' && isNote(block)) {
        ;(open.children as ArticleBlock[]).push(block)
        return false
      }
      open = block.type === 'tableFigure' ? block : undefined
      return true
    }) as typeof parent.children
  })
}

function isNote(paragraph: Paragraph): boolean {
  const text = textOf(paragraph).trim()
  if (text.length > longest) return false
  if (named.test(text) || telling.test(text) || signed.test(text) || explained.test(text)) return true
  // `^a^ Adjusted for age.`
  const [first, second] = paragraph.children
  return (
    first?.type === 'superscript' &&
    /^(?:[a-z\d]|[*†‡§¶]{1,3})$/u.test(textOf(first)) &&
    second?.type === 'text' &&
    /^\s*[\p{L}<]/u.test(second.value)
  )
}
