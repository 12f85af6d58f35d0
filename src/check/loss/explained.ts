import {toString as textOf} from 'mdast-util-to-string'
import type {Position} from 'unist'
import {type Manuscript, monthNumber, type Page, type PersonName} from '../../model/index.js'
import {descendants} from '../markup.js'
import {wordsOf} from '../words.js'
import type {ShownWords} from './shown.js'
import type {SourceWord} from './source.js'

/** What is known when words were not found. */
export interface Circumstances {
  manuscript: Manuscript
  page: Page
  shown: ShownWords
  words: SourceWord[]
  found: Int32Array
}

interface Explanation {
  why: string
  explains(word: SourceWord, known: Circumstances): boolean
}

/** Why a word may rightly be gone, from the narrowest. */
const explanations: Explanation[] = [
  {
    why: 'the heading of the reference list stands where the list does, and not without one',
    explains: ({passage}, {page, words}) =>
      sameWords(
        words.filter((word) => word.passage === passage),
        page.article.referencesTitle
      )
  },
  {
    why: 'the name above notes, which the galleys give them',
    explains: ({key, place}, {page, manuscript: {text}}) =>
      page.article.notes.length > 0 &&
      /^(?:end|foot)?notes?$|^(?:endnoten|fußnoten|anmerkungen|notas?|noter|noten|注释?|註釋?|尾注|脚注)$/iu.test(
        key
      ) &&
      /^\s{0,3}#{1,6}\s*\S{1,40}\s*#*\s*$/u.test(text.split('\n')[place.line - 1] ?? '')
  },
  {
    why: 'a heading that says the title once more, which stands at the head',
    explains: ({passage}, {page, words}) => {
      const title = textOf({type: 'paragraph', children: page.article.title})
      return (
        title !== '' &&
        sameWords(
          words.filter((word) => word.passage === passage),
          title
        )
      )
    }
  },
  {
    why: 'the mark of an affiliation, typed close to a name, or before one and close to a postal code',
    explains: ({key}, {page}) => {
      const name = /^(\p{L}+?)(?:\d{1,2}|l)$/u.exec(key)?.[1]
      const code = /^(\d{5,6})\d$/u.exec(key)?.[1]
      return (
        (name !== undefined && nameKeys(page).has(name)) ||
        (code !== undefined && [...affiliationKeys(page)].some((one) => one.endsWith(code)))
      )
    }
  },
  {
    why: "letters of a word that a command of the author’s parts, `N\\tex{\\'{e}}d`",
    explains: ({place}, {manuscript: {file}, shown}) => {
      const line = file.value.toString().split('\n')[place.line - 1] ?? ''
      const start = line.slice(0, place.column).search(/\S*$/u)
      const chunk = /^\S*/u.exec(line.slice(start))?.[0] ?? ''
      if (!/\p{L}\\[A-Za-z]+\{/u.test(chunk)) return false
      const letters = chunk.replace(/\\[A-Za-z]+(?=\{)|[^\p{L}]/gu, '').toLowerCase()
      const plain = (key: string) => key.normalize('NFD').replace(/[^\p{L}]/gu, '')
      return letters.length > 3 && shown.keys.some((key) => plain(key) === letters)
    }
  },
  {
    why: 'a name that ran into the next one, or into its mark and the next one',
    explains: ({key}, {page}) => {
      const names = nameKeys(page)
      const after = (name: string) => key.slice(name.length).replace(/^\d{1,3}/u, '')
      return [...names].some((name) => key.startsWith(name) && names.has(after(name)))
    }
  },
  {
    why: 'what a locator counts, which the citation style says in its own words',
    explains: ({key, place}, {manuscript}) =>
      /^(?:p|pp|pages?|chap|chaps|chapters?|ch|sec|secs|sections?|fig|figs|figures?|vol|vols|volumes?|para|paras|paragraphs?|no|nos|n|nn|line|lines|l|ll|v|vv|verses?|col|cols|fol|fols|bk|bks|books?|part|parts|pt|pts|op|sv|app|appendix|eq|eqs|theorem|tab|table)$/u.test(
        key
      ) && manuscript.file.value.toString().split('\n')[place.line - 1]?.includes('@') === true
  },
  {
    why: 'the label of a caption: its name and number are Colophon’s own',
    explains: ({key, place}, {manuscript: {text}}) =>
      /^(?:figs?|tabs?|abb|tablel|figurel)$/u.test(key) &&
      /^(?:\W*|\W*<[^<>]{0,120}>\s*|!\[\W*)(?:(?:figs?|tabs?|abb)\.?\s*[A-Z]?\d|(?:table|figure)l\s)/iu.test(
        lineAt(text, place.line)
      )
  },
  {
    why: 'a note that says what a flag says: equal contribution, correspondence',
    explains: ({key, stated}) =>
      stated === 'people' &&
      /^(?:co|first|joint|equal|equally|contribut(?:ed|ion|ions)|corresponding|authors?|these|the|both)$/u.test(
        key
      )
  },
  {
    why: 'an affiliation that several authors state is shown once',
    explains: ({stated, key}, {page, words}) =>
      stated === 'people' && affiliationKeys(page).has(key) && isStatedAgain(key, words)
  },
  {
    why: 'the other of two texts that the author has a toggle choose from',
    explains: ({place}, {manuscript: {text}}) => /\\(?:if|not)toggle\{/u.test(lineAt(text, place.line))
  },
  {
    why: 'a part of a figure close to the call of the whole, `{@fig:x}A`: the number and it are one word',
    explains: ({key, place}, {manuscript: {text}}) =>
      /^[a-z]$/iu.test(key) && new RegExp(`@[^\\s{}@]{1,80}\\}${key}`, 'iu').test(lineAt(text, place.line))
  },
  {
    why: 'Manubot’s `@url:` before an address that the text leads to',
    explains: ({key, place}, {manuscript: {text}}) =>
      key === 'url' && /@url:https?:/u.test(lineAt(text, place.line))
  },
  {
    why: 'a form of address is no part of a name',
    explains: ({key, stated, place}, {manuscript: {file}}) =>
      /^(?:dr|prof|professor|mrs?|ms|rer|nat|med|phil|ing|dipl|habil|agr|jur|oec|theol|dent|vet)$/iu.test(
        key
      ) &&
      (stated === 'people' ||
        ((file.data['lifted'] ?? []) as Position[]).some(
          ({start, end}) => !isBefore(place, start) && isBefore(place, end)
        ))
  },
  {
    why: '`on page \\pageref{x}` names what stands there: not every galley has pages',
    explains: ({key, place}, {manuscript: {text}}) =>
      /^(?:pages?|pp?|seiten?|s|páginas?|pagina|on|at|auf|à|en|la|a)$/u.test(key) &&
      lineAt(text, place.line).includes('\\pageref')
  },
  {
    why: 'the label of a field, and the manner of its date: fields have labels of their own',
    explains: ({key, place}, {page, manuscript: {file}}) =>
      (fieldWord.test(key) ||
        monthNumber(key) !== undefined ||
        nameKeys(page).has(key) ||
        affiliationKeys(page).has(key)) &&
      ((file.data['lifted'] ?? []) as Position[]).some(
        ({start, end}) => !isBefore(place, start) && isBefore(place, end)
      )
  },
  {
    why: 'a DOI is said once, and an author’s initials behind an address are the author’s name',
    explains: ({key, place}, {page, manuscript: {file}}) =>
      ((page.article.doi ?? '')
        .toLowerCase()
        .split(/[^\p{L}\p{N}]+/u)
        .includes(key.toLowerCase()) ||
        page.article.contributors.some(({name}) => initialsOf(name) === key.toLowerCase())) &&
      ((file.data['lifted'] ?? []) as Position[]).some(
        ({start, end}) => !isBefore(place, start) && isBefore(place, end)
      )
  },
  {
    why: 'a mark that ran into the word behind it, `1Department`, `2bell@…`: places and addresses are their authors’',
    explains: ({key, place}, {page: {article}, manuscript: {file}}) => {
      const word = /^\d{1,2}(\p{L}.+)$/u.exec(key)?.[1]?.toLowerCase()
      const told = [
        ...article.affiliations.flatMap(({text, translations = []}) => [
          text,
          ...translations.map((one) => one.text)
        ]),
        ...article.contributors.map(({email}) => email ?? '')
      ]
      return (
        word !== undefined &&
        told.some((text) => text.toLowerCase().includes(word)) &&
        ((file.data['lifted'] ?? []) as Position[]).some(
          ({start, end}) => !isBefore(place, start) && isBefore(place, end)
        )
      )
    }
  },
  {
    why: 'numbers that called notes, and the name above them: notes have numbers and a name of their own',
    explains: ({key}, {manuscript: {file}}) =>
      /^(?:\d{1,3}|(?:end|foot)?notes?)$/iu.test(key) &&
      file.messages.some(({ruleId}) => ruleId === 'inferred-notes')
  },
  {
    why: 'what joins names to where they work, `is with`, where a sentence told it',
    explains: ({key, place}, {manuscript: {file}}) =>
      /^(?:is|are|was|were|with|also|and|the)$/u.test(key) &&
      file.messages.some(({ruleId}) => ruleId === 'inferred-affiliations') &&
      ((file.data['lifted'] ?? []) as Position[]).some(
        ({start, end}) => !isBefore(place, start) && isBefore(place, end)
      )
  },
  {
    why: 'the label of a statement, which stands under its own heading',
    explains: ({place}, {manuscript: {file, text}}) =>
      /^\W*(?:conflicts?|competing|declaration|funding|data availability|ethic|acknowledg)[\p{L}\s]{0,40}[:.]/iu.test(
        lineAt(text, place.line)
      ) &&
      file.messages.some(
        ({ruleId, line}) => /^inferred-(?:statement|funding)$/u.test(ruleId ?? '') && line === place.line
      )
  },
  {
    why: 'words in the brackets of an image whose caption stands below describe it',
    explains: ({key, place}, {page, manuscript: {file}}) =>
      file.messages.some(({ruleId, line}) => ruleId === 'inferred-caption' && line === place.line) &&
      alternativeKeys(page).has(key)
  },
  {
    why: 'a message says that its field of the front matter can’t be read',
    explains: ({stated, place}, {manuscript: {file}}) => {
      if (!stated) return false
      const [from, until] = fieldAround(file.value.toString().split('\n'), place.line)
      return file.messages.some(
        ({ruleId, line}) => ruleId === 'yaml-syntax' && line !== undefined && line >= from && line < until
      )
    }
  },
  {
    why: 'a message says that its field stands twice',
    explains: ({stated, place}, {manuscript: {file}}) => {
      const line = file.value.toString().split('\n')[place.line - 1] ?? ''
      const field = stated && /^([\w-]+)[ \t]*:/u.exec(line)?.[1]
      return file.messages.some(
        ({ruleId, reason}) => ruleId === 'field-duplicate' && reason.includes(`\`${field}\``)
      )
    }
  },
  {
    why: 'numbers of lines at a margin, which one message leaves out of a whole text',
    explains: ({key, place}, {manuscript: {file, text}}) =>
      /^\d{1,4}$/u.test(key) &&
      new RegExp(`^\\s*${key}(?!\\d)`, 'u').test(lineAt(text, place.line)) &&
      file.messages.some(({ruleId, reason}) => {
        const [, from, to] = (ruleId === 'page-furniture' && /`(\d{1,4}) … (\d{1,4})`/u.exec(reason)) || []
        return Number(from) <= Number(key) && Number(key) <= Number(to)
      })
  },
  {
    why: 'a figure before the number of a heading, which a message names',
    explains: ({key, place}, {manuscript: {file}}) =>
      file.messages.some(
        ({ruleId, line, reason}) =>
          ruleId === 'stray-figure' && line === place.line && reason.includes(`figure \`${key}\``)
      )
  },
  {
    why: 'a message says that it was left out',
    explains: ({place}, {manuscript: {file}}) =>
      file.messages.some(({ruleId, place: at}) => {
        if (!ruleId || !leavesOut.has(ruleId) || !at) return false
        if (!('start' in at)) return at.line === place.line
        return !isBefore(place, at.start) && isBefore(place, at.end)
      })
  }
]

/** What labels of dates, addresses and identifiers are made of, and dates and identifiers themselves. */
const fieldWord = new RegExp(
  `^(?:${[
    'received|revised|accepted|published|submitted|available|online|date|on|edited|reviewed|citation|copyright|keywords',
    'corresponding|correspondence|author|authors|address|contact|for|to|should|be|addressed|all|email|e|mail|mails|tel|addresses',
    'articles|advance|ahead|print|digital|object|identifier|contact',
    'orcid|id|ids|doi|https?|www|org|com|funding|supported|by|financial|support|foundation|items?',
    'recibido|recebido|aceptado|aceito|revisado|publicado|autora?|autores|correspondencia|correspondência|para|la|de|del|el|am|le',
    'y|e|et|em|il|und|and|by|at|rights|reserved|these|this|work|contributed|equally|statement|\\p{Lu}|[☯¤◊⊥∥✉]|details|information|affiliations|additional|requests|materials|[原稿受付理일]',
    'поступила|редакцию|после|доработки|принята|к|публикации|печати|в|г|투고일?|접수일?|수정일?|게재확정일?|受付日?|受理日?|原稿受付',
    'submetido|recebimento|submissão|aceite|aprovação|línea|correo|electrónico|eletrônico|courriel|geliş|gönderim|başvuru|kabul|yayı[nm](?:lanma)?|düzeltme|revizyon|tarihi|sorumlu|yazar|iletişim|yazışma|adresi|dikirim(?:kan)?|naskah|masuk|direvisi|disetujui|diterbitkan|dipublikasikan|penulis|korespondensi|surel|otrzymano|przyjęto|druku|ontvangen|geaccepteerd|mottagen|godkänd|надійшла|прийнята|опублікована|эл|почта|нویسنده|نویسنده|مسئول|مسؤول|رایانامه|پست|الکترونیکی|ایمیل|이메일|メール|邮箱',
    'reçu|accepté|révisé|publié|en|ligne|auteure?|correspondante?|correspondance|eingegangen|eingereicht|ricevuto|accettato|fecha|data|recepción|aceptación|publicación|revisión|aprobado|aprovado|manuscript|form|in|angenommen|überarbeitet|veröffentlicht|korrespondenz(?:autor(?:in)?)?',
    '[收稿投修回订改录用接受日期出版发表网络首年月通信讯訊作者联系责任基金项目资助简介绍第一课题:]',
    '\\d{1,2}(?:st|nd|rd|th)|korrespondenzadresse|anschrift|information|equal|contributions?|untuk|diterima',
    'funds?|funded|projects?|programs?|introductions?|profiles?|biograph(?:y|ies)|about|brief',
    '\\d{1,4}|\\d{3}x'
  ].join('|')})$`,
  'iu'
)

/** Rules whose message says that something is not kept, and where. */
const leavesOut = new Set<string>([
  'code-hidden',
  'code-shows-image',
  'draft-note',
  'html-dropped',
  'field-invalid',
  'field-unknown',
  'field-unused',
  'formula-image',
  'image-missing',
  'inferred-article-type',
  'inferred-journal',
  'inferred-license',
  'page-furniture',
  'raw-dropped',
  'site-tag'
])

/** The words of a run that nothing explains. */
export function unexplained(run: SourceWord[], known: Circumstances): SourceWord[] {
  return run.filter((word) => !explanations.some(({explains}) => explains(word, known)))
}

function sameWords(words: SourceWord[], text: string): boolean {
  return words.map(({key}) => key).join(' ') === wordsOf([{text}]).keys.join(' ')
}

function nameKeys({article}: Page): Set<string> {
  // A head in two languages gives an address twice.
  const names = article.contributors.flatMap(({name, nativeName, email = ''}) =>
    [...Object.values(name), nativeName?.text, email].filter((part) => typeof part === 'string')
  )
  return new Set(wordsOf(names.map((text) => ({text}))).keys)
}

function affiliationKeys({article}: Page): Set<string> {
  const parts = article.affiliations.flatMap((one) =>
    Object.values(one).filter((part) => typeof part === 'string')
  )
  return new Set(wordsOf(parts.map((text) => ({text}))).keys)
}

function alternativeKeys({slots}: Page): Set<string> {
  const texts = slots.body.flatMap((node) =>
    [...descendants(node)].flatMap((one) =>
      'tagName' in one && one.tagName === 'img' ? [{text: String(one.properties['alt'] ?? '')}] : []
    )
  )
  return new Set(wordsOf(texts).keys)
}

/** Whether a word is part of a name that stands in the front matter more than once. */
function isStatedAgain(key: string, words: SourceWord[]): boolean {
  const said = new Map<number, string[]>()
  for (const word of words)
    if (word.stated === 'people') said.set(word.passage, [...(said.get(word.passage) ?? []), word.key])
  const names = [...said.values()].filter((keys) => keys.includes(key)).map((keys) => keys.join(' '))
  return new Set(names).size < names.length
}

/** First line of the field that a line of front matter belongs to, and the line where the next one begins. */
function fieldAround(lines: string[], line: number): [from: number, until: number] {
  const begins = (text: string | undefined) => text === undefined || /^(?:[^\s#-]|---)/u.test(text)
  let [from, until] = [line, line + 1]
  while (!begins(lines[from - 1])) from -= 1
  while (!begins(lines[until - 1])) until += 1
  return [from, until]
}

/** A line, 1-based, with the one after it. */
function lineAt(text: string, line: number): string {
  return text
    .split('\n', line + 1)
    .slice(line - 1)
    .join(' ')
}

function isBefore(a: {line: number; column: number}, b: {line: number; column: number}): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}

function initialsOf({given = '', family = ''}: PersonName): string {
  return (`${given} ${family}`.match(/(?<!\p{L})\p{L}/gu) ?? []).join('').toLowerCase()
}
