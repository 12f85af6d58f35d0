/** Who holds the rights, and the licence that is given: the lines a publisher prints on a first page. */
import type {Root} from 'mdast'
import {type License, parseLicense} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {type Claim, freeRanges, type Head, type Passage} from './head.js'

export interface FoundRights {
  license?: License
  copyright?: string
}

const cue =
  /^\s*(?:©|\(c\)\s|copyright\b|&copy;|this is an open[- ]access|this (?:article|work|paper) (?:is|has been) (?:an open[- ]access|licensed|distributed|published|made available)|open access[:.]?\s+this|licensee\b|este (?:es un |é um )?art(?:ículo|igo)\b|esta obra\b|cet article est|dieser (?:artikel|beitrag)|published under|licen[cs]ed? under|статья (?:доступна|распространяется)|本文(?:采用|遵循)|本作品采用)/iu
const terms =
  /creative commons,?\s+attribution(?:[\s–-]*(non[-\s]?commercial))?(?:[\s–-]*(no[-\s]?deriv\w*|share[-\s]?alike))?[^.\d]{0,60}?(\d\.\d)/iu
const sign = /\bCC[\s-]+BY((?:[\s-]+NC)?(?:[\s-]+(?:ND|SA))?)[\s-]+(\d\.\d)/u
const address =
  /(?:https?:\/\/)?(?:www\.)?creativecommons\.org\/(licenses\/[a-z-]+\/\d\.\d|publicdomain\/zero\/1\.0)/iu

/** Rights a line states; `undefined` unless it begins as such lines do and names a licence with its version, or an owner. */
export function readRights(text: string): FoundRights | undefined {
  if (!cue.test(text) || text.length > 1200 || /@|\b10\.\d{4}/u.test(text)) return undefined
  const license = licenseOf(text)
  const owner =
    /(?:©|\(c\)\s|copyright\b\s*:?\s*(?:©|\(c\))?)\s*[^.]{2,140}?(?=\.|$|\n|\s(?:This|Published|Licen|Open)\b)/iu.exec(
      text
    )?.[0]
  const copyright = owner && /\d{4}|authors?/iu.test(owner) ? owner.replace(/\s+/gu, ' ').trim() : undefined
  return license || copyright ? {...(license && {license}), ...(copyright && {copyright})} : undefined
}

function licenseOf(text: string): License | undefined {
  const url = address.exec(text)?.[1]
  if (url) return parseLicense(`https://creativecommons.org/${url}`)
  const [, short, shortVersion] = sign.exec(text) ?? []
  if (shortVersion) return parseLicense(`CC-BY${(short ?? '').replace(/[\s-]+/gu, '-')}-${shortVersion}`)
  const [, commercial, derivative = '', version] = terms.exec(text) ?? []
  if (!version) return undefined
  const more = `${commercial ? '-NC' : ''}${/^no/iu.test(derivative) ? '-ND' : derivative ? '-SA' : ''}`
  return parseLicense(`CC-BY${more}-${version}`)
}

/** Rights among the lines of a head. */
export function rightsOfHead(head: Head): {rights: FoundRights; claim: Claim; passage: Passage}[] {
  return head.passages.flatMap((passage) => {
    if (passage.kind === 'heading') return []
    return freeRanges(passage).flatMap(([start, end]) => {
      const rights = readRights(passage.text.slice(start, end).trim())
      return rights ? [{rights, claim: {passage, range: [start, end] as [number, number]}, passage}] : []
    })
  })
}

/** The one paragraph of a body that states rights: the foot of a first page, wherever extraction put it. */
export function takeRights(tree: Root): {rights: FoundRights; node: Root['children'][number]} | undefined {
  const index = tree.children.findIndex(
    (block) => block.type === 'paragraph' && readRights(plain(block.children)) !== undefined
  )
  const node = tree.children[index]
  const rights = node?.type === 'paragraph' ? readRights(plain(node.children)) : undefined
  if (!node || !rights) return undefined
  tree.children.splice(index, 1)
  return {rights, node}
}
