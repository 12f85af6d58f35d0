/** ISO 639-2/B, the codes of libraries, by ISO 639-1. */
const codes: Record<string, string> = Object.fromEntries(
  `af:afr ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:cze cy:wel da:dan de:ger el:gre en:eng eo:epo
es:spa et:est eu:baq fa:per fi:fin fr:fre ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun hy:arm id:ind is:ice it:ita
ja:jpn ka:geo kk:kaz ko:kor la:lat lt:lit lv:lav mk:mac mn:mon ms:may nb:nob nl:dut nn:nno no:nor pl:pol pt:por
ro:rum ru:rus sk:slo sl:slv sq:alb sr:srp sv:swe sw:swa ta:tam te:tel th:tha tr:tur uk:ukr ur:urd uz:uzb vi:vie
zh:chi zu:zul`
    .split(/\s+/u)
    .map((pair) => pair.split(':') as [string, string])
)

/** Three letters for a language tag; `undefined` for a language not in the list. */
export function iso639(tag: string): string | undefined {
  const [primary = ''] = tag.toLowerCase().split('-')
  return primary.length === 3 ? primary : codes[primary]
}
