/** What `citation-locales.ts` makes a locale of. */
export interface Words {
  /** Order of day, month (`N` as number, `M` by name) and year, with what stands after each. */
  dates: {text: string; numeric: string}
  months: string[]
  /** As `months` where there are none. */
  shortMonths?: string[]
  quotes: [string, string, string, string]
  /** By CSL term: what follows a number, `ordinal` for all that have none of their own (`ordinal-01`: ending in 1). */
  ordinals: Record<string, string>
  /** By CSL term; one form serves as long and short. */
  terms: Record<string, string>
  /** Of roles: `edited by`, `ed. by`. */
  verbs: Record<string, [string, string]>
  /** One, many; abbreviated, where that differs. */
  labels: Record<string, [string, string, string?, string?]>
}

const numberedMonths = Array.from({length: 12}, (_, index) => `${index + 1}月`)
const list = (text: string) => text.split(' ')

const english = 'January February March April May June July August September October November December'
const portuguese: Words = {
  dates: {text: 'D de M de Y', numeric: 'D/N/Y'},
  months: list('janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'),
  shortMonths: list('jan. fev. mar. abr. maio jun. jul. ago. set. out. nov. dez.'),
  quotes: ['«', '»', '“', '”'],
  ordinals: {ordinal: 'º'},
  terms: {
    and: 'e',
    'et-al': 'et al.',
    in: 'em',
    accessed: 'acedido',
    retrieved: 'obtido',
    from: 'de',
    'no date': 's.d.',
    'in press': 'no prelo',
    forthcoming: 'no prelo',
    ibid: 'ibid.',
    cited: 'citado'
  },
  verbs: {editor: ['editado por', 'ed. por'], translator: ['traduzido por', 'trad. por']},
  labels: {
    edition: ['edição', 'edições', 'ed.'],
    editor: ['editor', 'editores', 'ed.', 'eds.'],
    translator: ['tradutor', 'tradutores', 'trad.'],
    page: ['página', 'páginas', 'p.', 'pp.'],
    volume: ['volume', 'volumes', 'vol.', 'vols.'],
    issue: ['número', 'números', 'n.', 'nn.'],
    chapter: ['capítulo', 'capítulos', 'cap.', 'caps.'],
    section: ['secção', 'secções', 'sec.']
  }
}

/** By the tag of the locale file. */
export const words: Record<string, Words> = {
  'en-GB': {
    dates: {text: 'D M Y', numeric: 'D/N/Y'},
    months: list(english),
    shortMonths: list('Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'),
    quotes: ['‘', '’', '“', '”'],
    ordinals: {
      ordinal: 'th',
      'ordinal-01': 'st',
      'ordinal-02': 'nd',
      'ordinal-03': 'rd',
      'ordinal-11': 'th',
      'ordinal-12': 'th',
      'ordinal-13': 'th'
    },
    terms: {},
    verbs: {},
    labels: {}
  },
  'pt-PT': portuguese,
  'pt-BR': {
    ...portuguese,
    quotes: ['“', '”', '‘', '’'],
    terms: {...portuguese.terms, accessed: 'acesso em', retrieved: 'recuperado'},
    labels: {...portuguese.labels, section: ['seção', 'seções', 'sec.']}
  },
  'it-IT': {
    dates: {text: 'D M Y', numeric: 'D/N/Y'},
    months: list(
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'
    ),
    shortMonths: list('gen. feb. mar. apr. mag. giu. lug. ago. set. ott. nov. dic.'),
    quotes: ['«', '»', '“', '”'],
    ordinals: {ordinal: 'º'},
    terms: {
      and: 'e',
      'et-al': 'et al.',
      in: 'in',
      accessed: 'consultato',
      retrieved: 'recuperato',
      from: 'da',
      'no date': 's.d.',
      'in press': 'in corso di stampa',
      forthcoming: 'in corso di stampa',
      ibid: 'ibid.',
      cited: 'citato'
    },
    verbs: {editor: ['a cura di', 'a c. di'], translator: ['tradotto da', 'trad. da']},
    labels: {
      edition: ['edizione', 'edizioni', 'ed.'],
      editor: ['curatore', 'curatori', 'a c. di'],
      translator: ['traduttore', 'traduttori', 'trad.'],
      page: ['pagina', 'pagine', 'p.', 'pp.'],
      volume: ['volume', 'volumi', 'vol.', 'vol.'],
      issue: ['numero', 'numeri', 'n.', 'nn.'],
      chapter: ['capitolo', 'capitoli', 'cap.', 'capp.'],
      section: ['sezione', 'sezioni', 'sez.']
    }
  },
  'ru-RU': {
    dates: {text: 'D M Y', numeric: 'D.N.Y'},
    months: list('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    shortMonths: list('янв. фев. мар. апр. мая июн. июл. авг. сен. окт. ноя. дек.'),
    quotes: ['«', '»', '„', '“'],
    ordinals: {ordinal: '-е'},
    terms: {
      and: 'и',
      'et-al': 'и др.',
      in: 'в',
      accessed: 'просмотрено',
      retrieved: 'извлечено',
      from: 'от',
      'no date': 'б. д.',
      'in press': 'в печати',
      forthcoming: 'готовится к печати',
      ibid: 'там же',
      cited: 'цит.'
    },
    verbs: {editor: ['под редакцией', 'под ред.'], translator: ['в переводе', 'пер.']},
    labels: {
      edition: ['издание', 'издания', 'изд.'],
      editor: ['редактор', 'редакторы', 'ред.'],
      translator: ['переводчик', 'переводчики', 'пер.'],
      page: ['страница', 'страницы', 'с.', 'сс.'],
      volume: ['том', 'тома', 'т.', 'тт.'],
      issue: ['номер', 'номера', '№'],
      chapter: ['глава', 'главы', 'гл.'],
      section: ['раздел', 'разделы', 'разд.']
    }
  },
  'zh-CN': {
    dates: {text: 'Y年N月D日', numeric: 'Y-N-D'},
    months: numberedMonths,
    quotes: ['“', '”', '‘', '’'],
    ordinals: {ordinal: ''},
    terms: {
      and: '和',
      'et-al': '等',
      in: '载于',
      accessed: '见于',
      retrieved: '取读于',
      from: '从',
      'no date': '日期不详',
      'in press': '印刷中',
      forthcoming: '即将出版',
      ibid: '同上',
      cited: '引用'
    },
    verbs: {editor: ['编', '编'], translator: ['译', '译']},
    labels: {
      edition: ['版', '版'],
      editor: ['编', '编'],
      translator: ['译', '译'],
      page: ['页', '页'],
      volume: ['卷', '卷'],
      issue: ['期', '期'],
      chapter: ['章', '章'],
      section: ['节', '节']
    }
  },
  'ja-JP': {
    dates: {text: 'Y年N月D日', numeric: 'Y/N/D'},
    months: numberedMonths,
    quotes: ['「', '」', '『', '』'],
    ordinals: {ordinal: ''},
    terms: {
      and: 'と',
      'et-al': 'ほか',
      in: '収録',
      accessed: '参照',
      retrieved: '取得',
      from: '入手先',
      'no date': '日付なし',
      'in press': '印刷中',
      forthcoming: '近刊',
      ibid: '同上',
      cited: '引用'
    },
    verbs: {editor: ['編集', '編'], translator: ['翻訳', '訳']},
    labels: {
      edition: ['版', '版'],
      editor: ['編集者', '編集者', '編'],
      translator: ['翻訳者', '翻訳者', '訳'],
      page: ['ページ', 'ページ', 'p.', 'pp.'],
      volume: ['巻', '巻'],
      issue: ['号', '号'],
      chapter: ['章', '章'],
      section: ['節', '節']
    }
  },
  'ko-KR': {
    dates: {text: 'Y년 N월 D일', numeric: 'Y/N/D'},
    months: Array.from({length: 12}, (_, index) => `${index + 1}월`),
    quotes: ['“', '”', '‘', '’'],
    ordinals: {ordinal: ''},
    terms: {
      and: '와/과',
      'et-al': '기타',
      in: '수록',
      accessed: '접근된',
      retrieved: '검색된',
      from: '출처',
      'no date': '일자 없음',
      'in press': '인쇄 중',
      forthcoming: '근간',
      ibid: '앞의 글',
      cited: '인용'
    },
    verbs: {editor: ['편집', '편'], translator: ['번역', '역']},
    labels: {
      edition: ['판', '판'],
      editor: ['편집자', '편집자', '편'],
      translator: ['번역자', '번역자', '역'],
      page: ['쪽', '쪽'],
      volume: ['권', '권'],
      issue: ['호', '호'],
      chapter: ['장', '장'],
      section: ['절', '절']
    }
  }
}
