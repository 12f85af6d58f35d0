import type {Parent} from 'mdast'
import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {type Article, hiddenProseOf, isTitled} from '../model/index.js'
import {resolveCitations} from './citations.js'
import {convertMathematics} from './mathematics.js'

/**
 * Finish an article that was read from a galley, in place: its calls and
 * numbers are settled, its formulas are to be converted, and references that
 * have fields only get their words in the default style.
 *
 * Reports what every article without metadata is told.
 */
export async function finishArticle(article: Article, file: VFile): Promise<void> {
  const {title, subtitle = [], abstracts, body, notes, references, macros = {}, language} = article
  const parts = [...abstracts.map(({children}) => children), body, ...notes.map(({children}) => children)]
  const lines = (children: Parent['children']) => ({children})
  await convertMathematics(
    [
      lines(title),
      lines(subtitle),
      ...(article.translatedTitles ?? []).flatMap((title) => [
        lines(title.children),
        lines(title.subtitle ?? [])
      ]),
      ...parts.flatMap((part) => [lines(part), ...hiddenProseOf(part)]),
      ...references.map(({formatted}) => lines(formatted))
    ],
    file,
    {macros, language}
  )
  // One without words or fields stays as empty as its author left it.
  const says = (csl: object) =>
    Object.entries(csl).some(([name, value]) => value && !['id', 'type', 'language'].includes(name))
  const wordless = references.filter(({formatted, csl}) => formatted.length === 0 && says(csl))
  if (wordless.length > 0) {
    const items = new Map(wordless.map(({key, csl}) => [key, csl]))
    const made = await resolveCitations([], items, {language, nocite: ['*']}, file)
    const words = new Map(made.map(({key, formatted}) => [key, formatted]))
    for (const reference of wordless)
      reference.formatted = words.get(reference.key) ?? [{type: 'text', value: reference.key}]
  }
  if (!isTitled(article)) report(file, 'title-missing')
  if (article.contributors.length === 0) report(file, 'contributors-missing')
  if (!article.doi) report(file, 'doi-missing')
}
