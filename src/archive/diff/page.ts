import type {Element, ElementContent} from 'hast'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {Asset} from '../../model/index.js'
import type {Block} from './blocks.js'
import type {Comparison, Edition, Row} from './compare.js'
import type {FieldChange} from './metadata.js'
import {sheet} from './sheet.js'
import {summaryWords} from './summary.js'
import {setTokens} from './typeset.js'
import type {Piece} from './words.js'

/** Unchanged blocks shown around a change; more of them fold away. */
const context = 1

/**
 * Both editions side by side, as one HTML page: no script, no file beside it.
 *
 * What is gone is `<del>` at the left, what is new `<ins>` at the right; a
 * block that moved stands at both places, each linked to the other.
 */
export function comparisonPage(comparison: Comparison): string {
  const {before, after, rows, metadata} = comparison
  const title = `${after.title}: ${before.name} and ${after.name} compared`
  const first = metadata.length > 0 ? '#metadata' : rows.some(({change}) => change) ? '#c1' : undefined
  const root = h(null, [
    {type: 'doctype' as const},
    h('html', {lang: 'en'}, [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('title', title),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('meta', {name: 'color-scheme', content: 'light dark'}),
        h('style', sheet)
      ]),
      h('body', [
        h('header', [
          h('p', {className: ['kicker']}, ['Editions compared']),
          h('h1', {lang: after.language}, after.title),
          h('p', {className: ['summary']}, summaryWords(comparison)),
          ...(first ? [h('p', [h('a', {href: first}, 'First change')])] : [])
        ]),
        h('main', [
          ...(metadata.length > 0 ? [metadataTable(comparison)] : []),
          h('section', {ariaLabel: 'Text'}, [
            h('div', {className: ['row', 'heads']}, [side(before, 'Before'), side(after, 'After')]),
            ...foldRows(rows).map((part) =>
              Array.isArray(part) ? fold(part, comparison) : row(part, comparison)
            )
          ])
        ])
      ])
    ])
  ])
  return `${toHtml(root)}\n`
}

function side({name, page}: Edition, when: string): Element {
  const {version, stage, doi} = page.article
  const facts = [version && `version ${version}`, stage, doi].filter(Boolean).join(' · ')
  return h('div', {className: ['side']}, [
    h('h2', [`${when}: `, h('span', {className: ['name']}, name)]),
    ...(facts ? [h('p', {className: ['quiet']}, facts)] : [])
  ])
}

function metadataTable({metadata, before, after}: Comparison): Element {
  const cell = (change: FieldChange, op: 'deleted' | 'added', {name, language}: Edition) =>
    h(
      'td',
      {lang: language, dataOf: name},
      change[op === 'deleted' ? 'before' : 'after']
        ? marked(change.pieces, op, new Map())
        : h('span', {className: ['quiet']}, 'not stated')
    )
  return h('section', {id: 'metadata'}, [
    h('h2', 'Metadata'),
    h('table', [
      h('thead', [
        h('tr', [
          h('th', {scope: 'col'}, 'Field'),
          h('th', {scope: 'col'}, before.name),
          h('th', {scope: 'col'}, after.name)
        ])
      ]),
      h(
        'tbody',
        metadata.map((change) =>
          h('tr', [
            h('th', {scope: 'row'}, change.field),
            cell(change, 'deleted', before),
            cell(change, 'added', after)
          ])
        )
      )
    ])
  ])
}

/** Long runs of unchanged rows apart, as lists. */
function foldRows(rows: Row[]): (Row | Row[])[] {
  const parts: (Row | Row[])[] = []
  let run: Row[] = []
  const flush = (last: boolean) => {
    const head = parts.length > 0 ? context : 0
    const tail = last ? 0 : context
    if (run.length > head + tail + 2) {
      parts.push(...run.slice(0, head), run.slice(head, run.length - tail), ...run.slice(run.length - tail))
    } else parts.push(...run)
    run = []
  }
  for (const one of rows) {
    if (one.type === 'same') run.push(one)
    else {
      flush(false)
      parts.push(one)
    }
  }
  flush(true)
  return parts
}

function fold(rows: Row[], comparison: Comparison): Element {
  const sections = [...new Set(rows.map(({after}) => after?.section ?? ''))].filter(Boolean)
  const named = sections.length > 3 ? `${sections.slice(0, 3).join(', ')} …` : sections.join(', ')
  return h('details', [
    h('summary', [
      `${rows.length} unchanged`,
      ...(named ? [h('span', {className: ['quiet']}, ` · ${named}`)] : [])
    ]),
    ...rows.map((one) => row(one, comparison))
  ])
}

function row(one: Row, comparison: Comparison): Element {
  const {type, before, after, pieces, move, change} = one
  const [old, fresh] = [comparison.before, comparison.after]
  const images = {before: assetsOf(old), after: assetsOf(fresh)}
  const gone = (block: Block) =>
    setBlock(block, h('del', setTokens(block.tokens, images.before)), old.language)
  const come = (block: Block) =>
    setBlock(block, h('ins', setTokens(block.tokens, images.after)), fresh.language)
  const plain = (block: Block, edition: Edition, assets: Map<string, Asset>) =>
    setBlock(block, setTokens(block.tokens, type === 'same' ? new Map() : assets), edition.language)
  const other = move?.first ? moveLink(move) : undefined
  let [left, right]: (Element | undefined)[] = []
  if (type === 'deleted' && before) left = gone(before)
  else if (type === 'added' && after) right = come(after)
  else if (type === 'moved' && move?.end === 'from' && before) {
    left = setBlock(before, h('del', setTokens(before.tokens, new Map())), old.language)
    right = other
  } else if (type === 'moved' && after && before) {
    left = other
    right = pieces
      ? setBlock(after, inline(pieces, images), fresh.language)
      : setBlock(after, h('ins', setTokens(after.tokens, new Map())), fresh.language)
  } else if (before && after) {
    left = pieces
      ? setBlock(before, marked(pieces, 'deleted', images.before), old.language)
      : plain(before, old, images.before)
    right = pieces
      ? setBlock(after, marked(pieces, 'added', images.after), fresh.language)
      : plain(after, fresh, images.after)
  }
  return h('div', {id: change && `c${change}`, className: ['row', `row-${type}`]}, [
    h('div', {className: ['side']}, left ? [left] : []),
    h('div', {className: ['side']}, [
      ...(right ? [right] : []),
      ...(move?.first ? [h('span', {id: `move-${move.number}-${move.end}`})] : [])
    ])
  ])
}

/** Each move is linked once, at its first block: `id`s stand once too. */
function moveLink({number, end}: {number: number; end: 'from' | 'to'}): Element {
  const to = end === 'from' ? 'to' : 'from'
  return h('p', {className: ['moved']}, [
    h(
      'a',
      {href: `#move-${number}-${to}`},
      end === 'from' ? `Moved: see where it went (${number})` : `Moved from here (${number})`
    )
  ])
}

function assetsOf({page}: Edition): Map<string, Asset> {
  return new Map(page.article.assets.map((asset) => [asset.href, asset]))
}

/** What one edition has of the pieces, its own words marked. */
function marked(pieces: Piece[], own: 'deleted' | 'added', images: Map<string, Asset>): ElementContent[] {
  return pieces.flatMap(({op, tokens, after}, index): ElementContent[] => {
    if (op === 'same') return setTokens(own === 'added' ? (after ?? tokens) : tokens, images, index > 0)
    if (op !== own) return []
    return [...gap(tokens, index), h(own === 'added' ? 'ins' : 'del', setTokens(tokens, images))]
  })
}

/** Both editions' words in one line. */
function inline(
  pieces: Piece[],
  images: {before: Map<string, Asset>; after: Map<string, Asset>}
): ElementContent[] {
  return pieces.flatMap(({op, tokens, after}, index): ElementContent[] => {
    if (op === 'same') return setTokens(after ?? tokens, images.after, index > 0)
    const set = setTokens(tokens, op === 'added' ? images.after : images.before)
    return [...gap(tokens, index), h(op === 'added' ? 'ins' : 'del', set)]
  })
}

function gap(tokens: Piece['tokens'], index: number): ElementContent[] {
  const space = index > 0 ? tokens[0]?.space : ''
  return space ? [{type: 'text', value: space}] : []
}

function setBlock(block: Block, content: ElementContent | ElementContent[], lang: string): Element {
  const children = Array.isArray(content) ? content : [content]
  const classes = ['block', block.kind, ...(block.depth ? [`level-${block.depth}`] : [])]
  return block.kind === 'code'
    ? h('pre', {className: classes, lang, tabIndex: 0}, children)
    : h('p', {className: classes, lang}, children)
}
