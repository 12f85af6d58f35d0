import type {Article, ArticleBlock, Section, SectionKind} from '../model/index.js'
import {proseOf} from '../model/index.js'
import {plain} from './work.js'

/** Statements that a text may make in a section of its own. */
const stated = {
  competingInterests: 'competing-interests',
  dataAvailability: 'data-availability',
  ethics: 'ethics',
  peerReview: 'peer-review',
  acknowledgements: 'acknowledgments'
} as const satisfies {[Field in keyof Article]?: SectionKind}

/**
 * The article with what its text states in sections of their own, as its
 * front matter would: records have no text to read it in.
 *
 * What the front matter says stands.
 */
export function withStatements(article: Article): Article {
  const said = Object.entries(stated).flatMap(([field, kind]): [string, string][] => {
    const words = article[field as keyof typeof stated] === undefined ? sectionWords(article.body, kind) : ''
    return words ? [[field, words]] : []
  })
  const statement = article.funding.some((entry) => entry.statement)
    ? ''
    : sectionWords(article.body, 'funding')
  return {
    ...article,
    ...Object.fromEntries(said),
    ...(statement && {funding: [...article.funding, {statement}]})
  }
}

/** The words of the first section of a kind, a paragraph a line; empty: there is none. */
function sectionWords(blocks: readonly ArticleBlock[], kind: SectionKind): string {
  const sections = blocks.filter((block): block is Section => block.type === 'section')
  const found =
    sections.find((section) => section.kind === kind) ??
    sections
      .flatMap(({children}) => children)
      .find((block): block is Section => block.type === 'section' && block.kind === kind)
  return proseOf(found?.children ?? [])
    .map(({children}) => plain(children))
    .filter(Boolean)
    .join('\n')
}
