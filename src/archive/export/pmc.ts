import type {Root} from 'xast'
import type {PackageFile} from './content.js'
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
import type {Draw} from './figures.js'

/**
 * The zip that PubMed Central takes: XML and PDF of one stem, figures as TIFF
 * called as that stem and `-g001`, those within a line `-i001`; files that
 * belong to the article `-s001`.
 *
 * @see https://pmc.ncbi.nlm.nih.gov/pub/filespec-delivery/
 */
export async function pmcPackage(delivery: Delivery, draw: Draw): Promise<ReceiverPackage> {
  const root = await jatsTree(delivery)
  const stem = pmcStem(root, delivery.slug)
  const told: ReceiverPackage['told'] = []
  const names = new Map<string, {name: string; mediaType: string}>()
  const figures: PackageFile[] = []
  for (const {href, file, isInline, number, mediaType} of picturesOf(root, delivery)) {
    const own = `${stem}-${isInline ? 'i' : 'g'}${String(number).padStart(3, '0')}`
    let name = `${own}.tif`
    let drawn: Uint8Array
    try {
      drawn = await draw(await file.bytes(), mediaType)
      names.set(href, {name, mediaType: 'image/tiff'})
    } catch (error) {
      drawn = await file.bytes()
      name = `${own}.${endingOf(href)}`
      names.set(href, {name, mediaType})
      told.push(['figure-not-drawn', href, error instanceof Error ? error.message : String(error)])
    }
    figures.push({path: name, bytes: async () => drawn})
  }
  const supplements = supplementsOf(root, delivery).map(({href, file, number, mediaType}) => {
    const ending = endingOf(href)
    const name = `${stem}-s${String(number).padStart(3, '0')}${ending && `.${ending}`}`
    names.set(href, {name, mediaType})
    return {path: name, bytes: file.bytes}
  })
  renamePictures(root, names)
  return {
    name: stem,
    files: [
      xmlFile(`${stem}.xml`, root),
      {path: `${stem}.pdf`, bytes: galleyOf(delivery, '.pdf').bytes},
      ...figures,
      ...supplements
    ],
    told
  }
}

/** `jour-vol-iss-uid`: `rivers-2-3-31`, of what the XML says of itself; what it does not say is left out. */
export function pmcStem(root: Root, slug: string): string {
  const first = (within: string, ...names: string[]) => {
    // References have volumes and pages too, further down.
    const meta = elementBelow(root, within)
    return meta && names.map((name) => wordsBelow(meta, name)).find((words) => words !== undefined)
  }
  const parts = [
    first('journal-meta', 'abbrev-journal-title', 'journal-title', 'issn'),
    first('article-meta', 'volume'),
    first('article-meta', 'issue'),
    first('article-meta', 'fpage', 'elocation-id') ?? slug
  ]
  return parts
    .map((part) => plainName(part ?? ''))
    .filter(Boolean)
    .join('-')
}

/** Letters and digits alone, without accents: no name of a file may hold anything else. */
function plainName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '')
}
