/** Lines below the authors that say whom to write to, and what signs mean. */
import {type Contributor, displayName, parseOrcid} from '../../model/index.js'
import {spacedEmailSource} from './email.js'
import {isMeant} from './memberships.js'

/** What a line says about authors. `rest`: words that no field holds. */
export type Notice =
  | {kind: 'equal'; mark?: string}
  | {kind: 'deceased'; mark?: string}
  | {kind: 'address'; mark?: string; label: boolean; text: string; emails: string[]}

const mark = '\\s*(?:\\*{2})?([*∗＊※†‡#§¶✉☯¤◊⊥∥])?(?:\\*{2})?\\s*'
const numbered = '\\s*([*∗＊※†‡#§¶✉☯¤◊⊥∥]|\\d{1,2}(?=\\s)|[a-h](?=\\s))?\\s*'
const equal = new RegExp(
  `^${numbered}[(（]?(?:these|the|both|first two|first three)?\\s*(?:\\p{L}+ )?(?:authors?\\s+)?(?:have\\s+)?(?:contributed equally|equal contributions?|equally contributed|are co-first authors|joint first authors?|co-first authors?|共同第一作者|同等贡献)(?:\\s+(?:to|by)\\s+(?:this|the) (?:work|study|paper|article|manuscript|authors?))?[.)）]?$`,
  'iu'
)
const deceased = new RegExp(`^${mark}deceased[.]?$`, 'iu')
const label =
  /^(?:authors? to whom (?:all )?correspondence (?:should|may) be (?:addressed|sent)|corresponding author at|corresponding authors?|corresponding author at|correspondence(?: and requests for (?:materials|reprints))?(?: to| should be (?:addressed|sent) to| author| address)?|author for correspondence|address(?:ed)? (?:all )?correspondence to|contact(?: author)?|e-?mails?(?: address(?:es)?)?|通[信讯]作者|通訊作者|联系作者|责任作者|auteur correspondant|autor(?:a|es)? (?:de|para(?: la)?) (?:correspondencia|correspondência)|correspondencia|correspondência|autore corrispondente|auteure? de correspondance|adresse (?:de |pour la )?correspondance|autor(?:a|es)? correspond(?:iente|ente)s?|endereço para correspondência|dirección (?:para|de) correspondencia|korrespondenzadresse|kontakt(?:adresse)?|korrespondierende[r]? autor(?:in)?|автор для (?:переписки|корреспонденции)|для (?:переписки|корреспонденции)|контактное лицо|ответственный автор|責任著者|連絡先|連絡著者|교신 ?저자|المؤلف المراسل|نویسند[ۀه](?:[\u200c ]?ی)? (?:مسئول|مسؤول)|رایانامه|پست الکترونیکی?|ایمیل|sorumlu yazar|iletişim(?: adresi)?|yazışma adresi|(?:penulis )?korespondensi(?: penulis)?|penulis koresponden|surel|autor korespondencyjny|البريد الإلكتروني|эл\. почта|correo(?: electrónico)?|courriel|correspondance|korrespondenz(?:autor(?:in)?)?|orcid(?: ids?)?)\s*[:：.]?\s*/iu
const email = new RegExp(spacedEmailSource, 'gu')
const orcid = /(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/giu

/** What a line says; `undefined` when it speaks of something else. `bullet`: the list sign before it. */
export function readNotice(line: string, bullet?: string): Notice | undefined {
  const sign = bullet === '*' ? '*' : undefined
  // `a)Author to whom …`, as physicists' journals mark it.
  const text = line.replace(/^\s*[a-h]\)\s*(?=author)/iu, '')
  const same = equal.exec(text)
  if (same) return {kind: 'equal', mark: star(same[1]) ?? sign}
  const dead = deceased.exec(text)
  if (dead) return {kind: 'deceased', mark: star(dead[1]) ?? sign}
  const [, leading] = new RegExp(`^${mark}`, 'u').exec(text) ?? []
  let rest = leading
    ? text
        .slice(text.indexOf(leading) + leading.length)
        .replace(/^[*\s]+/u, '')
        .trim()
    : text.trim()
  const labelled = label.test(rest)
  rest = spelledOut(rest)
  const emails = (rest.match(email) ?? []).map((address) => address.replace(/\s/gu, ''))
  const onlyAddresses = rest.replace(email, '').replace(/[\s,;，；()（）/]|\band\b/giu, '') === ''
  if (!labelled && !(emails.length > 0 && (onlyAddresses || leading || sign))) return undefined
  return {
    kind: 'address',
    mark: star(leading) ?? sign,
    label: labelled,
    text: rest,
    emails
  }
}

/** `{bell,dee}@tides.example`: two addresses. */
function spelledOut(text: string): string {
  return withoutNumbers(text).replace(
    /\{([\w.,;\s+-]{3,300})\}\s?@\s?([\w.-]*\w)/gu,
    (_, names: string, domain: string) =>
      names
        .split(/[,;]\s*/u)
        .map((name) => `${name.trim()}@${domain}`)
        .join(', ')
  )
}

/** `1bell@…, 2dee@…`: the marks of the authors before their addresses. */
function withoutNumbers(text: string): string {
  const numbered = /(?<![\w.+-])(\d)(?=[a-z][\w.+-]*@)/giu
  const marks = [...text.matchAll(numbered)].map(([, mark]) => Number(mark))
  return marks.length > 1 && marks.every((mark, at) => mark === at + 1) ? text.replace(numbered, '') : text
}

/** One sign for all asterisks, as authors carry it. */
function star(sign: string | undefined): string | undefined {
  return sign?.replace(/[∗＊※✉]/u, '*')
}

function only<T>(list: T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined
}

/** `a@x.org (A. Smith)`: a name after an address. */
const inBrackets = /\(([^()@]{2,60})\)/gu

/** The author named in brackets behind an address. */
function ownerNamed(address: string, text: string, authors: Contributor[]): Contributor | undefined {
  const after = text.replace(/\s(?=@)|(?<=@)\s/gu, '').split(address)[1] ?? ''
  const name = /^\s*\(([^()@]{2,60})\)/u.exec(after)?.[1]?.trim()
  return name ? authors.find((author) => isMeant(name, author)) : undefined
}

/** Whether nothing of an equal contribution or death notice is lost when its line goes. */
export function equalLine(notice: Notice): boolean {
  return notice.kind !== 'address' && notice.mark !== undefined
}

/**
 * Give e-mail addresses and ORCID iDs of a line to the authors it means.
 *
 * @param places affiliations; a line that says one of them once more adds nothing
 * @returns whether every word of the line found its place
 */
export function addressLine(
  notice: Notice,
  authors: Contributor[],
  group: Contributor[],
  places: readonly string[] = []
): boolean {
  if (notice.kind !== 'address') return false
  let rest = notice.text
  for (;;) {
    const found = label.exec(rest)
    if (!found || found[0] === '') break
    rest = rest.slice(found[0].length)
  }
  const corresponds = notice.mark === '*' || !/^(?:e-?mail|orcid)/iu.test(notice.text)
  const named = authors.filter(
    (author) => holds(rest, spoken(author)) || holds(rest, filed(author)) || holds(rest, closed(author))
  )
  const marked = authors.filter((author) => author.corresponding)
  const meant = named.length > 0 ? named : corresponds && marked.length > 0 ? marked : group
  if ((notice.label || notice.mark === '*') && corresponds)
    for (const author of named) author.corresponding = true
  let placed = assignOrcids(rest, authors, group)
  rest = rest.replace(orcid, '')
  const sole = meant.length === 1 || meant.length === notice.emails.length
  for (const [index, address] of notice.emails.entries()) {
    const owner =
      ownerNamed(address, notice.text, authors) ??
      // Several addresses, or one that nobody is named with, are whose names they hold.
      (notice.emails.length > 1 || (!notice.label && named.length === 0)
        ? byAddress(address, authors)
        : undefined) ??
      (sole ? meant[meant.length === 1 ? 0 : index] : (byAddress(address, authors) ?? only(marked)))
    if (owner && (owner.email === undefined || owner.email === address)) owner.email = address
    else placed = false
    if (owner && notice.label && corresponds && named.length === 0 && marked.length === 0)
      owner.corresponding = true
  }
  for (const author of named)
    rest = without(without(without(rest, spoken(author)), filed(author)), closed(author))
  rest = rest.replace(inBrackets, (whole: string, name: string) =>
    authors.some((author) => isMeant(name.trim(), author)) ? '' : whole
  )
  const words = rest
    .replace(email, '')
    .replace(addressWords, '')
    .replace(/\b(?:and|at|to)\b/giu, '')
  if (placed && !/[\p{L}\p{N}]/u.test(words)) return true
  // What is left, an address or a telephone, is said of the one author whom the line means.
  const owner = meant.length === 1 && notice.label ? meant[0] : undefined
  if (!placed || !owner) return false
  const more = letters(rest.replace(email, ''))
  // A line that runs on into the abstract says more than where an author is found.
  if (more.length > 200 || /[【[［]\s*\p{L}/u.test(rest)) return false
  if (places.some((place) => more.includes(letters(place)) && more.length < letters(place).length + 30))
    return true
  addNote(owner, rest.replace(email, '').replace(addressLabels, ''))
  return true
}

/** What journals call an address, wherever it stands in a line. */
const addressWords =
  /e-?mails?|correo(?: electr[óo]nico)?|correio eletr[ôo]nico|courriel|эл\. ?почта|이메일|メール|邮箱|رایانامه|ایمیل|surel|tel|orcid|[*∗]?\s*(?:penulis korespondensi|corresponding authors?)/giu

const addressLabels =
  /(?:e-?mails?(?: address(?:es)?)?|correo(?: electr[óo]nico)?|courriel|surel)\s*[:：]?/giu

/** Names in a line, whatever their capitals: a byline may be set in capitals, `EVE FOX`. */
const holds = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase())
const without = (text: string, name: string) => {
  const at = text.toLowerCase().indexOf(name.toLowerCase())
  return at < 0 || name === '' ? text : text.slice(0, at) + text.slice(at + name.length)
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Words that no field of an author holds. */
export function addNote(author: Contributor, text: string): void {
  const words = text
    .replace(/\(\s*\)|\[\s*\]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s(?=[,;.])/gu, '')
    .replace(/[,;](?:\s*[,;:.])+/gu, ';')
    .replace(/^[\s,;:.()*，；：。]+|[\s,;:(，；：]+$/gu, '')
  // A form of address says nothing of its own.
  if (/^(?:dr|mrs?|ms)\.?$/iu.test(words)) return
  if (words) author.note = [author.note, words].filter(Boolean).join('; ')
}

function assignOrcids(text: string, authors: Contributor[], group: Contributor[]): boolean {
  let before = text
  for (const match of text.matchAll(orcid)) {
    const id = parseOrcid(match[1] ?? '')
    const words = text.slice(0, match.index)
    const named = authors
      .map((author) => ({author, at: words.lastIndexOf(displayName(author.name))}))
      .filter(({at}) => at >= 0)
    // `https://orcid.org/… (AB)`
    const behind = /^[^()\p{L}]{0,3}\(([^()@]{2,40})\)/u.exec(text.slice(match.index + match[0].length))?.[1]
    const owner =
      (behind && authors.find((author) => isMeant(behind.trim(), author))) ||
      named.sort((a, b) => b.at - a.at)[0]?.author ||
      (group.length === 1 ? group[0] : undefined)
    if (!id || !owner || (owner.orcid && owner.orcid !== id)) return false
    owner.orcid = id
    before = before.replace(match[0], '')
  }
  return true
}

/** A name without the degrees behind it, which such lines leave out. */
function spoken({name}: Contributor): string {
  const {suffix: _, ...own} = name
  return displayName(own)
}

/** `이서연`, as names are written that have no blank; none of others. */
function closed({name: {family = '', given = ''}}: Contributor): string {
  const name = `${family}${given}`
  return /^[\p{Script=Hangul}\p{Script=Han}]{2,5}$/u.test(name) ? name : '\0'
}

function filed(author: Contributor): string {
  return author.name.literal ?? [author.name.family, author.name.given].filter(Boolean).join(' ')
}

/** `müller` as addresses spell it: `mueller`. */
function spelled(family: string): string {
  const letters: Record<string, string> = {ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', å: 'aa', ø: 'oe', æ: 'ae'}
  return family.normalize('NFC').replace(/[äöüßåøæ]/gu, (letter) => letters[letter] ?? letter)
}

/** The author whose family name stands in the address; else the one whose given name does. */
export function byAddress(address: string, authors: Contributor[]): Contributor | undefined {
  const local =
    address
      .split('@')[0]
      ?.toLowerCase()
      .replace(/[^a-z]/gu, '') ?? ''
  const plain = (text: string) => text.normalize('NFD').replace(/[^\p{L}]/gu, '')
  const owners = authors.filter((author) => {
    const family = author.name.family?.toLowerCase() ?? ''
    const last = family.split(' ').at(-1) ?? ''
    return [plain(family), plain(last), plain(spelled(family))].some(
      (one) => one.length > 1 && local.includes(one)
    )
  })
  if (owners.length > 0) return only(owners)
  // `siti@…` of Siti Nurhaliza.
  return only(
    authors.filter(({name: {given = ''}}) =>
      given
        .toLowerCase()
        .split(/[\s-]+/u)
        .some((word) => plain(word).length > 2 && local.includes(plain(word)))
    )
  )
}
