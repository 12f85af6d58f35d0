import type {FontFace, PrintedPage} from '../../model/index.js'
import {accessibility, surveyOf} from './accessibility.js'
import {contentDocuments} from './documents.js'
import type {EpubInput} from './epub.js'
import {documentWriter} from './kept-documents.js'
import {navigationDocument} from './navigation.js'
import {ncx} from './ncx.js'
import {packageDocument} from './package-document.js'
import type {Parts} from './packager.js'
import {insertPageBreaks, streamOf} from './page-breaks.js'
import type {Entry, Publication, Resource} from './publication.js'
import {imageResources} from './resources.js'
import {styleSheet} from './style-sheet.js'

/**
 * The files of a publication, made while the browser still prints the PDF.
 *
 * @param faces Typefaces to embed, and `fonts` the files they are in.
 * @returns what finishes them, once the pages of the PDF galley are known; none, where there is no such galley.
 */
export async function prepareParts(
  {page, template, modified, printed, conforms = false, pictures, tell}: EpubInput,
  cover: Resource,
  faces: FontFace[],
  fonts: Resource[]
): Promise<(pages: PrintedPage[]) => Parts> {
  const {where, ...spine} = contentDocuments(page, cover)
  const {documents} = spine
  const resources = [cover, ...(await imageResources(page, documents, tell)), ...fonts]
  const css = styleSheet(`${template.epubCss}\n${pictures?.css ?? ''}`, faces)
  const survey = surveyOf(documents)
  const publicationOf = (isPaginated: boolean): Publication => ({
    ...spine,
    page,
    modified,
    resources,
    pageSource: isPaginated ? printed?.name : undefined,
    accessibility: accessibility(page, survey, isPaginated),
    conforms
  })
  const expected = publicationOf(printed !== undefined)
  const described = packageDocument(expected)
  const write = documentWriter(page.article.language, documents)
  const text = printed && streamOf(documents.map(({children}) => children))
  return (found) => {
    const breaks = text ? insertPageBreaks(text, found, where.keys()) : []
    const pages = breaks.map(
      ({id, label, tree}): Entry => ({title: label, href: `${documents[tree]!.href}#${id}`, children: []})
    )
    const isExpected = breaks.length > 0 === (printed !== undefined)
    const publication = isExpected ? expected : publicationOf(breaks.length > 0)
    return {
      slug: page.article.slug,
      modified,
      css,
      packageDocument: isExpected ? described : packageDocument(publication),
      navigation: navigationDocument({...publication, pages}),
      ncx: ncx({...publication, pages}),
      documents: write(breaks),
      resources
    }
  }
}
