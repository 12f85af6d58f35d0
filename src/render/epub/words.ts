/** The few words an EPUB needs besides the article's own terms; only navigation and alternatives hold them. */
export interface Words {
  article: string
  cover: string
  figures: string
  landmarks: string
  pages: string
  tables: string
  titlePage: string
}

const en: Words = {
  article: 'Article',
  cover: 'Cover',
  figures: 'Figures',
  landmarks: 'Landmarks',
  pages: 'Pages',
  tables: 'Tables',
  titlePage: 'Title page'
}

const languages: Record<string, Words> = {
  __proto__: null as never,
  en,
  de: {
    article: 'Artikel',
    cover: 'Umschlag',
    figures: 'Abbildungen',
    landmarks: 'Orientierungspunkte',
    pages: 'Seiten',
    tables: 'Tabellen',
    titlePage: 'Titelseite'
  },
  fr: {
    article: 'Article',
    cover: 'Couverture',
    figures: 'Figures',
    landmarks: 'Points de repère',
    pages: 'Pages',
    tables: 'Tableaux',
    titlePage: 'Page de titre'
  },
  es: {
    article: 'Artículo',
    cover: 'Cubierta',
    figures: 'Figuras',
    landmarks: 'Puntos de referencia',
    pages: 'Páginas',
    tables: 'Tablas',
    titlePage: 'Portada'
  },
  zh: {
    article: '正文',
    cover: '封面',
    figures: '插图',
    landmarks: '导航点',
    pages: '页码',
    tables: '表格',
    titlePage: '扉页'
  }
}

/** Words in a language given as RFC 5646 tag; English where we have none. */
export function wordsOf(language: string): Words {
  return languages[language.toLowerCase().split('-')[0] as string] ?? en
}
