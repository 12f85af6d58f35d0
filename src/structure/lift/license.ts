/** Who holds the rights, and the licence that is given: the lines a publisher prints on a first page. */
import {displayName, type License, parseLicense} from '../../model/index.js'
import {readAuthorLine} from './authors.js'
import {type Claim, freeRanges, type Head, type Passage, type Range} from './head.js'

export interface FoundRights {
  license?: License
  copyright?: string
}

const cue =
  /^\s*(?:\d{4}-\d{3}[\dX]\s*\/?\s*)?(?:©|\(c\)\s|copyright\b|&copy;|this is an open[- ]access|this (?:article|work|paper) (?:is|has been) (?:an open[- ]access|licensed|distributed|published|made available)|open access[:.]?\s+this|creative commons cc[^:]{2,30}:\s|licensee\b|este (?:es un |é um )?art(?:ículo|igo)\b|esta obra\b|cet article est|dieser (?:artikel|beitrag)|published under|licen[cs]ed? under|статья (?:доступна|распространяется)|本文(?:采用|遵循)|本作品采用)/iu
const terms =
  /creative commons,?\s+attribution(?:[\s–-]*(non[-\s]?commercial))?(?:[\s–-]*(no[-\s]?deriv\w*|share[-\s]?alike))?[^.\d]{0,60}?(\d\.\d)/iu
const sign = /\bCC[\s-]+BY((?:[\s-]+NC)?(?:[\s-]+(?:ND|SA))?)[\s-]+(\d\.\d)(?!\d)/u
const address =
  /(?:https?:\/\/\s?)?(?:www\.)?creativecommons\.org\/\s?(licenses\/\s?[a-z-]+\/\s?\d\.\d|publicdomain\/zero\/1\.0)/iu

/** Rights a line states; `undefined` unless it begins as such lines do and names a licence with its version, or an owner. */
export function readRights(text: string): FoundRights | undefined {
  if (
    (!cue.test(text) && !/^\p{L}[^.]{2,40}\set al\.\sThis is an open[- ]access article/u.test(text)) ||
    text.length > 1200 ||
    /@|\b10\.\d{4}/u.test(text)
  )
    return undefined
  const license = licenseOf(text)
  const owner =
    /(?:©|\([cC]\)\s|[Cc]opyright\b\s*:?\s*(?:©|\([cC]\))?)\s*[^\n]{2,140}?(?=\.\s+\p{Lu}\p{Ll}{2}|\.?\s*(?:\n|$)|\s(?:This|Published|Licen|Open)\b)/u.exec(
      text
    )?.[0]
  const copyright =
    owner && /\d{4}|authors?/iu.test(owner)
      ? owner
          .replace(/[.,]?\s*(?:ACM\s+)?ISBN\b.*$/su, '')
          .replace(/\s+/gu, ' ')
          .trim()
      : undefined
  return license || copyright ? {...(license && {license}), ...(copyright && {copyright})} : undefined
}

function licenseOf(text: string): License | undefined {
  const url = address.exec(text)?.[1]
  if (url) return parseLicense(`https://creativecommons.org/${url.replace(/\s/gu, '')}`)
  const [, short, shortVersion] = sign.exec(text) ?? []
  if (shortVersion) return parseLicense(`CC-BY${(short ?? '').replace(/[\s-]+/gu, '-')}-${shortVersion}`)
  const [, bare] =
    /\bCC[\s-]+BY((?:[\s-]+NC)?(?:[\s-]+(?:ND|SA))?)(?=\s+(?:\d{4}\b|licen[cs]e|deed)|\.\s|[).,;\s]*$)/u.exec(
      text
    ) ?? []
  const [, commercial, derivative = '', version] = terms.exec(text) ?? []
  if (!version) {
    // Without a version, the words are all that is known.
    const name = /creative commons attribution[^.,;()]{0,60}?licen[cs]e(?:\s*\(CC[^()]{2,14}\))?/iu.exec(
      text
    )?.[0]
    if (name === undefined && bare !== undefined) return {name: `CC BY${bare.replace(/[\s-]+/gu, '-')}`}
    return name === undefined ? undefined : {name: name.replace(/\s+/gu, ' ')}
  }
  const more = `${commercial ? '-NC' : ''}${/^no/iu.test(derivative) ? '-ND' : derivative ? '-SA' : ''}`
  return parseLicense(`CC-BY${more}-${version}`)
}

/** Names behind a rights sign that are the article's authors: raised marks tell, or initials before or behind each name. */
function isByline(passage: Passage, text: string): boolean {
  if (passage.kind === 'heading' || passage.text.trim() !== text.trim() || !/^\s*©/u.test(text)) return false
  const read = readAuthorLine(passage.node.children)
  if (!read) return false
  const initials = read.authors.every(({name}) => /(?:^|\s)\p{Lu}\.(?:\s?\p{Lu}\.)?/u.test(displayName(name)))
  return initials || read.evidence === 'marks'
}

/** The line without the authors' marks; the line itself remains the byline. */
function ownersOf(text: string): string {
  return text
    .replace(/[\d*†‡]+(?:\s*[,，]\s*[\d*†‡]+)*(?=\s*(?:,|$))/gu, (marks) =>
      /^\d{4}$/u.test(marks) ? marks : ''
    )
    .replace(/\s+/gu, ' ')
    .trim()
}

/** A meeting, who holds the rights, and ACM's number for the volume: one line of a first page. */
const meeting =
  /^(\p{Lu}.{5,200}?)\s+(©\s?\d{4}\s(?:Copyright held by [^.]{3,90}|Association for Computing Machinery|ACM))\.?\s+(?:Publication rights licensed to (?:the )?ACM\.?\s+)?ACM ISBN\s[\dX-]+\/[\d/]+[\s.]*(?:\$\s?\d+\.\d\d)?\s*(?:<?(?:https?:\/\/)?(?:dx\.)?doi\.org\/\S+)?\s*$/u

function withLicense(text: string): Pick<FoundRights, 'license'> {
  const license = licenseOf(text)
  return license ? {license} : {}
}

/** Rights among the lines of a head. */
export function rightsOfHead(
  head: Head
): {rights: FoundRights; claim: Claim; passage: Passage; furniture?: string}[] {
  return head.passages.flatMap((passage) => {
    if (passage.kind === 'heading') return []
    return freeRanges(passage).flatMap(([start, end]): ReturnType<typeof rightsOfHead> => {
      const text = passage.text.slice(start, end)
      const [, furniture = '', owned] = meeting.exec(text.trim()) ?? []
      if (owned)
        return [
          {
            // The licence's own words may stand before the meeting's.
            rights: {copyright: owned, ...withLicense(furniture)},
            claim: {passage, range: [start, end] as Range},
            passage,
            furniture: furniture.replace(
              /^This work is licensed under .{10,160}?(?:Licen[cs]e|\d\.\d)\.?\s*/iu,
              ''
            )
          }
        ]
      const rights = readRights(text.trim())
      if (!rights) return []
      const owners = isByline(passage, text) ? ownersOf(text) : undefined
      if (owners) return [{rights: {copyright: owners}, claim: {passage, range: [start, start]}, passage}]
      const owner = rights.copyright ? text.indexOf(rights.copyright) : -1
      const part = rights.license || owner < 0 ? end : start + owner + (rights.copyright?.length ?? 0)
      const rest = passage.text.slice(part, end)
      const whole = !/[\p{L}\d]/u.test(rest.replace(/all rights reserved|published by [^.]{2,60}/giu, ''))
      return [{rights, claim: {passage, range: [start, whole ? end : part] as [number, number]}, passage}]
    })
  })
}
