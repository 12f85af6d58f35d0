import {isTitled} from '../../model/index.js'
import type {Profile, Subject} from './profile.js'

const guidelines = 'https://scholar.google.com/intl/en/scholar/inclusion.html'

/** Values of `<meta name="…">` in the HTML galley; `undefined` where there is none, which a rule of its own says. */
async function metas({galleys}: Subject): Promise<Map<string, string[]> | undefined> {
  const found = new Map<string, string[]>()
  const html = galleys.get('html')
  if (!html) return undefined
  const [{readHtml}, {descendants}] = await Promise.all([import('../html.js'), import('../markup.js')])
  for (const node of descendants(await readHtml(html.bytes))) {
    if (node.type !== 'element' || !('tagName' in node) || node.tagName !== 'meta') continue
    const {name, content} = node.properties
    if (typeof name === 'string') found.set(name, [...(found.get(name) ?? []), String(content ?? '')])
  }
  return found
}

/** A demand for one tag of the HTML galley's head. */
const tag =
  (name: string, what: string) =>
  async (subject: Subject): Promise<string[]> => {
    const found = await metas(subject)
    return !found || found.get(name)?.some(Boolean) ? [] : [`${what} (\`${name}\`)`]
  }

/** Five megabytes. */
const largest = 5 * 1024 * 1024

/** What Google Scholar's robots look for. */
export const scholar: Profile = {
  id: 'scholar',
  name: 'Google Scholar',
  what: 'search engine for scholarly works',
  source: guidelines,
  rules: [
    {
      id: 'scholar-html',
      level: 'must',
      demand: 'an HTML page of the article, with its metadata in the head',
      hint: 'Build the HTML galley: `colophon build --to html,pdf`.',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: ({galleys}) => (galleys.has('html') ? [] : ['HTML page (it was not built)'])
    },
    {
      id: 'scholar-title',
      level: 'must',
      demand: 'the title',
      hint: 'Add `title:` to the front matter.',
      field: 'title',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: async (subject) =>
        isTitled(subject.article) ? tag('citation_title', 'title')(subject) : ['title (`citation_title`)']
    },
    {
      id: 'scholar-authors',
      level: 'must',
      demand: 'each author',
      hint: 'Add `authors:` to the front matter.',
      field: 'authors',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: async (subject) => {
        const found = await metas(subject)
        if (!found) return []
        const named = found.get('citation_author')?.length ?? 0
        const missing = subject.article.contributors.length - named
        return named === 0
          ? ['authors (`citation_author`)']
          : missing > 0
            ? [`${missing} of the authors (\`citation_author\`)`]
            : []
      }
    },
    {
      id: 'scholar-date',
      level: 'must',
      demand: 'the date of publication',
      hint: 'Add `date:` to the front matter.',
      field: 'date',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: tag('citation_publication_date', 'date of publication')
    },
    {
      id: 'scholar-journal',
      level: 'must',
      demand: 'the title of the journal',
      hint: 'Add `journal: {title: …}` to the front matter, or to the journal’s `template.yaml`.',
      field: 'journal.title',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: tag('citation_journal_title', 'title of the journal')
    },
    {
      id: 'scholar-volume',
      level: 'should',
      demand: 'volume and issue',
      hint: 'Add `volume:` and `issue:` to the front matter.',
      field: 'volume',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: async (subject) => [
        ...(await tag('citation_volume', 'volume')(subject)),
        ...(await tag('citation_issue', 'issue')(subject))
      ]
    },
    {
      id: 'scholar-pages',
      level: 'should',
      demand: 'the first page, or the number of the article',
      hint: 'Add `pages:` or `elocation_id:` to the front matter.',
      field: 'pages',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: tag('citation_firstpage', 'first page')
    },
    {
      id: 'scholar-pdf',
      level: 'must',
      demand: 'the PDF’s address in the head, the file ending in `.pdf`',
      hint: 'Build HTML and PDF together: `colophon build --to html,pdf`.',
      reads: ['html'],
      source: `${guidelines}#indexing`,
      unmet: async (subject) => {
        const found = await metas(subject)
        const urls = found?.get('citation_pdf_url') ?? []
        return !found || urls.some((url) => url.endsWith('.pdf'))
          ? []
          : ['address of the PDF (`citation_pdf_url`)']
      }
    },
    {
      id: 'scholar-pdf-size',
      level: 'must',
      demand: 'a PDF of at most 5 MB',
      hint: 'Make the images of the manuscript smaller.',
      reads: ['pdf'],
      source: `${guidelines}#content`,
      unmet: ({galleys}) => {
        const size = galleys.get('pdf')?.bytes.byteLength ?? 0
        return size > largest ? [`a PDF of at most 5 MB, not ${(size / 1024 / 1024).toFixed(1)} MB`] : []
      }
    },
    {
      id: 'scholar-abstract',
      level: 'must',
      demand: 'an abstract that readers see',
      hint: 'Add `abstract:` to the front matter.',
      field: 'abstract',
      reads: ['article'],
      source: `${guidelines}#content`,
      unmet: ({article}) => (article.abstracts.length > 0 ? [] : ['abstract'])
    },
    {
      id: 'scholar-references',
      level: 'should',
      demand: 'references under a heading of their own',
      hint: 'Cite works of a `bibliography:`, or end the text with `# References`.',
      field: 'bibliography',
      reads: ['article'],
      source: `${guidelines}#indexing`,
      unmet: ({article}) => (article.references.length > 0 ? [] : ['reference list'])
    }
  ]
}
