import fc from 'fast-check'
import {expect, it} from 'vitest'
import {type Difference, differences} from '../../src/check/compare.js'
import {joint, type Words, wordsOf} from '../../src/check/words.js'

const words = (text: string) => wordsOf([{text}])
const compare = (expected: string | Words, actual: string | Words): Difference[] =>
  differences(
    typeof expected === 'string' ? words(expected) : expected,
    typeof actual === 'string' ? words(actual) : actual,
    10
  )

it('takes Han signs and symbols each for itself, and letters with their marks as words', () => {
  expect(words('A naïve p<0.05, 参考文献—x²').shown).toEqual([
    'A',
    'naïve',
    'p',
    '<',
    '0',
    '05',
    '参',
    '考',
    '文',
    '献',
    'x2'
  ])
})

it('does not ask for the mark that ends a proof', () => {
  expect(compare('as was to be shown. ∎ Next', 'as was to be shown. Next')).toEqual([])
})

it('knows no difference between capitals, ligatures, forms of signs, and soft hyphens', () => {
  expect(
    compare('Effizienz der Straße, e\u0301t\u00E9', 'E\uFB03zi\u00ADenz der STRASSE, \u00E9te\u0301')
  ).toEqual([])
})

it('rejoins a word broken at the end of a line, hyphen or not', () => {
  expect(compare('an extraordinary case', `an extraor-${joint}dinary${joint}case`)).toEqual([])
  expect(compare('a high-quality case', `a high-${joint}quality case`)).toEqual([])
  expect(compare('see 10.5555/colophon', `see 10.5555/colo${joint}phon`)).toEqual([])
})

it('joins no words that a space keeps apart', () => {
  expect(compare('one thing', 'onething')).toMatchObject([{expected: ['one', 'thing'], actual: ['onething']}])
  expect(compare('something', 'some thing')).toMatchObject([
    {expected: ['something'], actual: ['some', 'thing']}
  ])
})

it('joins no words over the end of a block', () => {
  expect(wordsOf([{text: 'some'}, {text: 'thing'}]).joined).toEqual([false, false])
  expect(wordsOf([{text: 'some', open: true}, {text: 'thing'}]).joined).toEqual([true, false])
})

it('names what is missing, too much, or different, with the words before and the place', () => {
  const text = 'One two three four five six seven eight nine ten eleven twelve'
  expect(compare(text, text.replace('six ', ''))).toEqual([
    {
      expected: ['six'],
      actual: [],
      before: ['One', 'two', 'three', 'four', 'five'],
      place: undefined,
      lost: false
    }
  ])
  expect(compare(text, `Zero ${text}`)).toMatchObject([{expected: [], actual: ['Zero'], before: []}])
  const actual = wordsOf([{text: text.replace('seven', '7'), place: 'page 3'}])
  expect(compare(text, actual)).toMatchObject([{expected: ['seven'], actual: ['7'], place: 'page 3'}])
})

it('sees a lost sign of inequality', () => {
  expect(compare('for p < 0.05 only', 'for p 0.05 only')).toMatchObject([{expected: ['<'], actual: []}])
})

it('sees that two passages changed places', () => {
  const [a, b] = ['Alpha is the first letter of all.', 'Omega comes after every other sign.']
  expect(compare(`${a} ${b}`, `${b} ${a}`)).toHaveLength(2)
})

it('stops at the limit, and where nothing agrees any more', () => {
  const numbers = Array.from({length: 200}, (_, index) => `w${index}`)
  const holes = numbers.filter((_, index) => index % 20 !== 10).join(' ')
  expect(differences(words(numbers.join(' ')), words(holes), 3)).toHaveLength(3)
  const long = Array.from({length: 2000}, (_, index) => `w${index}`)
  expect(compare(long.join(' '), 'nothing of the kind')).toMatchObject([{lost: true}])
})

it('finds no difference between a text and itself, and names any word taken from it', () => {
  const text = fc.array(fc.stringMatching(/^[a-z]{1,6}$/u), {minLength: 2, maxLength: 60})
  fc.assert(
    fc.property(text, fc.nat(), (list, pick) => {
      expect(compare(list.join(' '), list.join(' '))).toEqual([])
      const index = pick % list.length
      const found = compare(list.join(' '), list.toSpliced(index, 1).join(' '))
      expect(found.flatMap(({expected}) => expected)).toContain(list[index])
    })
  )
})

it('compares a hundred thousand words in linear time: within five seconds', () => {
  const list = Array.from({length: 100_000}, (_, index) => `word${index % 977}`)
  const started = performance.now()
  expect(compare(list.join(' '), list.toSpliced(50_000, 1).join(' '))).toHaveLength(1)
  expect(performance.now() - started).toBeLessThan(20_000)
})
