import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Content, titleOf} from './content.js'

/** A file as METS lists it. */
export interface Listed {
  /** From the METS document's folder. */
  path: string
  size: number
  /** SHA-512 in hex. */
  digest: string
  mediaType: string
}

/** What a METS document lists: the package's own, or those of one representation. */
export type Listing =
  | {
      descriptive: Listed
      preservation: Listed
      documentation: Listed
      schemas: Listed
      packages: (Listed & {name: string})[]
    }
  | {id: string; data: Listed[]}

const namespaces = {
  xmlns: 'http://www.loc.gov/METS/',
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:csip': 'https://DILCIS.eu/XML/METS/CSIPExtensionMETS',
  'xsi:schemaLocation':
    'http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/mets.xsd https://DILCIS.eu/XML/METS/CSIPExtensionMETS https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd'
}

/** E-ARK has no word for this kind yet (CSIP4, CSIP62). */
const informationType = {
  'csip:CONTENTINFORMATIONTYPE': 'OTHER',
  'csip:OTHERCONTENTINFORMATIONTYPE': 'ISO/IEC TS 22424 EPUB 3'
}

/** Write METS as E-ARK's CSIP 2.1 wants it. Ids are made of names: the same package, the same bytes. */
export function mets(content: Content, listing: Listing): Element {
  const id = 'data' in listing ? listing.id : packageId(content)
  return x(
    'mets',
    {
      ...namespaces,
      OBJID: id,
      LABEL: titleOf(content),
      TYPE: 'Textual works – Digital',
      ...informationType,
      PROFILE: 'https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml'
    },
    [header(content), ...('data' in listing ? representation(listing, content) : whole(listing, content))]
  )
}

/** The DOI and edition, without the signs that folder names lack. */
export function packageId({id, version}: Content): string {
  return `${id.replace(/^https?:\/\/(?:doi\.org\/)?/u, '').replace(/[^\w.-]+/gu, '_')}_${version}`
}

function header({created, colophon}: Content): Element {
  return x(
    'metsHdr',
    {CREATEDATE: created, RECORDSTATUS: 'NEW', 'csip:OAISPACKAGETYPE': 'AIP', LASTMODDATE: created},
    [
      x('agent', {ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE'}, [
        x('name', 'Colophon'),
        x('note', {'csip:NOTETYPE': 'SOFTWARE VERSION'}, colophon)
      ])
    ]
  )
}

function whole(
  {descriptive, preservation, documentation, schemas, packages}: Extract<Listing, {packages: unknown}>,
  content: Content
): Element[] {
  const {created} = content
  const groups = [
    group('documentation', 'Documentation', [file('file-documentation', documentation, created)]),
    group('schemas', 'Schemas', [file('file-schema', schemas, created)]),
    ...packages.map((one) =>
      group(`representation-${one.name}`, `Representations/${one.name}`, [
        file(`file-mets-${one.name}`, one, created)
      ])
    )
  ]
  return [
    x('dmdSec', {ID: 'dmd-dc', CREATED: created, STATUS: 'CURRENT'}, [reference(descriptive, 'DC', created)]),
    x('amdSec', [
      x('digiprovMD', {ID: 'digiprov-premis', STATUS: 'CURRENT', CREATED: created}, [
        reference(preservation, 'PREMIS', created)
      ])
    ]),
    x('fileSec', {ID: 'filesec'}, groups),
    x('structMap', {ID: 'structmap', TYPE: 'PHYSICAL', LABEL: 'CSIP'}, [
      x('div', {ID: 'div-package', LABEL: packageId(content)}, [
        x('div', {ID: 'div-metadata', LABEL: 'Metadata', DMDID: 'dmd-dc', ADMID: 'digiprov-premis'}),
        x('div', {ID: 'div-documentation', LABEL: 'Documentation'}, [
          x('fptr', {FILEID: 'group-documentation'})
        ]),
        x('div', {ID: 'div-schemas', LABEL: 'Schemas'}, [x('fptr', {FILEID: 'group-schemas'})]),
        x('div', {ID: 'div-representations', LABEL: 'Representations'}, [
          ...packages.map(({name}) => x('fptr', {FILEID: `group-representation-${name}`})),
          ...packages.map((one) =>
            x('div', {ID: `div-representation-${one.name}`, LABEL: `Representations/${one.name}`}, [
              x('mptr', {
                LOCTYPE: 'URL',
                'xlink:type': 'simple',
                'xlink:href': encodeURI(one.path),
                'xlink:title': `group-representation-${one.name}`
              })
            ])
          )
        ])
      ])
    ])
  ]
}

function representation({id, data}: Extract<Listing, {data: unknown}>, {created}: Content): Element[] {
  return [
    x('fileSec', {ID: 'filesec'}, [
      group(
        'data',
        'Data',
        data.map((one, index) => file(`file-${index + 1}`, one, created))
      )
    ]),
    x('structMap', {ID: 'structmap', TYPE: 'PHYSICAL', LABEL: 'CSIP'}, [
      x('div', {ID: 'div-package', LABEL: id}, [
        x('div', {ID: 'div-data', LABEL: 'Data'}, [x('fptr', {FILEID: 'group-data'})])
      ])
    ])
  ]
}

function group(id: string, use: string, files: Element[]): Element {
  return x('fileGrp', {ID: `group-${id}`, USE: use, ...informationType}, files)
}

function file(id: string, {path, size, digest, mediaType}: Listed, created: string): Element {
  return x(
    'file',
    {
      ID: id,
      MIMETYPE: mediaType,
      SIZE: String(size),
      CREATED: created,
      CHECKSUM: digest,
      CHECKSUMTYPE: 'SHA-512'
    },
    [x('FLocat', {LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': encodeURI(path)})]
  )
}

function reference({path, size, digest, mediaType}: Listed, kind: string, created: string): Element {
  return x('mdRef', {
    LOCTYPE: 'URL',
    'xlink:type': 'simple',
    'xlink:href': encodeURI(path),
    MDTYPE: kind,
    MIMETYPE: mediaType,
    SIZE: String(size),
    CREATED: created,
    CHECKSUM: digest,
    CHECKSUMTYPE: 'SHA-512'
  })
}
