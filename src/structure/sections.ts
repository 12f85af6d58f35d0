import type {Heading, PhrasingContent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {ArticleBlock, Section, SectionKind} from '../model/index.js'
import {dropStart} from './captions.js'
import {follows, numberOf} from './heading-numbers.js'
import {sectionKind} from './section-kinds.js'

/** A typed number: `1`, `2.3.`, `3、`; followed by a space, or by Han signs without one. */
const typedNumber =
  /^(\d{1,2}(?:[.．]\d{1,2}){0,4})(?:\s?[.．、]?[\s\u3000]+|[.．、]?(?=[\p{Lo}\p{Lu}\p{Script=Greek}]))/u

/**
 * Nest blocks into sections by their headings.
 *
 * Typed numbers leave the title and become the label. Where all headings have
 * one level and their numbers several, as extractions have it, the numbers
 * tell the level (`inferred-sections`). Skipped levels are closed up
 * (`heading-skipped`).
 */
export function nestSections(
  tree: Root,
  file: VFile,
  numberSections: boolean,
  hasNotes = false
): ArticleBlock[] {
  // A heading without words is none: contents and outlines could not name it.
  const blocks = (tree.children as (ArticleBlock | Heading)[]).filter(
    (block) => block.type !== 'heading' || saysSomething(block)
  )
  removeEmptyNotes(blocks, hasNotes)
  const headings = blocks.filter((block): block is Heading => block.type === 'heading')
  for (const heading of headings) heading.children = unbold(heading.children)
  dropStrayFigures(headings, file)
  const numbers = typedNumbers(headings)
  const levels = levelsOf(headings, numbers, file)
  const body: ArticleBlock[] = []
  const open: Section[] = []
  let appendix = false
  for (const block of blocks) {
    if (block.type === 'heading' && opensAppendix(block)) {
      appendix = true
      continue
    }
    if (block.type !== 'heading') {
      ;(open.at(-1)?.children ?? body).push(block)
      continue
    }
    const wanted = levels.get(block) ?? 1
    while (open.length >= wanted) open.pop()
    const depth = open.length + 1
    if (wanted > depth)
      report(file, 'heading-skipped', block, String(wanted), String(open.length), String(depth))
    const section = sectionOf(block, depth, numbers.get(block))
    if (depth === 1 && appendix) section.kind ??= 'appendix'
    ;(open.at(-1)?.children ?? body).push(section)
    open.push(section)
  }
  if (numberSections && numbers.size === 0) number(body, [])
  return body
}

/** The name under which some write their notes: the galleys have it where they set them, and nothing is left below this one. */
function removeEmptyNotes(blocks: (ArticleBlock | Heading)[], hasNotes: boolean): void {
  const at = hasNotes
    ? blocks.findLastIndex((block) => block.type === 'heading' && isNotesName(textOf(block)))
    : -1
  const next = blocks[at + 1]
  if (at >= 0 && (!next || next.type === 'heading') && !isDeeper(blocks[at], next)) blocks.splice(at, 1)
}

function isDeeper(
  one: ArticleBlock | Heading | undefined,
  next: ArticleBlock | Heading | undefined
): boolean {
  return one?.type === 'heading' && next?.type === 'heading' && next.depth > one.depth
}

/** What readers of several languages know notes by. */
export function isNotesName(text: string): boolean {
  return /^(?:(?:end|foot)[\s-]?notes?|notes?|notas?(?: (?:al pie|finales?|de rodapé))?|notes de (?:bas de page|fin)|anmerkungen|fußnoten|endnoten|fussnoten|note(?: al testo| a piè di pagina)?|noter|noten|voetnoten|przypisy|poznámky|примечания|сноски|注释?|註釋?|尾注|脚注|注記|각주|주석)$/iu.test(
    text.trim().replace(/:$/u, '')
  )
}

function saysSomething(heading: Heading): boolean {
  return textOf(heading).trim() !== '' || heading.children.some(({type}) => type === 'image')
}

/** bookdown's `# (APPENDIX) Appendix {-}`: no section, but a sign that those behind it are appendices. */
function opensAppendix(heading: Heading): boolean {
  return /^\(APPENDIX\)(?:\s|$)/u.test(textOf(heading))
}

function sectionOf(heading: Heading, depth: number, label: string | undefined): Section {
  const title =
    label === undefined
      ? heading.children
      : dropStart(heading.children, typedNumber.exec(textOf(heading))?.[0].length ?? 0)
  const words = textOf({type: 'paragraph', children: title}).trim()
  const {attributes, labels} = heading.data ?? {}
  const kind = attributes?.classes.includes('appendix') ? 'appendix' : sectionKind(words)
  const data = {
    ...(attributes?.classes.includes('unnumbered') && {unnumbered: true}),
    ...(labels && {labels})
  }
  return {
    type: 'section',
    id: attributes?.id ?? '',
    depth,
    ...(label === undefined ? {} : {label}),
    ...(kind ? {kind} : {}),
    title,
    children: [],
    position: heading.position,
    ...(Object.keys(data).length > 0 ? {data} : {})
  } as Section
}

/** A heading that is bold as a whole is no more than a heading. */
function unbold(children: PhrasingContent[]): PhrasingContent[] {
  const [only, more] = children
  return only?.type === 'strong' && !more ? only.children : children
}

/** A figure before a heading's number, `3 1.4 Feeding` between 1.3 and 1.5: a folio, or what else the page held. */
function dropStrayFigures(headings: Heading[], file: VFile): void {
  let last: number[] | undefined
  for (const heading of headings) {
    const text = textOf(heading)
    const [, stray = '', rest = ''] =
      /^(\s*\d{1,3}\s+)(\d{1,2}(?:[.．]\d{1,2}){1,3}[.．]?\s.*)$/su.exec(text) ?? []
    const parts = rest ? numberOf(rest) : undefined
    if (parts && last && follows(parts, last)) {
      report(file, 'stray-figure', heading, stray.trim(), rest.slice(0, 60))
      heading.children = dropStart(heading.children, stray.length)
    }
    last = parts ?? numberOf(text) ?? last
  }
}

/** Typed numbers, where they are a system: several headings have one, and they rise. */
function typedNumbers(headings: Heading[]): Map<Heading, string> {
  const found = new Map<Heading, string>()
  for (const heading of headings) {
    const number = typedNumber.exec(textOf(heading))?.[1]?.replaceAll('．', '.')
    if (number) found.set(heading, number)
  }
  dropMisread(found)
  const firsts = [...found.values()].map((number) => Number(number.split('.')[0]))
  const rising = firsts.every((number, index) => index === 0 || number >= (firsts[index - 1] as number) - 1)
  const plausible = (firsts[0] ?? 99) <= 2 && (found.size > 1 || headings.length === 1)
  return rising && plausible ? found : new Map()
}

/** One number among many that runs ahead of all behind it was misread: `3 1.4 Feeding` between 1.3 and 1.5. */
function dropMisread(found: Map<Heading, string>): void {
  const numbers = [...found].map(([heading, number]) => ({heading, first: Number(number.split('.')[0])}))
  const ahead = numbers.filter(({first}, at) =>
    numbers.slice(at + 1).some((later) => later.first + 1 < first)
  )
  const [only, more] = ahead
  if (only && !more && numbers.length > 5) found.delete(only.heading)
}

function levelsOf(headings: Heading[], numbers: Map<Heading, string>, file: VFile): Map<Heading, number> {
  const depths = headings.map(({depth}) => depth)
  const least = Math.min(...depths)
  const partsOf = (heading: Heading) => numbers.get(heading)?.split('.').length
  const parts = [...numbers.keys()].map((heading) => partsOf(heading) as number)
  const flat = new Set([...numbers.keys()].map(({depth}) => depth)).size === 1
  if (flat && new Set(parts).size > 1) {
    report(file, 'inferred-sections', headings[0], String(numbers.size))
    let last = 1
    return new Map(
      headings.map((heading) => {
        last = partsOf(heading) ?? (heading.depth > least ? last : 1)
        return [heading, last]
      })
    )
  }
  return new Map(headings.map((heading) => [heading, heading.depth - least + 1]))
}

const unnumbered = new Set<SectionKind | undefined>([
  'acknowledgments',
  'data-availability',
  'competing-interests',
  'ethics',
  'peer-review',
  'author-contributions',
  'supplementary-material',
  'funding',
  'references'
])

function number(blocks: ArticleBlock[], above: number[]): void {
  let index = 0
  let appendix = 0
  for (const block of blocks) {
    if (block.type !== 'section') continue
    if (unnumbered.has(block.kind) || (block.data as {unnumbered?: boolean} | undefined)?.unnumbered) continue
    if (block.kind === 'appendix' && above.length === 0) {
      block.label = String.fromCharCode(64 + ++appendix)
      continue
    }
    const path = [...above, ++index]
    block.label = path.join('.')
    number(block.children, path)
  }
}
