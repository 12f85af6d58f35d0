/**
 * The text of an article: mdast, plus what scholarship adds to it.
 *
 * Manuscripts are parsed into these nodes once; every writer has a handler
 * for each of them, so a new node fails to compile until all know it.
 */
import type {Element as HastElement} from 'hast'
import type {
  AlignType,
  Data,
  DefinitionContent,
  Literal,
  BlockContent as MdastBlockContent,
  Node,
  Nodes,
  Parent,
  PhrasingContent,
  RootContent
} from 'mdast'

/** Pandoc attributes, `{#id .class key=value}`, on whatever they follow. */
export interface Attributes {
  id?: string
  classes: string[]
  /** In source order; names as written. */
  pairs: Record<string, string>
}

/** A part with a heading (JATS `<sec>`). */
export interface Section extends Parent {
  type: 'section'
  id: string
  /** 1 for the article's main sections. */
  depth: number
  /** Number as readers see it, without final point: `2.1`. `undefined`: not numbered. */
  label?: string
  /** JATS `sec-type`, where the heading tells it. */
  kind?: SectionKind
  title: PhrasingContent[]
  children: ArticleBlock[]
}

export type SectionKind =
  | 'intro'
  | 'methods'
  | 'results'
  | 'discussion'
  | 'conclusions'
  | 'acknowledgments'
  | 'data-availability'
  | 'competing-interests'
  | 'ethics'
  | 'peer-review'
  | 'author-contributions'
  | 'supplementary-material'
  | 'funding'
  | 'appendix'
  | 'references'

/** One or more images with one caption (JATS `<fig>`). */
export interface Figure extends Parent {
  type: 'figure'
  id: string
  /** `Figure 1`, numbered in reading order. `undefined`: an image without caption. */
  label?: string
  caption: PhrasingContent[]
  /** Images; or, where the author framed something else, that. */
  children: ArticleBlock[]
  attributes?: Attributes
}

/** A table with its caption (JATS `<table-wrap>`). */
export interface TableFigure extends Parent {
  type: 'tableFigure'
  id: string
  label?: string
  caption: PhrasingContent[]
  children: ArticleBlock[]
}

/** A displayed formula (JATS `<disp-formula>`); a block, or inside a paragraph. */
export interface Equation extends Literal {
  type: 'equation'
  id: string
  /** `1`: the number at the margin, without parentheses. */
  label?: string
  /** TeX source, without its delimiters. */
  value: string
  /** MathML; `undefined` when the TeX can't be converted and stays visible. */
  mathml?: HastElement
}

/** A formula in the line (JATS `<inline-formula>`). */
export interface Formula extends Literal {
  type: 'formula'
  value: string
  mathml?: HastElement
}

/** A call to references (JATS `<xref ref-type="bibr">`s). */
export interface Citation extends Parent {
  type: 'citation'
  /** `cite-1` …, in reading order: the place a reference links back to. */
  id: string
  items: CitationItem[]
  /** `textual`: part of the sentence, as `Smith (2020)`; `note`: raised, as in numeric styles. */
  mode: 'parenthetical' | 'textual' | 'note'
  /** The call as readers see it, its links as `citationLink`. */
  children: PhrasingContent[]
}

/** A cite within a citation, as in CSL-JSON's citation data. */
export interface CitationItem {
  /** Key in the bibliography. */
  key: string
  prefix?: string
  suffix?: string
  locator?: string
  /** CSL locator term: `page`, `chapter` … */
  label?: string
  suppressAuthor?: boolean
}

/** The words within a citation that lead to one reference. */
export interface CitationLink extends Parent {
  type: 'citationLink'
  /** `Reference.id` */
  reference: string
  children: PhrasingContent[]
}

/** A call to a figure, table, equation, section … (JATS `<xref>`). */
export interface CrossReference extends Parent {
  type: 'crossReference'
  /** Id of the thing meant. */
  target: string
  kind: 'figure' | 'table' | 'equation' | 'section' | 'note' | 'listing' | 'statement' | 'other'
  /** Where there are pages, it says the page as well (`\\pageref`). */
  page?: boolean
  children: PhrasingContent[]
}

/** A call to a note of `Article.notes` (JATS `<xref ref-type="fn">`). */
export interface NoteCall extends Node {
  type: 'noteCall'
  /** Id of this call: `note-call-1`, `note-call-1-2` for the second call to one note. */
  id: string
  note: string
  label: string
}

export interface Superscript extends Parent {
  type: 'superscript'
  children: PhrasingContent[]
}
export interface Subscript extends Parent {
  type: 'subscript'
  children: PhrasingContent[]
}
/** Words the author marks for a reason Markdown has no sign for: `[text]{.class}`, `<kbd>`, `<mark>` … */
export interface Span extends Parent {
  type: 'span'
  /** HTML element that says it best; `span` when none does. */
  element:
    | 'span'
    | 'kbd'
    | 'mark'
    | 'small'
    | 'u'
    | 'abbr'
    | 'cite'
    | 'q'
    | 'var'
    | 'samp'
    | 'dfn'
    | 'smallcaps'
  attributes?: Attributes
  children: PhrasingContent[]
}

/** `:::note` and its kin (JATS `<boxed-text>`). */
export interface Admonition extends Parent {
  type: 'admonition'
  /** `note`, `warning`, `tip` …; the author's own word otherwise. */
  kind: string
  title: PhrasingContent[]
  children: ArticleBlock[]
}
/** A division the author marks, without a meaning of its own: `:::name`, `<div>`. */
export interface Division extends Parent {
  type: 'division'
  attributes?: Attributes
  children: ArticleBlock[]
}

/** A theorem and its kin, or a proof (JATS `<statement>`). */
export interface Statement extends Parent {
  type: 'statement'
  id: string
  /** `theorem`, `lemma`, `proof` …, in lower case. */
  kind: string
  /** `Theorem 1`; of a proof only `Proof`. */
  label?: string
  /** Name the author gives it; empty when there is none. */
  title: PhrasingContent[]
  children: ArticleBlock[]
}

export interface DefinitionList extends Parent {
  type: 'defList'
  children: (DefinitionTerm | DefinitionDescription)[]
}
export interface DefinitionTerm extends Parent {
  type: 'defListTerm'
  children: PhrasingContent[]
}
export interface DefinitionDescription extends Parent {
  type: 'defListDescription'
  spread?: boolean | null
  children: ArticleBlock[]
}

/** What a table cell of HTML says beyond mdast's. */
export interface CellSpan {
  colSpan?: number
  rowSpan?: number
  header?: boolean
}

/** Where the reference list stands, when the author placed it. */
export interface ReferenceList extends Node {
  type: 'referenceList'
}

/** mdast's `text` in a code listing never changes; the rest of mdast is used as it is. */
/** A formula's source goes with its MathML, unseen. */
declare module 'hast' {
  interface ElementData {
    tex?: string
  }
}

declare module 'mdast' {
  interface PhrasingContentMap {
    citation: Citation
    citationLink: CitationLink
    crossReference: CrossReference
    noteCall: NoteCall
    formula: Formula
    equation: Equation
    superscript: Superscript
    subscript: Subscript
    span: Span
  }
  interface BlockContentMap {
    section: Section
    figure: Figure
    tableFigure: TableFigure
    admonition: Admonition
    division: Division
    statement: Statement
    defList: DefinitionList
    referenceList: ReferenceList
  }
  interface RootContentMap {
    section: Section
    figure: Figure
    tableFigure: TableFigure
    equation: Equation
    formula: Formula
    citation: Citation
    citationLink: CitationLink
    crossReference: CrossReference
    noteCall: NoteCall
    superscript: Superscript
    subscript: Subscript
    span: Span
    admonition: Admonition
    division: Division
    statement: Statement
    defList: DefinitionList
    defListTerm: DefinitionTerm
    defListDescription: DefinitionDescription
    referenceList: ReferenceList
  }
  interface ImageData extends Data {
    attributes?: Attributes
    /** Whether its alternative text is its figure's caption. */
    toldByCaption?: boolean
  }
  interface CodeData extends Data {
    attributes?: Attributes
  }
  interface InlineCodeData extends Data {
    attributes?: Attributes
  }
  interface TextData extends Data {
    /** Between the calls of one group: `[@fig:a; @fig:b]`. */
    joint?: boolean
  }
  interface HeadingData extends Data {
    attributes?: Attributes
  }
  interface LinkData extends Data {
    attributes?: Attributes
    /** Made of words that are a heading's: where that is gone, the words stay. */
    implicit?: boolean
  }
  interface TableData extends Data {
    /** Rows that head the table; `undefined`: the first, as in GFM. */
    headRows?: number
    /** Shares of the columns in per cent, where the author drew them. */
    widths?: number[]
  }
  interface TableCellData extends Data {
    span?: CellSpan
    /** Its children are blocks, as a drawn table's may be. */
    blocks?: boolean
  }
}

/** A block of an article's body, notes or abstract. */
export type ArticleBlock = MdastBlockContent | DefinitionContent | Equation

/** Node types that are gone once a manuscript is resolved: each became another, or a message. */
export type Unresolved =
  | 'root'
  | 'yaml'
  | 'html'
  | 'definition'
  | 'footnoteDefinition'
  | 'footnoteReference'
  | 'imageReference'
  | 'linkReference'
  | 'math'
  | 'inlineMath'
  | 'containerDirective'
  | 'leafDirective'
  | 'textDirective'

/** Every node a writer meets. */
export type ArticleNode = Exclude<Nodes, {type: Unresolved}>
export type ArticleNodeType = ArticleNode['type']

export type {AlignType, PhrasingContent, RootContent}
