import type {Dialect} from '../model/index.js'

/**
 * Tell which tool a manuscript was written for, by signs that no other leaves.
 *
 * `raw`: no front matter at all, as extractions and drafts have none.
 */
export function detectDialect(yaml: string, text: string): Dialect {
  if (yaml.trim() === '')
    return /^> \[!(?:note|tip|warning|important|caution)\]/imu.test(text) ? 'github' : 'raw'
  const has = (pattern: RegExp) => pattern.test(yaml)
  if (has(/^(?:format|execute|quarto|filters)\s*:/mu) || /^```\{\w+|^\{\{< /mu.test(text)) return 'quarto'
  if (
    has(/^(?:jupytext|kernelspec|myst|exports)\s*:/mu) ||
    /^```\{[\w:-]+\}|\{(?:numref|cite(?::\w)?|ref|doc)\}`/mu.test(text)
  )
    return 'myst'
  if (has(/^affiliations\s*:/mu) && has(/^\s+index\s*:|^\s*-?\s*index\s*:/mu)) return 'joss'
  return 'pandoc'
}
