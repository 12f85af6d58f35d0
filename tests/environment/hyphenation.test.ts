import {createRequire} from 'node:module'
import {expect, it} from 'vitest'
import {dictionaryName, pageLanguages} from '../../src/environment/hyphenation.js'
import {hyphenationDictionary} from '../../src/environment/hyphenation-dictionary.js'
import {hyphenationPatterns} from '../../src/environment/hyphenation-patterns.js'

/** Hyphenate as minikin does, from the file's bytes. */
function hyphenate(file: Uint8Array, word: string): string {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const [alphabet, trie, patterns] = [8, 12, 16].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number
  ]
  const at = (table: number, index: number) => view.getUint32(table + index * 4, true)
  const letter = (sign: string) => {
    const point = sign.codePointAt(0)!
    if (at(alphabet, 0) === 0) return file[alphabet + 12 + point - at(alphabet, 1)]!
    for (let n = 0; n < at(alphabet, 1); n += 1) {
      if (at(alphabet, 2 + n) >>> 11 === point) return at(alphabet, 2 + n) & 0x7ff
    }
    return 0
  }
  const numbers = [0, ...[...word].map(letter), 0]
  const values = new Array<number>(numbers.length + 1).fill(0)
  for (let start = 0; start < numbers.length; start += 1) {
    let node = 0
    for (let end = start; end < numbers.length; end += 1) {
      const entry = at(trie, 6 + node + numbers[end]!)
      if ((entry & at(trie, 1)) !== numbers[end]) break
      node = (entry & at(trie, 3)) >>> at(trie, 2)
      const row = at(trie, 6 + node) >>> at(trie, 4)
      if (row === 0) continue
      const found = at(patterns, 4 + row)
      const [length, shift, from] = [found >>> 26, (found >>> 20) & 0x3f, found & 0xfffff]
      const data = patterns + at(patterns, 2) + from
      for (let n = 0; n < length; n += 1) {
        const place = end + 1 - length - shift + n
        values[place] = Math.max(values[place] ?? 0, file[data + n]!)
      }
    }
  }
  return [...word].map((sign, index) => sign + (values[index + 1]! % 2 === 1 ? '-' : '')).join('')
}

it.each([
  ['en-us', 'en-us', 'associate hyphenation table philanthropic algorithms'],
  ['de-1996', 'de-1996', 'silbentrennung geschwindigkeitsbegrenzung zucker'],
  ['fr', 'fr', 'anticonstitutionnellement typographie'],
  ['ru', 'ru', 'правописание'],
  ['grc', 'grc', 'ἄνθρωπος']
])('writes dictionaries that hyphenate %s as its patterns say', (name, source, words) => {
  const require = createRequire(import.meta.url)
  const reference = require('hyphen')(require(`hyphen/patterns/${source}.js`), {hyphenChar: '-'}) as (
    word: string
  ) => string
  const file = hyphenationDictionary(hyphenationPatterns(name)!)
  for (const word of words.split(' ')) {
    // The reference never splits off a single letter; Chromium is told so by the style sheet.
    const inner = (text: string) => text.replace(/^(.)-|-(.)$/gu, '$1$2').replace(/-$/u, '')
    expect(inner(hyphenate(file, word))).toBe(inner(reference(word)))
  }
})

it('writes equal bytes for equal patterns', () => {
  const [first, second] = [1, 2].map(() => hyphenationDictionary(hyphenationPatterns('nl')!))
  expect(first).toEqual(second)
})

it('has no patterns for a language nobody wrote them for', () => {
  expect(hyphenationPatterns('zh')).toBeUndefined()
  expect(hyphenationPatterns('../../package')).toBeUndefined()
})

it('names dictionaries as Chromium asks for them', () => {
  const names = ['en', 'en-US', 'en-PR', 'en-AU', 'de-AT', 'de-CH-1901', 'no', 'nn', 'pt-BR', 'zh-Hans']
  expect(names.map(dictionaryName)).toEqual([
    'en-us',
    'en-us',
    'en-us',
    'en-gb',
    'de-1996',
    'de-ch-1901',
    'nb',
    'nn',
    'pt',
    'zh'
  ])
})

it('finds the languages of a page however their attributes are written', () => {
  const html = `<html lang="en-GB"><p LANG = 'de'>x<p lang=fr>y<q lang="de">z<i lang="../../x"><b hreflang="it">`
  expect(pageLanguages(html)).toEqual(['en-gb', 'de', 'fr'])
})
