import type {ElementContent} from 'hast'
import type {GalleyFormat, Page, Slot} from '../model/index.js'
import {legibleTree, slots, spokenFormula} from '../model/index.js'
import {codedSlots, codedStatements, fieldSlots, fieldStatements, furnitureSlots} from './furniture.js'
import {descendants, elementOf, type MarkupNode, passagesOf, type StandIn} from './markup.js'
import {type Words, wordsOf} from './words.js'

/** The article's own words, which a galley should say. */
export function articleWords(page: Page, format: GalleyFormat = 'html', standIn?: StandIn): Words {
  const elsewhere = format === 'jats' ? {...codedSlots} : {}
  const own = slots.filter(
    (slot: Slot) =>
      !(slot in furnitureSlots) && !(slot in elsewhere) && !(format === 'jats' && fieldSlots.includes(slot))
  )
  const nodes = own.flatMap((slot) => page.slots[slot])
  if (format === 'text') return words(legibleTree(nodes))
  return words(
    format === 'jats' ? nodes.filter((node) => !isFieldStatement(node) && !isCodedStatement(node)) : nodes,
    standIn
  )
}

function spoken(node: MarkupNode): string | undefined {
  return node.type === 'element' && 'tagName' in node && node.tagName === 'math'
    ? spokenFormula(node)
    : undefined
}

/**
 * The article's words in each form in which a galley may say them: on paper,
 * notes at the foot of their pages stand without a heading; an EPUB may say
 * its formulas.
 */
export function acceptedWords(page: Page, format: GalleyFormat): Words[] {
  const whole = articleWords(page, format)
  // Readers without MathML get images, whose alternatives say the formulas.
  if (format === 'epub') return page.hasMath ? [whole, articleWords(page, format, spoken)] : [whole]
  if (format !== 'pdf' || page.slots.notes.length === 0) return [whole]
  const notes = page.slots.notes.map((node) =>
    node.type === 'element' ? {...node, children: node.children.filter((child) => !isHeading(child))} : node
  )
  return [whole, articleWords({...page, slots: {...page.slots, notes}}, format)]
}

function isHeading(node: ElementContent): boolean {
  return /^h\d$/u.test(elementOf(node)?.name ?? '')
}

/** Words that JATS says in fields: names, affiliations, notes on authors, contributions, funding. */
export function articleFields(page: Page): Words {
  const people = page.slots.contributors.flatMap((line) => withClass(line, 'name'))
  const lines = (['affiliations', 'authorNotes'] as const).flatMap((slot) => page.slots[slot])
  const said = page.slots.statements.filter(isFieldStatement).flatMap((section) => withName(section, 'p'))
  return words([...people, ...lines, ...said])
}

function words(nodes: ElementContent[], standIn?: StandIn): Words {
  return wordsOf(nodes.flatMap((node) => [...passagesOf(node, '', standIn)]))
}

function isFieldStatement(node: ElementContent): boolean {
  return fieldStatements.includes(elementOf(node)?.id ?? '')
}

function isCodedStatement(node: ElementContent): boolean {
  return codedStatements.includes(elementOf(node)?.id ?? '')
}

function withName(root: ElementContent, name: string): ElementContent[] {
  return [...descendants(root)].filter((node): node is ElementContent => elementOf(node)?.name === name)
}

function withClass(root: ElementContent, name: string): ElementContent[] {
  return [...descendants(root)].filter((node): node is ElementContent => {
    const classes = node.type === 'element' && 'tagName' in node ? node.properties['className'] : []
    return Array.isArray(classes) && classes.includes(name)
  })
}
