import {x} from 'xastscript'
import {tags} from '../../crosswalk/place.js'
import {dc} from '../../crosswalk/web.js'
import type {Article} from '../../model/index.js'
import {xmlDocument} from '../../xml/xml.js'

/** Dublin Core as OAI-PMH carries it: `paper.dc.xml`. @see https://www.openarchives.org/OAI/openarchivesprotocol.html#dublincore */
export function dublinCoreXml(article: Article): string {
  return xmlDocument(
    x(
      'oai_dc:dc',
      {
        'xmlns:oai_dc': 'http://www.openarchives.org/OAI/2.0/oai_dc/',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd'
      },
      tags(dc, article).map(([name, value]) => x(`dc:${name}`, value))
    )
  )
}
