import type {Paragraph} from 'mdast'
import {toString as textOf} from 'mdast-util-to-string'
import {describe, expect, it} from 'vitest'
import type {Division} from '../../src/model/index.js'
import {blocks, parsed} from './parsed.js'

/** The steps of an algorithm, a string each. */
function steps(division: Division | undefined): string[] {
  const block = division?.children.at(-1) as Division
  const {children} = block.children[0] as Paragraph
  const lines = [[]] as Paragraph['children'][]
  for (const child of children) {
    if (child.type === 'break') lines.push([])
    else lines.at(-1)?.push(child)
  }
  return lines.map((line) => textOf({type: 'paragraph', children: line}).replaceAll('\u00A0', '·'))
}

describe('algorithms of TeX', () => {
  it('are statements of the steps that algpseudocode names, numbered where it says so', () => {
    const source = String.raw`\begin{algorithm}[H]
\caption{Gradient \emph{descent}}\label{alg:gd}
\begin{algorithmic}[1]
\Require a start
\For{each step}
  \State go down \Comment{a little}
  \If{flat}
    \State \Return \Call{Best}{here}
  \ElsIf{lost}
    \State \textbf{break}
  \Else
    \State go on
  \EndIf
\EndFor
\end{algorithmic}
\end{algorithm}`
    const {rules} = parsed(source)
    const [found] = blocks(source)
    expect(rules).toEqual([])
    expect(found).toMatchObject({
      type: 'division',
      attributes: {id: 'alg:gd', classes: ['algorithm']},
      children: [{type: 'heading'}, {type: 'division', attributes: {classes: ['line-block']}}]
    })
    expect(steps(found as Division)).toEqual([
      '\u2007\u2007\u2007·Require: a start',
      '\u20071:·for each step do',
      '\u20072:·····go down ▷ a little',
      '\u20073:·····if flat then',
      '\u20074:·········return Best(here)',
      '\u20075:·····else if lost then',
      '\u20076:·········break',
      '\u20077:·····else',
      '\u20078:·········go on',
      '\u20079:·····end if',
      '10:·end for'
    ])
  })

  it('are those of algorithm2e, whose commands hold their steps', () => {
    const source = String.raw`\begin{algorithm}
\SetAlgoLined
\KwIn{a graph}
start\;
\While{more}{
  \eIf{good}{keep it\;}{drop it\;}
}
\caption{Sifting}
\end{algorithm}`
    expect(parsed(source).rules).toEqual([])
    expect(steps(blocks(source)[0] as Division)).toEqual([
      'Input: a graph',
      'start',
      'while more do',
      '····if good then',
      '········keep it',
      '····else',
      '········drop it',
      '····end',
      'end'
    ])
  })

  it('take the older names in capitals, alone', () => {
    const source =
      '\\begin{algorithmic}\n\\STATE one\n\\WHILE{a}\n\\STATE two\n\\ENDWHILE\n\\RETURN b\n\\end{algorithmic}'
    const [block] = blocks(source)
    expect(steps({type: 'division', children: [block]} as never)).toEqual([
      'one',
      'while a do',
      '····two',
      'end while',
      'return b'
    ])
  })
})
