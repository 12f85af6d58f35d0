import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import {fromXml} from 'xast-util-from-xml'
import {jatsWords} from '../../src/check/jats.js'
import {findLosses} from '../../src/check/loss/loss.js'
import {renderJats} from '../../src/render/jats/jats.js'
import {understood} from '../understand.js'

const spanish = `# Aprendizaje basado en proyectos en la educación secundaria

# Project-based learning in secondary education

Laura Gómez 1, Carlos Ruiz 2 y Elena Martín 1

1 Universidad de Salamanca, España; 2 Universidad de Chile, Chile

Fecha de recepción: 10/02/2021 Fecha de aceptación: 15/06/2021

Resumen

El aprendizaje basado en proyectos ha cobrado interés.

Palabras clave: aprendizaje, revisión

Abstract

Project-based learning has gained interest.

Keywords: learning, review

# 1. Introducción

Palabras.
`

const chinese = `# 基于深度学习的玉米叶片病害识别方法研究

张 伟<sup>1</sup>，王 芳<sup>2※</sup>

（1. 中国农业大学，北京 100083；2. 南京大学，南京 210093）

摘 要：该研究提出一种方法。

关键词：玉米；病害识别

Maize leaf disease recognition based on deep learning

Abstract: This study proposed a method.

Keywords: maize; disease

## 1 引言

正文。
`

describe('a title in a second language', () => {
  it.each([
    ['below the first', spanish, 'Project-based learning in secondary education', 3],
    ['before its abstract', chinese, 'Maize leaf disease recognition based on deep learning', 2]
  ])('is lifted from %s, and the authors with it', async (_, text, expected, authors) => {
    const {article, manuscript, page, html} = await understood(text)
    expect(article.translatedTitles?.map(({language, children}) => [language, textOf(children)])).toEqual([
      ['en', expected]
    ])
    expect(article.contributors).toHaveLength(authors)
    expect(article.abstracts).toHaveLength(2)
    expect(html('title')).toContain('lang="en"')
    expect(findLosses(manuscript, page)).toEqual([])
  })

  const byline =
    'Maize leaf disease recognition based on deep learning ZHANG Wei1WANG Fang2\\* (1. Agricultural College, Beijing, China; 2. Plant Station, Nanjing, China)'
  const glued = chinese.replace('Maize leaf disease recognition based on deep learning', byline)

  it('is told from the authors that follow it without a break, who get their names in it', async () => {
    const {article, manuscript, page} = await understood(glued)
    const titles = article.translatedTitles?.map(({children}) => textOf(children))
    expect(titles).toEqual(['Maize leaf disease recognition based on deep learning'])
    expect(article.contributors.map(({nativeName}) => nativeName)).toEqual([
      {text: 'ZHANG Wei', language: 'zh-Latn'},
      {text: 'WANG Fang', language: 'zh-Latn'}
    ])
    expect(findLosses(manuscript, page)).toEqual([])
    const unclear = manuscript.file.messages.filter(({ruleId}) => ruleId === 'front-matter-unclear')
    expect(unclear.map(({reason}) => reason.slice(0, 60))).toEqual([
      'Cannot tell what this line of the front matter is: `(1. Agri'
    ])
  })

  it('is the title where the first page lost its own', async () => {
    const {article} = await understood(glued.replace(/^#.*\n\n/u, ''))
    expect(textOf(article.title)).toBe('Maize leaf disease recognition based on deep learning')
    expect(article.translatedTitles).toBeUndefined()
  })

  it('takes days first where labels are not English', async () => {
    expect((await understood(spanish)).article.dates).toEqual({
      received: '2021-02-10',
      accepted: '2021-06-15'
    })
  })

  it('is none where the head speaks one language', async () => {
    const text = spanish.replace(/Resumen[\s\S]*?Abstract/u, 'Abstract')
    expect((await understood(text)).article.translatedTitles).toBeUndefined()
  })
})

it('stands in JATS where the other galleys have it: below the title', async () => {
  const {article} = await understood(spanish)
  const {bytes} = renderJats(article, '1.3', '1')
  const said = jatsWords(fromXml(new TextDecoder().decode(bytes))).keys.join(' ')
  expect(said).toContain('educación secundaria project based learning')
})
