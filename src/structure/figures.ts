import type {Image, Paragraph, Parent, PhrasingContent, Root} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {ArticleBlock, Attributes, Figure} from '../model/index.js'
import {type Caption, captionOf, takeLabel} from './captions.js'

/**
 * Make figures of images that stand alone.
 *
 * The words in the brackets are the caption (Pandoc's implicit figures);
 * `alt="…"` or the title holds the alternative text. Where the brackets are
 * empty, a neighbouring `Figure 1 …` is the caption (`inferred-caption`).
 * Reports `alt-missing`.
 */
export function makeFigures(tree: Root, file: VFile): void {
  visit(tree, 'image', dropFileName)
  const pending: Parent[] = [tree]
  const made = new Set<unknown>()
  const seen: Parent[] = []
  for (let parent = pending.pop(); parent; parent = pending.pop()) {
    if (made.has(parent)) continue
    if (parent.type === 'figure') {
      settleFigure(parent as Figure, file)
      pending.push(...(parent as Figure).children.filter((child) => child.type === 'figure'))
      continue
    }
    const framed = new Set<unknown>(parent.children)
    parent.children = figuresOf(parent.children as ArticleBlock[], file) as typeof parent.children
    for (const child of parent.children) if (child.type === 'figure' && !framed.has(child)) made.add(child)
    for (const child of parent.children)
      if ('children' in child && child.type !== 'paragraph') pending.push(child as Parent)
    seen.push(parent)
  }
  for (const parent of seen) if (parent.children.some(({type}) => type === 'list')) freeFromLists(parent)
}

/** What programs write into an image's brackets: its kind, or the name of its file. No caption, nor a description. */
const fileName =
  /^(?:png|svg|jpe?g|gif|webp|image|img|picture|alt(?: text)?|(?:img|image|figure|picture|page|output|pdf)?[\w-]{0,60}\.(?:png|svg|jpe?g|gif|webp|tiff?))$/iu

function dropFileName(image: Image): void {
  const words = image.data?.caption ? textOf({type: 'paragraph', children: image.data.caption}) : ''
  if (!image.data?.caption || !fileName.test(words.trim())) return
  delete image.data.caption
  image.alt = ''
}

/** An image at the margin right below a list is read as part of its last item: it stands behind the list. */
function freeFromLists(parent: Parent): void {
  parent.children = (parent.children as ArticleBlock[]).flatMap((child): ArticleBlock[] => {
    if (child.type !== 'list') return [child]
    const last = child.children.at(-1)
    const figure = last?.children.at(-1)
    const isLazy =
      last &&
      last.children.length > 1 &&
      figure?.type === 'figure' &&
      figure.position?.start.column === child.position?.start.column
    if (!isLazy || !figure || figure.position?.start.line === last.position?.start.line) return [child]
    last.children.pop()
    return [child, figure as ArticleBlock]
  }) as typeof parent.children
}

function figuresOf(parts: ArticleBlock[], file: VFile): ArticleBlock[] {
  const blocks = parts.flatMap((part): ArticleBlock[] => (part.type === 'paragraph' ? apart(part) : [part]))
  const out: ArticleBlock[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as ArticleBlock
    const images = block.type === 'paragraph' ? imagesAlone(block) : undefined
    if (!images) {
      out.push(block)
      continue
    }
    const figure = figureOf(images, block as Paragraph)
    takeTypedLabel(figure)
    const called =
      figure.caption.length > 0 && !figure.label && !figure.id ? calledBelow(blocks[index + 1]) : undefined
    if (called) {
      // The words in the brackets then describe the image.
      const [image] = images
      const words = textOf({type: 'paragraph', children: figure.caption} satisfies Paragraph)
      if (image && images.length === 1 && words && !image.title) image.title = words
      takeCaption(figure, called, file)
      index++
    } else if (figure.caption.length === 0) {
      joinFigureLabel(out, blocks, index)
      partCaptions(blocks, index + 1)
      const below = captionOf(blocks[index + 1], 'figure')
      const above = below ? undefined : captionOf(out.at(-1), 'figure')
      const found = below ?? above
      const before = out.at(-1)
      if (found && below && before?.type === 'figure' && isVersion(before, found)) {
        // Below the image that follows stands what the one before is called in another language.
        addVersion(before, found)
        blocks.splice(index + 1, 1)
        index--
        continue
      }
      if (found) {
        takeCaption(figure, versions(found), file)
        if (below) index++
        else out.pop()
        const next = captionOf(blocks[index + 1], 'figure')
        if (below && next && isVersion(figure, next)) {
          addVersion(figure, next)
          index++
        }
      }
    }
    describe(figure, images, file)
    out.push(figure)
  }
  return out
}

const plainBreak = (node: PhrasingContent) => node.type === 'text' && node.value.includes('\n')

/** Part the captions below an image that share a paragraph; two in two scripts are one, whatever number readers saw. */
function partCaptions(blocks: ArticleBlock[], at: number): void {
  const block = blocks[at]
  const lines = block?.type === 'paragraph' ? captionLines(block) : []
  const [first, second] = lines.map((line) => /\p{Script=Han}/u.test(textOf(line)))
  if (lines.length > 2 || (lines.length === 2 && !(first && second === false))) blocks.splice(at, 1, ...lines)
}

/** Captions that share a paragraph, each in its line, `Fig. 1 …`, `图 2 …`, `Fig. 2 …`: a paragraph for each. */
function captionLines(paragraph: Paragraph): Paragraph[] {
  const text = textOf(paragraph)
  if (text.length > 1500 || !paragraph.children.some((one) => one.type === 'break' || plainBreak(one)))
    return [paragraph]
  const parts: PhrasingContent[][] = [[]]
  for (const child of paragraph.children) {
    const lines = child.type === 'text' ? child.value.split('\n') : []
    if (child.type === 'break') parts.push([])
    else if (lines.length < 2) parts.at(-1)?.push(child)
    else
      for (const [at, value] of lines.entries()) {
        if (at > 0) parts.push([])
        if (value.trim()) parts.at(-1)?.push({type: 'text', value})
      }
  }
  const lines = parts
    .map(withoutGaps)
    .filter((part) => part.length > 0)
    .map((children): Paragraph => ({...paragraph, children}))
  return lines.length > 1 && lines.every((line) => captionOf(line, 'figure')) ? lines : [paragraph]
}

/** Whether a caption is a figure's in another language: `Fig. 2 …` of `图 2 …`. */
function isVersion(figure: Figure, {label, children, text}: Caption): boolean {
  const [own, other] = [figure.label, label].map((one) => one?.split(' ').at(-1))
  const isHan = (text = '') => /\p{Script=Han}/u.test(text)
  return (
    own !== undefined &&
    own === other &&
    children.length > 0 &&
    isHan(figure.label) !== isHan(label) &&
    // A sentence of the text may run on behind it.
    (isHan(label) || !isHan(text))
  )
}

function addVersion(figure: Figure, {text}: Caption): void {
  figure.caption = [...figure.caption, {type: 'break'}, {type: 'text', value: text.trim()}]
}

/** A caption in two languages, `图 1 潮汐 Fig. 1 Tides`, in two lines. */
function versions(caption: Caption): Caption {
  const number = caption.label?.split(' ').at(-1)
  const last = caption.children.at(-1)
  if (!number || last?.type !== 'text' || !/\p{Script=Han}/u.test(caption.label ?? '')) return caption
  const found = new RegExp(
    `\\s*(?=Fig(?:ure)?\\s?[.．]?\\s?${number.replace(/[.]/gu, '\\.')}(?!\\d))`,
    'u'
  ).exec(last.value)
  if (!found || found.index === 0) return caption
  const [before, after] = [last.value.slice(0, found.index), last.value.slice(found.index).trim()]
  return {
    ...caption,
    children: [
      ...caption.children.slice(0, -1),
      {...last, value: before},
      {type: 'break'},
      {type: 'text', value: after}
    ]
  }
}

/** `FIGURE 1` in a paragraph of its own, its caption in the next, above an image or below it: one paragraph of both. */
function joinFigureLabel(out: ArticleBlock[], blocks: ArticleBlock[], index: number): void {
  const joinedAt = (
    label: ArticleBlock | undefined,
    words: ArticleBlock | undefined
  ): Paragraph | undefined => {
    if (label?.type !== 'paragraph' || words?.type !== 'paragraph') return undefined
    const found = captionOf(label, 'figure')
    const length = textOf(words).length
    if (!found || found.children.length > 0 || length > 900 || length < 3 || captionOf(words, 'figure'))
      return undefined
    return {...label, children: [...label.children, {type: 'text', value: '. '}, ...words.children]}
  }
  const below = joinedAt(blocks[index + 1], blocks[index + 2])
  if (below) blocks.splice(index + 1, 2, below)
  const above = below ? undefined : joinedAt(out.at(-2), out.at(-1))
  if (above) out.splice(-2, 2, above)
}

/** A caption that says so by its number and the sign behind it: `*Figure 1: words*`; `Figure 1 shows` is a sentence. */
function calledBelow(block: ArticleBlock | undefined): Caption | undefined {
  const found = captionOf(block, 'figure')
  return found &&
    found.children.length > 0 &&
    /^\S+\s*[A-Z]?\d[\w.-]*?\s*[.:：|．–—]\s/u.test(found.text.trim())
    ? found
    : undefined
}

/**
 * A paragraph, divided around images that have a line to themselves and are
 * called figures: by a label of their own, or by the next line, `Figure 1 …`.
 *
 * Authors forget the blank line that Markdown wants there.
 */
function apart(paragraph: Paragraph): Paragraph[] {
  const {children} = paragraph
  if (children.length < 2) return [paragraph]
  const parts: PhrasingContent[][] = [[]]
  children.forEach((child, index) => {
    const [before, after] = [children[index - 1], children[index + 1]]
    if (
      child.type !== 'image' ||
      !endsLine(before) ||
      !beginsLine(after) ||
      !isCalledFigure(child, children.slice(index + 1))
    )
      parts.at(-1)?.push(child)
    else parts.push([child], [])
  })
  if (parts.length === 1) return [paragraph]
  return parts
    .map(withoutGaps)
    .filter((part) => part.length > 0)
    .map((part) => ({
      ...paragraph,
      children: part,
      position: part[0]?.type === 'image' ? part[0].position : paragraph.position
    }))
}

const endsLine = (node: PhrasingContent | undefined) =>
  !node || node.type === 'break' || (node.type === 'text' && /\n[ \t]*$/u.test(node.value))
const beginsLine = (node: PhrasingContent | undefined) =>
  !node || node.type === 'break' || (node.type === 'text' && /^[ \t]*(?:\n|$)/u.test(node.value))

function isCalledFigure({data}: Image, rest: PhrasingContent[]): boolean {
  if (data?.attributes?.id || takeLabel(data?.caption ?? []).label) return true
  return captionOf({type: 'paragraph', children: withoutGaps(rest)}, 'figure') !== undefined
}

/** Without the line ends that now divide blocks. */
function withoutGaps(part: PhrasingContent[]): PhrasingContent[] {
  const kept = [...part]
  while (kept[0] && isGap(kept[0])) kept.shift()
  while (kept.length > 0 && isGap(kept.at(-1) as PhrasingContent)) kept.pop()
  const [first, last] = [kept[0], kept.at(-1)]
  if (first?.type === 'text') kept[0] = {...first, value: first.value.trimStart()}
  const end = kept.at(-1)
  if (last?.type === 'text' && end?.type === 'text')
    kept[kept.length - 1] = {...end, value: end.value.trimEnd()}
  return kept
}

/** The images of a paragraph that holds nothing else; a caption of its own lines below them is allowed for. */
function imagesAlone({children}: Paragraph): Image[] | undefined {
  const images = children.filter((child): child is Image => child.type === 'image')
  const rest = children.filter((child) => child.type !== 'image' && !isGap(child))
  return images.length > 0 && rest.length === 0 ? images : undefined
}

/**
 * Take the label off a caption that was typed with it, `![Figure 1: words](a.png)`.
 *
 * Of `![Figure 1](a.png)` nothing is left: the words stand in the next paragraph.
 */
function takeTypedLabel(figure: Figure): void {
  const found = captionOf({type: 'paragraph', children: figure.caption}, 'figure')
  // `Figure 1 shows` begins a sentence; in Han and Hangul a blank ends the number as well.
  if (
    !found ||
    !/^\S+\s*[\w.-]*\d[a-z]?\s*(?:[.:：|．–—]|$)|^[图圖図]\s*[\d.-]*\d\s|^그림\s*[\d.-]*\d\s/u.test(
      found.text.trim()
    )
  )
    return
  figure.label = found.label
  figure.caption = found.children
}

function isGap(node: PhrasingContent): boolean {
  return node.type === 'break' || (node.type === 'text' && node.value.trim() === '')
}

function figureOf(images: Image[], {position}: Paragraph): Figure {
  const captioned = images.find((image) => image.data?.caption && !isHtml(image))
  const attributes: Attributes = images.find((image) => image.data?.attributes)?.data?.attributes ?? {
    classes: [],
    pairs: {}
  }
  const {label, children} = takeLabel(captioned?.data?.caption ?? [])
  return {
    type: 'figure',
    id: attributes.id ?? label ?? '',
    caption: children,
    children: images.map(
      (image): ArticleBlock => ({type: 'paragraph', children: [image], position: image.position})
    ),
    attributes,
    position
  }
}

/** An image given as `<img>`: its `alt` is alternative text, not a caption. */
const isHtml = (image: Image) => image.data?.attributes?.pairs['html'] !== undefined

function takeCaption(figure: Figure, {label, children, text}: Caption, file: VFile): void {
  figure.caption = children
  figure.label = label
  report(file, 'inferred-caption', figure, text, 'image')
}

/** Settle alternative texts; a figure is told by its caption when it has no other words. */
function describe(figure: Figure, images: Image[], file: VFile): void {
  const caption = textOf({type: 'paragraph', children: figure.caption} satisfies Paragraph)
  for (const image of images) {
    const {pairs = {}} = image.data?.attributes ?? {}
    // Quarto's and Pandoc's filters' own name for it.
    const alt = pairs['alt'] ?? pairs['fig-alt'] ?? (isHtml(image) ? image.alt : undefined) ?? image.title
    const isCaption = !isHtml(image) && image.data?.caption !== undefined
    if (!alt && !image.data?.missing && (isCaption || !image.alt))
      report(file, 'alt-missing', image, image.data?.source ?? image.url)
    const own = alt || (isCaption ? undefined : image.alt)
    image.alt = own || caption || 'Figure'
    if (!own && caption) image.data = {...image.data, toldByCaption: true}
    image.title = null
  }
}

/** A figure that the author framed: `:::figure`, `<figure>`. */
function settleFigure(figure: Figure, file: VFile): void {
  const images: Image[] = []
  for (const block of figure.children) {
    if (block.type === 'paragraph')
      images.push(...block.children.filter((child): child is Image => child.type === 'image'))
  }
  const {label, children} = takeLabel(figure.caption)
  figure.caption = children
  if (!figure.label) takeTypedLabel(figure)
  figure.id ||= label ?? images[0]?.data?.attributes?.id ?? ''
  if (figure.caption.length === 0) {
    const last = figure.children.at(-1)
    const isWords = last?.type === 'paragraph' && !imagesAlone(last)
    if (isWords && figure.children.length > 1) figure.caption = (figure.children.pop() as Paragraph).children
    else if (images.length === 1) figure.caption = images[0]?.data?.caption ?? []
  }
  describe(figure, images, file)
}
