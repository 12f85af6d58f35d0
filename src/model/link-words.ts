import {languageKey} from './terms/terms.js'

/** What links and signs without words are called aloud. */
export interface LinkWords {
  /** From a note to its only call. */
  toCall(note: string): string
  /** From a note to one of its calls, counted from 1. */
  toOneCall(call: number, note: string): string
  /** From a reference to its only citation. */
  toCitation: string
  /** From a reference to one of its citations, counted from 1. */
  toOneCitation(citation: number): string
  orcid(name: string): string
  /** A ticked box of a task list, and an empty one. */
  done: string
  toDo: string
}

const en: LinkWords = {
  toCall: (note) => `Back to the call of note ${note}`,
  toOneCall: (call, note) => `Back to call ${call} of note ${note}`,
  toCitation: 'Back to the citation of this reference',
  toOneCitation: (citation) => `Back to citation ${citation} of this reference`,
  orcid: (name) => `ORCID iD of ${name}`,
  done: 'done',
  toDo: 'to do'
}

const languages: Record<string, LinkWords> = {
  __proto__: null as never,
  en,
  de: {
    toCall: (note) => `Zurück zur Textstelle von Anmerkung ${note}`,
    toOneCall: (call, note) => `Zurück zur ${call}. Textstelle von Anmerkung ${note}`,
    toCitation: 'Zurück zum Zitat dieser Quelle',
    toOneCitation: (citation) => `Zurück zum ${citation}. Zitat dieser Quelle`,
    orcid: (name) => `ORCID iD von ${name}`,
    done: 'erledigt',
    toDo: 'offen'
  },
  fr: {
    toCall: (note) => `Retour à l’appel de la note ${note}`,
    toOneCall: (call, note) => `Retour à l’appel ${call} de la note ${note}`,
    toCitation: 'Retour à la citation de cette référence',
    toOneCitation: (citation) => `Retour à la citation ${citation} de cette référence`,
    orcid: (name) => `ORCID iD de ${name}`,
    done: 'fait',
    toDo: 'à faire'
  },
  es: {
    toCall: (note) => `Volver a la llamada de la nota ${note}`,
    toOneCall: (call, note) => `Volver a la llamada ${call} de la nota ${note}`,
    toCitation: 'Volver a la cita de esta referencia',
    toOneCitation: (citation) => `Volver a la cita ${citation} de esta referencia`,
    orcid: (name) => `ORCID iD de ${name}`,
    done: 'hecho',
    toDo: 'pendiente'
  },
  pt: {
    toCall: (note) => `Voltar à chamada da nota ${note}`,
    toOneCall: (call, note) => `Voltar à chamada ${call} da nota ${note}`,
    toCitation: 'Voltar à citação desta referência',
    toOneCitation: (citation) => `Voltar à citação ${citation} desta referência`,
    orcid: (name) => `ORCID iD de ${name}`,
    done: 'feito',
    toDo: 'por fazer'
  },
  it: {
    toCall: (note) => `Torna al richiamo della nota ${note}`,
    toOneCall: (call, note) => `Torna al richiamo ${call} della nota ${note}`,
    toCitation: 'Torna alla citazione di questo riferimento',
    toOneCitation: (citation) => `Torna alla citazione ${citation} di questo riferimento`,
    orcid: (name) => `ORCID iD di ${name}`,
    done: 'fatto',
    toDo: 'da fare'
  },
  zh: {
    toCall: (note) => `返回注释 ${note} 的引用处`,
    toOneCall: (call, note) => `返回注释 ${note} 的第 ${call} 处引用`,
    toCitation: '返回此文献的引用处',
    toOneCitation: (citation) => `返回此文献的第 ${citation} 处引用`,
    orcid: (name) => `${name} 的 ORCID iD`,
    done: '已完成',
    toDo: '未完成'
  },
  'zh-hant': {
    toCall: (note) => `返回註釋 ${note} 的引用處`,
    toOneCall: (call, note) => `返回註釋 ${note} 的第 ${call} 處引用`,
    toCitation: '返回此文獻的引用處',
    toOneCitation: (citation) => `返回此文獻的第 ${citation} 處引用`,
    orcid: (name) => `${name} 的 ORCID iD`,
    done: '已完成',
    toDo: '未完成'
  },
  ja: {
    toCall: (note) => `注${note}の参照箇所に戻る`,
    toOneCall: (call, note) => `注${note}の${call}番目の参照箇所に戻る`,
    toCitation: 'この文献の引用箇所に戻る',
    toOneCitation: (citation) => `この文献の${citation}番目の引用箇所に戻る`,
    orcid: (name) => `${name}のORCID iD`,
    done: '完了',
    toDo: '未完了'
  }
}

/** Words in a language given as RFC 5646 tag; English where there are none. */
export function linkWords(language: string): LinkWords {
  return languages[languageKey(language)] ?? en
}
