import type {Profile, Subject} from './profile.js'

const guidelines = 'https://scholar.google.com/intl/en/scholar/inclusion.html'

/** Values of `<meta name="…">` in the HTML galley; nothing where there is none. */
async function metas({galleys}: Subject): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  const html = galleys.get('html')
  if (!html) return found
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
  async (subject: Subject): Promise<string[]> =>
    (await metas(subject)).get(name)?.some(Boolean) ? [] : [`no ${what} (\`${name}\`)`]

/** Five megabytes. */
const largest = 5 * 1024 * 1024

/** What Google Scholar's robots look for. */
export const scholar: Profile = {
  id: 'scholar',
  name: 'Google Scholar',
  source: guidelines,
  rules: [
    {
      id: 'scholar-html',
      level: 'must',
      demand: 'an HTML page of the article, with its metadata in the head',
      hint: 'Build the HTML galley: `colophon build --to html,pdf`.',
      source: `${guidelines}#indexing`,
      unmet: ({galleys}) => (galleys.has('html') ? [] : ['no HTML galley'])
    },
    {
      id: 'scholar-title',
      level: 'must',
      demand: 'the title',
      hint: 'Add `title:` to the front matter.',
      source: `${guidelines}#indexing`,
      unmet: tag('citation_title', 'title')
    },
    {
      id: 'scholar-authors',
      level: 'must',
      demand: 'each author',
      hint: 'Add `authors:` to the front matter.',
      source: `${guidelines}#indexing`,
      unmet: async (subject) => {
        const named = (await metas(subject)).get('citation_author')?.length ?? 0
        const missing = subject.article.contributors.length - named
        return named === 0
          ? ['no author (`citation_author`)']
          : missing > 0
            ? [`${missing} of the authors`]
            : []
      }
    },
    {
      id: 'scholar-date',
      level: 'must',
      demand: 'the date of publication',
      hint: 'Add `date:` to the front matter.',
      source: `${guidelines}#indexing`,
      unmet: tag('citation_publication_date', 'date of publication')
    },
    {
      id: 'scholar-journal',
      level: 'must',
      demand: 'the title of the journal',
      hint: 'Add `journal: {title: …}` to the front matter, or to the journal’s `template.yaml`.',
      source: `${guidelines}#indexing`,
      unmet: tag('citation_journal_title', 'title of a journal')
    },
    {
      id: 'scholar-volume',
      level: 'should',
      demand: 'volume and issue',
      hint: 'Add `volume:` and `issue:` to the front matter.',
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
      source: `${guidelines}#indexing`,
      unmet: tag('citation_firstpage', 'first page')
    },
    {
      id: 'scholar-pdf',
      level: 'must',
      demand: 'the PDF’s address in the head, the file ending in `.pdf`',
      hint: 'Build HTML and PDF together: `colophon build --to html,pdf`.',
      source: `${guidelines}#indexing`,
      unmet: async (subject) => {
        const urls = (await metas(subject)).get('citation_pdf_url') ?? []
        return urls.some((url) => url.endsWith('.pdf')) ? [] : ['no address of a PDF (`citation_pdf_url`)']
      }
    },
    {
      id: 'scholar-pdf-size',
      level: 'must',
      demand: 'a PDF of at most 5 MB',
      hint: 'Make the images of the manuscript smaller.',
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
      source: `${guidelines}#content`,
      unmet: ({page}) => (page.slots.abstract.length > 0 ? [] : ['no abstract'])
    },
    {
      id: 'scholar-references',
      level: 'should',
      demand: 'references under a heading of their own',
      hint: 'Cite works of a `bibliography:`, or end the text with `# References`.',
      source: `${guidelines}#indexing`,
      unmet: ({article}) => (article.references.length > 0 ? [] : ['no reference list'])
    }
  ]
}
