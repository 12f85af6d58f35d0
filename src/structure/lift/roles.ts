/**
 * Roles of authors, from the statement of contributions that the text keeps.
 *
 * @see https://credit.niso.org/ (ANSI/NISO Z39.104-2022)
 */
import type {Root} from 'mdast'
import type {VFile} from 'vfile'
import {count, report} from '../../diagnostics/report.js'
import {type Contributor, type CreditRole, creditRoles} from '../../model/index.js'
import {plain} from '../phrasing.js'
import {isMeant} from './memberships.js'

const named =
  /^\s*(?:credit\b.{0,60}|(?:credit )?author(?:s['’]?|['’]s)?\s+contributions?(?: statement)?|authorship contributions?|contributions? of (?:the )?authors|contributor roles|contribuições dos autores|contribuciones? de (?:los )?autores|作者贡献(?:声明|说明)?)\s*(?:[:：.]|$)/iu

const words = (text: string) =>
  text
    .toLowerCase()
    .replace(/isation/gu, 'ization')
    .replace(/[^\p{L}]+/gu, ' ')
    .replace(/ and | preparation| the /gu, ' ')
    .trim()
const roles = new Map<string, CreditRole>(
  (Object.entries(creditRoles) as [CreditRole, string][]).map(([role, name]) => [words(name), role])
)
for (const [name, role] of [
  ['writing original draft', 'writing-original-draft'],
  ['writing review editing', 'writing-review-editing'],
  ['writing reviewing editing', 'writing-review-editing'],
  ['original draft', 'writing-original-draft'],
  ['review editing', 'writing-review-editing'],
  ['visualisation', 'visualization']
] as const)
  roles.set(name, role)

/** Give authors the roles the text states; changes `authors`, not the text. Reports `inferred-roles`. */
export function readRoles(tree: Root, authors: Contributor[], file: VFile): void {
  if (authors.some((author) => author.roles.length > 0)) return
  for (const [index, block] of tree.children.entries()) {
    if (block.type !== 'heading' && block.type !== 'paragraph') continue
    const text = plain(block.children)
    if (!named.test(text.slice(0, 120))) continue
    const following = block.type === 'heading' ? untilHeading(tree, index + 1) : [text.replace(named, '')]
    const found = statementRoles(following.join('\n').slice(0, 5000), authors)
    if (!found) continue
    for (const [author, own] of found) author.roles = [...own]
    const said = [...found].map(
      ([{name}, own]) =>
        `${name.family ?? name.literal}: ${[...own].map((role) => creditRoles[role]).join(', ')}`
    )
    report(file, 'inferred-roles', block, count(found.size, 'author'), said.join('; '))
    return
  }
}

function untilHeading(tree: Root, start: number): string[] {
  const texts: string[] = []
  for (const block of tree.children.slice(start, start + 40)) {
    if (block.type === 'heading') break
    texts.push(plain([block]))
  }
  return texts
}

type Roles = Map<Contributor, Set<CreditRole>>

/** Whichever of the three usual manners reads at least two roles and knows every name beside them. */
function statementRoles(text: string, authors: Contributor[]): Roles | undefined {
  return byRole(text, authors) ?? byAuthor(text, authors)
}

/** `Conceptualization, A.B. and C.D.; software, A.B.`, `Conceptualization: Ada Bell, Cy Dee.` */
function byRole(text: string, authors: Contributor[]): Roles | undefined {
  const found: Roles = new Map()
  let read = 0
  for (const part of text.split(
    /;\s*|\.\s*\n|\n|(?<=\p{Ll}{2})\.\s+|(?<=\p{Lu}\.)\s+(?=\p{Lu}\p{Ll}{3,}[^.;]{0,40}[:,])/u
  )) {
    const [, label = '', rest = ''] = /^\s*([\p{L}\s&–—-]{5,60}?)\s*[:,：]\s*(.+?)[\s.]*$/su.exec(part) ?? []
    const role = roles.get(words(label))
    if (!role) continue
    const names = rest
      .split(/,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/u)
      .map((name) => name.trim())
      .filter(Boolean)
    for (const name of names) {
      const meant = authors.filter((author) => isMeant(name, author))
      if (meant.length !== 1 || !meant[0]) return undefined
      found.set(meant[0], (found.get(meant[0]) ?? new Set()).add(role))
    }
    read += 1
  }
  return read >= 2 ? found : undefined
}

/** `Ada Bell: Conceptualization, Software. Cy Dee: Validation.` */
function byAuthor(text: string, authors: Contributor[]): Roles | undefined {
  const found: Roles = new Map()
  let read = 0
  for (const part of text.split(/(?<=\p{Ll})[.;]\s*(?=\p{Lu}[^:：]{1,60}[:：])|\n/u)) {
    const [, name = '', rest = ''] = /^\s*([^:：]{2,60})[:：]\s*(.+?)[\s.]*$/su.exec(part) ?? []
    const meant = authors.filter((author) => isMeant(name.trim(), author))
    const own = splitRoles(rest)
    if (meant.length !== 1 || !meant[0] || own.length === 0) continue
    found.set(meant[0], new Set(own))
    read += own.length
  }
  return read >= 2 ? found : undefined
}

/** Roles of a list; none when one is unknown. */
function splitRoles(text: string): CreditRole[] {
  const parts = text
    .split(/,\s*|;\s*/u)
    .map(words)
    .filter(Boolean)
  const found = parts.map((part) => roles.get(part))
  return found.every((role) => role !== undefined) ? (found as CreditRole[]) : []
}
