/** The few words an EPUB adds to its article; only navigation and alternatives hold them. */
export interface Words {
  article: string
  contents: string
  cover: string
  figures: string
  landmarks: string
  tables: string
  titlePage: string
}

const words: Record<string, Words> = {
  en: {
    article: 'Article',
    contents: 'Contents',
    cover: 'Cover',
    figures: 'Figures',
    landmarks: 'Landmarks',
    tables: 'Tables',
    titlePage: 'Title page'
  },
  de: {
    article: 'Artikel',
    contents: 'Inhalt',
    cover: 'Umschlag',
    figures: 'Abbildungen',
    landmarks: 'Orientierungspunkte',
    tables: 'Tabellen',
    titlePage: 'Titelseite'
  },
  es: {
    article: 'Artículo',
    contents: 'Índice',
    cover: 'Cubierta',
    figures: 'Figuras',
    landmarks: 'Puntos de referencia',
    tables: 'Tablas',
    titlePage: 'Portada'
  },
  fr: {
    article: 'Article',
    contents: 'Table des matières',
    cover: 'Couverture',
    figures: 'Figures',
    landmarks: 'Points de repère',
    tables: 'Tableaux',
    titlePage: 'Page de titre'
  },
  ja: {
    article: '本文',
    contents: '目次',
    cover: '表紙',
    figures: '図一覧',
    landmarks: '目印',
    tables: '表一覧',
    titlePage: '扉'
  },
  zh: {
    article: '正文',
    contents: '目录',
    cover: '封面',
    figures: '插图目录',
    landmarks: '导航点',
    tables: '表格目录',
    titlePage: '扉页'
  },
  'zh-hant': {
    article: '正文',
    contents: '目錄',
    cover: '封面',
    figures: '插圖目錄',
    landmarks: '導覽點',
    tables: '表格目錄',
    titlePage: '扉頁'
  }
}

/** Words in a language given as RFC 5646 tag; English where we have none. */
export function wordsOf(language: string): Words {
  const [primary = 'en', ...subtags] = language.toLowerCase().split('-')
  const traditional = primary === 'zh' && subtags.some((subtag) => ['hant', 'tw', 'hk', 'mo'].includes(subtag))
  return words[traditional ? 'zh-hant' : primary] ?? words['en']!
}

/** Direction of a language's usual script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(?:ar|dv|fa|he|ks|ku-arab|pa-arab|ps|sd|ug|ur|yi)(?:-|$)|-(?:arab|hebr)(?:-|$)/iu.test(language) ? 'rtl' : 'ltr'
}
