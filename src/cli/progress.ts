import type {Step} from '../publish.js'

const names: Record<Step, string> = {
  read: 'reading',
  structure: 'understanding',
  resolve: 'resolving references',
  page: 'composing',
  html: 'writing HTML',
  pdf: 'printing the PDF',
  epub: 'packing the EPUB',
  jats: 'writing JATS',
  crossref: 'writing the Crossref deposit',
  csl: 'writing CSL-JSON',
  bibtex: 'writing BibTeX',
  ris: 'writing RIS',
  text: 'writing plain text',
  endnote: 'writing for EndNote',
  cff: 'writing CITATION.cff',
  datacite: 'writing DataCite XML',
  'datacite-json': 'writing DataCite JSON',
  doaj: 'writing for DOAJ',
  pubmed: 'writing for PubMed',
  jsonld: 'writing JSON-LD',
  dc: 'writing Dublin Core',
  signposting: 'writing link headers',
  write: 'writing'
}

/** A line that tells what goes on, where a person looks on; it leaves no trace. */
export function progressLine(stream: NodeJS.WriteStream): {
  step(subject: string): (step: Step, what?: string) => void
  text(words: string): void
  clear(): void
} {
  const shown = Boolean(stream.isTTY) && !process.env['CI']
  const write = (text: string) => {
    if (shown) stream.write(`\r\u001B[K${text.slice(0, Math.max(10, (stream.columns ?? 80) - 1))}`)
  }
  return {
    step: (subject) => (step, what) => write(`${subject}: ${what ?? names[step]} …`),
    text: write,
    clear: () => write('')
  }
}
