import type {SectionKind} from '../model/index.js'

/** A name alone, whatever its letters' case. */
const names = (...patterns: string[]) => new RegExp(`^(?:${patterns.join('|')})$`, 'iu')

/**
 * What a section is, by the names that journals give it, in the languages
 * that Colophon has terms for.
 */
const kinds: [SectionKind, RegExp][] = [
  [
    'intro',
    names(
      'introduction',
      'einleitung',
      '引言|前言|绪论',
      'introducción',
      'introdução',
      'introduzione',
      'введение|вступление',
      'はじめに|緒言|序論',
      '서론',
      'المقدمة|مقدمة',
      'inleiding',
      'giriş',
      'wstęp|wprowadzenie',
      'pendahuluan'
    )
  ],
  [
    'methods',
    names(
      '(?:materials? and )?methods?',
      'methodology',
      'methoden',
      '(?:matériels? et )?méthodes',
      '材料与方法|方法',
      '(?:materia(?:l|is|les) [ey] )?métodos',
      'материалы и методы|объекты и методы(?: исследования)?',
      '(?:재료 및|연구)? ?방법',
      'المنهجية',
      'materiali e metodi'
    )
  ],
  ['results', names('results?', 'ergebnisse', 'résultats', 'resultados', 'risultati', '结果')],
  ['discussion', names('discussion', 'diskussion', 'discusión', 'discussão', 'discussione', '讨论')],
  [
    'conclusions',
    names(
      'conclusions?',
      'concluding remarks',
      'fazit|schlussfolgerung(?:en)?',
      'conclusi(?:ón|ones)',
      'conclus(?:ão|ões)',
      'conclusioni',
      '结论|结束语|结语',
      'заключение|выводы',
      'おわりに|結論|まとめ',
      '결론',
      'الخاتمة'
    )
  ],
  [
    'acknowledgments',
    names(
      'acknowledge?ments?',
      'danksagung(?:en)?',
      'remerciements?',
      'agradecim(?:i?ento)s?',
      'ringraziamenti',
      'dankwoord',
      'podziękowania',
      'благодарност[ьи]',
      'подяк[аи]',
      'teşekkür(?:ler)?',
      'ucapan terima kasih',
      '致[谢謝]',
      '[谢謝][辞辭]',
      '감사의 (?:글|말씀)',
      'شكر(?: وتقدير)?',
      'سپاسگزاری',
      'תודות'
    )
  ],
  [
    'data-availability',
    names(
      '(?:(?:code|data|software|materials?)(?:,? (?:and|&) |, )?){0,4} ?availability(?: statement)?',
      'availability of (?:data|code|software|materials?)(?:,? (?:and|&) (?:data|code|software|materials?))*',
      'data (?:access|accessibility|sharing)(?: statement)?',
      'datenverfügbarkeit(?:serklärung)?|verfügbarkeit der daten',
      'disponibilité des données',
      'disponibilidad de (?:los )?datos',
      'disponibilidade d[eo]s? dados',
      'disponibilità dei dati',
      'beschikbaarheid van (?:de )?(?:gegevens|data)',
      'dostępność danych',
      'доступность данных',
      'доступність даних',
      'veri(?:lerin)? (?:erişilebilirliği|kullanılabilirliği)',
      'ketersediaan data',
      '数据(?:可用性|可获取性|可得性)(?:声明)?',
      '(?:數據|資料)可用性(?:聲明)?',
      'データの?(?:利用可能性|入手可能性|可用性)',
      '데이터 (?:가용성|이용 가능성)',
      'توفر البيانات',
      'دسترسی به داده‌?ها',
      'זמינות ה?נתונים'
    )
  ],
  [
    'competing-interests',
    names(
      '(?:(?:declarations?|statements?|disclosures?) of )?(?:potential )?(?:conflicts? of interests?|competing (?:financial )?interests?)(?: (?:statements?|disclosures?|declarations?))?',
      'declarations? of interests?',
      'disclosure statement',
      '(?:erklärung zu )?interessens?konflikten?',
      "(?:déclaration de )?conflits? d[’']intérêts?",
      '(?:declaración de )?conflictos? de inter[eé]s(?:es)?',
      '(?:declaração de )?conflitos? de interesses?',
      "conflitt[oi] d(?:i |[’'])interess[ei]",
      'belangen(?:verstrengeling|conflict(?:en)?)',
      'konflikty? interesów',
      'конфликты? интересов',
      'конфлікти? інтересів',
      'çıkar çatışması(?: beyanı)?',
      '(?:pernyataan )?(?:benturan|konflik) kepentingan',
      '利益[冲衝]突(?:[声聲]明)?',
      '利益相反(?:の開示)?',
      '이해 ?상충',
      'تضارب المصالح',
      'تعارض منافع',
      'ניגודי? עניינים'
    )
  ],
  [
    'funding',
    names(
      'funding(?: (?:information|statement|sources?))?',
      'sources? of funding',
      'financial (?:support|disclosure)',
      'förderung|finanzierung|fördermittel',
      'financements?',
      '(?:fuentes? de )?(?:financiaci[oó]n|financiamiento)',
      'financiamento',
      'finanziament[oi]',
      'financiering',
      '(?:źródła )?finansowani[ae]',
      '(?:источники? )?финансировани[ея]',
      'фінансування',
      'finansal destek',
      'pendanaan',
      '基金(?:项目|资助)?|资金来源|經費來源',
      '(?:研究)?資金(?:源|提供)?|研究助成',
      '연구비(?: 지원)?|재정 지원',
      'التمويل',
      'منابع مالی',
      'מימון'
    )
  ],
  [
    'ethics',
    names(
      'ethic(?:s|al) (?:statements?|approval|declarations?|clearance)(?: and (?:informed )?consent(?: to participate)?)?',
      'ethics and consent',
      'institutional review board statement',
      'ethikerklärung|ethikvotum|ethische erklärung',
      "déclaration (?:d[’'])?éthique",
      '(?:declaración (?:de )?ética|aspectos éticos)',
      'declaração de ética|aspectos éticos',
      'dichiarazione etica',
      'ethische verklaring',
      'oświadczenie etyczne',
      'этическое заявление',
      'етична заява',
      'etik (?:beyanı?|kurul onayı)',
      'pernyataan etika',
      '[伦倫]理(?:[声聲]明|审查|審查)',
      '倫理的配慮',
      '윤리 선언',
      'بيان الأخلاقيات',
      'بیانیهٔ? اخلاقی',
      'הצהרת אתיקה'
    )
  ],
  [
    'author-contributions',
    names(
      "(?:authors?[’']? )?contributions?(?: statement)?",
      "(?:authors?[’']?|credit) (?:contributions?|author(?:ship)? contributions?)(?: statement)?",
      'credit (?:authorship contribution )?statement',
      'beiträge der (?:autorinnen und autoren|autoren)|autorenbeiträge',
      'contributions des auteurs',
      'contribuci[oó]n(?:es)? de los autores',
      'contribuições dos autores',
      'contributi degli autori',
      'вклад авторов',
      'внесок авторів',
      'yazar katkıları',
      '作者[贡貢][献獻](?:[声聲]明)?',
      '著者(?:の)?貢献',
      '저자 기여'
    )
  ],
  [
    'supplementary-material',
    names(
      '(?:supplementary|supplemental|supporting) (?:materials?|information|data|files?)',
      'ergänzendes material|zusatzmaterial',
      'documents? supplémentaires?|matériel supplémentaire',
      'material (?:suplementario|suplementar|complementario)',
      'materiale supplementare',
      'aanvullend materiaal',
      'materiały uzupełniające',
      'дополнительные материалы',
      'додаткові матеріали',
      'ek malzeme',
      '[补補]充(?:材料|资料|資料)',
      '補足資料',
      '보충 자료'
    )
  ],
  [
    'appendix',
    names(
      '(?:appendi(?:x|ces)|anhang|annexes?|ap[ée]ndices?|apêndices?|appendic[ei]|bijlagen?|lampiran)(?![\\p{L}\\p{N}]).*',
      '(?:приложени[ея]|додат(?:ок|ки)|załącznik(?:i)?)(?![\\p{L}\\p{N}]).*',
      '(?:附录|附錄|付録|부록|ملحق|پیوست|נספח).*'
    )
  ],
  [
    'references',
    names(
      '(?:references|bibliography|literature cited|works cited|literatur(?:verzeichnis)?|références|bibliographie|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|bibliograf[ií]a|riferimenti bibliografici|literatuur|piśmiennictwo|список литературы|список літератури|kaynak(?:lar|ça)|daftar pustaka|参考文献|參考文獻|引用文献|참고 ?문헌|المراجع|מקורות)[:：]?'
    )
  ]
]

/** What a section is, by its name; `undefined` for one like no other. */
export function sectionKind(words: string): SectionKind | undefined {
  if (words.length > 200) return undefined
  const name = words
    .replace(/[\s\u00A0]+/gu, ' ')
    .replace(/[:.：]$/u, '')
    .trim()
  return kinds.find(([, pattern]) => pattern.test(name))?.[0]
}
