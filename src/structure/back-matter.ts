/**
 * Headings that extraction flattened: statements that only bold words head, `**Funding:** …`, and sections told
 * from subsections by capitals alone.
 */
import type {Heading, Paragraph, Root, RootContent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {isSectionHeading} from './lift/headings.js'
import {plain, slice, trim} from './phrasing.js'
import {isListHeading} from './references/list-heading.js'

const names =
  /(?:(?:CRediT )?Author(?:s['’]?|['’]s)? [Cc]ontributions?(?: [Ss]tatement)?|CRediT [Aa]uthor(?:ship)? (?:[Cc]ontribution )?[Ss]tatement|Funding(?: [Ii]nformation| [Ss]tatement)?|Acknowledge?ments?|(?:Conflicts?|Declaration of (?:[Cc]onflicts?|[Cc]ompeting)|Competing) (?:of )?[Ii]nterests?(?: [Ss]tatement)?|Disclosures?(?: [Ss]tatement)?|Data (?:and [Cc]ode )?[Aa]vailability(?: [Ss]tatement)?|Code [Aa]vailability|Availability of [Dd]ata(?: and [Mm]aterials?)?|Institutional Review Board Statement|Informed Consent(?: Statement)?|Ethics? (?:[Ss]tatement|[Aa]pproval(?: and [Cc]onsent to [Pp]articipate)?)|Ethical [Aa]pproval|Consent (?:for|to) [Pp]ublication|Supplementary (?:[Mm]aterials?|[Ii]nformation)|Abbreviations|Provenance and peer review|Patient consent(?: for publication)?|Contributors|Financiación|Conflicto de intereses|Agradecimientos|Financiamento|Conflitos? de interesses?|Agradecimentos|Remerciements|Conflits? d['’]intérêts|Financement|Danksagung|Interessenkonflikt|Förderung|Финансирование|Конфликт интересов|Благодарности|致谢|志谢|利益冲突(?:声明)?|作者贡献(?:声明|说明)?|基金项目|资助项目)/u
    .source
/** A colon parts it from its words; in Chinese a blank may. */
const label = new RegExp(
  `^\\s*(${names})(?:\\s*[:：.]\\s*|(?<=\\p{Script=Han})[\\s\\u3000]+(?=\\p{Script=Han}))(?=\\S)`,
  'u'
)

/**
 * Give statements at a text's end headings of their own; reports `inferred-headings`.
 *
 * Only where every paragraph from the first such label to the next heading, or to the end, begins with one.
 */
export function readBackMatter(tree: Root, file: VFile): void {
  headStatements(tree, file)
  const found: Paragraph[] = []
  const isBare = tree.children.filter((block) => bare.test(plain([block]).slice(0, 160))).length > 2
  const isLabelled = (block: RootContent): block is Paragraph =>
    begins(block) || (isBare && block.type === 'paragraph' && bare.test(plain(block.children).slice(0, 160)))
  for (const [index, block] of tree.children.entries()) {
    if (!isLabelled(block) || found.includes(block)) continue
    const run: Paragraph[] = []
    for (const next of tree.children.slice(index)) {
      if (next.type === 'heading' || isListHeading(next)) break
      if (!isLabelled(next)) {
        run.length = 0
        break
      }
      run.push(next)
    }
    // One alone, of many blocks, may be a sentence that begins so.
    if (run.length > 1 || (run.length === 1 && (tree.children.length - index < 4 || isBold(block))))
      found.push(...run)
  }
  const headings = tree.children.filter((block): block is Heading => block.type === 'heading')
  if (found.length === 0 || headings.length === 0) return
  const depth = Math.min(...headings.map((heading) => heading.depth)) as Heading['depth']
  tree.children = tree.children.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph' || !found.includes(block)) return [block]
    const text = plain(block.children)
    const bold = label.test(text) ? undefined : boldLabel(block)
    const [whole = '', words = ''] = bold ? [bold, bold] : (label.exec(text) ?? bare.exec(text) ?? [])
    const at = text.indexOf(words)
    const title = trim(slice(block.children, at, at + words.length)).flatMap((node) =>
      node.type === 'strong' || node.type === 'emphasis' ? node.children : [node]
    )
    return [
      {type: 'heading', depth, children: title, position: block.position},
      {...block, children: trim(slice(block.children, whole.length))}
    ]
  })
  const [first] = found
  if (first)
    report(
      file,
      'inferred-headings',
      first,
      String(found.length),
      (label.exec(plain(first.children)) ?? bare.exec(plain(first.children)))?.[1]?.trim() ??
        boldLabel(first) ??
        ''
    )
}

/** A statement's name alone in a bold line, `**Data availability**`, above its words. */
const alone = new RegExp(`^\\s*(?:${names})\\s*[:：.]?\\s*$`, 'u')

/** Give such lines the level of sections; reports `inferred-headings`. */
function headStatements(tree: Root, file: VFile): void {
  const depths = tree.children.flatMap((block) => (block.type === 'heading' ? [block.depth] : []))
  if (depths.length === 0) return
  const depth = Math.min(...depths) as Heading['depth']
  const found = tree.children.filter((block, index): block is Paragraph => {
    if (block.type !== 'paragraph' || tree.children[index + 1]?.type !== 'paragraph') return false
    const [only, more] = block.children
    return only?.type === 'strong' && !more && alone.test(plain(block.children))
  })
  const [first] = found
  if (!first) return
  tree.children = tree.children.map((block) =>
    block.type === 'paragraph' && found.includes(block)
      ? {type: 'heading', depth, children: block.children, position: block.position}
      : block
  )
  report(file, 'inferred-headings', first, String(found.length), plain(first.children).trim())
}

/** The BMJ's, which no colon parts from their words: three of them tell. */
const bare =
  /^\s*(Contributors|Funding|Competing interests|Patient consent(?: for publication)?|Ethics approval|Provenance and peer review|Data availability statement|Data sharing(?: statement)?|Acknowledgements|Disclaimer|Supplemental material|Map disclaimer|Patient and public involvement)\s+(?=\p{Lu})/u

/** Whether such a line begins with a label without a colon. */
export function startsBareStatement(line: string): boolean {
  return bare.test(line.slice(0, 160))
}

/** Whether a text begins with the label of a statement, with a colon or, as the BMJ's, without one. */
export function isStatement(text: string): boolean {
  return startsStatement(text) || startsBareStatement(text) || /^\s*Open access\s+This is/u.test(text)
}

/** Whether a line begins with such a label. */
export function startsStatement(line: string): boolean {
  return label.test(line.slice(0, 160))
}

function begins(block: RootContent): boolean {
  return (
    block.type === 'paragraph' &&
    (label.test(plain(block.children).slice(0, 160)) || boldLabel(block) !== undefined)
  )
}

/** The label that alone is bold, `**Acknowledgements** We thank …`. */
function boldLabel({children}: Paragraph): string | undefined {
  const [first] = children
  const words = first?.type === 'strong' ? plain([first]) : ''
  return alone.test(words) && plain(children.slice(1)).trim().length > 3 ? words : undefined
}

function isBold(block: Paragraph): boolean {
  return block.children[0]?.type === 'strong'
}

/**
 * Where all headings have one level, none a number, and those of sections capitals, put the others below them.
 */
export function nestByCapitals(tree: Root, file: VFile): void {
  const headings = tree.children.filter((block): block is Heading => block.type === 'heading')
  const [first] = headings
  if (!first || headings.length < 4 || headings.some(({depth}) => depth !== first.depth)) return
  if (nestByNumerals(headings, file) || nestByHan(headings, file)) return
  const capitals = headings.filter((heading) => isCapitals(plain(heading.children)))
  const others = headings.filter((heading) => !capitals.includes(heading))
  const sections = capitals.filter((heading) => isSectionHeading(plain(heading.children)))
  if (sections.length < 2 || others.length === 0 || capitals.indexOf(first) !== 0) return
  if (headings.some((heading) => /^\s*\d/u.test(plain(heading.children)))) return
  if (others.some((heading) => isSectionHeading(plain(heading.children)))) return
  for (const heading of others) heading.depth = Math.min(6, heading.depth + 1) as Heading['depth']
  report(file, 'inferred-sections', first, String(others.length))
}

function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text)
}

/** `（一）水位` below `二、结果`, where both stand on one level. */
function nestByHan(headings: Heading[], file: VFile): boolean {
  const texts = headings.map((heading) => plain(heading.children).trim())
  const start = texts.findIndex((text) => /^一\s?[、.．]/u.test(text))
  const below = headings.filter(
    (_, index) => index > start && /^[（(][一二三四五六七八九十]{1,3}[)）]/u.test(texts[index] ?? '')
  )
  const [first] = headings
  if (!first || start < 0 || below.length === 0) return false
  for (const heading of below) heading.depth = Math.min(6, heading.depth + 1) as Heading['depth']
  report(file, 'inferred-sections', first, String(below.length))
  return true
}

/** `A. Sensing` below `II. METHOD`, where both stand on one level. */
function nestByNumerals(headings: Heading[], file: VFile): boolean {
  const texts = headings.map((heading) => plain(heading.children).trim())
  const roman = texts.filter((text) => /^[IVX]{1,5}[.．]\s/u.test(text))
  const letters = headings.filter((_, index) => /^[A-HJ-U][.．]\s/u.test(texts[index] ?? ''))
  const [first] = headings
  if (!first || roman.length < 2 || letters.length === 0) return false
  const start = texts.findIndex((text) => /^I[.．]\s/u.test(text))
  const below = letters.filter((heading) => headings.indexOf(heading) > start)
  if (start < 0 || below.length !== letters.length) return false
  for (const heading of below) heading.depth = Math.min(6, heading.depth + 1) as Heading['depth']
  report(file, 'inferred-sections', first, String(below.length))
  return true
}
