/**
 * Jekyll's Liquid and Hugo's shortcodes, as lessons and essays of static sites hold it: `{% include figure.html … %}` with an image is its
 * figure, so is `{{< figure … >}}`, comments go, and what only shapes the site is left out (`site-tag`).
 *
 * Nothing is run. Code that shows such tags is left alone.
 *
 * @see https://jekyllrb.com/docs/includes/
 * @see https://gohugo.io/content-management/shortcodes/
 */
import type {Image, Paragraph, PhrasingContent, Root, RootContent} from 'mdast'
import {visit} from 'unist-util-visit'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {Figure} from '../model/index.js'

const tag = /\{%-?\s{0,9}(\w{1,40})\b((?:[^%"']|%(?!\})|"(?:[^"\\]|\\.)*"|'[^']*'){0,4000}?)-?%\}/gu
const shield = /\{%-?\s{0,9}(?:end)?raw\s{0,9}-?%\}\n?/gu
const comment = /\{%-?\s{0,9}comment\s{0,9}-?%\}[\s\S]*?\{%-?\s{0,9}endcomment\s{0,9}-?%\}/gu
const onlyTag = new RegExp(`^\\s*${tag.source}\\s*$`, 'u')
const shortcode =
  /^\s*\{\{[<%]\s{0,9}(figure|img|image)\b((?:[^>%"']|"(?:[^"\\]|\\.)*"|'[^']*'){0,4000}?)\/?[>%]\}\}\s*$/u
const parameter = /([\w-]{1,40})\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"']+))/gu
const picture = /\.(?:png|jpe?g|gif|svg|webp|tiff?|pdf|eps)$/iu

/** @param text what `tree` was parsed of. */
export function readLiquid(
  tree: Root,
  text: string,
  read: (words: string) => PhrasingContent[],
  file: VFile
): void {
  if (!/\{%|\{\{[<%]/u.test(text)) return
  leaveOutPairs(tree, text, file)
  // What shows tags keeps them from being one.
  visit(tree, (node) => {
    if (node.type === 'code' || node.type === 'inlineCode') node.value = node.value.replace(shield, '')
  })
  let isComment = false
  visit(tree, (parent) => {
    // What was made of a tag stands where it stood.
    if (!('children' in parent) || parent.type === 'figure') return undefined
    const children = parent.children as RootContent[]
    if (!children.some(({type}) => type === 'paragraph')) return undefined
    parent.children = children.flatMap((block): RootContent[] => {
      const {position} = block
      if (block.type !== 'paragraph' || !position) return isComment ? [] : [block]
      const source = text.slice(position.start.offset, position.end.offset)
      const [, name = '', words = ''] = onlyTag.exec(source) ?? []
      if (/^(?:end)?comment$/u.test(name)) {
        isComment = name === 'comment'
        return []
      }
      if (isComment) return []
      const [, , given] = shortcode.exec(source) ?? []
      if (given) return figureOf(given, block, read) ?? [block]
      if (!source.includes('{%')) return [block]
      if (name) return figureOf(words, block, read) ?? leaveOut(block, source.trim(), file)
      return withoutTags(block, file)
    }) as typeof parent.children
    return undefined
  })
}

/** Hugo's tags around words, `{{% callout %}}…{{% /callout %}}`, and its table of contents: the words stay. */
function leaveOutPairs(tree: Root, text: string, file: VFile): void {
  visit(tree, 'span', (node, index, parent) => {
    const call = node.attributes?.classes.includes('template-call')
      ? (node.attributes.pairs['call'] ?? '')
      : ''
    const name = /^\{\{[<%]\s{0,9}\/?\s{0,9}([\w-]{1,40})/u.exec(call)?.[1]
    if (!name || !parent || index === undefined) return undefined
    const isPair = new RegExp(`\\{\\{[<%]\\s{0,9}/\\s{0,9}${name}\\b`, 'u').test(text)
    if (!isPair && name !== 'toc') return undefined
    report(file, 'site-tag', node, call)
    parent.children.splice(index, 1)
    return index
  })
}

/** The figure that an include shows: its file, alternative text and caption, by the names that sites give them. */
function figureOf(
  words: string,
  {position}: Paragraph,
  read: (words: string) => PhrasingContent[]
): RootContent[] | undefined {
  const given = new Map<string, string>()
  for (const [, name = '', double, single, bare] of words.matchAll(parameter))
    given.set(name.toLowerCase(), double?.replace(/\\(["\\])/gu, '$1') ?? single ?? bare ?? '')
  const named = ['filename', 'src', 'img', 'image', 'url', 'path', 'file'].map(
    (name) => given.get(name) ?? ''
  )
  const url = named.find((value) => picture.test(value))
  if (!url) return undefined
  const alt = given.get('alt') ?? given.get('image_alt') ?? null
  const width = given.get('width') ?? ''
  const pairs: Record<string, string> = /^\d+(?:\.\d+)?(?:%|px|em|cm)?$/u.test(width) ? {width} : {}
  const image: Image = {type: 'image', url, alt, data: {attributes: {classes: [], pairs}}, position}
  const said = [given.get('title'), given.get('caption')].filter(Boolean).join('. ')
  const caption = said.replace(/^Fig(?:ure|\.)?\s\d{1,3}[.:]\s*/u, '')
  const figure: Figure = {
    type: 'figure',
    id: given.get('id') ?? '',
    caption: caption.trim() ? read(caption) : [],
    children: [{type: 'paragraph', children: [image], position}],
    attributes: {classes: [], pairs: {}},
    position
  }
  return [figure]
}

function leaveOut(block: Paragraph, source: string, file: VFile): RootContent[] {
  if (!/^\{%-?\s*(?:end)?raw\b/u.test(source)) report(file, 'site-tag', block, source)
  return []
}

/** A paragraph whose words have tags between them: the words stay. */
function withoutTags(block: Paragraph, file: VFile): RootContent[] {
  visit(block, 'text', (node) => {
    node.value = node.value.replace(comment, '').replace(tag, (whole: string) => {
      leaveOut(block, whole, file)
      return ''
    })
  })
  return block.children.some((child) => child.type !== 'text' || child.value.trim() !== '') ? [block] : []
}

const fence =
  /^([ \t]*)(?:\{%-?\s*(?:highlight\s+([\w+#-]{1,30})[^%\n]{0,200}|endhighlight\s*)-?%\}|\{\{<\s*(?:highlight\s+([\w+#-]{1,30})[^>\n]{0,200}|\/\s*highlight\s*)>\}\})[ \t]*$/gmu

/** `{% highlight python %}` and its end as the fences they stand for; the lines stay where they are. */
export function withFences(text: string): string {
  if (!/endhighlight|\/\s?highlight/u.test(text)) return text
  return text.replace(
    fence,
    (_, indent: string, one?: string, other?: string) => `${indent}\`\`\`${one ?? other ?? ''}`
  )
}
