/** Words by which authors label parts of the front matter, in the languages journals print them in. */
import type {Heading, Node, Paragraph} from 'mdast'
import {plain} from '../phrasing.js'

export type LabelField = 'abstract' | 'keywords'

/** A label found in a text; offsets in UTF-16 units, the label's punctuation included. */
export interface Label {
  field: LabelField
  /** RFC 5646 */
  language: string
  /** The label's own words: `Abstract`, `摘要`. */
  title: string
  start: number
  end: number
}

/** Field, language, and the words as a pattern. */
const table: [LabelField, string, string][] = [
  ['abstract', 'en', 'abstract|summary|a b s t r a c t|stract'],
  ['abstract', 'zh', '(?:内容)?摘[ \\u3000]*要|(?:内容)?提要|文摘'],
  ['abstract', 'zh-Hant', '中文摘要'],
  ['abstract', 'ja', '(?:論文)?要旨|和文要旨|要約|抄録|概要'],
  ['abstract', 'ko', '초록|요약|국문초록'],
  ['abstract', 'fr', 'résumé'],
  ['abstract', 'de', 'zusammenfassung|kurzfassung'],
  ['abstract', 'es', 'resumen'],
  ['abstract', 'pt', 'resumo'],
  ['abstract', 'it', 'riassunto|sommario'],
  ['abstract', 'ru', 'аннотация|реферат|резюме'],
  ['abstract', 'uk', 'анотація'],
  ['abstract', 'ar', '(?:ال)?ملخص|المستخلص|مستخلص'],
  ['abstract', 'fa', 'چکیده'],
  ['abstract', 'he', 'תקציר'],
  ['abstract', 'nl', 'samenvatting'],
  ['abstract', 'pl', 'streszczenie|abstrakt'],
  ['abstract', 'tr', 'özet|öz'],
  ['abstract', 'id', 'abstrak'],
  ['abstract', 'sv', 'sammanfattning'],
  ['abstract', 'el', 'περίληψη'],
  ['abstract', 'vi', 'tóm tắt'],
  [
    'keywords',
    'en',
    'key[ -]?words(?: and phrases)?|ccs concepts|index terms|descriptors|categories|k e y w o r d s'
  ],
  ['keywords', 'zh', '关[ \\u3000]*键[ \\u3000]*[词字]|主题词'],
  ['keywords', 'zh', '(?:中[图圖]法?)分[类類][号號]'],
  [
    'keywords',
    'en',
    'clc (?:numbers?|code|no\\.?)|pacs(?: numbers?| codes?)?|(?:\\d{4} )?(?:ams )?(?:mathematics )?subject classifications?(?: codes?)?(?: \\(\\d{4}\\))?|msc(?: \\d{4})?|jel(?: classification)?(?: codes?)?'
  ],
  ['keywords', 'zh-Hant', '關[ \\u3000]*鍵[ \\u3000]*[詞字]'],
  ['keywords', 'ja', 'キーワード'],
  ['keywords', 'ko', '주제어|핵심어|키워드'],
  ['keywords', 'fr', 'mots[ -]cl[ée]s?'],
  ['keywords', 'de', 'schl(?:ü|ue)sselw[öo]rte?r|schlagworte?|schlagwörter'],
  ['keywords', 'es', 'palabras[ -]claves?|descriptores'],
  ['keywords', 'pt', 'palavras[ -]chaves?|descritores|unitermos'],
  ['keywords', 'it', 'parole[ -]chiave'],
  ['keywords', 'ru', 'ключевые слова'],
  ['keywords', 'uk', 'ключові слова'],
  ['keywords', 'ar', '(?:ال)?كلمات (?:ال)?(?:مفتاحية|دالة|رئيسية)'],
  ['keywords', 'fa', 'کلید ?واژه(?:[ \u200C]?ها)?|واژگان کلیدی|کلمات کلیدی'],
  ['keywords', 'he', 'מילות מפתח'],
  ['keywords', 'nl', 'trefwoorden|sleutelwoorden'],
  ['keywords', 'pl', 'słowa kluczowe'],
  ['keywords', 'tr', 'anahtar (?:kelimeler|sözcükler)'],
  ['keywords', 'id', 'kata kunci'],
  ['keywords', 'sv', 'nyckelord'],
  ['keywords', 'el', 'λέξεις[ -]κλειδιά'],
  ['keywords', 'vi', 'từ khóa']
]

const any = table.map(([, , words]) => words).join('|')
const exact = table.map(([field, language, words]) => ({
  field,
  language,
  pattern: new RegExp(`^(?:${words})$`, 'iu')
}))
const cjkWords = table
  .filter(([, language]) => /^(?:zh|ja|ko)/u.test(language))
  .map(([, , words]) => words)
  .join('|')

const patterns = [
  // 【摘要】, wherever it stands
  new RegExp(`[【［[]\\s*(${any})\\s*[】］\\]」』]\\s*[:：]?`, 'giu'),
  // 摘要本文 …: a colon that was not read
  /(?<=^|\n)[ \t]*(摘[ \u3000]*要|关[ \u3000]*键[ \u3000]*[词字])[ \t\u3000]*(?=(?:\p{Script=Han}|[A-Z][A-Za-z]*[/\d-]?[A-Za-z\d]*\s?\p{Script=Han})[^\n]{20,})/gu,
  // [Abstract Background …: a bracket that was not read
  /(?<=^|\s)[[［【]\s*(Abstract|Key ?words)\s+(?=[A-Z])/gu,
  // Abstract: …, Abstract. …, Abstract— …, at the beginning of a line
  new RegExp(`(?<=^|\\n)[ \\t]*(${any})[ \\t]*(?:[:：.．。—–/|]|-(?=\\s))`, 'giu'),
  // …，千阳 721100）摘要：
  new RegExp(`(?<=[)）\\s。])(${cjkWords})\\s*[:：]`, 'giu'),
  // …；概率分布中图分类号：V240.2
  /(?<=[\p{L}\d)）;；。，\s])(中[图圖]法?分[类類][号號])\s*[:：]/gu,
  // …, City 100000, China) Abstract: …, whose first letters the page's edge may have cut
  /(?<=[)）]\s?)((?:Ab)?stract|Key ?words)\s*[:：]/giu,
  // Keywords Tides · Waves: Springer's, without a colon
  /(?<=^|\n)[ \t]*(Key ?words)[ \t]+(?=\p{L}[^\n]{0,200}?\s(?:[·•・⋅]|\\cdot)\s)/giu,
  // the word alone in its line
  new RegExp(`(?<=^|\\n)[ \\t]*(${any})[ \\t]*(?=\\n|$)`, 'giu')
]

/** Labels of a text, in order. A bold or italic first word needs no punctuation. */
export function findLabels(text: string, paragraph?: Pick<Paragraph, 'children'>): Label[] {
  const found = new Map<number, Label>()
  const add = (title: string, start: number, end: number) => {
    const words = title.replace(/[ \u3000]+/gu, ' ').trim()
    const known = exact.find(({pattern}) => pattern.test(words))
    if (!known || [...found.values()].some((other) => start < other.end && other.start < end)) return
    found.set(start, {field: known.field, language: known.language, title: readable(words), start, end})
  }
  const first = paragraph?.children[0]
  if (first?.type === 'strong' || first?.type === 'emphasis') {
    const words = plain([first])
    const after = /^\s*[:：.．。—–]?/u.exec(text.slice(words.length))?.[0] ?? ''
    add(words.replace(/^[【[［\s]+|[\s:：.．。—–\]］】]+$/gu, ''), 0, words.length + after.length)
  }
  let at = 0
  for (const child of paragraph?.children ?? []) {
    const words = plain([child])
    // `**Categories:** Surgery **Keywords:** spleen`
    if (at > 0 && child.type === 'strong' && /[:：]\s*$/u.test(words))
      add(words.replace(/^[【[［\s]+|[\s:：]+$/gu, ''), at, at + words.length)
    at += words.length
  }
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern))
      add(match[1] ?? '', match.index, match.index + match[0].length)
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** The label a heading is, `## Abstract`; `undefined` for other headings. */
export function headingLabel(text: string): Label | undefined {
  const words = text.replace(/^[\s【[［]+|[\s:：.．】\]］]+$/gu, '')
  const label = findLabels(words).find(({start, end}) => start === 0 && end === words.length)
  return label && {...label, end: text.length}
}

/** The labels that a block begins with or holds: a heading that is one, or those within a paragraph. */
export function labelsOf(block: Node): Label[] {
  if (block.type === 'heading') {
    const label = headingLabel(plain((block as Heading).children))
    return label ? [label] : []
  }
  const {children} = block as Paragraph
  return block.type === 'paragraph' ? findLabels(plain(children), {children}) : []
}

/** The name of an abstract's part before its words: `Methods: …`. */
export const parts =
  /^\s*(?:background|objectives?|aims?|purpose|introduction|materials? and methods|methods?|design|results?|findings|discussion|conclusions?|interpretation|significance|funding|trial registration|目的|方法|结果|结论|背景)\s*[:：.—]/iu

/** What else is printed in a head, and ends keywords: classification, identifiers, funding, dates. */
export const furniture =
  /中图分类号|(?<!中[图圖])分[类類][号號]|中圖分類號|文献标[识志]码|文章编号|学科分类|开放科学|基金(?:项目|资助)|收稿日期|修回日期|录用日期|作者简介|通[信讯]作者|引用(?:本文|格式)|CLC\s*(?:number|code|No)|Document\s*code|Article\s*ID|\bdoi\s*[:：]|\b(?:JEL|MSC|PACS)\b|\bReceived\s*[:：]|\bCitation\s*[:：]|\*\s*Correspond/iu

function readable(words: string): string {
  const compact = /^[\p{Script=Han} ]+$/u.test(words) ? words.replaceAll(' ', '') : words
  if (compact.toLowerCase() === 'stract') return 'Abstract'
  if (/^(?:\p{L} )+\p{L}$/u.test(compact)) return readable(compact.replaceAll(' ', '').toUpperCase())
  return /^[\p{Lu}\s-]{4,}$/u.test(compact) ? compact[0] + compact.slice(1).toLowerCase() : compact
}
