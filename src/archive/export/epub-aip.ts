import type {Element} from 'xast'
import {x} from 'xastscript'
import {displayName, doiUrl, mediaTypeOf} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'
import {digestOf} from '../inventory.js'
import {type Content, type EditionFile, NoEpub, type PackageFile, textFile, titleOf} from './content.js'
import {type Listed, mets} from './mets.js'
import {premis} from './premis.js'

/**
 * An E-ARK information package that keeps an edition's EPUB: what ISO/IEC TS
 * 22424 asks of a publication in an archive, in the form that archives'
 * systems take in.
 *
 * TS 22424 wants the EPUB untouched inside a package of its own, with
 * descriptive, technical and provenance metadata that the EPUB can't hold. It
 * names METS and PREMIS for them and leaves the layout open; E-ARK's CSIP 2.1
 * is the layout that tools validate. Each other folder of the edition is a
 * further representation, so that nothing of it stays behind.
 *
 * @see https://earkcsip.dilcis.eu/
 * @throws {NoEpub}
 */
export async function epubAip(content: Content): Promise<PackageFile[]> {
  const epub = content.files.filter(({path}) => /^galleys\/[^/]+\.epub$/u.test(path))
  if (epub.length === 0)
    throw new NoEpub(
      `Cannot export ${content.id}, ${content.version}: it has no EPUB. Seal one with \`--to epub\` among its galleys`
    )
  const others = new Map<string, EditionFile[]>()
  for (const file of content.files) {
    if (epub.includes(file)) continue
    const [, top = '', inside = ''] = /^([^/]+)\/(.+)$/u.exec(file.path) ?? []
    // Objects of other tools may have any folders.
    const name = /^[\w.-]+$/u.test(top) && top !== 'epub' ? top : 'other'
    others.set(name, [...(others.get(name) ?? []), {...file, path: name === 'other' ? file.path : inside}])
  }
  const representations = [
    {name: 'epub', files: epub.map((file) => ({...file, path: file.path.replace('galleys/', '')}))},
    ...[...others].map(([name, files]) => ({name, files}))
  ]

  const made: PackageFile[] = []
  const listed: Record<'descriptive' | 'preservation' | 'documentation' | 'schemas', Listed> = {
    descriptive: add('metadata/descriptive/dc.xml', xml(dublinCore(content))),
    preservation: add('metadata/preservation/premis.xml', xml(premis(content))),
    documentation: add('documentation/README.txt', readme(content)),
    schemas: add('schemas/simpledc.xsd', xml(dublinCoreSchema()))
  }
  const packages = representations.map(({name, files}) => {
    const folder = `representations/${name}`
    const own = files.map(({path, size, digest}) => ({
      path: `data/${path}`,
      size,
      digest,
      mediaType: mediaTypeOf(path)
    }))
    const document = mets(content, {id: name, data: own})
    for (const file of files) made.push({path: `${folder}/data/${file.path}`, bytes: file.bytes})
    return {name, ...add(`${folder}/METS.xml`, xml(document))}
  })
  add('METS.xml', xml(mets(content, {...listed, packages})))
  return made.sort((a, b) => (a.path < b.path ? -1 : 1))

  function add(path: string, text: string): Listed {
    const bytes = new TextEncoder().encode(text)
    made.push(textFile(path, text))
    return {path, size: bytes.byteLength, digest: digestOf(bytes), mediaType: mediaTypeOf(path)}
  }
}

function xml(root: Element): string {
  return xmlDocument(root, {isProse: () => false})
}

/** Dublin Core of the article, as EPUB has it too. */
function dublinCore(content: Content): Element {
  const {article, doi, id, created} = content
  const many = (name: string, values: (string | undefined)[]) =>
    values
      .filter((value) => value !== undefined && value !== '')
      .map((value) => x(`dc:${name}`, value as string))
  return x('simpledc', {xmlns: 'http://purl.org/dc/terms/', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/'}, [
    ...many('title', [titleOf(content)]),
    ...many('creator', article?.contributors.map(({name}) => displayName(name)) ?? []),
    ...many('identifier', [doi ? `https://doi.org/${doi}` : id]),
    ...many('publisher', [article?.journal.publisher]),
    ...many('source', [article?.journal.title]),
    ...many('date', [article?.dates.published ?? created.slice(0, 10)]),
    ...many('language', [article?.language]),
    ...many('subject', article?.keywords.flatMap(({terms}) => terms) ?? []),
    ...many('rights', [article?.copyright, article?.license?.url ?? article?.license?.name]),
    ...many('relation', [article?.conceptDoi && doiUrl(article.conceptDoi)]),
    ...many('type', ['Text']),
    ...many('format', ['application/epub+zip'])
  ])
}

/** What `dc.xml` may hold, so that the package explains itself; METS and PREMIS stand at the Library of Congress. */
function dublinCoreSchema(): Element {
  return x(
    'xs:schema',
    {
      'xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
      targetNamespace: 'http://purl.org/dc/terms/',
      elementFormDefault: 'qualified'
    },
    [
      x('xs:element', {name: 'simpledc'}, [
        x('xs:complexType', [
          x('xs:sequence', [
            x('xs:any', {
              namespace: 'http://purl.org/dc/elements/1.1/',
              processContents: 'lax',
              minOccurs: '1',
              maxOccurs: 'unbounded'
            })
          ])
        ])
      ])
    ]
  )
}

function readme(content: Content): string {
  return [
    titleOf(content),
    '',
    'representations/epub      the article as EPUB, untouched: what this package keeps',
    'representations/galleys   its other forms: HTML, PDF, JATS',
    'representations/source    the manuscript and what it uses; from it all forms were built',
    'representations/template  the look they were given',
    'representations/record    what was built from what, by which programs',
    'representations/seal      the inventory that was sealed, and its signatures',
    'metadata/descriptive      Dublin Core',
    'metadata/preservation     PREMIS 3: digests, formats, events, programs',
    '',
    'METS.xml lists every file with its size and SHA-512 digest (E-ARK CSIP 2.1).',
    ''
  ].join('\n')
}
