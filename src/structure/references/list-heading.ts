/** Headings of reference lists. */
import type {Heading, Paragraph, RootContent} from 'mdast'
import {plain} from '../phrasing.js'

const names =
  /^(?:references?(?: list)?(?: cited)?|bibliography|works cited|literature(?: cited)?|(?:notes and )?references and notes|notes and references|reference|参考文献|參考文獻|引用文献|主要参考文献|literatur(?:verzeichnis)?|références(?: bibliographiques)?|bibliographie|referencias(?: bibliográficas)?|bibliografía|referências(?: bibliográficas)?|bibliografia|riferimenti(?: bibliografici)?|список литературы|литература|参考資料|参考・引用文献|引用・参考文献|文献|참고 ?문헌|(?:قائمة )?المراجع|المصادر(?: والمراجع)?|منابع|מקורות|kaynak(?:ça|lar)|literatura|piśmiennictwo|daftar pustaka|literatuur|källor|použitá literatura|список (?:використаних джерел|использованных источников|использованной литературы)|библиографический список|tài liệu tham khảo|βιβλιογραφία)$/iu
const numbering = /^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)、．]?|[IVX]{1,5}[.)]|[一二三四五六七八九十]{1,3}[、.])\s*/u

/** Whether words name a reference list, in one language or in two: `参考文献(References)`. */
export function namesList(text: string): boolean {
  if (names.test(text)) return true
  const [, first, second] =
    /^(.{2,40}?)\s*[(（/|\s]\s*([^()（）/|]{2,40}?)\s*[)）]?\s*[:：]?$/u.exec(text) ?? []
  return first !== undefined && names.test(first) && names.test(second ?? '')
}

/** A heading by that name, or the name alone in a paragraph, bold or not. */
export function isListHeading(block: RootContent): boolean {
  if (block.type !== 'heading' && block.type !== 'paragraph') return false
  const text = plain(block.children)
  return text.length < 60 && namesList(listTitle(block)) && (block.type === 'heading' || !text.includes('\n'))
}

/** The list's name as it is written, without number and colon. */
export function listTitle(block: Heading | Paragraph): string {
  const text = plain(block.children).trim()
  return text
    .replace(numbering, '')
    .replace(/^[【[]|[】\]]$|[\s:：.]+$/gu, '')
    .replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, '')
}
