import {readFileSync} from 'node:fs'
import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {
  type Article,
  type Asset,
  type FontFace,
  type Page,
  parseDoi,
  parseIssn,
  parseOrcid,
  slots,
  type Template
} from '../../../src/model/index.js'

/** What an author might write to break out of a template, a tree, a folder or XML. */
export const hostile = 'On <%= process.exit() %>, ]]> & <b>"../../etc"</b> \u0000\uFFFE'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64'
)
const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Dot</title><circle cx="5" cy="5" r="4"/></svg>'
)

export const template: Template = {
  name: 'sample',
  page: '',
  screenCss: '',
  printCss: '',
  epubCss: readFileSync(new URL('../../../templates/journal/epub.css', import.meta.url), 'utf8'),
  settings: {title: 'Sample', fonts: [], cover: {paper: '#f6f1e7', ink: '#1c2530', accent: '#a23b2a'}},
  printed: {
    size: {width: 210, height: 297},
    margins: {top: 25, bottom: 25, inner: 25, outer: 25, mirrored: false},
    first: {}
  },
  images: {},
  digest: ''
}

/** A face of an installed `@fontsource` package. */
export function fontFace(pack: string, family: string, subset: string, weight: string): FontFace {
  const name = `${pack}-${subset}-${weight}-normal.woff2`
  const url = new URL(`../../../node_modules/@fontsource/${pack}/files/${name}`, import.meta.url)
  return {family, weight, style: 'normal', name, mediaType: 'font/woff2', bytes: readFileSync(url)}
}

export const latinFonts = () => [
  fontFace('source-serif-4', 'Source Serif 4', 'latin', '400'),
  fontFace('source-serif-4', 'Source Serif 4', 'latin', '600'),
  fontFace('source-sans-3', 'Source Sans 3', 'latin', '400'),
  fontFace('source-sans-3', 'Source Sans 3', 'latin', '600')
]
export const hanFonts = () => [fontFace('noto-serif-sc', 'Noto Serif SC', 'chinese-simplified', '400')]

export function article(changes: Partial<Article> = {}): Article {
  const title = changes.title ?? [{type: 'text' as const, value: 'Measuring trust in open peer review'}]
  return {
    slug: 'paper',
    language: 'en',
    doi: parseDoi('10.5555/abc(1)'),
    articleType: 'Research article',
    title,
    subtitle: [{type: 'text', value: 'A preregistered study'}],
    contributors: [
      person('author-1', {given: 'Ada', family: 'Lovelace'}, '0000-0002-1825-0097'),
      person('author-2', {family: '王', given: '小明'}),
      person('author-3', {literal: hostile})
    ],
    affiliations: [{id: 'aff-1', label: '1', text: 'Institute of Numbers, London'}],
    journal: {
      title: 'Journal of Open Measures',
      issn: parseIssn('2049-3630'),
      publisher: 'Open Press & Sons'
    },
    volume: '2',
    issue: '6',
    firstPage: '31',
    lastPage: '44',
    dates: {received: '2024-08-01', accepted: '2024-11-30', published: '2024-12-18'},
    license: {id: 'CC-BY-4.0', name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/'},
    copyright: '© 2024 The Authors',
    abstracts: [
      {language: 'en', title: 'Abstract', children: [paragraph('We measure trust.'), paragraph('It holds.')]},
      {language: 'zh', title: '摘要', children: [paragraph('我们衡量信任。')]}
    ],
    keywords: [
      {language: 'en', title: 'Keywords', terms: ['trust', hostile]},
      {language: 'zh', title: '关键词', terms: ['信任']}
    ],
    history: [],
    updates: [],
    updatedBy: [],
    related: [],
    deposit: {},
    funding: [],
    body: [],
    notes: [],
    references: [],
    referencesTitle: 'References',
    assets: [asset('images/plot.png', 'image/png', png), asset('images/dot.svg', 'image/svg+xml', svg)],
    settings: {toc: false, numberSections: false, smart: true},
    ...changes
  }
}

/** A page with everything the HTML renderer can write. */
export function page(changes: Partial<Article> = {}, title = 'Measuring trust in open peer review'): Page {
  const all = Object.fromEntries(slots.map((slot) => [slot, [] as ElementContent[]])) as Page['slots']
  return {
    article: article(changes),
    title,
    characters: new Set(),
    codeCharacters: new Set(),
    hasMath: true,
    slots: {
      ...all,
      masthead: [h('p', 'Furniture only'), h('img', {src: 'images/unused.png', alt: ''})],
      type: [h('p', {className: ['article-type']}, 'Research article')],
      title: [h('h1', title), h('p', {role: 'doc-subtitle'}, 'A preregistered study')],
      contributors: [
        h('ul', {className: ['contributors']}, [h('li', ['Ada Lovelace', h('sup', '1')]), h('li', hostile)])
      ],
      affiliations: [
        h('ol', {className: ['affiliations']}, [h('li', {id: 'aff-1'}, 'Institute of Numbers, London')])
      ],
      facts: [
        h('dl', [h('dt', 'DOI'), h('dd', h('a', {href: 'https://doi.org/10.5555/abc(1)<2>'}, '10.5555/abc'))])
      ],
      abstract: [
        section('abstract', 'Abstract', [h('p', 'We measure trust.')], {role: 'doc-abstract'}),
        section('abstract-2', '摘要', [h('p', '我们衡量信任。')], {role: 'doc-abstract', lang: 'zh'})
      ],
      toc: [h('nav', [h('a', {href: '#s-methods'}, 'Methods')])],
      body: [
        h('p', ['Before any section. See ', h('a', {href: '#s-methods'}, 'Methods'), '.']),
        section('s-introduction', [h('span', {className: ['label']}, '1'), ' Introduction'], introduction(), {
          className: ['level-1'],
          role: 'doc-introduction'
        }),
        section('s-methods', [h('span', {className: ['label']}, '2'), ' Methods ', noteCall(2)], methods(), {
          className: ['level-1']
        }),
        section('引言', hostile, [h('p', ['Up to ', h('a', {href: '#引言'}, 'here'), '.'])], {
          className: ['level-1']
        })
      ],
      statements: [
        section('acknowledgments', 'Acknowledgements', [h('p', 'We thank all.')], {
          role: 'doc-acknowledgments'
        }),
        section('funding', 'Funding', [h('p', 'None.')])
      ],
      notes: [section('notes', 'Notes', [h('ol', [note(1), note(2)])], {role: 'doc-endnotes'})],
      references: [
        section(
          'references',
          'References',
          [
            h('ol', {className: ['references']}, [
              h('li', {id: 'ref-1', role: 'doc-biblioentry'}, [
                'Doe J. ',
                h('a', {href: 'https://example.org/a b?x=<1>'}, 'Link')
              ])
            ])
          ],
          {role: 'doc-bibliography'}
        )
      ]
    }
  }
}

function introduction(): ElementContent[] {
  return [
    h('p', [
      'As shown ',
      h('a', {href: '#ref-1', role: 'doc-biblioref', className: ['citation-link'], id: 'cite-1'}, '[1]'),
      noteCall(1),
      ', with ',
      math('x'),
      ' and a ',
      h('a', {href: '#gone'}, 'dead link'),
      ' and ',
      h('span', {lang: 'zh'}, '中文'),
      h('br'),
      hostile
    ]),
    h('figure', {id: 'fig-plot'}, [
      h('img', {src: 'images/plot.png', alt: 'A plot', loading: 'lazy', width: 1, height: 1}),
      h('figcaption', [h('span', {className: ['label']}, 'Figure 1'), ' Trust over time.'])
    ]),
    h('figure', {id: 'fig-dot'}, [
      h('img', {src: 'images/dot.svg', alt: 'A dot'}),
      h('figcaption', 'Figure 2 A dot.')
    ]),
    h('p', [
      h('img', {src: 'https://example.org/tracker.png', alt: 'remote'}),
      h('a', {onClick: 'x()', href: 'javascript:x()'}, 'no')
    ])
  ]
}

function methods(): ElementContent[] {
  return [
    h('p', ['See ', h('a', {href: '#fig-plot'}, 'Figure 1'), '.']),
    h('div', {className: ['equation'], id: 'eq-1'}, [
      math('y', true),
      h('span', {className: ['label']}, '(1)')
    ]),
    section(
      's-sample',
      'Sample',
      [
        h('figure', {id: 'tbl-1', className: ['table']}, [
          h('figcaption', 'Table 1 People.'),
          h('table', [
            h('thead', [
              h('tr', [h('th', {scope: 'col'}, 'Group'), h('th', {scope: 'col', align: 'right'}, 'N')])
            ]),
            h('tbody', [h('tr', [h('td', 'A'), h('td', {align: 'right'}, '12')])])
          ])
        ]),
        h('pre', [
          h('code', {className: ['language-js']}, [
            h('span', {className: ['hljs-keyword']}, 'if'),
            ' (a < b && c) {}'
          ])
        ]),
        h('ul', [h('li', [h('input', {type: 'checkbox', checked: true, disabled: true}), ' done'])]),
        h('svg', {viewBox: '0 0 4 4', role: 'img', ariaLabel: 'Icon'}, [h('path', {d: 'M0 0h4v4z'})])
      ],
      {className: ['level-2']},
      'h3'
    )
  ]
}

function section(
  id: string,
  title: string | (Element | string)[],
  children: ElementContent[],
  properties: Record<string, string | string[]> = {},
  heading = 'h2'
): Element {
  return h('section', {id, ...properties}, [h(heading, title), ...children])
}

function math(letter: string, display = false): Element {
  return h('math', {display: display ? 'block' : undefined, alttext: letter, intent: 'x'}, [
    h('semantics', [
      h('mrow', [h('mi', letter)]),
      h('annotation', {encoding: 'application/x-tex'}, `\\${letter} < 1`)
    ])
  ])
}

function noteCall(n: number): Element {
  return h(
    'a',
    {href: `#note-${n}`, role: 'doc-noteref', id: `note-call-${n}`, className: ['note-call']},
    String(n)
  )
}

function note(n: number): Element {
  return h('li', {id: `note-${n}`}, [
    h('p', ['A note. ', h('a', {role: 'doc-backlink', href: `#note-call-${n}`, ariaLabel: 'Back'}, '↩')])
  ])
}

function person(id: string, name: Article['contributors'][number]['name'], orcid = '') {
  return {
    id,
    name,
    orcid: parseOrcid(orcid),
    affiliations: ['aff-1'],
    corresponding: id === 'author-1',
    equalContribution: false,
    deceased: false,
    roles: []
  }
}

function paragraph(value: string) {
  return {type: 'paragraph' as const, children: [{type: 'text' as const, value}]}
}

function asset(href: string, mediaType: string, bytes: Uint8Array): Asset {
  return {source: href, href, mediaType, bytes, digest: ''}
}
