import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, type Section, terms} from '../../model/index.js'
import {type StatedField, secTypes, statementId, statementTypes} from '../../xml/jats-names.js'
import type {JatsState} from './handlers.js'
import {refList} from './references.js'
import {type EndPart, endMatter} from './sections.js'
import {supplementSection} from './supplements.js'

/**
 * JATS `<back>`: the sections at the article's end, what the front matter
 * states, notes, references.
 *
 * Contributions are `<role>`s and funding is a `<funding-group>` of the front.
 */
export function back(article: Article, end: EndPart[], state: JatsState): Element | undefined {
  // The list stands once, where it is placed first.
  let isWritten = article.references.length === 0
  const placed = (under: Section | undefined) => {
    if (isWritten) return undefined
    isWritten = true
    return refList(article, state, {under})
  }
  const ending = endMatter(end, state, placed)
  const parts = [
    ...ending,
    ...statements(article),
    ...supplementSection(article),
    ...(article.notes.length > 0 ? [notes(article, state)] : []),
    ...(isWritten ? [] : [refList(article, state)])
  ]
  return parts.length > 0 ? x('back', parts) : undefined
}

/** Data, ethics, review and thanks (JATS4R, data availability; ethics statements). */
function statements(article: Article): Element[] {
  const {acknowledgements, language} = article
  const words = terms(language)
  const made: Element[] = []
  for (const [field, type] of Object.entries(statementTypes) as [StatedField, string][]) {
    const said = article[field]
    if (!said) continue
    made.push(
      x('sec', {id: `${statementId}${type}`, 'sec-type': secTypeOf(type)}, [
        x('title', words[field]),
        x('p', said)
      ])
    )
  }
  if (acknowledgements)
    made.push(
      x('ack', {id: 'statement-acknowledgements'}, [
        x('title', words.acknowledgements),
        x('p', acknowledgements)
      ])
    )
  return made
}

function secTypeOf(type: string): string {
  return secTypes[type as keyof typeof secTypes] ?? type
}

/** JATS `<fn-group>`, in order of first call. */
function notes({notes, language}: Article, state: JatsState): Element {
  return x('fn-group', {id: 'notes'}, [
    x('title', terms(language).notes),
    ...notes.map(({id, label, children}) => {
      const content = state.all(children)
      return x('fn', {id}, [x('label', label), ...(content.length > 0 ? content : [x('p')])])
    })
  ])
}
