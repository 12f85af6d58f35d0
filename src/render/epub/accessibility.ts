import type {Element, ElementContent, Page} from '../../model/index.js'
import type {ContentDocument} from './publication.js'

/**
 * What readers with disabilities can expect, in schema.org's words.
 *
 * Claimed only where the content shows it. That a standard is met is for a
 * person to say, in `metadata-accessibility.ts`.
 *
 * @see https://www.w3.org/TR/epub-a11y-11/#sec-disc-package
 */
export interface Accessibility {
  accessMode: string[]
  /** Each a set, joined by commas, that suffices to read everything. */
  accessModeSufficient: string[]
  accessibilityFeature: string[]
  accessibilityHazard: string[]
  /** In English, whatever the article's language. */
  accessibilitySummary: string
}

/** What was seen in the documents. */
export interface Survey {
  /** Images of the text, not the cover. */
  images: number
  /** Of these, those without words of their own. */
  undescribed: number
  formulas: number
  /** Formulas that carry `alttext`, or stand in something labelled. */
  spoken: number
  /** Formulas that are images. */
  drawn: number
  tables: number
}

export function surveyOf(documents: ContentDocument[]): Survey {
  const survey: Survey = {images: 0, undescribed: 0, formulas: 0, spoken: 0, drawn: 0, tables: 0}
  for (const {children, landmark} of documents) {
    if (landmark !== 'cover') count(children, survey, false)
  }
  return survey
}

/**
 * What a publication says of itself to readers with disabilities.
 *
 * @param paginated Whether the pages of a printed galley are marked.
 */
export function accessibility(
  page: Page,
  {images, undescribed, formulas, spoken, drawn, tables}: Survey,
  paginated: boolean
): Accessibility {
  const moving = page.article.assets.some(({mediaType}) => mediaType === 'image/gif')
  return {
    accessMode: ['textual', ...(images > 0 ? ['visual'] : []), ...(drawn > 0 ? ['mathOnVisual'] : [])],
    accessModeSufficient: [
      ...(undescribed === 0 ? ['textual'] : []),
      ...(images > 0 ? ['textual,visual'] : [])
    ],
    accessibilityFeature: [
      'ARIA',
      ...(undescribed === 0 ? ['alternativeText'] : []),
      ...(formulas > 0 && spoken === formulas ? ['describedMath'] : []),
      'displayTransformability',
      ...(formulas > drawn ? ['latex', 'MathML'] : []),
      ...(paginated ? ['pageBreakMarkers', 'pageNavigation'] : []),
      'readingOrder',
      'structuralNavigation',
      'tableOfContents',
      'unlocked'
    ],
    accessibilityHazard: [moving ? 'unknown' : 'none'],
    accessibilitySummary: sentence([
      'Headings, lists and links are marked as such, and the reading order is that of the article.',
      images > 0 && undescribed === 0 && 'Every image has a text alternative.',
      undescribed > 0 && `${undescribed} of ${images} images lack a text alternative.`,
      formulas > drawn && 'Formulas are MathML.',
      drawn > 0 && spoken === formulas && 'Formulas are images, each with a description.',
      tables > 0 && 'Tables are real tables.',
      paginated && 'Page numbers are those of the PDF.',
      'Type size, typeface and colours follow the reader’s settings.'
    ])
  }
}

function count(nodes: ElementContent[], survey: Survey, labelled: boolean): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue
    const {properties, tagName} = node
    const named = labelled || (properties['role'] === 'img' && Boolean(properties['ariaLabel']))
    if (tagName === 'img') {
      survey.images += 1
      if (!properties['alt'] && properties['role'] !== 'presentation' && !named) survey.undescribed += 1
    }
    if (tagName === 'img' && isFormula(node)) {
      survey.formulas += 1
      survey.drawn += 1
      if (properties['alt']) survey.spoken += 1
    }
    if (tagName === 'math') {
      survey.formulas += 1
      if (named || properties['alttext'] || properties['altText'] || properties['ariaLabel'])
        survey.spoken += 1
    }
    if (tagName === 'table') survey.tables += 1
    count(node.children, survey, named)
  }
}

function isFormula({properties: {className}}: Element): boolean {
  return Array.isArray(className) && className.includes('formula-image')
}

function sentence(parts: (string | false)[]): string {
  return parts.filter(Boolean).join(' ')
}
