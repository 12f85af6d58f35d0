import type {Element} from 'xast'
import {x} from 'xastscript'
import {mediaTypeOf} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {type PackageFile, textFile} from './content.js'
import {
  type Delivery,
  elementBelow,
  endingOf,
  galleyOf,
  jatsTree,
  picturesOf,
  type ReceiverPackage,
  renamePictures,
  supplementsOf,
  wordsBelow,
  xmlFile
} from './delivery.js'

/** Where a manuscript goes, and by whom it is taken there. */
export interface Destination {
  /** Title of the journal or preprint server. */
  publication: string
  /** Who runs its system. */
  provider?: string
}

/** A file of the package as the manifest tells it. */
interface Item {
  id: string
  type: 'article-metadata' | 'manuscript' | 'figure' | 'supplement' | 'article-source' | 'transfer-metadata'
  title?: string
  description?: string
  file: PackageFile
  mediaType: string
}

/**
 * The zip of the Manuscript Exchange Common Approach: a manifest, the article
 * as JATS, its PDF and figures of the same stem, its sources, and where it
 * goes.
 *
 * @see https://www.niso.org/publications/rp-30-2020-meca NISO RP-30
 */
export async function mecaPackage(delivery: Delivery, destination?: Destination): Promise<ReceiverPackage> {
  const {slug, sources, manuscript, sender} = delivery
  const root = await jatsTree(delivery)
  const pictures = picturesOf(root, delivery).map((picture) => ({
    ...picture,
    name: `${slug}-${picture.isInline ? 'i' : 'g'}${String(picture.number).padStart(3, '0')}.${endingOf(picture.href)}`
  }))
  const supplements = supplementsOf(root, delivery).map((supplement) => {
    const ending = endingOf(supplement.href)
    return {
      ...supplement,
      name: `${slug}-s${String(supplement.number).padStart(3, '0')}${ending && `.${ending}`}`
    }
  })
  renamePictures(root, new Map([...pictures, ...supplements].map((one) => [one.href, one])))
  const items: Item[] = [
    {
      id: 'article',
      type: 'article-metadata',
      title: 'The article as JATS XML',
      file: xmlFile(`content/${slug}.xml`, root),
      mediaType: 'application/xml'
    },
    {
      id: 'manuscript',
      type: 'manuscript',
      title: 'The article as PDF',
      file: {path: `content/${slug}.pdf`, bytes: galleyOf(delivery, '.pdf').bytes},
      mediaType: 'application/pdf'
    },
    ...pictures.map(
      ({name, file, mediaType, label, caption, isInline, number}): Item => ({
        id: `${isInline ? 'inline' : 'figure'}-${number}`,
        type: 'figure',
        title: label,
        description: caption,
        file: {path: `content/${name}`, bytes: file.bytes},
        mediaType
      })
    ),
    ...supplements.map(
      ({name, file, mediaType, number, title}): Item => ({
        id: `supplement-${number}`,
        type: 'supplement',
        title,
        file: {path: `content/${name}`, bytes: file.bytes},
        mediaType
      })
    ),
    ...sources.map(
      (file, index): Item => ({
        id: `source-${index + 1}`,
        type: 'article-source',
        title: file.path === manuscript ? 'The manuscript, as the author wrote it' : undefined,
        file: {path: `source/${file.path}`, bytes: file.bytes},
        mediaType: mediaTypeOf(file.path)
      })
    )
  ]
  const told: ReceiverPackage['told'] = []
  const journal = elementBelow(root, 'journal-meta')
  const title = journal && wordsBelow(journal, 'journal-title')
  if (destination && title)
    items.push({
      id: 'transfer',
      type: 'transfer-metadata',
      file: textFile(
        'transfer.xml',
        transferXml(
          {
            title,
            acronym: wordsBelow(journal, 'abbrev-journal-title'),
            ...sender,
            name: sender.name ?? wordsBelow(journal, 'publisher-name')
          },
          destination
        )
      ),
      mediaType: 'application/xml'
    })
  else
    told.push([
      'transfer-left-out',
      destination ? 'the journal it comes from is not known' : 'where it goes is not known',
      destination
        ? 'Add `journal: {title: …}` to the front matter.'
        : 'Name it: `--destination "Title of the journal"`.'
    ])
  return {
    name: mecaName(slug),
    files: [textFile('manifest.xml', manifestXml(items)), ...items.map(({file}) => file)],
    told
  }
}

/** Name of the zip, without its ending. */
export function mecaName(slug: string): string {
  return `${slug}-meca`
}

function manifestXml(items: Item[]): string {
  return xmlDocument(
    x(
      'manifest',
      {
        xmlns: 'https://manuscriptexchange.org/schema/manifest',
        'xmlns:xlink': 'http://www.w3.org/1999/xlink',
        'manifest-version': '1'
      },
      items.map(({id, type, title, description, file, mediaType}, index) =>
        x('item', {id, 'item-type': type, 'item-version': '1'}, [
          title ? x('item-title', title) : undefined,
          description ? x('item-description', description) : undefined,
          x('file-order', String(index + 1)),
          x('instance', {'media-type': mediaType, 'xlink:href': file.path})
        ])
      )
    ),
    {
      doctype: {
        type: 'doctype',
        name: 'manifest',
        public: '-//MECA//DTD Manifest v1.0//en',
        system: 'https://meca.zip/manifest-1.0.dtd'
      }
    }
  )
}

function transferXml(
  from: {title: string; acronym?: string; name?: string; email?: string},
  {publication, provider}: Destination
): string {
  const contact = from.email ? x('contact', [x('email', from.email)]) : undefined
  return xmlDocument(
    x('transfer', {xmlns: 'https://manuscriptexchange.org/schema/transfer', 'transfer-version': '1'}, [
      x('transfer-source', [
        from.name ? x('service-provider', [x('provider-name', from.name), contact]) : undefined,
        publicationOf(from.title, from.acronym)
      ]),
      x('destination', [
        x('service-provider', provider ? [x('provider-name', provider)] : []),
        publicationOf(publication)
      ])
    ]),
    {
      doctype: {
        type: 'doctype',
        name: 'transfer',
        public: '-//MECA//DTD Transfer v1.0//en',
        system: 'https://meca.zip/transfer-1.0.dtd'
      }
    }
  )
}

function publicationOf(title: string, acronym?: string): Element {
  return x('publication', {type: 'journal'}, [
    x('publication-title', title),
    acronym ? x('acronym', acronym) : undefined
  ])
}
