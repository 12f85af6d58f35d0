import {posix} from 'node:path'
import {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {TemplateInvalid} from '../../diagnostics/template-invalid.js'
import {nearestHint, type PageGeometry, type Slot, slots, type Template} from '../../model/index.js'

/** Everything that a template's page is given. All is text; what is HTML already goes through `raw`. */
export interface PageValues {
  /** Language tag of the article. */
  lang: string
  dir: 'ltr' | 'rtl'
  /** Plain text. */
  title: string
  /** Words of a link that skips to the article, in its language. */
  toArticle: string
  medium: 'screen' | 'print'
  /** Of the printed page: `narrow` below the width that `template.yaml` names. */
  layout: PageGeometry['layout']
  /** Elements for the head; empty in print. */
  metadata: string
  /** Fonts and style sheet. */
  css: string
  /** Parts of the article. */
  slots: Record<Slot, string>
  /** Addresses of the template's pictures, by name. */
  images: Record<string, string>
}

/** Names of the values, for messages and the manual. */
export const pageValueNames = [
  'lang',
  'dir',
  'title',
  'toArticle',
  'medium',
  'layout',
  'metadata',
  'css',
  'slots',
  'images'
] as const satisfies (keyof PageValues)[]

/**
 * Fill a template's page.
 *
 * A template belongs to the journal, and is still escaped; it reads no file
 * and no clock.
 *
 * @throws {TemplateInvalid} with the place of what can't be read.
 */
export async function fillPage(template: Template, values: PageValues): Promise<string> {
  const {Liquid} = await import('liquidjs')
  const engine = new Liquid({
    outputEscape: 'escape',
    strictFilters: true,
    strictVariables: true,
    relativeReference: false,
    ownPropertyOnly: true,
    templates: {}
  })
  try {
    return await engine.parseAndRender(template.page, values)
  } catch (error) {
    const file = pageFile(template)
    sayFault(error as LiquidFault, Object.keys(engine.filters), values, file)
    throw new TemplateInvalid(`Cannot use template \`${template.name}\``, file.messages)
  }
}

/** What messages about a template's page are about. */
export function pageFile({own, name}: Template): VFile {
  const place = own?.files.includes('page.html') ? own.place : `templates/${name}`
  return new VFile({path: posix.join(place, 'page.html')})
}

/** What Liquid's errors say of themselves. */
interface LiquidFault extends Error {
  token?: {getPosition?(): [line: number, column: number]}
  originalError?: Error
}

/** Reports `template-variable-unknown`, `template-filter-unknown`, `template-syntax`. */
function sayFault(error: LiquidFault, filters: string[], values: PageValues, file: VFile): void {
  const [line = 1, column = 1] = error.token?.getPosition?.() ?? []
  const place = {line, column}
  const said = (error.originalError ?? error).message.replace(/, (?:file:.*|line:\d+, col:\d+)$/u, '')
  const [, variable] = /^undefined variable: (.+)$/u.exec(said) ?? []
  const [, filter] = /^undefined filter: (.+)$/u.exec(said) ?? []
  if (variable !== undefined) {
    const known = [
      ...pageValueNames,
      ...slots.map((slot) => `slots.${slot}`),
      ...Object.keys(values.images).map((name) => `images.${name}`)
    ]
    report(file, 'template-variable-unknown', place, variable, nearestHint(variable, known), given(values))
  } else if (filter !== undefined)
    report(file, 'template-filter-unknown', place, filter, nearestHint(filter, filters))
  else if (said.startsWith('ENOENT'))
    report(file, 'template-syntax', place, 'a page is one file, nothing can be included in it')
  else report(file, 'template-syntax', place, said)
}

function given({images}: PageValues): string {
  const names = Object.keys(images)
  return [
    ...pageValueNames.filter((name) => name !== 'slots' && name !== 'images'),
    'slots.…',
    ...(names.length > 0 ? [`images.${names.join(', images.')}`] : [])
  ].join(', ')
}
