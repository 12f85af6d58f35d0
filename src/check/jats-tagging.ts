import type {Element, Root} from 'xast'
import {stages} from '../model/index.js'
import {elementsOf} from './jats.js'
import type {JatsRule} from './jats-rules.js'
import {elementsNamed} from './markup.js'

const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child): child is Element => child.type === 'element' && child.name === name)
const has = (element: Element, ...names: string[]) =>
  names.some((name) => elementsNamed(element, name).length > 0)
const idsOf = (elements: Element[]) => new Set(elements.flatMap(({attributes: {id}}) => id ?? []))
const namedOf = (root: Root | Element, ...names: string[]) =>
  names.flatMap((name) => elementsNamed(root, name))

/** JATS `ref-type`s for each element that an `xref` of Colophon leads to. */
const refTypes: Record<string, string[]> = {
  __proto__: null as never,
  aff: ['aff'],
  'aff-alternatives': ['aff'],
  app: ['app'],
  'boxed-text': ['boxed-text'],
  corresp: ['corresp'],
  'disp-formula': ['disp-formula'],
  fig: ['fig'],
  'fig-group': ['fig'],
  fn: ['fn', 'author-notes', 'table-fn'],
  ref: ['bibr'],
  sec: ['sec'],
  statement: ['statement'],
  'table-wrap': ['table']
}

function isAddress(words: string): boolean {
  return /^\s*(?:(?:https?|s?ftp):\/\/|$)/u.test(words)
}

/** Recommendations of JATS4R and PMC's tagging guidelines, as far as a galley can break them. */
export const taggingRules: JatsRule[] = [
  {
    id: 'affiliations',
    faults: (root) => {
      const affs = namedOf(root, 'aff', 'aff-alternatives')
      const ids = idsOf(affs)
      const called = new Set(
        namedOf(root, 'contrib').flatMap((contrib) =>
          childrenOf(contrib, 'xref').flatMap(({attributes}) =>
            attributes['ref-type'] === 'aff' ? (attributes['rid'] ?? '').split(/\s+/u) : []
          )
        )
      )
      return [...called]
        .filter((id) => !ids.has(id))
        .map((id) => `an author has no such affiliation: \`${id}\``)
    }
  },
  {
    id: 'institutions',
    faults: (root) =>
      namedOf(root, 'institution-wrap').flatMap((wrap) =>
        has(wrap, 'institution') ? [] : ['an institution has an id and no name']
      )
  },
  {
    id: 'correspondence',
    faults: (root) => {
      const corresponding = namedOf(root, 'contrib').filter(({attributes}) => attributes['corresp'] === 'yes')
      return corresponding.length > 0 && !has(root as never, 'corresp')
        ? ['a corresponding author has no `corresp`']
        : []
    }
  },
  {
    id: 'equal-contribution',
    faults: (root) => {
      const equal = namedOf(root, 'contrib').some(({attributes}) => attributes['equal-contrib'] === 'yes')
      const said = namedOf(root, 'fn').some(({attributes}) => attributes['fn-type'] === 'equal')
      return equal === said
        ? []
        : ['equal contribution is said of authors and not in their notes, or the reverse']
    }
  },
  {
    id: 'version',
    faults: (root) =>
      namedOf(root, 'article-version').flatMap(({attributes}) => {
        const type = attributes['article-version-type']
        return type == null || (attributes['vocab'] === 'JAV' && type in stages)
          ? []
          : [`a version is none of NISO's: \`${type}\``]
      })
  },
  {
    id: 'statements',
    faults: (root) => [
      ...namedOf(root, 'fn')
        .filter((fn) => fn.attributes['fn-type'] === 'coi-statement' && !has(fn, 'p'))
        .map(() => 'competing interests are declared in no words'),
      ...namedOf(root, 'back').flatMap((back) =>
        namedOf(back, 'fn')
          .filter(({attributes}) => attributes['fn-type'] === 'coi-statement')
          .map(() => 'competing interests are declared elsewhere than among the notes on authors')
      ),
      ...namedOf(root, 'sec')
        .filter(
          (sec) => sec.attributes['sec-type'] === 'data-availability' && childrenOf(sec, 'title').length === 0
        )
        .map(() => 'the statement on data has no title')
    ]
  },
  {
    id: 'keywords',
    faults: (root) => {
      const [article] = namedOf(root, 'article')
      const language = article?.attributes['xml:lang']
      return namedOf(root, 'kwd-group').flatMap(({attributes}) => [
        ...(attributes['kwd-group-type'] ? [] : ['keywords say not whose they are']),
        ...(language && attributes['xml:lang'] === language
          ? ["keywords name a language that is the article's own"]
          : [])
      ])
    }
  },
  {
    id: 'abstracts',
    faults: (root) => {
      const [article] = namedOf(root, 'article')
      const language = article?.attributes['xml:lang']
      return namedOf(root, 'trans-abstract').flatMap(({attributes}) =>
        attributes['xml:lang'] === language ? ["a translated abstract is in the article's own language"] : []
      )
    }
  },
  {
    id: 'permissions',
    faults: (root) =>
      namedOf(root, 'license').flatMap((license) =>
        has(license, 'license-p') ? [] : ['a licence has no words for readers']
      )
  },
  {
    id: 'citations',
    faults: (root) =>
      namedOf(root, 'ref').flatMap((ref) => {
        const cited = namedOf(ref, 'element-citation', 'mixed-citation')
        if (cited.length === 0) return ['a reference has neither fields nor words']
        return cited.every(({attributes}) => attributes['publication-type'])
          ? []
          : ['a reference says not what kind of work it is']
      })
  },
  {
    id: 'data-citations',
    faults: (root) =>
      namedOf(root, 'element-citation').flatMap((citation) =>
        citation.attributes['publication-type'] === 'data' && has(citation, 'article-title')
          ? ['a data set is cited with an `article-title`']
          : []
      )
  },
  {
    id: 'reference-types',
    faults: (root) => {
      const names = new Map([...elementsOf(root)].map(({name, attributes}) => [attributes['id'], name]))
      return namedOf(root, 'xref').flatMap(({attributes}) => {
        const types = refTypes[names.get(attributes['rid']) ?? '']
        const type = attributes['ref-type'] ?? ''
        return !types || types.includes(type)
          ? []
          : [`an \`xref\` to \`${attributes['rid']}\` is called \`${type}\``]
      })
    }
  },
  {
    id: 'link-words',
    faults: (root) =>
      namedOf(root, 'ext-link', 'uri', 'self-uri').flatMap(({attributes, children}) => {
        const isBare = children.every((child) => child.type === 'text' && isAddress(child.value))
        return isBare && !attributes['xlink:title']
          ? [`a link's only words are its address: \`${attributes['xlink:href'] ?? ''}\``]
          : []
      })
  },
  {
    id: 'countries',
    faults: (root) =>
      namedOf(root, 'country').flatMap(({attributes: {country}}) =>
        country == null || /^[A-Z]{2}$/u.test(country) ? [] : [`no code of a country: \`${country}\``]
      )
  },
  {
    id: 'table-headings',
    faults: (root) =>
      namedOf(root, 'th').flatMap(({attributes}) =>
        attributes['scope'] ? [] : ['a heading of a table says not for what it stands']
      )
  },
  {
    id: 'display-objects',
    faults: (root) => [
      ...namedOf(root, 'table-wrap')
        .filter(
          (wrap) =>
            !has(wrap, 'table', 'graphic', 'code', 'list', 'def-list', 'disp-quote', 'verse-group', 'p')
        )
        .map(({attributes}) => `a table holds nothing: \`${attributes['id'] ?? '?'}\``),
      ...namedOf(root, 'fig')
        .filter((fig) => childrenOf(fig, 'label').length > 0 && childrenOf(fig, 'caption').length === 0)
        .filter((fig) => fig.children.length === 1)
        .map(({attributes}) => `a figure is nothing but its label: \`${attributes['id'] ?? '?'}\``)
    ]
  },
  {
    id: 'spoken-mathematics',
    faults: (root) =>
      namedOf(root, 'mml:math').flatMap(({attributes}) =>
        attributes['alttext'] ? [] : ['a formula has no words for those who hear it']
      )
  },
  {
    id: 'file-names',
    faults: (root) =>
      namedOf(root, 'graphic', 'inline-graphic').flatMap(({attributes}) => {
        const href = attributes['xlink:href'] ?? ''
        return /^[\w-][\w./-]*$/u.test(href)
          ? []
          : [`a picture's file is not named in plain signs: \`${href}\``]
      })
  },
  {
    id: 'related-articles',
    faults: (root) =>
      namedOf(root, 'related-article').flatMap(({attributes}) =>
        attributes['xlink:href'] && attributes['ext-link-type']
          ? []
          : ['a related article says not where it is']
      )
  }
]
