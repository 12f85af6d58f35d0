/** iDs of authors in a section of their own at a text's end: `ORCID`, and below it names with their addresses. */
import type {Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {type Contributor, displayName, type Orcid, parseOrcid} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {isMeant} from './memberships.js'

const heading = /^\s*(?:authors?['’]?s?\s)?ORCID(?:\s?iDs?)?(?: numbers?)?\s*:?\s*$/iu
const one =
  /^\s*[•·-]?\s*(\p{L}[^\n:：]{3,60}?)\s*[:：,]?\s*(?:\\textcircled\s*\{[^{}]{0,20}\}|[^\p{L}\d\n]{0,6})?\s*(?:https?:\/\/(?:www\.)?orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])[\s.;,]*$/u

/** Give authors such iDs and take the section away, where every line of it is one author's; reports `inferred-orcids`. */
export function readOrcids(tree: Root, authors: Contributor[], file: VFile): void {
  const at = tree.children.findLastIndex(
    (block) => block.type === 'heading' && heading.test(plain(block.children))
  )
  if (at < 0) return
  const end = tree.children.findIndex(({type}, index) => index > at && type === 'heading')
  const below = tree.children.slice(at + 1, end < 0 ? undefined : end)
  const lines = below.flatMap(linesOf)
  const found = lines.map((line) => ownerOf(line, authors))
  if (found.length === 0 || found.some((own) => own === undefined)) return
  const told = found.filter((own) => own !== undefined)
  if (told.some(({author, orcid}) => author.orcid !== undefined && author.orcid !== orcid)) return
  for (const {author, orcid} of told) author.orcid = orcid
  const gone = tree.children.splice(at, below.length + 1)
  const lifted = (file.data['lifted'] as unknown[] | undefined) ?? []
  file.data['lifted'] = [...lifted, ...gone.flatMap(({position}) => (position ? [position] : []))]
  report(file, 'inferred-orcids', gone[0], told.map(({author}) => displayName(author.name)).join(', '))
}

function linesOf(block: RootContent): string[] {
  const text =
    block.type === 'list'
      ? block.children.map((item) => plain([item])).join('\n')
      : block.type === 'paragraph'
        ? plain(block.children)
        : '\0'
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

function ownerOf(line: string, authors: Contributor[]): {author: Contributor; orcid: Orcid} | undefined {
  const [, name = '', id = ''] = one.exec(line) ?? []
  const orcid = parseOrcid(id)
  const author = authors.find((candidate) => isMeant(name.trim(), candidate))
  return orcid && author ? {author, orcid} : undefined
}
