/**
 * biblatex's strings that stand for words, in English: what a style can't know.
 *
 * @see https://mirrors.ctan.org/macros/latex/contrib/biblatex/doc/biblatex.pdf §4.9.2
 */
const terms: Record<string, string> = {
  phdthesis: 'PhD thesis',
  mathesis: 'Master’s thesis',
  mastersthesis: 'Master’s thesis',
  bathesis: 'Bachelor’s thesis',
  candthesis: 'Candidate thesis',
  techreport: 'Technical report',
  resreport: 'Research report',
  software: 'Computer software',
  datacd: 'CD-ROM',
  audiocd: 'Audio CD',
  inpreparation: 'in preparation',
  submitted: 'submitted',
  forthcoming: 'forthcoming',
  inpress: 'in press',
  prepublished: 'pre-published',
  newseries: 'new series',
  oldseries: 'old series',
  jourser: 'series',
  patent: 'Patent',
  patreq: 'Patent request'
}

const countries: Record<string, [name: string, adjective: string]> = {
  de: ['Germany', 'German'],
  eu: ['European Union', 'European'],
  ep: ['European Union', 'European'],
  fr: ['France', 'French'],
  uk: ['United Kingdom', 'British'],
  us: ['United States of America', 'U.S.']
}

/** Words of a string; anything else as it is. */
export function termOf(tex: string): string {
  const name = tex.trim().toLowerCase()
  if (Object.hasOwn(terms, name)) return terms[name] as string
  const [, kind, code = ''] = /^(patent|patreq|country)(\w\w)$/u.exec(name) ?? []
  const country = Object.hasOwn(countries, code) ? countries[code] : undefined
  if (!kind || !country) return tex
  return kind === 'country' ? country[0] : `${country[1]} patent${kind === 'patreq' ? ' request' : ''}`
}
