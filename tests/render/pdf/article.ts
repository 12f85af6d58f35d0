import {readFileSync} from 'node:fs'
import {type Article, parseDoi} from '../../../src/model/index.js'
import type {PrintPage} from '../../../src/render/pdf/pdf.js'

/** An article with every field the PDF's metadata takes. */
export const article: Article = {
  slug: 'example',
  language: 'en-GB',
  doi: parseDoi('10.5555/12345678'),
  articleType: 'Research article',
  title: [
    {type: 'text', value: 'Tides & '},
    {type: 'emphasis', children: [{type: 'text', value: 'currents'}]},
    {type: 'text', value: ' — 潮汐'}
  ],
  contributors: [
    {
      id: 'author-1',
      name: {given: 'Ana', family: 'Ruiz'},
      affiliations: [],
      corresponding: true,
      equalContribution: false,
      deceased: false,
      roles: []
    },
    {
      id: 'author-2',
      name: {given: '明', family: '王'},
      affiliations: [],
      corresponding: false,
      equalContribution: false,
      deceased: false,
      roles: []
    }
  ],
  affiliations: [],
  journal: {title: 'Journal of Examples', publisher: 'Example Press'},
  volume: '2',
  issue: '6',
  firstPage: '31',
  dates: {published: '2024-12-18'},
  license: {id: 'CC-BY-4.0', name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/'},
  copyright: '© 2024 The Authors',
  abstracts: [],
  keywords: [{language: 'en-GB', title: 'Keywords', terms: ['tide', 'moon, full']}],
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
  assets: [],
  settings: {toc: false, numberSections: false, smart: true}
}

/** A page in Source Serif 4, its margin boxes in Source Sans 3, which nothing else on it uses. */
export function printPage(body: string, changes: Partial<Article> = {}): PrintPage {
  const fonts = ['source-serif-4', 'source-sans-3'].map(
    (name): [string, {mediaType: string; bytes: Uint8Array}] => {
      const file = `node_modules/@fontsource/${name}/files/${name}-latin-400-normal.woff2`
      return [`fonts/${name}.woff2`, {mediaType: 'font/woff2', bytes: new Uint8Array(readFileSync(file))}]
    }
  )
  const html = `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Tides</title><style>
    @font-face {font-family: "Source Serif 4"; src: url(fonts/source-serif-4.woff2)}
    @font-face {font-family: "Source Sans 3"; src: url("fonts/source-sans-3.woff2")}
    @page {size: A5; margin: 20mm; @bottom-center {content: counter(page); font: 8pt "Source Sans 3"}}
    html {font: 10pt/14pt "Source Serif 4"; font-synthesis: none}
    p {hyphens: auto; text-align: justify} h2 {break-before: page}
  </style></head><body>${body}</body></html>`
  return {html, resources: new Map(fonts), article: {...article, ...changes}}
}
