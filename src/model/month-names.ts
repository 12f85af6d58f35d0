/** Names of the months, January first, by RFC 5646 language; `/` between the forms of one. */
const names: Record<string, string> = {
  en: 'january february march april may june july august september/sept october november december',
  de: 'januar/jänner februar/feber märz/maerz/mrz april mai juni juli august september oktober november dezember',
  fr: 'janvier février/fevrier/févr/fevr mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre',
  pt: 'janeiro fevereiro março/marco abril maio junho julho agosto setembro outubro novembro dezembro',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart/mrt april mei juni juli augustus september oktober november december',
  ca: 'gener febrer març abril maig juny juliol agost setembre octubre novembre desembre',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  da: 'januar februar marts april maj juni juli august september oktober november december',
  nb: 'januar februar mars april mai juni juli august september oktober november desember',
  fi: 'tammikuu/tammikuuta helmikuu/helmikuuta maaliskuu/maaliskuuta huhtikuu/huhtikuuta toukokuu/toukokuuta kesäkuu/kesäkuuta heinäkuu/heinäkuuta elokuu/elokuuta syyskuu/syyskuuta lokakuu/lokakuuta marraskuu/marraskuuta joulukuu/joulukuuta',
  pl: 'styczeń/stycznia luty/lutego marzec/marca kwiecień/kwietnia maj/maja czerwiec/czerwca lipiec/lipca sierpień/sierpnia wrzesień/września październik/października listopad/listopada grudzień/grudnia',
  cs: 'leden/ledna únor/února březen/března duben/dubna květen/května červen/června červenec/července srpen/srpna září říjen/října listopad/listopadu prosinec/prosince',
  hu: 'január/januári február/februári március/márciusi április/áprilisi május/májusi június/júniusi július/júliusi augusztus/augusztusi szeptember/szeptemberi október/októberi november/novemberi december/decemberi',
  ro: 'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  ru: 'январь/января февраль/февраля март/марта апрель/апреля май/мая июнь/июня июль/июля август/августа сентябрь/сентября октябрь/октября ноябрь/ноября декабрь/декабря',
  uk: 'січень/січня лютий/лютого березень/березня квітень/квітня травень/травня червень/червня липень/липня серпень/серпня вересень/вересня жовтень/жовтня листопад/листопада грудень/грудня',
  el: 'ιανουάριος/ιανουαρίου φεβρουάριος/φεβρουαρίου μάρτιος/μαρτίου απρίλιος/απριλίου μάιος/μαΐου ιούνιος/ιουνίου ιούλιος/ιουλίου αύγουστος/αυγούστου σεπτέμβριος/σεπτεμβρίου οκτώβριος/οκτωβρίου νοέμβριος/νοεμβρίου δεκέμβριος/δεκεμβρίου'
}

/** Form → month, 1-based. No form means two months in two of these languages. */
const months = new Map(
  Object.values(names).flatMap((year) =>
    year
      .split(' ')
      .flatMap((forms, index) => forms.split('/').map((form) => [form, index + 1] as [string, number]))
  )
)
/** Abbreviations that all languages above agree on, `jan` … of three signs or more. */
const abbreviations = new Map<string, number | undefined>()
for (const [form, month] of months) {
  // Finnish months all end in this, and are not cut short.
  if (/kuu(?:ta)?$/u.test(form)) continue
  for (let length = 3; length <= Math.min(4, form.length - 1); length++) {
    const short = form.slice(0, length)
    const known = abbreviations.has(short) ? abbreviations.get(short) : month
    abbreviations.set(short, known === month ? month : undefined)
  }
}

/** 1 for January, whole or abbreviated; `undefined` for what is no month, and for what means two. */
export function monthNumber(word: string): number | undefined {
  const lower = word.toLowerCase().normalize('NFC')
  return months.get(lower) ?? abbreviations.get(lower)
}

/** Source of a regular expression that finds a month's name in prose, without the point after it; needs `iu`. */
export const monthPattern = [
  ...months.keys(),
  'jan',
  'feb',
  'mar',
  'apr',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec'
]
  .sort((a, b) => b.length - a.length)
  .join('|')
