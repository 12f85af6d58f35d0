import type {Parent, PhrasingContent, Root} from 'mdast'
import type {ArticleBlock, Division, GivenNames, Statement} from '../model/index.js'
import {statementKind, statementName} from './statement-names.js'

/** Kinds that carry no number: they belong to what they prove or solve. */
const unnumbered = new Set(['proof', 'solution', 'remark'])

/**
 * Make statements of divisions that are theorems and their kin, by class or
 * by Quarto's id, and number each kind in reading order.
 *
 * The name is the one given, `name="Euclid"`, or a heading that comes first.
 */
export function makeStatements(tree: Root, language: string, given: GivenNames = {}): void {
  const numbers = new Map<string, number>()
  const visit = (parent: Parent): void => {
    parent.children = parent.children.map((child) => {
      const made = child.type === 'division' ? statementOf(child, numbers, language, given) : child
      if ('children' in made && made.type !== 'paragraph') visit(made)
      return made
    })
  }
  visit(tree)
}

function statementOf(
  division: Division,
  numbers: Map<string, number>,
  language: string,
  given: GivenNames
): Division | Statement {
  const {id, classes = [], pairs = {}} = division.attributes ?? {}
  const kind = statementKind(classes, id)
  if (!kind) return division
  const [first, ...rest] = division.children as (
    | ArticleBlock
    | {type: 'heading'; children: PhrasingContent[]}
  )[]
  const headed = first?.type === 'heading'
  const title: PhrasingContent[] = pairs['name'] ? [{type: 'text', value: pairs['name']}] : []
  const name = given[kind]?.caption ?? statementName(kind, language)
  const statement: Statement = {
    type: 'statement',
    id: id ?? '',
    kind,
    label: name,
    title: headed ? first.children : title,
    children: (headed ? rest : division.children) as ArticleBlock[],
    position: division.position
  }
  if ((unnumbered.has(kind) && !id) || kind === 'proof' || classes.includes('unnumbered')) return statement
  const number = (numbers.get(kind) ?? 0) + 1
  numbers.set(kind, number)
  statement.label = /\p{Script=Han}$/u.test(name) ? `${name}${number}` : `${name} ${number}`
  return statement
}
