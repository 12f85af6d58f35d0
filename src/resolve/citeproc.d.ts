/** The part of citeproc-js that `citation-style.ts` uses; the package has no types of its own. */
declare module 'citeproc' {
  interface Sys {
    retrieveLocale(language: string): string
    retrieveItem(id: string): object
    wrapCitationEntry?(text: string): string
  }

  interface CitationData {
    citationID: string
    citationItems: object[]
    properties: {noteIndex: number; mode?: string; unsorted?: boolean}
  }

  /** What a decoration is called on: a cite's group, or a number of its own. */
  interface Blob {
    item_id?: string
    id?: string
  }

  interface Engine {
    opt: {development_extensions: Record<string, boolean>; lang: string}
    citation: {opt: {layout_prefix?: string; layout_suffix?: string}}
    fun: {decorate: Record<string, Record<string, (this: Blob, state: Engine, text: string) => string>>}
    getTerm(name: string, form?: string, plural?: number): string | undefined
    /** An option of the locale. */
    getOpt(name: string): unknown
    /** Builds `fun.decorate` anew. */
    setOutputFormat(format: string): void
    rebuildProcessorState(
      citations: CitationData[],
      mode?: string,
      uncited?: string[]
    ): [string, number, string][]
    makeBibliography(): [{entry_ids: string[][]}, string[]] | false
  }

  const CSL: {
    Engine: new (sys: Sys, style: string, language?: string, forceLanguage?: boolean) => Engine
  }

  export type {Blob, CitationData, Engine}
  export default CSL
}
