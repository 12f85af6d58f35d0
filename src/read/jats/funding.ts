import type {Element} from 'xast'
import {type Funding, parseDoi, parseRor} from '../../model/index.js'
import {readAttributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

/** JATS `<funding-group>`: each statement with the award it names; awards that none names. */
export function fundingOf(meta: Element | undefined): Funding[] {
  return childrenNamed(meta, 'funding-group').flatMap((group) => {
    const awards = childrenNamed(group, 'award-group')
    const named = new Set<Element>()
    const stated = childrenNamed(group, 'funding-statement').map((element): Funding => {
      const rid = attribute(element, 'rid')
      const award = rid ? awards.find((one) => attribute(one, 'id') === rid) : undefined
      if (award) named.add(award)
      const {classes, pairs} = readAttributeList(attribute(element, 'specific-use'))
      const statement = classes.includes(uses.made) ? undefined : textOf(element)
      return {
        ...(statement !== undefined && {statement}),
        ...(award ? awardOf(award) : unfunded(pairs))
      }
    })
    return [...stated, ...awards.filter((award) => !named.has(award)).map(awardOf)]
  })
}

/** What the statement keeps of an award that names no funder. */
function unfunded(pairs: Record<string, string>): Funding {
  const names = ['award', 'awardTitle', 'awardUrl', 'recipient'] as const
  return Object.fromEntries(names.flatMap((name) => (pairs[name] ? [[name, pairs[name]]] : [])))
}

function awardOf(group: Element): Funding {
  const source = childNamed(group, 'funding-source', 'support-source')
  const [institution] = source ? elementsNamed(source, 'institution') : []
  const id = source && lineOf([...elementsNamed(source, 'institution-id')][0])
  const funder = lineOf(institution) ?? lineOf(source)
  const ids = childrenNamed(group, 'award-id')
  const awardUrl = attribute(ids[0], 'xlink:href')
  const awards = ids.flatMap((one) => lineOf(one) ?? []).filter((words) => words !== awardUrl)
  const awardTitle = lineOf(childNamed(group, 'award-name')) ?? lineOf(childNamed(group, 'award-desc'))
  const recipients = childrenNamed(group, 'principal-award-recipient', 'principal-investigator').flatMap(
    (one) => lineOf(one) ?? []
  )
  return {
    ...(funder && {funder}),
    ...(id && {funderId: funderId(id)}),
    ...(awards.length > 0 && {award: awards.join(', ')}),
    ...(awardTitle && {awardTitle}),
    ...(awardUrl && {awardUrl}),
    ...(recipients.length > 0 && {recipient: [...new Set(recipients)].join(', ')})
  }
}

/** A funder's id as the front matter has it. */
function funderId(id: string): string {
  return parseRor(id) ? id : (parseDoi(id) ?? id)
}
