/**
 * Citations and references, printed again only when one of them changed.
 *
 * Starting a style takes citeproc longer than all else it does; while a
 * manuscript is written, most builds change neither citations nor bibliography.
 */
import {createHash} from 'node:crypto'
import type {VFile} from 'vfile'
import {keeping} from '../environment/kept.js'
import type {Citation, CslItem, Reference} from '../model/index.js'
import {citationWords, type Words} from './citation-words.js'
import type {CitationOptions} from './citations.js'

type Printed = Awaited<ReturnType<typeof citationWords>>

const keep = keeping<{printed: {words: Words[]; references: Reference[]}; silent: boolean}>(4, {
  name: 'citations',
  packages: ['citeproc', '@citation-js/plugin-csl']
})

/** As `citationWords`. What gave messages is printed anew each time, so that each build says them. */
export async function keptCitationWords(
  citations: Citation[],
  used: Map<string, CslItem>,
  uncited: string[],
  options: CitationOptions,
  file: VFile
): Promise<Printed> {
  const print = () => citationWords(citations, used, uncited, options, file)
  const said = file.messages.length
  let own: Printed | undefined
  const {printed, silent} = await keep(keyOf(citations, used, uncited, options), async () => {
    own = await print()
    // The caller changes what it gets.
    return {printed: structuredClone(own), silent: file.messages.length === said}
  })
  return own ?? (silent ? structuredClone(printed) : print())
}

/** Changes with everything that is printed, and with nothing else: not with lines added before a citation. */
function keyOf(
  citations: Citation[],
  used: Map<string, CslItem>,
  uncited: string[],
  options: CitationOptions
): string {
  const {notes, ...others} = options
  const calls = citations.map((node) => [
    node.items,
    node.mode,
    notes?.numbers.get(node) ?? 0,
    notes?.alone.has(node) ?? false,
    // Nodes with places of their own may come back in the words, and later messages name their places.
    node.children.map((child) => (child.type === 'text' ? child.value : child))
  ])
  return createHash('sha256')
    .update(JSON.stringify([calls, [...used], uncited, others]))
    .digest('base64')
}
