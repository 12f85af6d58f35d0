/**
 * Documents that were written before: after an edit most say what they said.
 *
 * What they follow from is taken down while the browser prints; where its pages begin, is known afterwards.
 */
import {createHash} from 'node:crypto'
import {remembering} from '../../environment/kept.js'
import type {PageBreak} from './page-breaks.js'
import type {ContentDocument} from './publication.js'
import {xhtml} from './xhtml.js'

/** Documents; each takes some ten kilobytes. */
const kept = remembering<string>(100)

/**
 * Writes documents of this language, with the breaks that were put into them since.
 *
 * @returns the XHTML of each by its name, in spine order.
 */
export function documentWriter(
  language: string,
  documents: ContentDocument[]
): (breaks: PageBreak[]) => {name: string; xhtml: string}[] {
  const keys = documents.map(({title, part, landmark, children}) =>
    createHash('sha1')
      .update(JSON.stringify([language, title, part, landmark, children]))
      .digest('base64')
  )
  return (breaks) =>
    documents.map((document, index) => {
      const own = breaks.filter(({tree}) => tree === index)
      const places = own.map(({id, label, after}) => [id, label, after])
      const key = `${keys[index]} ${JSON.stringify(places)}`
      return {name: document.href, xhtml: kept(key, () => xhtml(language, document))}
    })
}
