import type {CrossReference} from './body.js'
import {languageKey, termLanguages, terms} from './terms/terms.js'

/** Things that are called by name and number: `Figure 1`. */
export type NumberedKind = Extract<
  CrossReference['kind'],
  'figure' | 'table' | 'equation' | 'section' | 'listing'
>
type Names = Record<NumberedKind, string[]>

/** What an author calls one kind of thing, where that is not the language's word. */
export interface GivenName {
  /** Before the number of a caption: `Fig.`. */
  caption?: string
  /** Before the number in a call, of one and of several: `Fig.`, `Figs.`; empty: the number alone. */
  call?: [one: string, several: string]
  /** Figures or tables that the author counts for themselves, whose ids begin so: `suppfig-…`. */
  own?: {spaced: boolean}
}

/** By kind of numbered thing, or of statement: `theorem`. */
export type GivenNames = Record<string, GivenName>

const kinds: NumberedKind[] = ['figure', 'table', 'equation', 'section', 'listing']

/** What follows the term of `terms/`: the name of several, then the other forms authors write before a number. */
const forms: Record<string, Names> = {
  __proto__: null as never,
  en: {
    figure: ['Figures', 'Fig.', 'Figs.', 'Fig', 'Figs'],
    table: ['Tables', 'Tab.', 'Tbl.'],
    equation: ['Equations', 'Eq.', 'Eqs.', 'Eqn.', 'Eqns.', 'Eq', 'Eqs'],
    section: ['Sections', 'Sec.', 'Secs.', 'Sect.', 'Appendix', 'Chapter', '§', '§§'],
    listing: ['Listings']
  },
  de: {
    figure: ['Abbildungen', 'Abb.'],
    table: ['Tabellen', 'Tab.'],
    equation: ['Gleichungen', 'Gl.', 'Gln.', 'Glg.'],
    section: ['Abschnitte', 'Abschnitten', 'Abschn.', 'Kapitel', 'Kap.', 'Anhang'],
    listing: ['Listings', 'Quelltext']
  },
  fr: {
    figure: ['Figures', 'Fig.'],
    table: ['Tableaux', 'Tab.'],
    equation: ['Équations', 'Éq.', 'Eq.'],
    section: ['Sections', 'Annexe', 'Chapitre'],
    listing: ['Listings', 'Code']
  },
  es: {
    figure: ['Figuras', 'Fig.', 'Figs.'],
    table: ['Tablas', 'Cuadro', 'Cuadros'],
    equation: ['Ecuaciones', 'Ec.', 'Ecs.'],
    section: ['Secciones', 'Sec.', 'Apartado', 'Anexo'],
    listing: ['Listados', 'Código']
  },
  pt: {
    figure: ['Figuras', 'Fig.', 'Figs.'],
    table: ['Tabelas', 'Tab.'],
    equation: ['Equações', 'Eq.'],
    section: ['Seções', 'Secção', 'Secções', 'Apêndice'],
    listing: ['Listagens']
  },
  it: {
    figure: ['Figure', 'Fig.'],
    table: ['Tabelle', 'Tab.'],
    equation: ['Equazioni', 'Eq.'],
    section: ['Sezioni', 'Sez.', 'Appendice'],
    listing: ['Listati']
  },
  zh: {
    figure: ['图'],
    table: ['表'],
    equation: ['式', '公式', '方程'],
    section: ['第', '节', '章节'],
    listing: ['代码', '列表']
  },
  'zh-hant': {
    figure: ['圖'],
    table: ['表'],
    equation: ['式', '公式', '方程'],
    section: ['第', '節', '章節'],
    listing: ['程式碼', '列表']
  },
  ja: {
    figure: ['図'],
    table: ['表'],
    equation: ['式', '数式'],
    section: ['第', '節', '付録'],
    listing: ['リスト']
  },
  nl: {
    figure: ['Figuren', 'Fig.', 'Afbeelding', 'Afbeeldingen', 'Afb.'],
    table: ['Tabellen', 'Tab.'],
    equation: ['Vergelijkingen', 'Verg.'],
    section: ['Paragrafen', 'Sectie', 'Secties', 'Hoofdstuk', 'Bijlage'],
    listing: ['Listings']
  },
  pl: {
    figure: ['Rysunki', 'Rys.', 'Rysunku', 'Rysunkach'],
    table: ['Tabele', 'Tab.', 'Tabeli', 'Tabelach'],
    equation: ['Równania', 'Równaniu', 'Równaniach'],
    section: ['Rozdziały', 'Rozdziale', 'Sekcja', 'Sekcji'],
    listing: ['Listingi', 'Listingu']
  },
  ru: {
    figure: ['Рисунки', 'Рис.', 'Рисунке', 'Рисунках'],
    table: ['Таблицы', 'Табл.', 'Таблице', 'Таблицах'],
    equation: ['Формулы', 'Формуле', 'Уравнение', 'Уравнении'],
    section: ['Разделы', 'Разделе', 'Глава', 'Главе'],
    listing: ['Листинги', 'Листинге']
  }
}

/** Names of numbered things in a language, one, several, then the other forms; where these are not known, one is several. */
export function namesFor(language: string): Names {
  const key = languageKey(language)
  const own = terms(key)
  const more = termLanguages.includes(key) ? forms[key] : forms['en']
  return Object.fromEntries(
    kinds.map((kind) => [kind, [own[kind], ...(more?.[kind] ?? [own[kind]])]])
  ) as Names
}

/** Names in every language: authors mix them. */
export function allNames(): Names[] {
  return termLanguages.map(namesFor)
}

/** What follows the number of a section where the name frames it: `第2节`. */
export function sectionEnding(language: string): string {
  const key = languageKey(language)
  if (key === 'ja' || key === 'zh-hant') return '節'
  return key === 'zh' ? '节' : ''
}
