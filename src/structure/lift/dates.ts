/** Dates of a manuscript's life, as they are printed in its head. */
import {type Article, datePatterns, type IsoDate, parseDate} from '../../model/index.js'
import {type Claim, freeRanges, type Head} from './head.js'
import {isKind} from './printed.js'

export type DateKind = keyof Article['dates']

const labels: [DateKind, string][] = [
  [
    'received',
    '(?:manuscript )?received(?: date)?|(?:manuscript )?submitted|收稿日期|收稿|投稿日期|原稿受付|受付日?|접수(?:일자?)?|투고일|reçu|eingegangen|eingereicht|recibido|(?:fecha de )?recepción|recebido|(?:data de )?recebimento|(?:data de )?submissão|submetido|ricevuto|geliş(?: tarihi)?|gönderim(?: tarihi)?|başvuru tarihi|dikirim(?:kan)?|naskah masuk|otrzymano|ontvangen|mottagen|ngày nhận(?: bài)?|поступила(?: в редакцию)?|получена|надійшла|تاريخ الاستلام'
  ],
  [
    'revised',
    'revised(?: date)?|revision received|修回日期|修订日期|修改日期|(?:收)?修改稿(?:收到)?日期|修回|received in revised form|in revised form|改稿日?|修正日?|수정(?:일자?)?|révisé|überarbeitet|revisado|düzeltme(?: tarihi)?|revizyon(?: tarihi)?|direvisi|(?:fecha de )?revisión|после доработки|после рецензирования'
  ],
  [
    'accepted',
    'accepted(?: date)?|录用日期|接受日期|接收日期|(?:accepted for publication)|accepté|angenommen|aceptado|aprobado|(?:fecha de )?aceptación|受理日?|採択日?|採録|게재 ?확정(?:일자?)?|채택(?:일자?)?|aceito|aprovado|(?:data de )?(?:aceite|aprovação)|accettato|kabul(?: tarihi)?|disetujui|przyjęto(?: do druku)?|geaccepteerd|godkänd|ngày (?:chấp nhận|duyệt đăng)|прийнята(?: до друку)?|принята(?: к (?:публикации|печати))?|تاريخ القبول'
  ],
  [
    'published',
    'published(?: online(?: in articles in advance| ahead of print)?| date)?|(?:date of )?publication(?: date)?|available online|出版日期|发表日期|网络(?:首发|出版)日期|publié(?: en ligne)?|veröffentlicht|online publiziert|online veröffentlicht|掲載日|公開日|게재(?:일자?)?|발행일|publicado(?: online| en línea)?|(?:fecha de )?publicación|pubblicato|yayı[nm](?:lanma)?(?: tarihi)?|diterbitkan|dipublikasikan|опублікована|опубликована|تاريخ النشر'
  ]
]
/** `3/4/2024`: where the label is not English, the day comes first. */
const figures = '\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{4}(?:\\s*г\\.)?'
const english = /^(?:manuscript|received|submitted|revis|accepted|published|publication date|available)/iu

const patterns = labels.map(([kind, words]) => ({
  kind,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words})\\s*(?:(?:on|am|le|em|el|il|dnia)\\b)?\\s*[:：]?\\s*(${datePatterns.join('|')}|${figures})(?![\\p{L}\\p{N}])`,
    'giu'
  )
}))

/** In small letters: what holds none of them has no date that is told. To seek each at every sign takes long. */
const anyLabel = new RegExp(labels.map(([, words]) => words).join('|'), 'u')

/** Dates with their labels, in reading order; a sentence that merely holds one keeps it. */
export function readDates(head: Head): {kind: DateKind; date: IsoDate; claim: Claim}[] {
  const found: {kind: DateKind; date: IsoDate; claim: Claim}[] = []
  for (const passage of head.passages) {
    if (passage.kind === 'heading') continue
    for (const [start, end] of freeRanges(passage)) {
      const text = passage.text.slice(start, end)
      if (!anyLabel.test(text.toLowerCase())) continue
      for (const {kind, pattern} of patterns) {
        for (const match of text.matchAll(pattern)) {
          const date = parseDate(dayFirst(match[0], match[1] ?? ''))
          // `revised May 2, 2016; October 17, 2016`: the last is when it was done.
          const again =
            kind === 'revised' ? furtherDate(text.slice(match.index + match[0].length)) : undefined
          const end = start + match.index + match[0].length + (again?.length ?? 0)
          const range: [number, number] = [start + match.index, end]
          if (again && date && standsAlone(passage.text, range)) {
            found.push({kind, date: again.date, claim: {passage, range}})
            continue
          }
          if (date && standsAlone(passage.text, range)) found.push({kind, date, claim: {passage, range}})
        }
      }
    }
  }
  return found
}

const further = new RegExp(
  `^\\s*(?:[;,]|and|&)\\s*(?:and\\s+)?(${datePatterns.join('|')})(?![\\p{L}\\p{N}])`,
  'iu'
)

function furtherDate(text: string): {date: IsoDate; length: number} | undefined {
  const found = further.exec(text)
  const date = found && parseDate(found[1] ?? '')
  return found && date ? {date, length: found[0].length} : undefined
}

function dayFirst(whole: string, written: string): string {
  const [, day, month, year] =
    /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?:\s*г\.)?$/u.exec(written) ?? []
  return year && !english.test(whole) ? `${year}-${month}-${day}` : written
}

/** Only punctuation and other such pairs beside it: what precedes ends a sentence or a field. */
function standsAlone(text: string, [start, end]: [number, number]): boolean {
  const before = text.slice(0, start).trimEnd()
  const after = text.slice(end).trimStart()
  return (
    (before === '' ||
      isKind(before) ||
      /[;；,，.。/|:：()（）\d日]$/u.test(before) ||
      /\n[ \t]*$/u.test(text.slice(0, start))) &&
    (after === '' ||
      /^[ \t]*\n/u.test(text.slice(end)) ||
      /^(?:[;；,，.。/|()（）\p{Lu}\p{Lo}]|doi\b)/u.test(after))
  )
}
