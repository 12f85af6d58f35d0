import type {Doctype} from 'xast'

/** Releases of JATS that the galley may declare; what is written is valid in each. */
export const jatsVersions = ['1.2', '1.3', '1.4'] as const
export type JatsVersion = (typeof jatsVersions)[number]

/** Public and system identifiers of Journal Publishing with MathML 3. @see https://jats.nlm.nih.gov/publishing/ */
const documentTypes: Record<JatsVersion, {public: string; system: string}> = {
  '1.2': {
    public: '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.2 20190208//EN',
    system: 'JATS-journalpublishing1-mathml3.dtd'
  },
  '1.3': {
    public: '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN',
    system: 'JATS-journalpublishing1-3-mathml3.dtd'
  },
  '1.4': {
    public: '-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN',
    system: 'JATS-journalpublishing1-4-mathml3.dtd'
  }
}

export function doctype(version: JatsVersion): Doctype {
  return {type: 'doctype', name: 'article', ...documentTypes[version]}
}
