import type {VFile} from 'vfile'
import {report} from '../diagnostics/report.js'
import {type Dialect, dialects, type FrontMatterSource} from '../model/index.js'

/** A cell of a language that knitr or Jupyter runs: ```` ```{python} ````, ```` ```{r plot, echo=FALSE} ````. */
const cell =
  /^[ \t]*(?:`{3,}|~{3,})\{(?:r|python|julia|ojs|bash|sh|sql|stan|Rcpp|dot|js)(?:[ ,][^}\n]*)?\}/imu
/** A shortcode of Quarto, or a label of bookdown. */
const quarto = /^[ \t]*\{\{< |\\@ref\(|\(\\#(?:fig|tab|eq|thm):/mu
/** A directive of MyST, its fence as long as it likes. */
const directive =
  /^[ \t]*(?:`{3,}|~{3,}|:{3,})\{(?:note|tip|hint|warning|caution|danger|error|important|attention|seealso|admonition|figure|image|table|list-table|csv-table|code|code-block|code-cell|math|epigraph|dropdown|prf:[a-z]+|proof:[a-z]+|bibliography|include|literalinclude|margin|sidebar|tab-set|toctree|glossary|exercise|topic|eval-rst)\}/mu
const role =
  /\{(?:numref|cite(?::\w+)?|citep|citet|ref|eq|doc|term|abbr|sub|sup|prf:ref|download|kbd|math)\}`/u
const target = /^\([\w:.-]+\)=[ \t]*$/mu

/**
 * Tell which tool a manuscript was written for, by signs that no other leaves.
 *
 * `raw`: no front matter at all, as extractions and drafts have none.
 *
 * @param path of the file: Quarto's and R Markdown's endings say it themselves.
 */
export function detectDialect(yaml: string, text: string, path = ''): Dialect {
  const has = (pattern: RegExp) => pattern.test(yaml)
  if (/\.[qr]md$/iu.test(path)) return 'quarto'
  if (has(/^(?:format|execute|quarto|filters)\s*:|^output\s*:\s*(?:bookdown|\w+_document)\b/mu))
    return 'quarto'
  if (has(/^(?:jupytext|kernelspec|myst|exports|numbering|substitutions|thebe)\s*:/mu)) return 'myst'
  if (has(/^affiliations\s*:/mu) && has(/^\s+index\s*:|^\s*-?\s*index\s*:/mu)) return 'joss'
  if (directive.test(text) || role.test(text) || target.test(text)) return 'myst'
  if (cell.test(text) || quarto.test(text)) return 'quarto'
  if (yaml.trim() !== '') return 'pandoc'
  return /^> \[!(?:note|tip|warning|important|caution)\]/imu.test(text) ? 'github' : 'raw'
}

/** The dialect that front matter states; reports `field-invalid` for one that is none. */
export function statedDialect({yaml, line}: FrontMatterSource, file: VFile): Dialect | undefined {
  const lines = yaml.split('\n')
  const index = lines.findIndex((one) => /^dialect[ \t]*[:=]/u.test(one))
  if (index < 0) return undefined
  const value = /^dialect[ \t]*[:=][ \t]*["']?([^"'#]*)/u.exec(lines[index] as string)?.[1]?.trim() ?? ''
  const found = dialects.find((name) => name === value.toLowerCase())
  if (!found && value)
    report(
      file,
      'field-invalid',
      {line: line + index, column: 1},
      'dialect',
      `one of ${dialects.join(', ')}`,
      value
    )
  return found
}
