/** What rules of several profiles look at: the tree of the JATS galley, people and their ids, files. */
import type {Element, Root} from 'xast'
import {type Article, type Contributor, displayName, type GalleyFormat, isTitled} from '../../model/index.js'
import type {ProfileRule, Subject, Unmet} from './profile.js'

/** What most rules say of themselves. */
export type RuleHead = Omit<ProfileRule, 'unmet' | 'reads'>

/** One phrase where something is not there. */
export const missing = (value: unknown, phrase: string): string[] => (value ? [] : [phrase])

export const template = 'or to the journal’s `template.yaml`'

/** Fields that several rules ask for together, each with its own cure. */
const cures = {
  title: ['title', 'title', 'Add `title:` to the front matter.'],
  authors: ['authors', 'authors', 'Add `authors:` to the front matter.'],
  journal: [
    'title of the journal',
    'journal.title',
    `Add \`journal: {title: …}\` to the front matter, ${template}.`
  ],
  publisher: [
    'publisher',
    'journal.publisher',
    `Add \`journal: {publisher: …}\` to the front matter, ${template}.`
  ],
  volume: ['volume', 'volume', 'Add `volume:` to the front matter.'],
  pages: ['pages, or number of the article', 'pages', 'Add `pages:` or `elocation_id:` to the front matter.']
} as const

/** Those of some fields that the article does not have. */
export function lacking(article: Article, ...names: (keyof typeof cures)[]): Unmet[] {
  const {contributors, journal, volume, firstPage, elocationId} = article
  const has: Record<keyof typeof cures, unknown> = {
    title: isTitled(article),
    authors: contributors.length,
    journal: journal.title,
    publisher: journal.publisher,
    volume,
    pages: firstPage ?? elocationId
  }
  return names
    .filter((name) => !has[name])
    .map((name) => {
      const [phrase, field, hint] = cures[name]
      return {phrase, field: field.split('.'), hint}
    })
}

/** A rule about what the article says of itself, in whichever galley. */
export function articleRule(head: RuleHead, unmet: (article: Article) => (string | Unmet)[]): ProfileRule {
  return {...head, reads: ['article'], unmet: ({article}) => unmet(article)}
}

/** A rule that one of several galleys was built. */
export function galleyRule(head: RuleHead, formats: GalleyFormat[], phrase: string): ProfileRule {
  return {
    ...head,
    reads: formats,
    unmet: ({galleys}) =>
      missing(
        formats.some((format) => galleys.has(format)),
        phrase
      )
  }
}

/** The JATS galley as a tree, and the ways into it. A path leads through names, each anywhere below the one before. */
export interface Jats {
  root: Root
  /** Elements at the end of a path: `all('article-meta', 'volume')`. */
  all(...path: string[]): Element[]
  /** The same, below one element. */
  within(element: Element, ...path: string[]): Element[]
  /** Words of the first element at the end of a path; empty where there is none. */
  words(...path: string[]): string
}

function jatsTree(root: Root, named: (root: Root | Element, name: string) => Element[]): Jats {
  const below = (from: (Root | Element)[], path: string[]) =>
    path.reduce((found, name) => [...new Set(found.flatMap((one) => named(one, name)))], from) as Element[]
  return {
    root,
    all: (...path) => below([root], path),
    within: (element, ...path) => below([element], path),
    words: (...path) => {
      const [first] = below([root], path)
      return first ? wordsIn(first) : ''
    }
  }
}

/** Text of an element, its spaces settled. */
export function wordsIn(element: Element): string {
  const text = (node: Element): string =>
    node.children
      .map((child) => (child.type === 'element' ? text(child) : child.type === 'text' ? child.value : ''))
      .join('')
  return text(element).replace(/\s+/gu, ' ').trim()
}

const trees = new WeakMap<Subject, Promise<Jats | undefined>>()

/** The JATS galley, read once; `undefined` where none was built, or it is not XML: `checkGalley` tells that. */
export function jatsOf(subject: Subject): Promise<Jats | undefined> {
  const read = trees.get(subject) ?? readTree(subject)
  trees.set(subject, read)
  return read
}

async function readTree({galleys}: Subject): Promise<Jats | undefined> {
  const galley = galleys.get('jats')
  if (!galley) return undefined
  const [{readXml}, {elementsNamed}] = await Promise.all([
    import('../../xml/read-xml.js'),
    import('../markup.js')
  ])
  try {
    return jatsTree(await readXml(new TextDecoder().decode(galley.bytes)), elementsNamed)
  } catch {
    return undefined
  }
}

/** A rule about the JATS galley; silent where there is none, as a rule of its own says that. */
export function jatsRule(
  head: RuleHead,
  unmet: (jats: Jats, subject: Subject) => (string | Unmet)[]
): ProfileRule {
  return {
    ...head,
    reads: ['jats'],
    unmet: async (subject) => {
      const jats = await jatsOf(subject)
      return jats ? unmet(jats, subject) : []
    }
  }
}

/** The authors that lack something, each at its place. Groups have no ids of persons. */
export function people(
  {contributors}: Article,
  what: string,
  has: (person: Contributor) => unknown,
  isGroupToo = false
): Unmet[] {
  return contributors.flatMap((person, index): Unmet[] =>
    has(person) || (!isGroupToo && person.name.literal !== undefined && /\s/u.test(person.name.literal))
      ? []
      : [{phrase: `${what} of ${displayName(person.name)}`, field: ['authors', index]}]
  )
}

/**
 * Pictures that the JATS galley names and that do not lie beside it, letter by
 * letter; and those of the manuscript that no galley has.
 */
export function filesRule(head: RuleHead): ProfileRule {
  return jatsRule(head, (jats, {galleys, lost = []}) => {
    const beside = new Set(galleys.get('jats')?.companions)
    const named = ['graphic', 'inline-graphic', 'media', 'supplementary-material'].flatMap((name) =>
      jats.all(name).flatMap(({attributes}) => attributes['xlink:href'] ?? [])
    )
    return [
      ...[...new Set(named)]
        .filter((href) => !/^[a-z][\w+.-]*:/iu.test(href) && !beside.has(href))
        .map((href) => `the file \`${href}\``),
      ...lost.map(({source, place}) => ({
        phrase: `the picture \`${source}\``,
        place,
        hint: 'Save it beside the manuscript (`colophon fetch` gets those of the network), and build again.'
      }))
    ]
  })
}
