/**
 * The article becomes JATS, Journal Publishing Tag Set, with MathML 3.
 *
 * In: the Article. Out: the JATS galley, valid against the DTD it declares,
 * with its figures to lie beside it. Left to others: writing files, and
 * holding the XML against the other galleys (`check/jats.ts`).
 */
import {basename} from 'node:path/posix'
import type {Element} from 'xast'
import {x} from 'xastscript'
import {articleTypeOf} from '../../crosswalk/article-type.js'
import {
  type Article,
  type ArticleNode,
  type Asset,
  besideName,
  type Galley,
  galleyName
} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {back} from './back.js'
import {isProse} from './content-models.js'
import {processingMeta} from './custom-meta.js'
import {doctype, type JatsVersion} from './declaration.js'
import {fitModels} from './fit-models.js'
import {front} from './front.js'
import {type JatsState, toJats} from './handlers.js'
import {settleIdentifiers} from './identifiers.js'
import {languageTag} from './phrases.js'
import {divide, inOrder} from './sections.js'

/** The JATS galley: `paper.jats.xml`, and its figures in `paper.assets/`. */
export function renderJats(article: Article, jatsVersion: JatsVersion, version: string): Galley {
  const xml = xmlDocument(jatsTree(article, jatsVersion), {doctype: doctype(jatsVersion), isProse})
  return {
    format: 'jats',
    name: galleyName('jats', article.slug),
    mediaType: 'application/xml',
    bytes: new TextEncoder().encode(xml),
    tools: {colophon: version},
    companions: [
      ...article.assets.map((asset) => ({name: assetName(article, asset), bytes: asset.bytes})),
      ...(article.supplements ?? []).flatMap(({file}) =>
        file ? [{name: besideName(article.slug, file.name), bytes: file.bytes}] : []
      )
    ]
  }
}

/** JATS `<article>`. */
export function jatsTree(article: Article, version: JatsVersion): Element {
  const references = new Map(article.references.map(({key, id}) => [key, id]))
  const state: JatsState = {
    assets: new Map(article.assets.map((asset) => [asset.href, asset])),
    href: (asset) => assetName(article, asset),
    referenceId: (key) => references.get(key),
    all: (nodes) => nodes.flatMap((node) => toJats(node as ArticleNode, state))
  }
  const {main, end} = divide(article.body)
  const blocks = inOrder(state.all(main))
  const root = fitModels(
    x(
      'article',
      {
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        'xmlns:mml': 'http://www.w3.org/1998/Math/MathML',
        'xmlns:ali': 'http://www.niso.org/schemas/ali/1.0/',
        'dtd-version': version,
        'article-type': articleTypeOf(article.articleType),
        'xml:lang': languageTag(article.language) ?? 'und'
      },
      [
        processingMeta(version),
        front(article, state),
        blocks.length > 0 ? x('body', blocks) : undefined,
        back(article, end, state)
      ]
    )
  )
  settleIdentifiers(root)
  settleLines(root)
  return root
}

/** Parts whose words are prose, and keep their own lines. */
const prose = new Set([
  'abstract',
  'trans-abstract',
  'title-group',
  'custom-meta',
  'funding-statement',
  'author-notes'
])

/** A field is one line: a break within it, from a folded value of the front matter, is a space. */
function settleLines(element: Element, isField = false): void {
  for (const child of element.children) {
    if (child.type === 'text' && isField) child.value = child.value.replace(/[ \t]*[\r\n]\s*/gu, ' ')
    if (child.type !== 'element' || prose.has(child.name)) continue
    settleLines(child, isField || child.name === 'front' || child.name === 'element-citation')
  }
}

function assetName({slug}: Article, {href}: Asset): string {
  return besideName(slug, basename(href))
}
