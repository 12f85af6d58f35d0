import type {Element} from 'xast'
import {x} from 'xastscript'
import {type Article, type Funding, parseDoi, parseRor, rorUrl} from '../../model/index.js'

/**
 * JATS `<funding-group>`: each award, and the statement readers see.
 *
 * @see https://jats4r.niso.org/funding/
 */
export function fundingGroup({funding}: Article): Element | undefined {
  if (funding.length === 0) return undefined
  return x('funding-group', [
    ...funding.filter(({funder, award}) => funder || award).map(awardGroup),
    ...funding.map((entry) => x('funding-statement', fundingSentence(entry)))
  ])
}

/** The statement, or the words that stand for it: `Imprint Foundation (CP-17)`. */
export function fundingSentence({statement, funder, award}: Funding): string {
  return statement ?? [funder, award && `(${award})`].filter(Boolean).join(' ')
}

function awardGroup({funder, funderId, award}: Funding): Element {
  return x('award-group', [
    funder
      ? x('funding-source', [
          x('institution-wrap', [x('institution', funder), funderId ? institutionId(funderId) : undefined])
        ])
      : undefined,
    award ? x('award-id', award) : undefined
  ])
}

/** A funder's id by what it is: ROR, Open Funder Registry, or as it was given. */
function institutionId(id: string): Element {
  const ror = parseRor(id)
  if (ror) return x('institution-id', {'institution-id-type': 'ror'}, rorUrl(ror))
  const doi = parseDoi(id)
  return doi
    ? x('institution-id', {'institution-id-type': 'doi'}, `https://doi.org/${doi}`)
    : x('institution-id', id)
}
