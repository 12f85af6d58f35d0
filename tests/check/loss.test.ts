import {existsSync, readdirSync} from 'node:fs'
import {join, relative} from 'node:path'
import fc from 'fast-check'
import type {Nodes} from 'mdast'
import {describe, expect, it} from 'vitest'
import {findLosses} from '../../src/check/loss/loss.js'
import {diskFiles} from '../../src/environment/files.js'
import {memoryEnvironment} from '../../src/environment/memory.js'
import type {Article, ArticleBlock, Manuscript} from '../../src/model/index.js'
import {understand} from '../../src/publish.js'
import {renderPage} from '../../src/render/html/page.js'
import {complete, understood} from '../understand.js'

/** Lost words of a manuscript, a string for each place. */
async function lost(files: string | Record<string, string>): Promise<string[]> {
  const {manuscript, article} = await understood(files)
  return lossesOf(manuscript, article)
}

async function lossesOf(manuscript: Manuscript, article: Article): Promise<string[]> {
  const losses = findLosses(manuscript, await renderPage(article))
  return losses.map(({words}) => {
    const {line, column} = words[0]?.place ?? {}
    return `${line}:${column} ${words.map(({text}) => text).join(' ')}`
  })
}

/** Words that no other has, with a citation after each second one. */
const citing = (from: number, to: number) =>
  Array.from({length: to - from}, (_, n) => `Word${(n + from) % 97} says [@key${(n + from) % 61}].`).join(' ')

const cited = (body: string) => ({
  'paper.md': `---\ntitle: T\nbibliography: a.bib\n---\n\n${body}\n`,
  'a.bib': Array.from(
    {length: 61},
    (_, n) => `@book{key${n}, author={Author${n}, A. and Writer${n}, B.}, title={T${n}}, year={${1950 + n}}}`
  ).join('\n')
})

it('is not seen in long texts that cite after each second word', async () => {
  expect(await lost(cited(citing(0, 2000)))).toEqual([])
})

it('is told beside authors whose names are in parts', async () => {
  const authors = 'authors:\n  - name: {given: Ada, family: Lovelace}\n'
  const keywords = 'keywords:\n  - scholarly publishing\n  - Markdown: 2\n'
  expect(await lost(`---\ntitle: T\n${authors}${keywords}---\n\nWords.\n`)).toEqual([
    '6:5 scholarly publishing'
  ])
})

it('does not miss lengths, columns and keys of TeX', async () => {
  const body = [
    'Words \\citep[e.g.,][p.~5]{key1}.',
    '\\setlength{\\parindent}{-0.5in}\\setstretch{1.5}',
    '\\begin{figure}\n\\begin{subfigure}{0.45\\textwidth}\nLeft\\caption{One}\n\\end{subfigure}\n\\caption{Both}\n\\end{figure}',
    '\\begin{tabular}{lr}\na & b \\\\\n\\cmidrule(lr){1-2}\nc & d \\\\\n\\end{tabular}'
  ]
  expect(await lost(cited(body.join('\n\n')))).toEqual([])
})

it('finds a bibliography that is named without its ending', async () => {
  const {'paper.md': text, 'a.bib': entries} = cited('Says [@key1].')
  const {manuscript, article} = await understood({
    'paper.md': text.replace('a.bib', 'refs/a'),
    'refs/a.bib': entries
  })
  expect(manuscript.file.messages.map(({ruleId}) => ruleId)).not.toContain('bibliography-missing')
  expect(article.references).toHaveLength(1)
})

const manuscript = `---
title: On the drying of paint
authors:
  - name: Ada Lovelace
    affiliation: 1
  - name: Grace B. Hopper
    affiliation: 2
affiliations:
  - index: 1
    name: Analytical Engine Society, London
  - index: 2
    name: Navy Yard, Philadelphia
tags: [paint, plaster]
doi: 10.5555/12345678
bibliography: paper.bib
---

# Summary

Paint is put on walls, as [@rogers] and others have shown [see @hopper, p. 3], and
walls are often left alone until it has dried.[^1] Nobody has looked at it in the meantime.

The rate $\\frac{dw}{dt} = -k w$ falls with the *humid*ity of the room. The second
wall was like the first, and the first wall was like the second.

[^1]: One wall in Basel fell down before that.

# Observations

![Drying of a wall over a day.](wall.svg){#fig:wall width=50%}

Table: Hours until a finger leaves no mark.

| Wall  | Kitchen | Cellar |
|-------|--------:|-------:|
| north |      12 |     31 |
| south |       9 |     27 |

- A list of <b>walls</b> &amp; paints, with [a link](https://example.org "and a title").
- The second wall was like the first.

\`\`\`python
# look(wall)
\`\`\`
`
const bibliography = `@book{rogers, author={Rogers, Ann}, title={Paint}, year={1990}, publisher={P}}
@book{hopper, author={Hopper, G.}, title={Walls}, year={1991}, publisher={P}}`
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
const files = {'paper.md': manuscript, 'paper.bib': bibliography, 'wall.svg': svg}

/** All nodes of the text, titles and captions apart. */
function* nodesOf(blocks: readonly Nodes[]): Generator<Nodes> {
  for (const node of blocks) {
    yield node
    if ('children' in node) yield* nodesOf(node.children as Nodes[])
  }
}

/** What remains of the manuscript's words when something is taken out of its article. */
async function without(change: (article: Article) => void): Promise<string[]> {
  const {manuscript, article} = await understood(files)
  change(article)
  return lossesOf(manuscript, article)
}

function removeBlock({body}: Article, is: (node: Nodes) => boolean): void {
  for (const node of [{type: 'root', children: body} as Nodes, ...nodesOf(body)]) {
    if (!('children' in node)) continue
    const at = (node.children as Nodes[]).findIndex(is)
    if (at >= 0) node.children.splice(at, 1)
  }
}

function textOf(node: Nodes): string {
  return [...nodesOf([node])].map((inner) => ('value' in inner ? inner.value : '')).join('')
}

describe('the loss report', () => {
  it('finds nothing where nothing is lost', async () => {
    expect(await lost(files)).toEqual([])
  })

  it('names a paragraph that is gone, and nothing else', async () => {
    const losses = await without((article) =>
      removeBlock(article, (node) => node.type === 'paragraph' && textOf(node).startsWith('The rate'))
    )
    expect(losses).toEqual([
      '23:1 The rate dw dt k w falls with the humid ity of the room The second wall was like the first and the first wall was like the second'
    ])
  })

  it('names a sentence that is gone', async () => {
    const losses = await without((article) => {
      for (const node of nodesOf(article.body))
        if (node.type === 'text')
          node.value = node.value.replace('Nobody has looked at it in the meantime.', '')
    })
    expect(losses).toEqual(['21:52 Nobody has looked at it in the meantime'])
  })

  it('names a caption, a cell, a note, a heading and a listing', async () => {
    expect(
      await without((article) => {
        for (const node of nodesOf(article.body)) {
          if (node.type === 'figure') node.caption = []
          if (node.type === 'tableFigure') node.caption = []
          if (node.type === 'tableCell' && textOf(node) === '27') node.children = []
          if (node.type === 'section' && textOf({type: 'paragraph', children: node.title}) === 'Observations')
            node.title = []
          if (node.type === 'code') node.value = ''
        }
        article.notes = []
      })
    ).toEqual([
      '26:7 One wall in Basel fell down before that',
      '28:3 Observations',
      '30:1 Drying of a wall over a day',
      '32:8 Hours until a finger leaves no mark',
      '37:25 27',
      '43:3 look wall'
    ])
  })

  it('names an author, an affiliation, a keyword and a title', async () => {
    expect(
      await without((article) => {
        article.contributors.splice(1, 1)
      })
    ).toEqual(['6:11 Grace B Hopper'])
    expect(
      await without((article) => {
        article.affiliations.splice(1, 1)
        for (const keywords of article.keywords) keywords.terms.pop()
        article.title = []
      })
    ).toEqual(['2:8 On the drying of', '12:11 Navy Yard Philadelphia', '13:8 paint', '13:15 plaster'])
  })

  it('explains a citation by its reference, not by its sign', async () => {
    expect(
      await without((article) => {
        article.references = article.references.filter(({key}) => key !== 'rogers')
        for (const node of nodesOf(article.body)) {
          if (node.type === 'paragraph')
            node.children = node.children.filter(
              (child) => child.type !== 'citation' || child.items[0]?.key !== 'rogers'
            )
        }
      })
    ).toContainEqual(expect.stringContaining('rogers'))
  })

  it('says what it found as a warning, at its place', async () => {
    const {manuscript, page} = await understood(complete('One two three.\n\nFour five six.\n'))
    const {reportLosses} = await import('../../src/check/loss/loss.js')
    page.slots.body.splice(0, 1)
    reportLosses(manuscript, page)
    const message = manuscript.file.messages.find(({ruleId}) => ruleId === 'words-lost')
    expect(message?.reason).toBe('Cannot find 3 words of the manuscript in the article: “One two three”')
    expect([message?.line, message?.column, message?.fatal]).toEqual([7, 1, false])
  })
})

const words = fc.constantFrom(
  ...'alpha beta gamma delta epsilon zeta eta theta iota kappa the of and'.split(' ')
)
const sentence = fc.array(words, {minLength: 4, maxLength: 30}).map((list) => `${list.join(' ')}.`)
const block = fc.oneof(
  sentence,
  fc.tuple(sentence, sentence).map((two) => two.map((text) => `- ${text}`).join('\n')),
  sentence.map((text) => `## ${text}`),
  sentence.map((text) => `> ${text}`),
  sentence.map((text) => `*${text}* and **${text}**`),
  fc.tuple(sentence, sentence).map(([a, b]) => `${a}^[${b}]`),
  fc.tuple(words, words, words).map((cells) => `| a | b | c |\n|---|---|---|\n| ${cells.join(' | ')} |`)
)

describe('the loss report of generated manuscripts', () => {
  it('finds nothing where nothing is lost, however much is said again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, {maxLength: 12}), async (blocks) => {
        expect(await lost(complete(`# Start\n\n${blocks.join('\n\n')}\n`))).toEqual([])
      }),
      {numRuns: Number(process.env['RUNS'] ?? 60)}
    )
  }, 60_000)

  it('finds a sentence wherever it was taken out', async () => {
    const own = 'Nobody quite expected these seven unusual words.'
    await fc.assert(
      fc.asyncProperty(fc.array(block, {maxLength: 10}), fc.nat(10), async (blocks, at) => {
        const text = [...blocks.slice(0, at), own, ...blocks.slice(at)].join('\n\n')
        const {manuscript, article} = await understood(complete(`# Start\n\n${text}\n`))
        for (const node of nodesOf(article.body)) {
          if ('children' in node)
            node.children = (node.children as ArticleBlock[]).filter(
              (child) => child.type !== 'paragraph' || textOf(child) !== own
            ) as never
        }
        const losses = await lossesOf(manuscript, article)
        expect(losses.map((loss) => loss.replace(/^\S+ /u, ''))).toEqual([own.slice(0, -1)])
      }),
      {numRuns: Number(process.env['RUNS'] ?? 60)}
    )
  }, 60_000)
})

const shared = ['../shared/corpus', '../shared/seed'].filter((folder) => existsSync(folder))
const papers = shared.flatMap((folder) =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((path) => path.endsWith('.md') && !/readme/iu.test(path))
    .map((path) => join(folder, path))
)

describe.skipIf(papers.length === 0)('the loss report of the corpus (skipped where there is none)', () => {
  it.each(papers.map((path) => relative('../shared', path)))('finds nothing lost of %s', async (name) => {
    const environment = {...memoryEnvironment({}), files: diskFiles}
    const path = join(process.cwd(), '../shared', name)
    const {manuscript, article} = await understand(path, {base: process.cwd()}, environment)
    expect(await lossesOf(manuscript, article)).toEqual([])
  })
})

it('takes MyST’s own syntax for none of the words', async () => {
  const text = `---
title: T
authors: [{name: A B}]
dialect: myst
references:
  - {id: doe, type: book, title: T, author: [{family: Doe}], issued: {date-parts: [[2020]]}}
---

+++ {"part": "key-points"}

(sec:intro)=
# Introduction

See {numref}\`Fig. %s <fig:one>\`, {ref}\`sec:intro\`, {eq}\`eq:a\` and {abbr}\`CSS (Cascading Sheets)\`.

:::{figure} images/one.png
:name: fig:one
:width: 80%
Caption words [@doe].
:::

\`\`\`{math}
:label: eq:a
a = b
\`\`\`

\`\`\`\`{tab-set}
\`\`\`{tab-item} One
Tab words.
\`\`\`
\`\`\`\`

% a comment

\`\`\`{code-block} python
:linenos:
:caption: Code words
print(1)
\`\`\`
`
  expect(await lost(text)).toEqual([])
})

it('finds words between two things that moved', async () => {
  const text = complete(
    'A.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nTable: Caption below it. {#tbl:x}\n\nSee @tbl:x and more.\n\nSome quoted words stand here.[^n]\n\n[^n]: The note of it.\n\n# End\n\nDone.\n'
  )
  expect(await lost(text)).toEqual([])
})

it('finds a letter close to a call of a figure, and no word in Manubot’s names of identifiers', async () => {
  const text =
    '---\ntitle: T\n---\n\nSee (Figure {@fig:x}A) and [@url:https://example.org/a].\n\n![A map.](a.png){#fig:x}\n'
  expect(await lost(text)).toEqual([])
})
