import {moreTerms} from './more-terms.js'
import {furtherTerms} from './terms-further.js'
import {rightToLeftTerms} from './terms-right-to-left.js'

/** Words that Colophon itself adds to an article, in the article's language. */
export interface Terms {
  abstract: string
  keywords: string
  references: string
  notes: string
  contents: string
  figure: string
  table: string
  equation: string
  section: string
  listing: string
  appendix: string
  articleType: string
  received: string
  revised: string
  accepted: string
  published: string
  corresponding: string
  equalContribution: string
  deceased: string
  contributions: string
  funding: string
  competingInterests: string
  dataAvailability: string
  acknowledgements: string
  volume: string
  issue: string
  license: string
  and: string
}

const en: Terms = {
  abstract: 'Abstract',
  keywords: 'Keywords',
  references: 'References',
  notes: 'Notes',
  contents: 'Contents',
  figure: 'Figure',
  table: 'Table',
  equation: 'Equation',
  section: 'Section',
  listing: 'Listing',
  appendix: 'Appendix',
  articleType: 'Research article',
  received: 'Received',
  revised: 'Revised',
  accepted: 'Accepted',
  published: 'Published',
  corresponding: 'Corresponding author',
  equalContribution: 'These authors contributed equally',
  deceased: 'Deceased',
  contributions: 'Author contributions',
  funding: 'Funding',
  competingInterests: 'Competing interests',
  dataAvailability: 'Data availability',
  acknowledgements: 'Acknowledgements',
  volume: 'Volume',
  issue: 'Issue',
  license: 'Licence',
  and: 'and'
}

const languages: Record<string, Terms> = {
  __proto__: null as never,
  ...moreTerms,
  ...furtherTerms,
  ...rightToLeftTerms,
  en,
  de: {
    abstract: 'Zusammenfassung',
    keywords: 'Schlagwörter',
    references: 'Literatur',
    notes: 'Anmerkungen',
    contents: 'Inhalt',
    figure: 'Abbildung',
    table: 'Tabelle',
    equation: 'Gleichung',
    section: 'Abschnitt',
    listing: 'Listing',
    appendix: 'Anhang',
    articleType: 'Forschungsartikel',
    received: 'Eingegangen',
    revised: 'Überarbeitet',
    accepted: 'Angenommen',
    published: 'Veröffentlicht',
    corresponding: 'Korrespondenz',
    equalContribution: 'Diese Autorinnen und Autoren haben gleichermaßen beigetragen',
    deceased: 'Verstorben',
    contributions: 'Beiträge der Autorinnen und Autoren',
    funding: 'Förderung',
    competingInterests: 'Interessenkonflikte',
    dataAvailability: 'Verfügbarkeit der Daten',
    acknowledgements: 'Danksagung',
    volume: 'Band',
    issue: 'Heft',
    license: 'Lizenz',
    and: 'und'
  },
  fr: {
    abstract: 'Résumé',
    keywords: 'Mots-clés',
    references: 'Références',
    notes: 'Notes',
    contents: 'Sommaire',
    figure: 'Figure',
    table: 'Tableau',
    equation: 'Équation',
    section: 'Section',
    listing: 'Listing',
    appendix: 'Annexe',
    articleType: 'Article de recherche',
    received: 'Reçu le',
    revised: 'Révisé le',
    accepted: 'Accepté le',
    published: 'Publié le',
    corresponding: 'Correspondance',
    equalContribution: 'Contribution égale de ces auteurs',
    deceased: 'Décédé',
    contributions: 'Contributions des auteurs',
    funding: 'Financement',
    competingInterests: 'Conflits d’intérêts',
    dataAvailability: 'Disponibilité des données',
    acknowledgements: 'Remerciements',
    volume: 'Volume',
    issue: 'Numéro',
    license: 'Licence',
    and: 'et'
  },
  es: {
    abstract: 'Resumen',
    keywords: 'Palabras clave',
    references: 'Referencias',
    notes: 'Notas',
    contents: 'Índice',
    figure: 'Figura',
    table: 'Tabla',
    equation: 'Ecuación',
    section: 'Sección',
    listing: 'Listado',
    appendix: 'Apéndice',
    articleType: 'Artículo de investigación',
    received: 'Recibido',
    revised: 'Revisado',
    accepted: 'Aceptado',
    published: 'Publicado',
    corresponding: 'Correspondencia',
    equalContribution: 'Estos autores contribuyeron por igual',
    deceased: 'Fallecido',
    contributions: 'Contribuciones de los autores',
    funding: 'Financiación',
    competingInterests: 'Conflictos de intereses',
    dataAvailability: 'Disponibilidad de los datos',
    acknowledgements: 'Agradecimientos',
    volume: 'Volumen',
    issue: 'Número',
    license: 'Licencia',
    and: 'y'
  },
  zh: {
    abstract: '摘要',
    keywords: '关键词',
    references: '参考文献',
    notes: '注释',
    contents: '目录',
    figure: '图',
    table: '表',
    equation: '式',
    section: '第',
    listing: '代码',
    appendix: '附录',
    articleType: '研究论文',
    received: '收稿日期',
    revised: '修回日期',
    accepted: '录用日期',
    published: '出版日期',
    corresponding: '通信作者',
    equalContribution: '同等贡献',
    deceased: '已故',
    contributions: '作者贡献',
    funding: '基金项目',
    competingInterests: '利益冲突',
    dataAvailability: '数据可用性',
    acknowledgements: '致谢',
    volume: '卷',
    issue: '期',
    license: '许可',
    and: '、'
  }
}

/** Primary subtags of the languages that have terms of their own. */
export const termLanguages: readonly string[] = Object.keys(languages)

/** Terms for a language; English where there are none. */
export function terms(language: string): Terms {
  return languages[languageKey(language)] ?? en
}

/** Primary subtag of an RFC 5646 tag, in lower case; `zh-hant` where the script or place tells it. */
export function languageKey(language: string): string {
  const tag = language.toLowerCase()
  return /^zh-(?:hant|tw|hk|mo)\b/u.test(tag) ? 'zh-hant' : (tag.split('-')[0] as string)
}
