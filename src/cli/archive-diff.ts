import {writeFile} from 'node:fs/promises'
import {relative, resolve} from 'node:path'
import {type Comparison, isEqual, plainComparison} from '../archive/diff/compare.js'
import {compareManuscripts, compareSealed} from '../compare.js'
import {realEnvironment} from '../environment/real.js'
import type {Dialect} from '../model/index.js'
import {chosenEdition, onlyObject, openStore, WrongUsage} from './archive-store.js'
import {comparisonLines} from './diff-lines.js'
import {fail} from './exit.js'

export interface DiffArguments {
  json?: boolean
  /** File for the page with both versions side by side. */
  html?: string
  /** Exit code 1 where they differ. */
  exitCode?: boolean
}

/** `colophon archive diff [DOI] v1 v2`: the DOI may stand anywhere; it alone has a slash. */
export async function diffEditions(
  words: string[],
  options: DiffArguments & {store: string}
): Promise<number> {
  return compared(options, async (environment) => {
    const store = await openStore(options.store)
    const editions = words.filter((word) => !word.includes('/'))
    const [before, after, surplus] = editions.map(editionNumber)
    if (before === undefined || after === undefined || surplus !== undefined)
      throw new WrongUsage('Expected two editions to compare, such as `v1 v2` or `v1 last`')
    const object = await onlyObject(
      store,
      words.find((word) => word.includes('/'))
    )
    const [one, other] = [chosenEdition(object, before), chosenEdition(object, after)]
    return compareSealed(store, object, one, other, environment)
  })
}

/** `colophon diff A B`: two manuscripts at hand. */
export async function diffManuscripts(
  before: string,
  after: string,
  options: DiffArguments & {dialect?: Dialect}
): Promise<number> {
  return compared(options, (environment) =>
    compareManuscripts(
      resolve(before),
      resolve(after),
      {base: process.cwd(), names: [before, after], dialect: options.dialect},
      environment
    )
  )
}

function editionNumber(text: string): number | 'last' {
  if (text === 'last') return text
  const number = /^v?0*([1-9]\d{0,5})$/u.exec(text)?.[1]
  if (!number) throw new WrongUsage(`Expected an edition such as \`1\`, \`v1\` or \`last\`, not \`${text}\``)
  return Number(number)
}

async function compared(
  options: DiffArguments,
  compare: (environment: ReturnType<typeof realEnvironment>) => Promise<Comparison>
): Promise<number> {
  const environment = realEnvironment()
  try {
    const comparison = await compare(environment)
    await tell(comparison, options)
    return options.exitCode && !isEqual(comparison) ? 1 : 0
  } catch (error) {
    return fail(error)
  } finally {
    await environment.close()
  }
}

async function tell(comparison: Comparison, {html, json}: DiffArguments): Promise<void> {
  if (html) {
    const {comparisonPage} = await import('../archive/diff/page.js')
    try {
      await writeFile(html, comparisonPage(comparison), {flag: 'wx'})
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST')
        throw new WrongUsage(`Cannot write \`${html}\`: it exists. Remove it, or name another file.`)
      throw error
    }
  }
  if (json) process.stdout.write(`${JSON.stringify({type: 'diff', ...plainComparison(comparison)})}\n`)
  else if (html) process.stdout.write(`${relative(process.cwd(), resolve(html))}\n`)
  else {
    const color = Boolean(process.stdout.isTTY) && !process.env['NO_COLOR']
    process.stdout.write(`${comparisonLines(comparison, color).join('\n')}\n`)
  }
}
