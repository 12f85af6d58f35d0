import {join, resolve} from 'node:path'
import {realEnvironment} from '../environment/real.js'

const manuscript = `---
title: A title in sentence case
authors:
  - name: Ada Lovelace
    email: ada@example.org
    corresponding: true
    affiliations: [1]
affiliations:
  - {id: 1, name: University of Example, city: London, country: United Kingdom}
abstract: >-
  What was asked, what was done, what was found, and what it means.
keywords: [first, second, third]
lang: en
license: CC-BY-4.0
bibliography: references.bib
---

# Introduction

Cite with a key [@liang1983], write mathematics as $E = mc^2$, and refer to @tbl:first.

| Year | Patterns |
| ---: | -------: |
| 1983 |    4,447 |

: A table with its caption. {#tbl:first}

# References
`

const bibliography = `@phdthesis{liang1983,
  author = {Liang, Franklin Mark},
  title  = {Word Hy-phen-a-tion by Com-put-er},
  school = {Stanford University},
  year   = {1983}
}
`

/** `colophon init`: a small manuscript that builds; nothing that exists is written over. */
export async function init(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stderr.write('Missing folder: colophon init DIR, or colophon init --template journal DIR\n')
    return 2
  }
  const {files} = realEnvironment()
  const target = resolve(folder)
  const present = (await files.list(target)) ?? []
  if (present.includes('paper.md') || present.includes('references.bib')) {
    process.stderr.write(`Cannot begin in \`${folder}\`: it holds a manuscript already\n`)
    return 2
  }
  await files.write(join(target, 'paper.md'), manuscript)
  await files.write(join(target, 'references.bib'), bibliography)
  process.stdout.write(
    `${join(folder, 'paper.md')}\n${join(folder, 'references.bib')}\nNow run: colophon build ${folder}\n`
  )
  return 0
}
