import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import {Worker} from 'node:worker_threads'
import type {Engine} from 'speech-rule-engine'
import {keeping} from '../environment/kept.js'

/** Languages that the speech engine comes with. */
const languages = new Set(['af', 'ca', 'da', 'de', 'en', 'es', 'fr', 'hi', 'it', 'ko', 'nb', 'nn', 'sv'])

/** Words of formulas: the engine takes longer to start than to say them. */
const keep = keeping<string>(4000, {name: 'speech', packages: ['speech-rule-engine']})

/**
 * Formulas as words, in the language of the article; in English where the
 * engine does not know it.
 *
 * @param formulas MathML.
 * @returns the words of each, in order; empty where none were found.
 * @see https://speechruleengine.org
 */
export function speakFormulas(formulas: string[], language: string): Promise<string[]> {
  const subtag = language.toLowerCase().split('-')[0] as string
  const locale = languages.has(subtag) ? subtag : 'en'
  return Promise.all(
    formulas.map((formula) => keep(JSON.stringify([locale, formula]), () => ask({locale, formula})))
  )
}

interface Question {
  locale: string
  formula: string
}

/** Milliseconds. The thread takes forty megabytes, and half a second to start. */
const patience = 100

interface Speaker {
  worker: Worker
  /** Who waits for an answer, in the order of their questions. */
  waiting: {resolve(words: string): void; reject(error: unknown): void}[]
  /** Until it has been idle for long enough to end. */
  idle?: NodeJS.Timeout
}

let speaker: Speaker | undefined

/** Ask the engine, on a thread of its own: citations are printed meanwhile. */
function ask({locale, formula}: Question): Promise<string> {
  speaker ??= startSpeaker()
  const {worker, waiting, idle} = speaker
  clearTimeout(idle)
  worker.ref()
  // Upright letters are no news to who listens. Nobody can say a sign that was lost, and the parser warns of it on stderr.
  const said = formula.replaceAll(' mathvariant="normal"', '').replaceAll('\uFFFD', '')
  worker.postMessage({locale, formula: said} satisfies Question)
  return new Promise<string>((resolve, reject) => waiting.push({resolve, reject}))
}

function startSpeaker(): Speaker {
  const library = createRequire(import.meta.url).resolve('speech-rule-engine')
  const worker = new Worker(`(${thread})(require)`, {
    eval: true,
    execArgv: [],
    workerData: {library, json: join(dirname(library), 'mathmaps')},
    resourceLimits: {maxYoungGenerationSizeMb: 6}
  })
  const own: Speaker = {worker, waiting: []}
  worker.on('message', (words: string) => {
    own.waiting.shift()?.resolve(words.replace(/\s+/gu, ' ').trim())
    if (own.waiting.length > 0) return
    worker.unref()
    own.idle = setTimeout(end, patience).unref()
  })
  const end = () => {
    if (speaker === own) speaker = undefined
    void worker.terminate()
  }
  const fail = (cause?: unknown) => {
    end()
    for (const {reject} of own.waiting.splice(0)) reject(new Error('Cannot say formulas in words', {cause}))
  }
  worker.once('error', fail)
  worker.once('exit', () => fail())
  return own
}

/** Only its source text gets there: it can use nothing from outside itself. */
function thread(load: NodeJS.Require): void {
  const {createRequire} = load('node:module') as typeof import('node:module')
  const {parentPort, workerData} = load('node:worker_threads') as typeof import('node:worker_threads')
  const {library, json} = workerData as {library: string; json: string}
  /** XPath as the engine installs it; it asks some dozens of questions ten thousand times, and each would be parsed anew. */
  const xpath = createRequire(library)('wicked-good-xpath') as {install(window: XPathWindow): void}
  interface XPathWindow {
    document: {
      createExpression(source: string, resolver: unknown): {evaluate(node: unknown, type: number): unknown}
      evaluate(source: string, node: unknown, resolver: unknown, type: number): unknown
    }
  }
  const {install} = xpath
  xpath.install = (window) => {
    install(window)
    const {document} = window
    const parsed = new Map<string, ReturnType<typeof document.createExpression>>()
    document.evaluate = (source, node, resolver, type) => {
      const expression = parsed.get(source) ?? document.createExpression(source, resolver)
      parsed.set(source, expression)
      return expression.evaluate(node, type)
    }
  }
  const engine = load(library) as Engine
  let spoken = ''
  /** One state for all: who speaks, speaks alone. */
  let turn: Promise<unknown> = Promise.resolve()
  parentPort?.on('message', ({locale, formula}: Question) => {
    turn = turn.then(async () => {
      if (spoken !== locale) {
        // Nothing is fetched: without the table of a language the engine would ask the network.
        await engine.setupEngine({locale, domain: 'clearspeak', modality: 'speech', json})
        await engine.engineReady()
        spoken = locale
      }
      parentPort?.postMessage(wordsOf(formula))
    })
  })

  function wordsOf(formula: string): string {
    try {
      return engine.toSpeech(formula)
    } catch {
      // The engine recurs, and does not know all of MathML: the TeX is said instead.
      return ''
    }
  }
}
