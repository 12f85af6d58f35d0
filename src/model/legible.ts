/**
 * Text without signs that no galley can hold: halves of surrogate pairs, noncharacters, controls.
 *
 * Each leaves U+FFFD, as CommonMark asks for NUL (§2.3); form feeds, which
 * extractions leave between pages, are spaces. The length stays the same.
 *
 * @see https://www.w3.org/TR/xml/#charsets
 */
export function legible(text: string): string {
  return text
    .replace(/[\v\f]/gu, ' ')
    .replace(/[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
}
