import type {Element} from 'xast'
import {x} from 'xastscript'
import {mediaTypeOf} from '../../model/index.js'
import type {Content} from './content.js'

/**
 * Write PREMIS 3: every file with digest and format, the build and the sealing
 * as events, the programs as agents.
 *
 * @see https://www.loc.gov/standards/premis/v3/
 */
export function premis(content: Content): Element {
  const {files, created, tools} = content
  const programs = Object.entries(tools)
  return x(
    'premis',
    {
      xmlns: 'http://www.loc.gov/premis/v3',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      version: '3.0'
    },
    [
      ...files.map(({path, size, digest}) =>
        x('object', {'xsi:type': 'file'}, [
          identifier('object', 'local', path),
          x('objectCharacteristics', [
            x('fixity', [x('messageDigestAlgorithm', 'SHA-512'), x('messageDigest', digest)]),
            x('size', String(size)),
            x('format', [x('formatDesignation', [x('formatName', mediaTypeOf(path))])])
          ])
        ])
      ),
      event('build', 'creation', created, 'Galleys built from the source', [
        ...programs.map(([name]) => linked('Agent', name)),
        ...files
          .filter(({path}) => path.startsWith('galleys/'))
          .map(({path}) => linked('Object', path, 'outcome')),
        ...files
          .filter(({path}) => path.startsWith('source/'))
          .map(({path}) => linked('Object', path, 'source'))
      ]),
      event('seal', 'ingestion start', created, `Sealed as edition ${content.number} of ${content.id}`, []),
      ...programs.map(([name, version]) =>
        x('agent', [
          identifier('agent', 'local', name),
          x('agentName', name),
          x('agentType', 'software'),
          x('agentVersion', version)
        ])
      )
    ]
  )
}

function identifier(kind: 'object' | 'agent' | 'event', type: string, value: string): Element {
  return x(`${kind}Identifier`, [x(`${kind}IdentifierType`, type), x(`${kind}IdentifierValue`, value)])
}

function event(id: string, type: string, date: string, detail: string, links: Element[]): Element {
  return x('event', [
    identifier('event', 'local', id),
    x('eventType', type),
    x('eventDateTime', date),
    x('eventDetailInformation', [x('eventDetail', detail)]),
    ...links
  ])
}

function linked(kind: 'Agent' | 'Object', value: string, role?: string): Element {
  return x(`linking${kind}Identifier`, [
    x(`linking${kind}IdentifierType`, 'local'),
    x(`linking${kind}IdentifierValue`, value),
    ...(role ? [x(`linking${kind}Role`, role)] : [])
  ])
}
