import type {UpdateType} from './history.js'
import {languageKey} from './terms/terms.js'

/** Updates that are told in the same words. */
export type UpdateKind = Exclude<UpdateType, 'corrigendum' | 'erratum' | 'new_edition'>

/** Words about versions and updates, in the article's language. */
export interface VersionWords {
  version: string
  /** Heading of the list of versions. */
  history: string
  /** Marks the version at hand. */
  current: string
  /** Before the DOI of all versions together. */
  all: string
  /** Before the title of what no longer stands, in capitals where there are such. */
  marks: Record<'retraction' | 'withdrawal' | 'removal', string>
  /** What was done to this article. */
  done: Record<UpdateKind, string>
  /** What this article does to the one whose DOI follows. */
  does: Record<UpdateKind, string>
}

type Row = [done: string, does: string]

/** Rows in the order of `kinds`. */
function words(
  [version, history, current, all]: [string, string, string, string],
  [retraction, withdrawal, removal]: [string, string, string],
  rows: Row[]
): VersionWords {
  const column = (index: 0 | 1) =>
    Object.fromEntries(kinds.map((kind, at) => [kind, rows[at]?.[index] ?? ''])) as Record<UpdateKind, string>
  return {
    version,
    history,
    current,
    all,
    marks: {retraction, withdrawal, removal},
    done: column(0),
    does: column(1)
  }
}

const kinds: UpdateKind[] = [
  'correction',
  'retraction',
  'partial_retraction',
  'withdrawal',
  'removal',
  'expression_of_concern',
  'addendum',
  'clarification',
  'new_version'
]

const en = words(
  ['Version', 'Version history', 'this version', 'All versions'],
  ['RETRACTED', 'WITHDRAWN', 'REMOVED'],
  [
    ['This article has been corrected', 'This article corrects'],
    ['This article has been retracted', 'This notice retracts'],
    ['This article has been retracted in part', 'This notice retracts parts of'],
    ['This article has been withdrawn', 'This notice withdraws'],
    ['This article has been removed', 'This notice removes'],
    [
      'An expression of concern has been published about this article',
      'This is an expression of concern about'
    ],
    ['An addendum to this article has been published', 'This is an addendum to'],
    ['A clarification of this article has been published', 'This article clarifies'],
    ['There is a newer version of this article', 'This is a new version of']
  ]
)

const languages: Record<string, VersionWords> = {
  __proto__: null as never,
  en,
  de: words(
    ['Version', 'Versionen', 'diese Version', 'Alle Versionen'],
    ['ZURÜCKGEZOGEN', 'ZURÜCKGENOMMEN', 'ENTFERNT'],
    [
      ['Dieser Artikel wurde berichtigt', 'Dieser Artikel berichtigt'],
      ['Dieser Artikel wurde zurückgezogen', 'Diese Mitteilung zieht zurück:'],
      ['Dieser Artikel wurde teilweise zurückgezogen', 'Diese Mitteilung zieht teilweise zurück:'],
      ['Dieser Artikel wurde zurückgenommen', 'Diese Mitteilung nimmt zurück:'],
      ['Dieser Artikel wurde entfernt', 'Diese Mitteilung entfernt'],
      ['Zu diesem Artikel wurden Bedenken veröffentlicht', 'Hier werden Bedenken geäußert zu'],
      ['Zu diesem Artikel ist ein Nachtrag erschienen', 'Dies ist ein Nachtrag zu'],
      ['Zu diesem Artikel ist eine Klarstellung erschienen', 'Dieser Artikel stellt klar:'],
      ['Es gibt eine neuere Version dieses Artikels', 'Dies ist eine neue Version von']
    ]
  ),
  fr: words(
    ['Version', 'Historique des versions', 'cette version', 'Toutes les versions'],
    ['RÉTRACTÉ', 'RETIRÉ', 'SUPPRIMÉ'],
    [
      ['Cet article a été corrigé', 'Cet article corrige'],
      ['Cet article a été rétracté', 'Cet avis rétracte'],
      ['Cet article a été rétracté en partie', 'Cet avis rétracte en partie'],
      ['Cet article a été retiré', 'Cet avis retire'],
      ['Cet article a été supprimé', 'Cet avis supprime'],
      ['Une mise en garde a été publiée au sujet de cet article', 'Ceci est une mise en garde au sujet de'],
      ['Un addendum à cet article a été publié', 'Ceci est un addendum à'],
      ['Une clarification de cet article a été publiée', 'Cet article clarifie'],
      ['Il existe une version plus récente de cet article', 'Ceci est une nouvelle version de']
    ]
  ),
  es: words(
    ['Versión', 'Historial de versiones', 'esta versión', 'Todas las versiones'],
    ['RETRACTADO', 'RETIRADO', 'ELIMINADO'],
    [
      ['Este artículo ha sido corregido', 'Este artículo corrige'],
      ['Este artículo ha sido retractado', 'Este aviso retracta'],
      ['Este artículo ha sido retractado en parte', 'Este aviso retracta en parte'],
      ['Este artículo ha sido retirado', 'Este aviso retira'],
      ['Este artículo ha sido eliminado', 'Este aviso elimina'],
      [
        'Se ha publicado una expresión de preocupación sobre este artículo',
        'Expresión de preocupación sobre'
      ],
      ['Se ha publicado una adenda a este artículo', 'Esta es una adenda a'],
      ['Se ha publicado una aclaración de este artículo', 'Este artículo aclara'],
      ['Existe una versión más reciente de este artículo', 'Esta es una nueva versión de']
    ]
  ),
  pt: words(
    ['Versão', 'Histórico de versões', 'esta versão', 'Todas as versões'],
    ['RETRATADO', 'RETIRADO', 'REMOVIDO'],
    [
      ['Este artigo foi corrigido', 'Este artigo corrige'],
      ['Este artigo foi retratado', 'Este aviso retrata'],
      ['Este artigo foi retratado em parte', 'Este aviso retrata em parte'],
      ['Este artigo foi retirado', 'Este aviso retira'],
      ['Este artigo foi removido', 'Este aviso remove'],
      ['Foi publicada uma expressão de preocupação sobre este artigo', 'Expressão de preocupação sobre'],
      ['Foi publicado um adendo a este artigo', 'Este é um adendo a'],
      ['Foi publicado um esclarecimento deste artigo', 'Este artigo esclarece'],
      ['Existe uma versão mais recente deste artigo', 'Esta é uma nova versão de']
    ]
  ),
  it: words(
    ['Versione', 'Cronologia delle versioni', 'questa versione', 'Tutte le versioni'],
    ['RITRATTATO', 'RITIRATO', 'RIMOSSO'],
    [
      ['Questo articolo è stato corretto', 'Questo articolo corregge'],
      ['Questo articolo è stato ritrattato', 'Questo avviso ritratta'],
      ['Questo articolo è stato ritrattato in parte', 'Questo avviso ritratta in parte'],
      ['Questo articolo è stato ritirato', 'Questo avviso ritira'],
      ['Questo articolo è stato rimosso', 'Questo avviso rimuove'],
      ['È stata espressa preoccupazione su questo articolo', 'Espressione di preoccupazione su'],
      ['È stato pubblicato un addendum a questo articolo', 'Questo è un addendum a'],
      ['È stato pubblicato un chiarimento su questo articolo', 'Questo articolo chiarisce'],
      ['Esiste una versione più recente di questo articolo', 'Questa è una nuova versione di']
    ]
  ),
  ja: words(
    ['版', '改版履歴', 'この版', 'すべての版'],
    ['撤回', '取り下げ', '削除'],
    [
      ['この論文は訂正されました', 'この論文が訂正するもの'],
      ['この論文は撤回されました', 'この告知が撤回するもの'],
      ['この論文は一部撤回されました', 'この告知が一部撤回するもの'],
      ['この論文は取り下げられました', 'この告知が取り下げるもの'],
      ['この論文は削除されました', 'この告知が削除するもの'],
      ['この論文について懸念が表明されました', '懸念表明の対象'],
      ['この論文の補遺が公開されました', '補遺の対象'],
      ['この論文の説明が公開されました', '説明の対象'],
      ['この論文には新しい版があります', '次の論文の新しい版']
    ]
  ),
  zh: words(
    ['版本', '版本历史', '本版本', '所有版本'],
    ['已撤稿', '已撤回', '已删除'],
    [
      ['本文已更正', '本文更正'],
      ['本文已撤稿', '本声明撤稿'],
      ['本文部分内容已撤稿', '本声明部分撤稿'],
      ['本文已撤回', '本声明撤回'],
      ['本文已删除', '本声明删除'],
      ['本文受到关注声明', '本文为关注声明，针对'],
      ['本文已有补遗', '本文为补遗，针对'],
      ['本文已有说明', '本文说明'],
      ['本文已有新版本', '本文为新版本，原文为']
    ]
  ),
  'zh-hant': words(
    ['版本', '版本歷史', '本版本', '所有版本'],
    ['已撤稿', '已撤回', '已刪除'],
    [
      ['本文已更正', '本文更正'],
      ['本文已撤稿', '本聲明撤稿'],
      ['本文部分內容已撤稿', '本聲明部分撤稿'],
      ['本文已撤回', '本聲明撤回'],
      ['本文已刪除', '本聲明刪除'],
      ['本文受到關注聲明', '本文為關注聲明，針對'],
      ['本文已有補遺', '本文為補遺，針對'],
      ['本文已有說明', '本文說明'],
      ['本文已有新版本', '本文為新版本，原文為']
    ]
  )
}

/** Words for a language; English where there are none. */
export function versionWords(language: string): VersionWords {
  return languages[languageKey(language)] ?? en
}
