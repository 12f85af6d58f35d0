/** Lines below the authors that say whom to write to, and what signs mean. */
import {type Contributor, displayName, parseOrcid} from '../../model/index.js'

/** What a line says about authors. `rest`: words that no field holds. */
export type Notice =
  | {kind: 'equal'; mark?: string}
  | {kind: 'deceased'; mark?: string}
  | {kind: 'address'; mark?: string; label: boolean; text: string; emails: string[]}

const mark = '\\s*([*∗＊※†‡#§¶✉])?\\s*'
const equal = new RegExp(
  `^${mark}[(（]?(?:these|the|both|first two|first three)?\\s*(?:\\p{L}+ )?(?:authors?\\s+)?(?:have\\s+)?(?:contributed equally|equal contributions?|equally contributed|are co-first authors|joint first authors?|co-first authors?|共同第一作者|同等贡献)(?:\\s+(?:to|by)\\s+(?:this|the) (?:work|study|paper|article|manuscript|authors?))?[.)）]?$`,
  'iu'
)
const deceased = new RegExp(`^${mark}deceased[.]?$`, 'iu')
const label =
  /^(?:corresponding authors?|correspondence(?: to| should be addressed to| author)?|author for correspondence|address(?:ed)? (?:all )?correspondence to|contact(?: author)?|e-?mails?(?: address(?:es)?)?|通[信讯]作者|通訊作者|联系作者|责任作者|auteur correspondant|autor(?:a|es)? (?:de|para(?: la)?) (?:correspondencia|correspondência)|correspondencia|correspondência|autore corrispondente|auteure? de correspondance|correspondance|korrespondenz(?:autor(?:in)?)?|orcid(?: ids?)?)\s*[:：.]?\s*/iu
const email = /[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+/gu
const orcid = /(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/giu

/** What a line says; `undefined` when it speaks of something else. `bullet`: the list sign before it. */
export function readNotice(text: string, bullet?: string): Notice | undefined {
  const sign = bullet === '*' ? '*' : undefined
  const same = equal.exec(text)
  if (same) return {kind: 'equal', mark: same[1] ?? sign}
  const dead = deceased.exec(text)
  if (dead) return {kind: 'deceased', mark: dead[1] ?? sign}
  const [, leading] = new RegExp(`^${mark}`, 'u').exec(text) ?? []
  const rest = leading ? text.slice(text.indexOf(leading) + leading.length).trim() : text.trim()
  const labelled = label.test(rest)
  const emails = (rest.match(email) ?? []).map((address) => address.replace(/\s/gu, ''))
  const onlyAddresses = rest.replace(email, '').replace(/[\s,;，；()（）/]|\band\b/giu, '') === ''
  if (!labelled && !(emails.length > 0 && (onlyAddresses || leading || sign))) return undefined
  return {
    kind: 'address',
    mark: leading?.replace(/[∗＊※✉]/u, '*') ?? sign,
    label: labelled,
    text: rest,
    emails
  }
}

/** Whether nothing of an equal contribution or death notice is lost when its line goes. */
export function equalLine(notice: Notice): boolean {
  return notice.kind !== 'address' && notice.mark !== undefined
}

/**
 * Give e-mail addresses and ORCID iDs of a line to the authors it means.
 *
 * @returns whether every word of the line found its place
 */
export function addressLine(notice: Notice, authors: Contributor[], group: Contributor[]): boolean {
  if (notice.kind !== 'address') return false
  let rest = notice.text
  for (;;) {
    const found = label.exec(rest)
    if (!found || found[0] === '') break
    rest = rest.slice(found[0].length)
  }
  const corresponds = notice.mark === '*' || !/^(?:e-?mail|orcid)/iu.test(notice.text)
  const named = authors.filter(
    (author) => rest.includes(displayName(author.name)) || rest.includes(filed(author))
  )
  const marked = authors.filter((author) => author.corresponding)
  const meant = named.length > 0 ? named : corresponds && marked.length > 0 ? marked : group
  if (notice.label && corresponds) for (const author of named) author.corresponding = true
  let placed = assignOrcids(rest, authors, group)
  rest = rest.replace(orcid, '')
  const sole = meant.length === 1 || meant.length === notice.emails.length
  for (const [index, address] of notice.emails.entries()) {
    const owner = sole ? meant[meant.length === 1 ? 0 : index] : byAddress(address, authors)
    if (owner && (owner.email === undefined || owner.email === address)) owner.email = address
    else placed = false
    if (owner && notice.label && corresponds && named.length === 0) owner.corresponding = true
  }
  for (const author of named) rest = rest.replace(displayName(author.name), '').replace(filed(author), '')
  const words = rest.replace(email, '').replace(/e-?mails?|tel|orcid|\b(?:and|at|to)\b/giu, '')
  return placed && !/[\p{L}\p{N}]/u.test(words)
}

function assignOrcids(text: string, authors: Contributor[], group: Contributor[]): boolean {
  let before = text
  for (const match of text.matchAll(orcid)) {
    const id = parseOrcid(match[1] ?? '')
    const words = text.slice(0, match.index)
    const named = authors
      .map((author) => ({author, at: words.lastIndexOf(displayName(author.name))}))
      .filter(({at}) => at >= 0)
    const owner = named.sort((a, b) => b.at - a.at)[0]?.author ?? (group.length === 1 ? group[0] : undefined)
    if (!id || !owner || (owner.orcid && owner.orcid !== id)) return false
    owner.orcid = id
    before = before.replace(match[0], '')
  }
  return true
}

function filed(author: Contributor): string {
  return [author.name.family, author.name.given].filter(Boolean).join(' ')
}

/** The author whose family name stands in the address. */
function byAddress(address: string, authors: Contributor[]): Contributor | undefined {
  const local =
    address
      .split('@')[0]
      ?.toLowerCase()
      .replace(/[^a-z]/gu, '') ?? ''
  const owners = authors.filter((author) => {
    const family =
      author.name.family
        ?.normalize('NFD')
        .replace(/[^\p{L}]/gu, '')
        .toLowerCase() ?? ''
    return family.length > 1 && local.includes(family)
  })
  return owners.length === 1 ? owners[0] : undefined
}
