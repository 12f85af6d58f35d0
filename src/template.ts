/**
 * The journal's look: which template a build takes, and what is wrong with it.
 *
 * In: what the editor and the manuscript name. Out: a `Template`, and messages
 * about its files. Left to others: reading its folder (`read/template.ts`).
 */
import {join} from 'node:path'
import {VFile} from 'vfile'
import {cssFaults} from './check/epub-css.js'
import {report} from './diagnostics/report.js'
import type {Environment} from './environment/environment.js'
import type {Article, Template} from './model/index.js'
import {bundledTemplates, checkSheets, readTemplate} from './read/template.js'
import {rehearse} from './render/html/rehearse.js'

/**
 * The journal's look: what the editor names, a folder too; else what the
 * manuscript names, which is only ever one that comes with Colophon.
 *
 * @param base folder that paths in messages start from, absolute.
 * @param known what the editor names, or the last build took: read already. Default: nothing was.
 */
export async function chooseTemplate(
  {template, base}: {template?: string; base: string},
  {settings}: Article,
  file: VFile,
  environment: Environment,
  known?: Template
): Promise<Template> {
  // Its own folder is what the editor names, and nothing else.
  if (template) return known ?? readTemplate(template, base, environment)
  const own = settings.template ?? 'journal'
  const bundled = await bundledTemplates(environment)
  if (!bundled.includes(own)) report(file, 'template-unknown', undefined, own, bundled.join(', '))
  const name = bundled.includes(own) ? own : 'journal'
  return known?.name === name && !known.own ? known : readTemplate(name, base, environment)
}

/**
 * Say what is wrong with a journal's own template, as messages of its files.
 *
 * @throws {TemplateInvalid} when it can't be used.
 */
export async function judgeTemplate(template: Template, file: VFile): Promise<void> {
  const said = [await rehearse(template), ...(await checkSheets(template))]
  if (template.own?.files.includes('epub.css')) {
    const sheet = new VFile({path: join(template.own.place, 'epub.css')})
    for (const {line, what, why} of cssFaults(template.epubCss))
      report(sheet, 'template-css-reader', {line, column: 1}, what, why)
    said.push(sheet)
  }
  file.messages.push(...said.flatMap(({messages}) => messages))
}
