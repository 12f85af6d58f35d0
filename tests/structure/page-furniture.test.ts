import {describe, expect, it} from 'vitest'
import {understood} from '../understand.js'

const head = `Annals of Sand, Vol. 3 (2020)

# On sand

Ann Berg^1^, Bo Dahl^2^

^1^ Department of Sand, University of Dunes, Dunes, Norway
^2^ Institute of Grains, Fine City, Sweden

Abstract: Sand is studied.

# 1 Introduction
`

describe('furniture of pages', () => {
  it('names and leaves out what pages repeat, and rejoins what they tore', async () => {
    const {article, messages, rules} = await understood(`${head}
Sand is found at the shores of many seas, and it is made by the

Annals of Sand

46

slow grinding of quartz in the water of rivers [1].

Berg and Dahl: On sand 47

${'More of it is found on the next shore. '.repeat(10)}

Berg and Dahl: On sand 48

${'Still more is found inland. '.repeat(16)}

Berg and Dahl: On sand 49

# References

[1] Eide C. Quartz. J Stone. 2010;3(2):1-9.
`)
    const text = JSON.stringify(article.body)
    expect(text).toContain('made by the slow grinding')
    expect(text).not.toContain('Berg and Dahl')
    expect(rules).toContain('rejoined-paragraph')
    expect(
      messages.filter(({rule}) => rule === 'page-furniture').map(({reason}) => /`(.*)`/u.exec(reason)?.[1])
    ).toEqual([
      'Berg and Dahl: On sand 47',
      'Berg and Dahl: On sand 48',
      'Berg and Dahl: On sand 49',
      'Annals of Sand',
      '46'
    ])
    expect(rules).not.toContain('words-lost')
  })

  it('keeps captions, short sentences and what stands twice', async () => {
    const {rules} = await understood(`${head}
Table 1: Grains

Table 2: Grains

Table 3: Grains

It is dry.

It is dry.

It is dry.

Coarse sand

A text.

Coarse sand
`)
    expect(rules).not.toContain('page-furniture')
  })
})
