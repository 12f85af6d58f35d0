/** What a publisher adds to a head, lifted: journal, kind of article, rights, furniture, where authors work. */
import type {Image, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import type {Metadata} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {readAuthorLine} from './authors.js'
import {readCitedJournal} from './cited-journal.js'
import {readFootPlaces} from './foot-places.js'
import {claim, freeRanges, type Head, type Passage} from './head.js'
import {rightsOfHead} from './license.js'
import {type MastheadField, readMasthead} from './masthead.js'
import {readMemberships} from './memberships.js'
import {sameWords} from './title.js'

/** Journal, volume and pages; the kind of article; reports `inferred-journal`, `page-furniture`. */
export function liftMasthead(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  const {found: read, journalPlace, typePlace, claims, furniture} = readMasthead(head)
  claims.forEach(claim)
  for (const {text, claim: range} of furniture) {
    claim(range)
    report(file, 'page-furniture', range.passage.node, text)
  }
  for (const passage of head.passages) {
    if (passage.kind === 'heading' || passage.text.length > 3000) continue
    for (const pattern of printed) {
      const found = pattern.exec(passage.text)
      if (!found) continue
      claim({passage, range: [found.index, found.index + found[0].length]})
      report(file, 'page-furniture', passage.node, found[0].trim())
    }
  }
  if (read.articleType && !stated.articleType) {
    found.articleType = read.articleType
    report(file, 'inferred-article-type', typePlace?.node, read.articleType)
  }
  if (read.journal && !stated.journal?.title) {
    const {articleType: _, ...fields} = read
    for (const [name, value] of Object.entries(fields))
      if (stated[name as MastheadField] === undefined)
        Object.assign(found, {[name]: name === 'journal' ? {...found.journal, ...read.journal} : value})
    const words = [read.journal.title, read.journal.issn ?? read.journal.eissn, read.volume, read.issue]
    report(file, 'inferred-journal', journalPlace?.node, words.filter(Boolean).join(', '))
  }
}

/** Licence and copyright, from the head or else from the text; reports `inferred-license`. */
export function liftRights(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  for (const {rights, claim: range, passage, furniture} of rightsOfHead(head)) {
    claim(range)
    if (furniture) report(file, 'page-furniture', passage.node, furniture)
    // The licence itself says more than its name.
    if (rights.license && !stated.license && !found.license?.url)
      found.license = rights.license.url ? rights.license : (found.license ?? rights.license)
    if (rights.copyright && !stated.copyright) found.copyright ??= rights.copyright
    const said = [rights.copyright, rights.license?.name].filter(Boolean).join('. ')
    report(file, 'inferred-license', passage.node, said)
  }
}

/** Where authors work, said in sentences; reports `inferred-affiliations`. */
export function liftMemberships(head: Head, file: VFile, found: Metadata): void {
  if (!found.contributors) return
  const told = readMemberships(head, found.contributors, found.affiliations ?? [])
  told.claims.forEach(claim)
  const known = found.affiliations ?? told.affiliations
  const printed = known.length > 0 ? undefined : readFootPlaces(head, found.contributors)
  printed?.claims.forEach(claim)
  const {affiliations, claims} = printed ?? told
  if (affiliations.length === 0) return
  found.affiliations = affiliations
  report(
    file,
    'inferred-affiliations',
    claims[0]?.passage.node,
    count(affiliations.length, 'affiliation'),
    affiliations.map(({institution, text}) => institution ?? text).join('; ')
  )
}

/** Sentences at a first page's foot that say nothing of the article. */
const printed = [
  /Article reuse guidelines\s*:\s*(?:https?:\/\/)?(?:uk\.)?sagepub\.com\/journals-permissions\s*/iu,
  /(?<=^|\s)(?:https?:\/\/)?journals\.sagepub\.com\/home\/\w{2,8}\s*/iu,
  /[【［[]?\s*(?:文献标[识志]码|文献标识|Document\s?code)\s*[】］\]]?\s*[:：]?\s*[A-E](?![A-Za-z\d])[\s;；]*/iu,
  /97[89]-[\d-]{9,14}\/\d\d\/\\?\$\s?\d+\.\d\d\s*(?=©)/u,
  /(?:中图分类号|文献标[识志]码|文章编号)\s*[:：]?\s*(?=$|\n|中图分类|文献标|文章编号)/u,
  /^\s*\(Dated\s*:\s*[^()]{4,40}\)\s*$/u,
  /^\s*Review began\s[\d/]{8,10}(?:\s*Review ended\s[\d/]{8,10})?/u,
  /\bSee rights and permissions\.(?:\s*Published by BMJ[^.\n]{0,12}\.)?/u,
  /^\s*[►▸-]?\s*(?:Prepublication history|Additional (?:supplemental )?material)[^\n]{0,80}(?:available|published) online[^\n]{0,200}(?:\)\.?|online\.)/iu,
  /\bPeer Review History: PLOS recogni[sz]es[^\n]{20,500}/u,
  /^\s*Permission to make digital or hard copies of [^\n]{100,1500}?permissions@acm\.org\.?/u,
  /^\s*ACM ISBN [\dX-]{10,20}\/[\d/]{5,8}[\s.]*(?:\$\s?\d+\.\d\d)?\s*$/u,
  /[;.]?\s*date of current version\s[^.;]{4,30}[.;]?/iu,
  /\bThe (?:associate |guest |area )?editor coordinating the review of [^;:]{10,120}? was (?:\p{Lu}\p{Ll}?\.[\s-]?){0,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}\.?/u,
  /\bRecommended for acceptance by (?:\p{Lu}\p{Ll}?\.[\s-]?){0,3}\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+){0,2}\.?/u,
  /\bPersonal use is permitted, but republication\/redistribution requires IEEE permission\.(?:\s*See https?:\/\/\S+ for more information\.)?/u
]

const toCite =
  /^\s*(?:to cite(?=\s*:)|acm reference format|please cite this article (?:as|in press as)|how to cite(?: this (?:article|paper))?|to cite this (?:article|paper)|cite(?: this (?:article|paper))?(?: as)?|citation|recommended citation|引用(?:本文|格式)|para citar(?: este artículo)?|cómo citar(?: este artículo)?|como citar(?: este artigo)?|pour citer cet article|zitierweise|zitation|для цитирования|як цитувати)\s*[:：]?/iu

/** The line that says how to cite, where it repeats the title or the DOI: every galley says it itself. */
export function dropCitation(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  const known = {title: stated.title ?? found.title, doi: stated.doi ?? found.doi}
  const title = sameWords(plain(known.title ?? []))
  for (const passage of head.passages) {
    if (!toCite.test(passage.text) || passage.text.length > 1500) continue
    const index = head.passages.indexOf(passage)
    const next = head.passages[index + 1]
    const bare = passage.text.replace(toCite, '').trim()
    const target = bare === '' ? next : passage
    if (!target) continue
    const words = sameWords(target.text)
    const repeats =
      (title.length > 12 && words.includes(title)) ||
      (known.doi && target.text.toLowerCase().includes(known.doi.toLowerCase()))
    if (!repeats) continue
    for (const one of new Set([passage, target]))
      for (const range of freeRanges(one)) claim({passage: one, range})
    for (const one of new Set([passage, target])) report(file, 'page-furniture', one.node, one.text)
    takeJournal(target, plain(known.title ?? []), file, stated, found)
    // A line of the page that says no more than the citation: the meeting and its days.
    for (const one of head.passages) {
      const own = sameWords(one.text)
      if (one.claims.length > 0 || own.length < 12 || own === title || !words.includes(own)) continue
      if (!/\d/u.test(own) || one.kind === 'heading') continue
      claim({passage: one, range: [0, one.text.length]})
      report(file, 'page-furniture', one.node, one.text)
    }
  }
}

/** What a citation tells of the journal, where nothing else did; reports `inferred-journal`. */
function takeJournal(
  passage: Passage,
  title: string,
  file: VFile,
  {journal, volume}: Metadata,
  found: Metadata
): void {
  if (journal?.title || volume || found.journal?.title || found.volume) return
  const cited = readCitedJournal(passage.text, title)
  if (!cited) return
  Object.assign(found, cited, {journal: {...found.journal, ...cited.journal}})
  const {elocationId, firstPage, issue} = cited
  const words = [cited.journal?.title, cited.volume, issue, elocationId ?? firstPage]
  report(file, 'inferred-journal', passage.node, words.filter(Boolean).join(', '))
}

/** Images above the title are a journal's; they leave, and are named. */
export function dropLogos(head: Head, title: Passage | undefined, file: VFile): void {
  const end = title ? head.blocks.indexOf(title.block) : 0
  for (const [index, block] of head.blocks.entries()) {
    // Right below the title stands a button for updates, and then the authors.
    const next = head.blocks[index + 1]
    const button = index > end && index <= end + 8 && end > 0 && isByline(next)
    // The seal of a licence stands by its words.
    const seal = next?.type === 'paragraph' && /^\s*this work is licensed under/iu.test(plain(next.children))
    if (block.type !== 'paragraph' || (index >= end && !button && !seal)) continue
    const images = block.children.filter((node): node is Image => node.type === 'image')
    const only = block.children.every(
      (node) => node.type === 'image' || node.type === 'break' || plain([node]).trim() === ''
    )
    if (images.length === 0 || !only) continue
    head.moved.add(block)
    report(file, 'page-furniture', block, images.map(({data, url}) => data?.source ?? url).join(', '))
  }
}

function isByline(block: RootContent | undefined): boolean {
  return block?.type === 'paragraph' && readAuthorLine(block.children) !== undefined
}

const statements: [field: 'dataAvailability' | 'competingInterests' | 'acknowledgements', label: RegExp][] = [
  [
    'dataAvailability',
    /^\s*(?:data availability(?: statement)?|availability of data(?: and materials?)?)\s*[:：.]\s*/iu
  ],
  [
    'competingInterests',
    /^\s*(?:(?:declaration of )?(?:competing|conflicts? of|conflicting) interests?(?: statement)?|利益冲突(?:声明)?)\s*[:：.]\s*/iu
  ],
  ['acknowledgements', /^\s*(?:acknowledge?ments?|致谢)\s*[:：]\s*/iu]
]

/** Statements that a first page prints beside its head; reports `inferred-statement`. */
export function liftStatements(head: Head, file: VFile, stated: Metadata, found: Metadata): void {
  for (const passage of head.passages) {
    if (passage.kind === 'heading' || passage.claims.length > 0 || passage.text.includes('\n')) continue
    for (const [field, label] of statements) {
      const words = label.exec(passage.text)
      const text = words && passage.text.slice(words[0].length).trim()
      if (!text || stated[field] !== undefined || found[field] !== undefined) continue
      claim({passage, range: [0, passage.text.length]})
      found[field] = text
      report(file, 'inferred-statement', passage.node, words[0].replace(/[\s:：.]+$/u, '').trim(), text)
    }
  }
}
