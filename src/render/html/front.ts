import type {Element, ElementContent} from 'hast'
import {h, s} from 'hastscript'
import {
  type Article,
  type Collaborator,
  type Contributor,
  collaboratorRoles,
  directionWithin,
  displayDate,
  displayName,
  doiUrl,
  orcidUrl,
  rorUrl,
  terms,
  versionWords
} from '../../model/index.js'
import type {HtmlState} from './handlers.js'
import {text} from './text.js'
import {versionFact} from './versions.js'

/** Journal and issue: furniture above the article. */
export function masthead({
  journal,
  volume,
  issue,
  issueTitle,
  dates,
  firstPage,
  lastPage,
  elocationId,
  language
}: Article): ElementContent[] {
  const words = terms(language)
  const line = [
    volume && `${words.volume} ${volume}`,
    issue && `${words.issue} ${issue}`,
    issueTitle,
    dates.published?.slice(0, 4),
    firstPage ? [firstPage, lastPage].filter(Boolean).join('–') : elocationId
  ].filter(Boolean)
  if (!journal.title) return []
  return [
    h('p', {className: ['masthead']}, [
      h('span', {className: ['journal-title']}, journal.title),
      ...(line.length > 0 ? [text(' '), h('span', {className: ['issue-line']}, line.join('\u00A0· '))] : [])
    ])
  ]
}

export function articleType({articleType}: Article): ElementContent[] {
  return articleType ? [h('p', {className: ['article-type']}, articleType)] : []
}

export function title(article: Article, state: HtmlState): ElementContent[] {
  const {subtitle, translatedTitles = []} = article
  return [
    h('h1', {id: 'title', className: ['title']}, bindHyphens(state.all(article.title))),
    ...(subtitle ? [h('p', {className: ['subtitle'], role: 'doc-subtitle'}, state.all(subtitle))] : []),
    ...translatedTitles.flatMap(({language, children, subtitle: more}) =>
      [children, more ?? []]
        .filter((words) => words.length > 0)
        .map((words) =>
          h('p', {className: ['subtitle', 'translated-title'], lang: language}, state.all(words))
        )
    )
  ]
}

/** A title does not break at its own hyphens: `high-quality` stays whole. Copied text keeps the plain hyphen. */
function bindHyphens(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (child.type !== 'text') return [child]
    return child.value
      .split(/((?<=\s|^)\S{1,12}-\S{1,20}(?=\s|$))/u)
      .map((part, index) => (index % 2 === 1 ? h('span', {className: ['unbroken']}, part) : text(part)))
  })
}

export function contributors({contributors, affiliations, language}: Article): ElementContent[] {
  if (contributors.length === 0) return []
  const single = affiliations.length < 2 && contributors.length < 2
  const people = contributors.map((person, index) => {
    const {and} = terms(language)
    // Chinese and Japanese part all names by the same sign.
    const alike = and === '、'
    const last = index === contributors.length - 1
    const between = alike ? and : last ? `${contributors.length > 2 ? ',' : ''} ${and} ` : ', '
    return [text(index === 0 ? '' : between), contributor(person, affiliations, single, language)]
  })
  return [h('p', {className: ['contributors']}, people.flat())]
}

function contributor(
  person: Contributor,
  affiliations: Article['affiliations'],
  single: boolean,
  language: string
): Element {
  const marks = [
    ...(single
      ? []
      : person.affiliations.map((id) =>
          h('a', {href: `#${id}`}, affiliations.find((aff) => aff.id === id)?.label ?? '')
        )),
    ...(person.equalContribution ? [h('a', {href: '#equal-contribution'}, '†')] : []),
    ...(person.deceased ? [h('a', {href: '#deceased'}, '‡')] : []),
    ...(person.corresponding ? [h('a', {href: '#corresponding'}, '*')] : [])
  ].flatMap((mark, index) => (index > 0 ? [text(','), mark] : [mark]))
  return h('span', {className: ['contributor'], id: person.id}, [
    h('span', {className: ['name']}, displayName(person.name)),
    ...nativeName(person),
    ...(marks.length > 0 ? [h('sup', {className: ['marks']}, marks)] : []),
    ...(person.orcid ? [text('\u00A0'), orcid(person, language)] : [])
  ])
}

/** ` (陆墨白)`: the name in its own script. */
function nativeName({nativeName: name}: Contributor): ElementContent[] {
  if (!name) return []
  const {text: words, language} = name
  const attributes = {className: ['native-name'], lang: language}
  return [text(' ('), h('span', attributes, words), text(')')]
}

/** ORCID's mark, linked, as its display guidelines ask. */
function orcid(person: Contributor, language: string): Element {
  const url = person.orcid ? orcidUrl(person.orcid) : ''
  const icon = s(
    'svg',
    {
      className: ['orcid-icon'],
      viewBox: '0 0 16 16',
      width: 16,
      height: 16,
      ariaHidden: 'true',
      focusable: 'false'
    },
    [
      s('circle', {cx: 8, cy: 8, r: 8, fill: '#a6ce39'}),
      s('path', {
        fill: '#fff',
        d: 'M4.4 6.2h1.1v5.7H4.4zM4.95 3.7a.75.75 0 1 1 0 1.5.75.75 0 0 1 0-1.5zM6.9 4.1h2.5c2.3 0 3.7 1.6 3.7 3.9s-1.5 3.9-3.7 3.9H6.9zM8 5.1v5.8h1.3c1.7 0 2.6-1.2 2.6-2.9S11 5.1 9.3 5.1z'
      })
    ]
  )
  return h(
    'a',
    {className: ['orcid'], href: url, ariaLabel: terms(language).links.orcid(displayName(person.name))},
    [icon]
  )
}

export function affiliations({affiliations, contributors}: Article): ElementContent[] {
  if (affiliations.length === 0) return []
  const single = affiliations.length < 2 && contributors.length < 2
  return [
    h(
      'ul',
      {className: ['affiliations']},
      affiliations.map(({id, label, text: words, translations = [], ror, url}) =>
        h('li', {id}, [
          ...(single ? [] : [h('sup', label), text(' ')]),
          (ror ?? url) ? h('a', {href: ror ? rorUrl(ror) : url}, words) : text(words),
          ...translations.flatMap((one) => [h('br'), h('span', {lang: one.language}, one.text)])
        ])
      )
    )
  ]
}

export function authorNotes({contributors, language}: Article): ElementContent[] {
  const words = terms(language)
  const corresponding = contributors.filter((person) => person.corresponding)
  const addressed = contributors.filter((person) => !person.corresponding && person.email)
  const mail = (person: Contributor) => h('a', {href: `mailto:${person.email}`}, person.email ?? '')
  const lines: Element[] = []
  if (corresponding.length > 0) {
    const people = corresponding.flatMap((person, index) => [
      text(index > 0 ? '; ' : ''),
      text(displayName(person.name)),
      ...(person.email ? [text(' ('), mail(person), text(')')] : [])
    ])
    lines.push(h('p', {id: 'corresponding'}, [h('sup', '*'), text(` ${words.corresponding}: `), ...people]))
  }
  if (contributors.some((person) => person.equalContribution)) {
    lines.push(h('p', {id: 'equal-contribution'}, [h('sup', '†'), text(` ${words.equalContribution}.`)]))
  }
  if (contributors.some((person) => person.deceased))
    lines.push(h('p', {id: 'deceased'}, [h('sup', '‡'), text(` ${words.deceased}.`)]))
  if (addressed.length > 0) {
    lines.push(
      h(
        'p',
        addressed.flatMap((person, index) => [
          text(index > 0 ? '; ' : ''),
          text(`${displayName(person.name)}: `),
          mail(person)
        ])
      )
    )
  }
  for (const {name, note} of contributors) {
    if (note) lines.push(h('p', [text(`${displayName(name)}: ${note}`)]))
  }
  return lines.length > 0 ? [h('div', {className: ['author-notes']}, lines)] : []
}

/** DOI, dates, stage, licence: what a reader looks up. */
export function facts(article: Article): ElementContent[] {
  const {doi, dates, license, copyright, language} = article
  const words = terms(language)
  const fact = (name: string, term: string, children: ElementContent[]) =>
    h('div', {className: ['fact', `fact-${name}`]}, [h('dt', term), text(' '), h('dd', children)])
  const rows: Element[] = []
  if (doi) rows.push(fact('doi', 'DOI', [h('a', {href: doiUrl(doi)}, breakable(`https://doi.org/${doi}`))]))
  for (const name of ['received', 'revised', 'accepted', 'published'] as const) {
    const date = dates[name]
    if (date) rows.push(fact(name, words[name], [h('time', {dateTime: date}, displayDate(date, language))]))
  }
  for (const role of collaboratorRoles) {
    const people = (article.collaborators ?? []).filter((person) => person.role === role)
    if (people.length > 0) rows.push(fact(role, words[role], people.flatMap(collaborator)))
  }
  const version = versionFact(article)
  if (version.length > 0) rows.push(fact('stage', versionWords(language).version, version))
  if (copyright || license) {
    rows.push(
      fact('license', words.license, [
        ...(copyright ? [text(license ? `${copyright.replace(/[.\s]+$/u, '')}. ` : copyright)] : []),
        ...(license
          ? [license.url ? h('a', {href: license.url, rel: ['license']}, license.name) : text(license.name)]
          : [])
      ])
    )
  }
  return rows.length > 0 ? [h('dl', {className: ['facts']}, rows)] : []
}

/** A name, linked to who that is, and where the person works. */
function collaborator({name, orcid, url, affiliation}: Collaborator, index: number): ElementContent[] {
  const words = displayName(name)
  const address = orcid ? orcidUrl(orcid) : url
  return [
    text(index > 0 ? '; ' : ''),
    address ? h('a', {href: address}, words) : text(words),
    ...(affiliation ? [text(` (${affiliation})`)] : [])
  ]
}

/** A URL that may break after its slashes, and nowhere else while there is room. */
function breakable(url: string): ElementContent[] {
  const parts = url.split(/(?<=[^/:]\/)(?=[^/])/u)
  return parts.flatMap((part, index) => (index > 0 ? [h('wbr'), text(part)] : [text(part)]))
}

export function abstracts(article: Article, state: HtmlState): ElementContent[] {
  const {language} = article
  const sections = article.abstracts.map((abstract, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`
    const foreign = abstract.language !== language
    const keywords = article.keywords.filter((group) => group.language === abstract.language)
    return h(
      'section',
      {
        id: `abstract${suffix}`,
        className: ['abstract'],
        role: 'doc-abstract',
        lang: foreign ? abstract.language : undefined,
        dir: directionWithin(abstract.language, language),
        ariaLabelledBy: `abstract${suffix}-title`
      },
      [
        h('h2', {id: `abstract${suffix}-title`}, abstract.title),
        ...state.all(abstract.children),
        ...keywords.map((group) => keywordLine(group, language))
      ]
    )
  })
  const shown = new Set(article.abstracts.map((abstract) => abstract.language))
  const rest = article.keywords.filter((group) => !shown.has(group.language))
  return [...sections, ...rest.map((group) => keywordLine(group, language))]
}

function keywordLine({title, terms: list, language}: Article['keywords'][number], main: string): Element {
  return h('p', {className: ['keywords'], lang: language === main ? undefined : language}, [
    h('strong', {className: ['keywords-title']}, title),
    text(' '),
    text(list.join('\u00A0· '))
  ])
}
