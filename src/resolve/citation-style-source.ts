import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import type {CitationStyleSource} from '../model/index.js'

const defaultStyle = 'apa'
/** Names that the style repository has for bundled styles. */
const otherNames: Record<string, string> = {
  'american-psychological-association': 'apa',
  'harvard-cite-them-right': 'harvard1',
  harvard: 'harvard1',
  'nlm-vancouver': 'vancouver',
  'vancouver-citation-sequence': 'vancouver'
}

/** XML to try, in this order; the last is the default's. */
export interface StyleChoice {
  xml?: string
  fallback: string
  /** Say that the style can't be used (`style-missing`). */
  complain(): void
}

/** Find a style's XML among the bundled ones, or take its own. */
export function chooseStyle(
  wanted: CitationStyleSource | undefined,
  bundled: Record<string, string>,
  file: VFile
): StyleChoice {
  const name = wanted ? wanted.name.toLowerCase() : defaultStyle
  const own = wanted?.xml?.replace(/^\uFEFF/u, '').trimStart()
  const known = [name, Object.hasOwn(otherNames, name) ? otherNames[name] : undefined].find(
    (one) => one !== undefined && Object.hasOwn(bundled, one)
  )
  const xml = own || (known && bundled[known])
  return {
    // What only looks like a style makes citeproc fail in odd ways.
    ...(xml && /<citation\b/u.test(xml) && {xml}),
    fallback: bundled[defaultStyle] as string,
    complain: () => {
      const names = near(name, [...(wanted?.known ?? [])], Object.keys(bundled))
      report(file, 'style-missing', wanted?.place, wanted?.name ?? defaultStyle, names.join(', '))
    }
  }
}

/** Installed names that share most with a name, then the bundled ones. */
function near(name: string, installed: string[], bundled: string[]): string[] {
  const parts = (text: string) => text.toLowerCase().split(/[-_. ]+/u)
  const wanted = new Set(parts(name))
  const scored = installed
    .map((one) => ({one, score: parts(one).filter((part) => wanted.has(part)).length}))
    .filter(({score}) => score > 0)
    .sort((a, b) => b.score - a.score || (a.one < b.one ? -1 : 1))
  return [...new Set([...scored.slice(0, 5).map(({one}) => one), ...bundled.sort()])]
}

/** Whether a style has its citations in notes. */
export function isNoteStyle(style: CitationStyleSource | undefined): boolean {
  return /<style\b[^>]*\sclass=["']note["']/u.test(style?.xml ?? '')
}
