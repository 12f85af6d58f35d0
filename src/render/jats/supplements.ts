import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, besideName, type Supplement, supplementTitle, terms} from '../../model/index.js'
import {supplementsId} from '../../xml/jats-names.js'

/** JATS `<sec>` of what belongs to the article and stands in no galley; none where nothing does. */
export function supplementSection({supplements = [], slug, language}: Article): Element[] {
  if (supplements.length === 0) return []
  return [
    x('sec', {id: supplementsId, 'sec-type': 'supplementary-material'}, [
      x('title', terms(language).supplements),
      ...supplements.map((one) => supplementaryMaterial(one, slug))
    ])
  ]
}

/**
 * JATS `<supplementary-material>`.
 *
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/supplementary-material.html
 */
function supplementaryMaterial(supplement: Supplement, slug: string): Element {
  const {id, description, url, file} = supplement
  const [mimetype, subtype] = file?.mediaType.split('/') ?? []
  return x(
    'supplementary-material',
    {
      id,
      'xlink:href': file ? besideName(slug, file.name) : url,
      mimetype,
      'mime-subtype': subtype
    },
    [x('caption', [x('title', supplementTitle(supplement)), description ? x('p', description) : undefined])]
  )
}
