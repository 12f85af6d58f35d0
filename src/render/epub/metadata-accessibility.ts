import type {Element} from 'xast'
import {x} from 'xastscript'
import {meta} from './meta.js'
import type {Publication} from './publication.js'

/** What is claimed, word for word as EPUB Accessibility 1.1 §4.2.1 wants it. */
const conformance = 'EPUB Accessibility 1.1 - WCAG 2.1 Level AA'

/**
 * Accessibility metadata: what was found in the content; the page source; and,
 * where the checks passed and somebody signs for it, the standard.
 *
 * @see https://www.w3.org/TR/epub-a11y-11/#sec-disc-package
 */
export function accessibilityMetadata(publication: Publication): Element[] {
  const {accessibility, page} = publication
  // What the author says of it, beside what was found.
  const own = page.article.accessibility?.summary
  const signed = publication.conforms ? page.article.accessibility : undefined
  return [
    ...Object.entries(accessibility).flatMap(([property, value]: [string, string | string[]]) =>
      Array.isArray(value)
        ? value.map((one) => meta(`schema:${property}`, one))
        : [meta(`schema:${property}`, value, {'xml:lang': 'en'})]
    ),
    ...(own ? [meta('schema:accessibilitySummary', own, {'xml:lang': page.article.language})] : []),
    ...pageSource(publication),
    ...(signed
      ? [
          meta('dcterms:conformsTo', conformance, {id: 'conformance'}),
          meta('a11y:certifiedBy', signed.certifiedBy, {id: 'certifier', refines: '#conformance'}),
          ...(signed.credential
            ? [meta('a11y:certifierCredential', signed.credential, {refines: '#certifier'})]
            : []),
          ...(signed.report && URL.canParse(signed.report) && /^https?:/iu.test(signed.report)
            ? [
                x('link', {
                  rel: 'a11y:certifierReport',
                  refines: '#certifier',
                  href: new URL(signed.report).href
                })
              ]
            : [])
        ]
      : [])
  ]
}

/** Where the numbers of the page list come from (EPUB Accessibility 1.1 §3.4). */
function pageSource({pageSource: name, page}: Publication): Element[] {
  if (!name) return []
  const {doi} = page.article
  const source = doi ? `https://doi.org/${doi} (${name})` : name
  return [
    x('dc:source', {id: 'page-source'}, source),
    meta('source-of', 'pagination', {refines: '#page-source'}),
    meta('pageBreakSource', source)
  ]
}
