import type {Element, ElementContent} from 'hast'
import {toString as textOfElement} from 'hast-util-to-string'
import {h} from 'hastscript'
import {visit} from 'unist-util-visit'
import {fileUrl} from '../../crosswalk/work.js'
import {
  type Article,
  type ArticleBlock,
  besideName,
  creditRoles,
  displayName,
  fundingSentence,
  type Section,
  type Supplement,
  supplementTitle,
  terms,
  versionWords
} from '../../model/index.js'
import type {HtmlState} from './handlers.js'
import {text} from './text.js'
import {versionHistory} from './versions.js'

/**
 * Contents, down to the second level.
 *
 * An article that does not ask for them has them on screen only, beside the
 * text where there is room (`outline`).
 *
 * @param after what stands after the text: sections, each with its heading first.
 */
export function contents(
  {body, settings, language}: Article,
  state: HtmlState,
  after: ElementContent[]
): ElementContent[] {
  const sections = (blocks: ArticleBlock[]) =>
    blocks.filter((block): block is Section => block.type === 'section')
  const link = (id: string, words: ElementContent[]) =>
    h('a', {href: `#${id}`}, [h('span', {className: ['entry']}, words)])
  const entry = (section: Section): Element => {
    const inner = section.depth < 2 ? sections(section.children) : []
    const label = section.label ? [h('span', {className: ['label']}, section.label), text(' ')] : []
    const title = state.all(section.title).map(withoutIds)
    return h('li', [
      link(section.id, [...label, ...title]),
      ...(inner.length > 0 ? [h('ol', inner.map(entry))] : [])
    ])
  }
  const back = after.flatMap((section) =>
    section.type === 'element' && section.children[0]
      ? [h('li', [link(String(section.properties.id), [text(textOfElement(section.children[0]))])])]
      : []
  )
  const top = sections(body)
  if (top.length < (settings.toc ? 1 : 3)) return []
  const className = settings.toc ? [] : ['outline']
  return [
    h('nav', {id: 'toc', className, role: 'doc-toc', ariaLabelledBy: 'toc-title'}, [
      h('h2', {id: 'toc-title'}, terms(language).contents),
      h('ol', [...top.map(entry), ...back])
    ])
  ]
}

/** A heading said twice keeps its links and ids in its own place only. */
function withoutIds(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const {id: _, href: __, role: ___, ...properties} = node.properties
  return {
    ...node,
    tagName: node.tagName === 'a' ? 'span' : node.tagName,
    properties,
    children: node.children.map(withoutIds)
  }
}

function holdsSection(blocks: Article['body'], kind: Section['kind']): boolean {
  return blocks.some(
    (block) => block.type === 'section' && (block.kind === kind || holdsSection(block.children, kind))
  )
}

/** What the front matter states besides the text: contributions, funding, interests, data, thanks, versions. */
export function statements(article: Article): ElementContent[] {
  const words = terms(article.language)
  const made: Element[] = []
  const add = (name: string, title: string, children: ElementContent[]) => {
    const id = `statement-${name}`
    made.push(
      h('section', {id, className: ['statement'], ariaLabelledBy: `${id}-title`}, [
        h('h2', {id: `${id}-title`}, title),
        ...children
      ])
    )
  }
  const credited = article.contributors.filter((person) => person.roles.length > 0)
  // The author's own section says it already.
  if (credited.length > 0 && !holdsSection(article.body, 'author-contributions')) {
    const sentence = credited
      .map(
        (person) =>
          `${displayName(person.name)}: ${person.roles.map((role) => creditRoles[role].toLowerCase()).join(', ')}`
      )
      .join('. ')
    add('author-contributions', words.contributions, [h('p', `${sentence}.`)])
  }
  if (article.funding.length > 0) {
    add(
      'funding',
      words.funding,
      article.funding.map((entry) => h('p', fundingSentence(entry)))
    )
  }
  if (article.competingInterests)
    add('competing-interests', words.competingInterests, [h('p', article.competingInterests)])
  if (article.dataAvailability)
    add('data-availability', words.dataAvailability, [h('p', article.dataAvailability)])
  if (article.ethics) add('ethics', words.ethics, [h('p', article.ethics)])
  if (article.peerReview) add('peer-review', words.peerReview, [h('p', article.peerReview)])
  if (article.acknowledgements)
    add('acknowledgements', words.acknowledgements, [h('p', article.acknowledgements)])
  const {supplements = []} = article
  if (supplements.length > 0)
    add('supplements', words.supplements, [
      h(
        'ul',
        supplements.map((one) => supplement(one, article))
      )
    ])
  const history = versionHistory(article)
  if (history.length > 0) add('history', versionWords(article.language).history, history)
  return made
}

/** What belongs to the article: a link to its file or address, and what it is. */
function supplement(one: Supplement, article: Article): Element {
  const name = one.file && besideName(article.slug, one.file.name)
  const href = name ? (fileUrl(article, name) ?? name) : one.url
  const title = supplementTitle(one)
  return h('li', {id: one.id}, [
    h('p', href ? [h('a', {href}, title)] : title),
    ...(one.description ? [h('p', one.description)] : [])
  ])
}

export function notes(article: Article, state: HtmlState): ElementContent[] {
  if (article.notes.length === 0) return []
  const words = terms(article.language).links
  const items = article.notes.map((note) => {
    const children = state.all(note.children)
    const last = children.at(-1)
    const back = note.calls.map((call, index) =>
      backlink(
        `#${call}`,
        note.calls.length > 1 ? words.toOneCall(index + 1, note.label) : words.toCall(note.label)
      )
    )
    if (last?.type === 'element' && last.tagName === 'p') last.children.push(...spaced(back))
    else if (back.length > 0) children.push(h('p', back))
    return h('li', {id: note.id}, children)
  })
  return [
    h('section', {id: 'notes', role: 'doc-endnotes', ariaLabelledBy: 'notes-title'}, [
      h('h2', {id: 'notes-title'}, terms(article.language).notes),
      h('ol', {className: ['notes']}, items)
    ])
  ]
}

/** The reference list with its heading, at the end; empty when the author placed it elsewhere. */
export function references(article: Article, state: HtmlState): ElementContent[] {
  if (article.references.length === 0 || isPlaced(article)) return []
  return [
    h('section', {id: 'references', role: 'doc-bibliography', ariaLabelledBy: 'references-title'}, [
      h('h2', {id: 'references-title'}, article.referencesTitle),
      entries(article, state)
    ])
  ]
}

/** The reference list in its place in the text, where a heading, if any, is the author's. */
export function placedReferences(article: Article, state: HtmlState): ElementContent[] {
  if (article.references.length === 0) return []
  return [
    h('section', {id: 'references', role: 'doc-bibliography', ariaLabel: article.referencesTitle}, [
      entries(article, state)
    ])
  ]
}

function isPlaced({body}: Article): boolean {
  let found = false
  visit({type: 'root', children: body}, 'referenceList', () => {
    found = true
  })
  return found
}

function entries({references, language}: Article, state: HtmlState): Element {
  const words = terms(language).links
  const labelled = references.some((reference) => reference.label)
  const items = references.map(({id, label, formatted, citedBy}) => {
    const back = citedBy.map((call, index) =>
      backlink(`#${call}`, citedBy.length > 1 ? words.toOneCitation(index + 1) : words.toCitation)
    )
    return h('li', {id}, [
      ...(label ? [h('span', {className: ['label']}, `[${label}]`), text(' ')] : []),
      h('span', {className: ['entry']}, state.all(formatted)),
      ...spaced(back)
    ])
  })
  return h('ul', {className: ['references', ...(labelled ? ['labelled'] : [])]}, items)
}

function backlink(href: string, label: string): Element {
  return h('a', {href, role: 'doc-backlink', className: ['backlink'], ariaLabel: label}, '↑')
}

function spaced(links: Element[]): ElementContent[] {
  return links.flatMap((link) => [text('\u00A0'), link])
}
