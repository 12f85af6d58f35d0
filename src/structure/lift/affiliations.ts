/** Affiliations as they are printed: each with the mark before it, if any. */
import {type Affiliation, monthPattern} from '../../model/index.js'
import {close, open} from './marks.js'

/** An affiliation, and the mark that authors carry. */
export interface MarkedAffiliation {
  mark?: string
  text: string
}

const institution =
  /universit|universidad|università|université|üniversite|universitas|uniwersytet|univerzit|egyetem|yliopisto|ülikool|fakülte|enstitü|bölümü|hastane|yüksekokul|fakultas|politeknik|wydział|szpital|fakulta|ústav|viện |đại học|instit|colleg|school|depart|facult|laborator|\blabs?\b|(?<!pre|inter|intra|in-|of-)hospital|hôpital|klinik|academ|polytech|politec|hochschule|[ée]cole|escuela|ministry|museum|observator|\bcent(?:er|re|ro)\b|\bagency\b|compan|corporat|\binc\b|\bltd\b|gmbh|\bllc\b|foundation|bureau|council|cnrs|csic|farm|大学|大學|学院|學院|研究|医院|醫院|中心|公司|实验室|分校|学校|中学|科学院|疾控|管理局|监测站|气象局|出版社|场|系$|研究所|研究院|대학|연구원|연구소|병원|학과|공사|университет|институт|академи|кафедра|факультет|центр|лаборатори|больниц|جامعة|معهد|كلية|قسم|مركز|مستشفى|وزارة|دانشگاه|پژوهشگاه|אוניברסיט|πανεπιστήμιο/iu
const street = /\b\d{5,6}\b|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/u
/** Names of countries, as addresses end with them. */
export const countries =
  /^(?:(?:P\.?\s?R\.?\s?)?China|USA|U\.S\.A\.|United States(?: of America)?|UK|United Kingdom|England|Scotland|Germany|France|Spain|Italy|Portugal|Brazil|Japan|South Korea|Republic of Korea|India|Canada|Australia|New Zealand|Netherlands|The Netherlands|Belgium|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Poland|Czech Republic|Hungary|Greece|Turkey|Türkiye|Russia|Israel|Iran|Egypt|South Africa|Nigeria|Mexico|Argentina|Chile|Colombia|Singapore|Malaysia|Thailand|Vietnam|Indonesia|Philippines|Pakistan|Ireland|中国|Deutschland|España|Brasil|Schweiz|Österreich)$/iu

/** Whether a text speaks of an institution or an address. */
export function namesInstitution(text: string): boolean {
  return institution.test(text) || street.test(text)
}

/**
 * Affiliations of a line: `1. A`, `(1. A; 2. B)`, `1 A; 2 B`, `¹ A`, `a) A`,
 * or one without mark.
 *
 * @param line as `withMarks` gives it
 * @param mark the number of the list item that holds it
 * @returns `undefined` for what looks like none
 */
export function readAffiliationLine(line: string, mark?: string): MarkedAffiliation[] | undefined {
  const text = line.trim()
  // Sentences are no address, though they speak of research.
  if (/[。！？].*[。！？]/su.test(text)) return undefined
  // Nor is a reference: `N Engl J Med 2021;385:2132-9`.
  if (
    /(?:1[89]|20)\d{2}\s*[;,:]\s*\d{1,4}\s*(?:\([^()]{1,12}\)\s*)?[:,]\s*[A-Za-z]?\d|\bet al\.\s.*\(?(?:1[89]|20)\d{2}/u.test(
      text
    )
  )
    return undefined
  // Nor is a date: `29 August 2026 09:54:09`.
  if (new RegExp(`^\\s*\\d{1,2}\\s+(?:${monthPattern})\\.?\\s+\\d{4}`, 'iu').test(text)) return undefined
  const shared = sharedPlaces(text)
  if (shared && !mark) return shared
  // Nor is a life: `1992年生，硕士研究生，研究方向为…`.
  if (/\d{4}\s*年\s*生|研究方向/u.test(text)) return undefined
  const inner =
    /^[(（]([\s\S]*)[)）]?$/u.exec(text) && /^[(（]\s*(?:\uE000?[1a]\uE001?)\s*[.．、)）\s\p{L}]/u.test(text)
      ? text.replace(/^[(（]\s*/u, '').replace(/\s*[)）]$/u, '')
      : (/^[(（]([^()（）\uE000]{8,})[)）]$/u.exec(text)?.[1] ?? withoutBrackets(text))
  if (mark) return /^\d+$/u.test(mark) ? countedOn(bare(inner), Number(mark)) : undefined
  const parts = splitMarked(inner)
  const affiliations = parts.map(readMarked).flatMap(splitLettered)
  if (affiliations.length > 1) return affiliations.every((one) => one.mark) ? affiliations : undefined
  const only = affiliations[0]
  if (!only || only.text === '') return undefined
  // A sign may as well begin a note.
  const told = only.mark !== undefined && /[\p{L}\d]/u.test(only.mark)
  return told || namesInstitution(only.text) ? [only] : undefined
}

/** `1,2Universitas A, Town, 3Institut B, Town Email: …`: a place once for each of its marks. */
function sharedPlaces(text: string): MarkedAffiliation[] | undefined {
  const marks = `(?:${open})?(\\d(?:\\s?,\\s?\\d)+)(?:${close})?\\s?(?=\\p{Lu})`
  if (!new RegExp(`(?:^|[,;]\\s)${marks}`, 'u').test(text)) return undefined
  const places = text.replace(/[,;.\s]*\be-?mails?\s*[:：].*$/isu, '')
  const parts = places.split(
    new RegExp(`[,;]\\s+(?=(?:${open})?\\d(?:\\s?,\\s?\\d)*(?:${close})?\\s?\\p{Lu})`, 'u')
  )
  const found = parts.map((part) =>
    new RegExp(`^\\s*(?:${open})?(\\d(?:\\s?,\\s?\\d)*)(?:${close})?\\s?(\\p{Lu}[\\s\\S]*)$`, 'u').exec(part)
  )
  if (!found.every((one) => one && namesInstitution(one[2] ?? ''))) return undefined
  return found.flatMap((one) =>
    (one?.[1] ?? '').split(',').map((own) => ({mark: own.trim(), text: bare(one?.[2] ?? '')}))
  )
}

/** `School of A, Town 2. School of B, Town`, behind a list's number: places that count on from it, each with its commas. */
function countedOn(text: string, mark: number): MarkedAffiliation[] {
  const parts: MarkedAffiliation[] = []
  let rest = text
  for (let number = mark; ; number += 1) {
    const next = new RegExp(`[;,]?\\s+${number + 1}\\.\\s+(?=\\p{Lu})`, 'u').exec(rest)
    const [before, after] = next
      ? [rest.slice(0, next.index), rest.slice(next.index + next[0].length)]
      : [rest, '']
    if (!next || !before.includes(',') || !after.includes(','))
      return [...parts, {mark: String(number), text: rest}]
    parts.push({mark: String(number), text: before})
    rest = after
  }
}

/** `（某实验室（某大学），某市）` without the outer brackets, which hold all of it. */
function withoutBrackets(text: string): string {
  if (!/^[(（][^\uE000]*[)）]$/u.test(text)) return text
  let depth = 0
  const signs = [...text]
  for (const [at, sign] of signs.entries()) {
    if (/[(（]/u.test(sign)) depth += 1
    if (/[)）]/u.test(sign)) depth -= 1
    if (depth === 0 && at < signs.length - 1) return text
  }
  return depth === 0 ? text.slice(1, -1) : text
}

/** Parts of one institution, `1. University a. School; b. Hospital, City`, as `1a` and `1b`, each with its name. */
function splitLettered(one: MarkedAffiliation): MarkedAffiliation[] {
  const [, whole, first, rest] =
    /^(.{0,60}?)\s*\ba\s*[.．]\s*(.{2,120}?)\s*[;；,，]\s*(b\s*[.．].{2,300})$/u.exec(one.text) ?? []
  if (whole === undefined || !first || !rest || (!one.mark && !/大学|学院|研究/u.test(whole))) return [one]
  const others = rest.split(/\s*[;；,，]\s*(?=[c-f]\s*[.．]\s*\p{L})/u)
  const named = others.map((part) => /^([b-f])\s*[.．]\s*(.+)$/u.exec(part))
  if (named.some((part) => part === null)) return [one]
  const name = (part: string) => [whole, part].filter(Boolean).join(' ')
  return [
    {mark: `${one.mark ?? ''}a`, text: name(first)},
    ...named.map((part) => ({mark: `${one.mark ?? ''}${part?.[1]}`, text: name(part?.[2] ?? '')}))
  ]
}

/** What the text tells about the parts of an institution's address; only what is evident. */
export function affiliation(id: string, label: string, text: string): Affiliation {
  const cjk = /\p{Script=Han}/u.test(text)
  const parts = text
    .split(
      cjk
        ? /[，,]/u
        : /,(?!\s*(?:Ltd|Inc|LLC|L\.L\.C|GmbH|Co\.|S\.A|Limited)\b)|(?<=\p{Ll}{4})\.\s(?=\p{Lu})/u
    )
    .map((part) => part.trim())
    .filter(Boolean)
  const named = parts.filter((part) => institution.test(part))
  const major =
    named.find((part) =>
      /universi|üniversite|hospital|polytech|academ|hochschule|大学|医院|科学院/iu.test(part)
    ) ??
    // `Department of Physics, Institute of Tides`: a department is part of what follows it.
    named.find(
      (part) => !/^(?:dept\.?|department|school|faculty|division|section|laboratory|lab)\s/iu.test(part)
    ) ??
    named[0]
  const result: Affiliation = {id, label, text}
  if (!major) return result
  const split = /^(.+?大学)(.+(?:学院|系|所|中心|实验室|医院))$/u.exec(
    major.replace(/^\d{6}\s*/u, '').replace(/^\S+?(?:省|自治区)\S*?市\s*/u, '')
  )
  result.institution = split?.[1] ?? major.replace(/\s+\d{5,6}$/u, '')
  const minor = named.filter((part) => part !== major && parts.indexOf(part) < parts.indexOf(major))
  if (split?.[2]) result.department = split[2].trim()
  else if (minor.length > 0) result.department = minor.join(', ')
  const country = parts.at(-1)?.replace(/[.。;]$/u, '') ?? ''
  if (countries.test(country)) result.country = country
  const code = /(?<!\d)\d{5,6}(?:-\d{3,4})?(?!\d)/u.exec(text)?.[0]
  if (code) result.postalCode = code
  const before =
    code && result.country ? /^(\p{Lu}[\p{L}'’ -]+)\s+\d{5,6}$/u.exec(parts.at(-2) ?? '')?.[1] : undefined
  // `Cambridge, MA 02139`: the state stands between.
  const city = before && /^[A-Z]{2}$/u.test(before) ? parts.at(-3) : before
  if (city && city !== major && !institution.test(city)) result.city = city
  return result
}

/** Parts of `1 A; 2 B` or `1. A 2. B`, whose marks count up. */
function splitMarked(text: string): string[] {
  const first = leadingMark(text)
  if (!first || !/^[\da-y]+$/u.test(first.mark)) return [text]
  const parts: string[] = []
  let rest = text
  for (let mark = next(first.mark); rest !== ''; mark = next(mark)) {
    const found = new RegExp(
      `[;；。]\\s*(?=(?:${open}${mark}${close}|[(（[]?${mark}(?!\\d))\\s*[.．、)）\\]]?\\s*\\p{L})`,
      'iu'
    ).exec(rest)
    const korean = found ?? new RegExp(`[,，]\\s*(?=${mark}\\s?\\p{Script=Hangul})`, 'u').exec(rest)
    const raised =
      korean ??
      new RegExp(`(?:\\s*[,，\\s]\\s*|(?<=\\d{5,6}))(?=${open}${mark}${close}\\s*\\p{L})`, 'iu').exec(rest)
    const listed =
      raised ?? new RegExp(`,\\s+(?=${mark}\\s+\\p{Lu})`, 'u').exec(namesInstitution(rest) ? rest : '')
    // `…, Malawi. 2 Hospital of …`: a stop alone parts two institutions.
    const stop =
      listed ??
      new RegExp(`\\.\\s+(?=${mark}\\s+\\p{Lu})`, 'u').exec(
        /^\d+$/u.test(mark) && namesInstitution(rest) ? rest : ''
      )
    const stopped =
      stop && (stop === listed || [rest.slice(0, stop.index), rest.slice(stop.index)].every(namesInstitution))
        ? stop
        : listed
    // `北京1001902．某某大学`: a postal code that ran into the next mark.
    const coded =
      stopped ?? new RegExp(`(?<=(?<!\\d)\\d{6})(?=${mark}\\s*[.．、]\\s*\\p{Script=Han})`, 'u').exec(rest)
    // `…, China3. College of …`: a mark that ran into the word before it.
    const touching =
      coded ??
      new RegExp(`(?<=\\p{Ll})(?=${mark}[.．]\\s*\\p{Lu}\\p{Ll})`, 'u').exec(/^\d+$/u.test(mark) ? rest : '')
    // `a University of Q, City b Institute of …`: letters that no sign parts, between two institutions.
    const lettered =
      touching ??
      (/^[a-h]$/u.test(mark) && new RegExp(`\\s+(?=${mark}\\s+\\p{Lu}\\p{Ll}{2})`, 'u').exec(rest))
    const holds =
      lettered && [rest.slice(0, lettered.index), rest.slice(lettered.index)].every(namesInstitution)
    if (!lettered || (!coded && !holds)) {
      const lost = lostMark(rest, mark)
      if (!lost) break
      parts.push(lost.before)
      rest = lost.after
      continue
    }
    parts.push(rest.slice(0, lettered.index))
    rest = rest.slice(lettered.index + lettered[0].length)
  }
  return [...parts, rest]
}

/** `2. A; B; 4. C`, where the third's mark was not read: what stands before B, and B with its mark. */
function lostMark(rest: string, mark: string): {before: string; after: string} | undefined {
  if (!/^\d+$/u.test(mark)) return undefined
  const following = new RegExp(`[;；]\\s*(?=${Number(mark) + 1}\\s*[.．、]\\s*\\p{L})`, 'u').exec(rest)
  const [before, own, more] = following ? rest.slice(0, following.index).split(/[;；]\s*/u) : []
  if (!following || !before || !own || more || !namesInstitution(own)) return undefined
  return {before, after: `${mark}. ${own}${rest.slice(following.index)}`}
}

function next(mark: string): string {
  return /^\d+$/u.test(mark) ? String(Number(mark) + 1) : String.fromCharCode(mark.charCodeAt(0) + 1)
}

function readMarked(part: string): MarkedAffiliation {
  const found = leadingMark(part.trim())
  return found ? {mark: found.mark, text: bare(part.trim().slice(found.length))} : {text: bare(part)}
}

function leadingMark(text: string): {mark: string; length: number} | undefined {
  const found =
    new RegExp(
      `^[(（[]?${open}[(（[]?(\\d{1,2}|[IVX]{1,4}|\\p{L}|[*†‡§¶#]{1,3})[)）\\]]?${close}[)）\\].,:：]?\\s*`,
      'u'
    ).exec(text) ??
    /^[(（[](\d{1,2}|[a-z])[)）\]]\s*/u.exec(text) ??
    /^(\d{1,2})(?:\s*[.．、:：)）]\s*|\s+|(?=[\p{Lu}\p{Script=Han}\p{Script=Hangul}]))(?=[\p{L}\d])/u.exec(
      text
    ) ??
    /^([a-z])[.)）]\s*(?=\p{Lu}|\p{Script=Han})/u.exec(text) ??
    (namesInstitution(text) ? /^([a-h])\s+(?=\p{Lu}\p{Ll})/u.exec(text) : null)
  return found?.[1] ? {mark: found[1], length: found[0].length} : undefined
}

/** Without private signs and the point or semicolon of a list. */
function bare(text: string): string {
  const words = text
    .replaceAll(open, '')
    .replaceAll(close, '')
    .replace(/\s+/gu, ' ')
    .replace(/(?<=[\w.-])\s?@\s?(?=[\w-]+\.\w)/gu, '@')
    .trim()
    .replace(/\s*[;；,，]$/u, '')
  const brackets = (signs: RegExp) => words.match(signs)?.length ?? 0
  // The bracket around all of them.
  return /[)）]$/u.test(words) && brackets(/[)）]/gu) > brackets(/[(（]/gu)
    ? words.slice(0, -1).trim()
    : words
}
