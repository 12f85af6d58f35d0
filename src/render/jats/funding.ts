import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, type Funding, fundingSentence, parseDoi, parseRor, rorUrl} from '../../model/index.js'
import {attributeList} from '../../xml/attribute-list.js'
import {uses} from '../../xml/jats-names.js'

/**
 * JATS `<funding-group>`: each award, and the statement readers see.
 *
 * @see https://jats4r.niso.org/funding/
 */
export function fundingGroup({funding}: Article): Element | undefined {
  if (funding.length === 0) return undefined
  const ids = new Map(funding.filter(({funder}) => funder).map((entry, at) => [entry, `award-${at + 1}`]))
  return x('funding-group', [
    ...[...ids].map(([entry, id]) => awardGroup(entry, id)),
    ...funding.map((entry) =>
      x(
        'funding-statement',
        {
          rid: ids.get(entry),
          // An award without a funder is none to JATS4R: the statement keeps its number.
          'specific-use': attributeList({
            classes: entry.statement === undefined ? [uses.made] : [],
            pairs: entry.funder ? {} : unfunded(entry)
          })
        },
        fundingSentence(entry)
      )
    )
  ])
}

/** What no `<award-group>` holds. */
function unfunded({award, awardTitle, awardUrl, recipient}: Funding): Record<string, string> {
  const said = Object.entries({award, awardTitle, awardUrl, recipient})
  return Object.fromEntries(said.filter((pair): pair is [string, string] => Boolean(pair[1])))
}

function awardGroup(
  {funder, funderId, award, awardTitle, awardUrl, recipient}: Funding,
  id: string
): Element {
  return x('award-group', {id}, [
    x('funding-source', [
      x('institution-wrap', [x('institution', funder ?? ''), funderId ? institutionId(funderId) : undefined])
    ]),
    award || awardUrl ? x('award-id', {'xlink:href': awardUrl}, award ?? awardUrl ?? '') : undefined,
    awardTitle ? x('award-name', awardTitle) : undefined,
    recipient ? x('principal-award-recipient', recipient) : undefined
  ])
}

/** A funder's id by what it is: ROR, Open Funder Registry, or as it was given. */
function institutionId(id: string): Element {
  const ror = parseRor(id)
  if (ror) return x('institution-id', {'institution-id-type': 'ror'}, rorUrl(ror))
  const doi = parseDoi(id)
  const registry = doi?.startsWith('10.13039/')
    ? {vocab: 'open-funder-registry', 'vocab-identifier': '10.13039/open_funder_registry'}
    : {}
  return doi
    ? x('institution-id', {'institution-id-type': 'doi', ...registry}, doi)
    : x('institution-id', {'institution-id-type': 'other'}, id)
}
