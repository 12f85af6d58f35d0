import type {Element} from 'xast'
import type {
  Abstract,
  AccessibilityStatement,
  Article,
  Journal,
  KeywordGroup,
  License,
  PhrasingContent,
  Settings
} from '../../model/index.js'
import {
  type DepositSettings,
  epubProfiles,
  parseDoi,
  parseIsbn,
  parseIssn,
  parseLicense,
  readPageLine,
  terms
} from '../../model/index.js'
import {interestsId} from '../../xml/jats-names.js'
import {collaboratorsOf} from './collaborators.js'
import {peopleOf} from './contributors.js'
import {dateOf, historyOf, relatedOf, versionOf} from './history.js'
import type {JatsReading} from './state.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

/** What `<front>` says; the fields of the Article that it fills. */
export type Front = Omit<
  Article,
  'slug' | 'language' | 'body' | 'notes' | 'references' | 'referencesTitle' | 'assets' | 'funding'
>

/** JATS `<front>`. */
export function frontOf(front: Element | undefined, language: string, reading: JatsReading): Front {
  const meta: Element = childNamed(front, 'article-meta') ?? {
    type: 'element',
    name: 'article-meta',
    attributes: {},
    children: []
  }
  const titles = childNamed(meta, 'title-group')
  const subtitle = childrenNamed(titles, 'subtitle')
  const translated = childrenNamed(titles, 'trans-title-group').map((group) => {
    const more = childrenNamed(group, 'trans-subtitle')
    return {
      language: attribute(group, 'xml:lang') ?? 'und',
      children: joined(childrenNamed(group, 'trans-title'), reading),
      ...(more.length > 0 && {subtitle: joined(more, reading)})
    }
  })
  const short = childrenNamed(titles, 'alt-title').find((one) =>
    /^(?:running-head|short|running-title|right-running|left-running)$/u.test(
      attribute(one, 'alt-title-type') ?? ''
    )
  )
  const articleIds = childrenNamed(meta, 'article-id')
  const doi = articleIds
    .filter((id) => attribute(id, 'pub-id-type') === 'doi')
    .flatMap((id) => parseDoi(textOf(id)) ?? [])[0]
  const own = (name: string) => lineOf(childNamed(meta, name))
  const [volume, issue, issueTitle] = [own('volume'), own('issue'), own('issue-title')]
  const collaborators = collaboratorsOf(meta)
  const [firstPage, lastPage, elocationId] = [own('fpage'), own('lpage'), own('elocation-id')]
  const isbn = childrenNamed(meta, 'isbn').flatMap((one) => parseIsbn(textOf(one)) ?? [])[0]
  const permissions = childNamed(meta, 'permissions')
  const copyright = copyrightOf(permissions)
  const license = licenseOf(childNamed(permissions, 'license'))
  const {macros, settings, deposit, accessibility} = settingsOf(meta)
  const title = joined([childNamed(titles, 'article-title')], reading)
  return {
    ...(doi && {doi}),
    articleType: articleTypeOf(meta),
    title,
    ...(subtitle.length > 0 && {subtitle: joined(subtitle, reading)}),
    ...(translated.length > 0 && {translatedTitles: translated}),
    ...(short && {shortTitle: textOf(short)}),
    ...peopleOf(meta, reading),
    ...(collaborators.length > 0 && {collaborators}),
    journal: journalOf(childNamed(front, 'journal-meta')),
    ...(volume && {volume}),
    ...(issue && {issue}),
    ...(issueTitle && {issueTitle}),
    ...(isbn && {isbn}),
    ...(firstPage && {firstPage}),
    ...(lastPage && {lastPage}),
    ...(elocationId && {elocationId}),
    dates: datesOf(meta),
    ...(license && {license}),
    ...(copyright && {copyright}),
    abstracts: abstractsOf(meta, language, reading),
    keywords: keywordsOf(meta, language),
    ...statementsIn(meta),
    ...versionOf(
      childNamed(meta, 'article-version') ??
        childNamed(childNamed(meta, 'article-version-alternatives'), 'article-version')
    ),
    history: historyOf(meta),
    ...relatedOf(meta),
    deposit,
    ...(accessibility && {accessibility}),
    ...(Object.keys(macros).length > 0 && {macros}),
    settings
  }
}

/** Several titles become one, with a space between. */
function joined(elements: (Element | undefined)[], reading: JatsReading): PhrasingContent[] {
  return elements.flatMap((element, at): PhrasingContent[] => {
    const words = reading.phrases(trimmed(element))
    return at > 0 ? [{type: 'text', value: ' '}, ...words] : words
  })
}

/** Children without the white space that an indent put before and after them. */
function trimmed(element: Element | undefined): Element['children'] {
  const children = element?.children ?? []
  return children.map((child, at) => {
    if (child.type !== 'text' || !/\n/u.test(child.value)) return child
    const start = at === 0 ? child.value.replace(/^\s*\n\s*/u, '') : child.value
    return {...child, value: at === children.length - 1 ? start.replace(/\s*\n\s*$/u, '') : start}
  })
}

/** The heading that readers see above the title. */
function articleTypeOf(meta: Element): string {
  const groups = childrenNamed(childNamed(meta, 'article-categories'), 'subj-group')
  const heading = groups.find((group) =>
    /heading|display-channel|article-type/u.test(attribute(group, 'subj-group-type') ?? '')
  )
  return lineOf(childNamed(heading, 'subject')) ?? ''
}

function journalOf(meta: Element | undefined): Journal {
  const group = childNamed(meta, 'journal-title-group') ?? meta
  const issns = childrenNamed(meta, 'issn').flatMap((element) => {
    const issn = parseIssn(textOf(element))
    const format = `${attribute(element, 'publication-format') ?? ''} ${attribute(element, 'pub-type') ?? ''}`
    return issn ? [{issn, isElectronic: /electronic|online|epub/u.test(format)}] : []
  })
  const issn = issns.find(({isElectronic}) => !isElectronic)?.issn
  const eissn = issns.find(({isElectronic}) => isElectronic)?.issn
  const title = lineOf(childNamed(group, 'journal-title'))
  const abbreviation = lineOf(childNamed(group, 'abbrev-journal-title'))
  const publisher = lineOf(childNamed(childNamed(meta, 'publisher'), 'publisher-name'))
  const url = attribute(childNamed(meta, 'self-uri'), 'xlink:href')
  const id = (type: string) =>
    lineOf(childrenNamed(meta, 'journal-id').find((one) => attribute(one, 'journal-id-type') === type))
  const nlmAbbreviation = id('nlm-ta')
  const doi = parseDoi(id('doi') ?? '')
  return {
    ...(title && {title}),
    ...(abbreviation && {abbreviation}),
    ...(nlmAbbreviation && {nlmAbbreviation}),
    ...(doi && {doi}),
    ...(issn && {issn}),
    ...(eissn && {eissn}),
    ...(publisher && {publisher}),
    ...(url && {url})
  }
}

function datesOf(meta: Element): Article['dates'] {
  const dates = childrenNamed(childNamed(meta, 'history'), 'date')
  const named = (...types: string[]) =>
    dateOf(dates.find((date) => types.includes(attribute(date, 'date-type') ?? '')))
  const published = childrenNamed(meta, 'pub-date')
  const rank = (date: Element) => {
    const type = `${attribute(date, 'date-type') ?? ''} ${attribute(date, 'pub-type') ?? ''}`
    return /\bpub\b|epub/u.test(type) ? 0 : /collection|ppub/u.test(type) ? 2 : 1
  }
  const first = dateOf([...published].sort((a, b) => rank(a) - rank(b))[0])
  const [received, revised, accepted] = [named('received'), named('rev-recd', 'revised'), named('accepted')]
  return {
    ...(received && {received}),
    ...(revised && {revised}),
    ...(accepted && {accepted}),
    ...(first && {published: first})
  }
}

function copyrightOf(permissions: Element | undefined): string | undefined {
  const statement = lineOf(childNamed(permissions, 'copyright-statement'))
  if (statement) return statement
  const holder = lineOf(childNamed(permissions, 'copyright-holder'))
  const year = lineOf(childNamed(permissions, 'copyright-year'))
  return holder ? ['©', year, holder].filter(Boolean).join(' ') : undefined
}

/** JATS `<license>`: by its address, else by its words. */
function licenseOf(license: Element | undefined): License | undefined {
  if (!license) return undefined
  const [reference] = elementsNamed(license, 'ali:license_ref', 'license_ref')
  const [link] = elementsNamed(license, 'ext-link', 'uri')
  const url = attribute(license, 'xlink:href') ?? lineOf(reference) ?? attribute(link, 'xlink:href')
  const words = lineOf(childNamed(license, 'license-p', 'p'))
  const known = url ? parseLicense(url) : undefined
  const isNamed = known && known.name !== url
  // Colophon says: `License: ` and the name, a link where it has an address.
  const name = isNamed ? known.name : (lineOf(link) ?? words?.replace(/^[^:]{1,20}: /u, '') ?? url)
  if (!name) return undefined
  return {...(known?.id && {id: known.id}), name, ...(url && {url})}
}

function abstractsOf(meta: Element, language: string, reading: JatsReading): Abstract[] {
  const kinds = new Set([
    'graphical',
    'teaser',
    'toc',
    'executive-summary',
    'key-points',
    'plain-language-summary'
  ])
  return childrenNamed(meta, 'abstract', 'trans-abstract').map((element) => {
    const own = attribute(element, 'xml:lang') ?? language
    const title = childNamed(element, 'title')
    const type = attribute(element, 'abstract-type') ?? ''
    const rest = element.children.filter((child) => child !== title)
    const fallback = kinds.has(type) ? capitalized(type) : terms(own).abstract
    return {language: own, title: lineOf(title) ?? fallback, children: reading.blocks(rest)}
  })
}

function capitalized(type: string): string {
  return type.replaceAll('-', ' ').replace(/^./u, (first) => first.toUpperCase())
}

function keywordsOf(meta: Element, language: string): KeywordGroup[] {
  return childrenNamed(meta, 'kwd-group').flatMap((group) => {
    const own = attribute(group, 'xml:lang') ?? language
    const words = [...elementsNamed(group, 'kwd', 'compound-kwd')].flatMap((kwd) => lineOf(kwd) ?? [])
    if (words.length === 0 && !childNamed(group, 'title')) return []
    // The codes of a classification, as our own writer names it in capitals.
    const [scheme] = /^[A-Z]{2,8}$/u.exec(attribute(group, 'kwd-group-type') ?? '') ?? []
    const title = lineOf(childNamed(group, 'title')) ?? terms(own).keywords
    return [{language: own, title, terms: words, ...(scheme && {scheme})}]
  })
}

/** Interests that are stated among the notes on authors. */
function statementsIn(meta: Element): {competingInterests?: string} {
  const said = childrenNamed(childNamed(meta, 'author-notes'), 'fn')
    .filter((fn) => /^(?:coi-statement|conflict)$/u.test(attribute(fn, 'fn-type') ?? ''))
    .map((fn) => {
      const words = childrenNamed(fn, 'p').map(textOf)
      return attribute(fn, 'id') === interestsId
        ? words.join('\n\n')
        : words.join(' ').replace(/\s+/gu, ' ').trim()
    })
  return said.length > 0 ? {competingInterests: said.join(' ')} : {}
}

/** `<custom-meta>` that Colophon wrote: choices of the journal, and commands of formulas. */
function settingsOf(meta: Element): {
  macros: Record<string, string>
  settings: Settings
  deposit: DepositSettings
  accessibility?: AccessibilityStatement
} {
  const rows = [...elementsNamed(meta, 'custom-meta')].map((row) => ({
    use: attribute(row, 'specific-use'),
    name: textOf(childNamed(row, 'meta-name')).trim(),
    value: textOf(childNamed(row, 'meta-value'))
  }))
  const setting = (name: string) => rows.find((row) => row.use === 'setting' && row.name === name)?.value
  const template = setting('template')
  const epubProfile = epubProfiles.find((one) => one === setting('epubProfile'))
  const page = setting('page')
  const signed = (name: string) => rows.find((row) => row.use === 'accessibility' && row.name === name)?.value
  const [certifiedBy, credential, report, summary] = ['certifiedBy', 'credential', 'report', 'summary'].map(
    signed
  )
  const deposit: Record<string, unknown> = {}
  for (const {use, name, value} of rows) {
    if (use !== 'deposit' || name === '__proto__') continue
    deposit[name] = name === 'archives' ? value.split('; ') : value
  }
  return {
    macros: Object.fromEntries(
      rows.filter(({use}) => use === 'tex-macro').map(({name, value}) => [name, value])
    ),
    settings: {
      ...(template && {template}),
      toc: setting('toc') === 'yes',
      numberSections: setting('numberSections') === 'yes',
      smart: setting('smart') !== 'no',
      ...(epubProfile && {epubProfile}),
      ...(page && {page: readPageLine(page)})
    },
    deposit: deposit as DepositSettings,
    ...(certifiedBy && {
      accessibility: {
        certifiedBy,
        ...(credential && {credential}),
        ...(report && {report}),
        ...(summary && {summary})
      }
    })
  }
}
