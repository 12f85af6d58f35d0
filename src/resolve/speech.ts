import {join} from 'node:path'
import type {Engine} from 'speech-rule-engine'
import {loadPackage, packageFolder} from '../environment/installation.js'
import {keeping} from '../environment/kept.js'

/** Languages that the speech engine comes with. */
const languages = new Set(['af', 'ca', 'da', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ko', 'nb', 'nn', 'sv'])

/** Words of formulas: the engine takes longer to start than to say them. */
const keep = keeping<string>(4000, {name: 'speech', packages: ['speech-rule-engine']})

/** The engine has one state for all: who speaks, speaks alone. */
let turn: Promise<unknown> = Promise.resolve()

/**
 * Formulas as words, in the language of the article; in English where the
 * engine does not know it.
 *
 * @param formulas MathML.
 * @returns the words of each, in order; empty where none were found.
 * @see https://speechruleengine.org
 */
export function speakFormulas(formulas: string[], language: string): Promise<string[]> {
  const words = turn.then(() => speak(formulas, language))
  turn = words.catch(() => {})
  return words
}

async function speak(formulas: string[], language: string): Promise<string[]> {
  const subtag = language.toLowerCase().split('-')[0] as string
  const locale = languages.has(subtag) ? subtag : 'en'
  let starting: Promise<Engine> | undefined
  return Promise.all(
    formulas.map((formula) =>
      keep(JSON.stringify([locale, formula]), async () => {
        starting ??= startEngine(locale)
        const {toSpeech} = await starting
        return wordsOf(formula, toSpeech)
      })
    )
  )
}

async function startEngine(locale: string): Promise<Engine> {
  const engine = loadPackage<Engine>('speech-rule-engine')
  const json = join(packageFolder('speech-rule-engine'), 'lib', 'mathmaps')
  // Nothing is fetched: without the table of a language the engine would ask the network.
  await engine.setupEngine({locale, domain: 'clearspeak', modality: 'speech', json})
  await engine.engineReady()
  return engine
}

function wordsOf(formula: string, toSpeech: (mathml: string) => string): string {
  try {
    // Upright letters are no news to who listens. Nobody can say a sign that was lost, and the parser warns of it on stderr.
    const said = formula.replaceAll(' mathvariant="normal"', '').replaceAll('\uFFFD', '')
    return toSpeech(said).replace(/\s+/gu, ' ').trim()
  } catch {
    // The engine recurs, and does not know all of MathML: the TeX is said instead.
    return ''
  }
}
