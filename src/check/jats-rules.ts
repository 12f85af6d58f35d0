import type {Doctype, Element, Root} from 'xast'
import {isSafeLink, parseDoi, parseOrcid} from '../model/index.js'
import {elementsOf} from './jats.js'
import {taggingRules} from './jats-tagging.js'
import {elementsNamed} from './markup.js'

/** What is asked of a JATS file beyond its DTD; `JATS.md` says by whom. */
export interface JatsRule {
  /** As in `JATS.md`. */
  id: string
  /** What is wrong, a sentence each; empty when nothing is. */
  faults(root: Root): string[]
}

const all = (root: Root | Element, name: string) => elementsNamed(root, name)
const has = (element: Element, ...names: string[]) =>
  names.some((name) => elementsNamed(element, name).length > 0)
const textIn = (element: Element): string =>
  element.children
    .map((child) => (child.type === 'element' ? textIn(child) : child.type === 'text' ? child.value : ''))
    .join('')

const basicRules: JatsRule[] = [
  {
    id: 'declaration',
    faults: (root) => {
      const declared = root.children.find((node): node is Doctype => node.type === 'doctype')
      const release = /Journal Publishing DTD with MathML3 v(\d\.\d) \d{8}\/\/EN$/u.exec(
        declared?.public ?? ''
      )?.[1]
      const version = all(root, 'article')[0]?.attributes['dtd-version']
      if (!release) return ['it declares no release of the Journal Publishing DTD']
      return release === version ? [] : [`it declares ${release} and says \`dtd-version="${version}"\``]
    }
  },
  {
    id: 'identifiers',
    faults: (root) => {
      const seen = new Set<string>()
      return [...elementsOf(root)].flatMap(({name, attributes: {id}}) => {
        if (!id) return []
        if (seen.has(id)) return [`two elements have the id \`${id}\``]
        seen.add(id)
        return /^[\p{L}_][\p{L}\p{M}\p{Nd}._-]*$/u.test(id)
          ? []
          : [`the id of \`${name}\` is no XML name: \`${id}\``]
      })
    }
  },
  {
    id: 'references',
    faults: (root) => {
      const ids = new Set([...elementsOf(root)].map(({attributes: {id}}) => id))
      return [...elementsOf(root)].flatMap(({name, attributes: {rid}}) =>
        rid === undefined && name !== 'xref'
          ? []
          : (rid ?? '')
              .split(/\s+/u)
              .flatMap((id) => (ids.has(id) ? [] : [`an \`${name}\` leads nowhere: \`${id}\``]))
      )
    }
  },
  {
    id: 'orcid',
    faults: (root) =>
      all(root, 'contrib-id').flatMap((element) => {
        const words = textIn(element)
        if (element.attributes['contrib-id-type'] !== 'orcid') return []
        return /^https:\/\/orcid\.org\//u.test(words) && parseOrcid(words)
          ? []
          : [`an ORCID iD is no URL of orcid.org: \`${words}\``]
      })
  },
  {
    id: 'credit',
    faults: (root) =>
      all(root, 'role').flatMap(({attributes}) =>
        attributes['vocab'] === 'credit' && !attributes['vocab-term-identifier']
          ? [`a CRediT role has no identifier: \`${attributes['vocab-term'] ?? '?'}\``]
          : []
      )
  },
  {
    id: 'dates',
    faults: (root) =>
      ['pub-date', 'date'].flatMap((name) =>
        all(root, name).flatMap((element) => {
          const parts = ['year', 'month', 'day'].flatMap((part) => all(element, part).map(textIn))
          const iso = element.attributes['iso-8601-date']
          return iso === undefined || iso === parts.join('-')
            ? []
            : [`a date says \`${iso}\` and ${parts.join('-')}`]
        })
      )
  },
  {
    id: 'licence',
    faults: (root) =>
      all(root, 'license').flatMap((element) => {
        const href = element.attributes['xlink:href']
        const [reference] = all(element, 'ali:license_ref')
        return href === (reference && textIn(reference))
          ? []
          : [`the licence says two addresses, or one only once: \`${href}\``]
      })
  },
  {
    id: 'alternative-text',
    faults: (root) =>
      ['graphic', 'inline-graphic'].flatMap((name) =>
        all(root, name).flatMap((element) =>
          has(element, 'alt-text')
            ? []
            : [`a picture has no \`alt-text\`: \`${element.attributes['xlink:href']}\``]
        )
      )
  },
  {
    id: 'mathematics',
    faults: (root) =>
      ['disp-formula', 'inline-formula'].flatMap((name) =>
        all(root, name).flatMap((element) =>
          has(element, 'mml:math', 'tex-math') ? [] : [`a \`${name}\` has neither MathML nor TeX`]
        )
      )
  },
  {
    id: 'languages',
    faults: (root) => [
      ...(all(root, 'article')[0]?.attributes['xml:lang'] ? [] : ['the article names no language']),
      ...all(root, 'trans-abstract').flatMap(({attributes}) =>
        attributes['xml:lang'] ? [] : ['a translated abstract names no language']
      )
    ]
  },
  {
    id: 'dois',
    faults: (root) =>
      ['article-id', 'pub-id'].flatMap((name) =>
        all(root, name).flatMap((element) => {
          const words = textIn(element)
          if (element.attributes['pub-id-type'] !== 'doi') return []
          return parseDoi(words) === words ? [] : [`a DOI is not as it is registered: \`${words}\``]
        })
      )
  },
  {
    id: 'links',
    faults: (root) =>
      [...elementsOf(root)].flatMap(({name, attributes}) => {
        const href = attributes['xlink:href']
        return !href || isSafeLink(href) ? [] : [`a \`${name}\` leads to \`${href}\``]
      })
  },
  {
    id: 'funding',
    faults: (root) =>
      all(root, 'award-group').flatMap((element) =>
        has(element, 'funding-source') ? [] : ['an award names no funder']
      )
  }
]

/** Every rule; `JATS.md` is their ledger. */
export const jatsRules: JatsRule[] = [...basicRules, ...taggingRules]

/** What is wrong with a JATS file, as far as it shows without its DTD; a sentence each. */
export function jatsFaults(root: Root): string[] {
  return jatsRules.flatMap(({faults}) => faults(root))
}
