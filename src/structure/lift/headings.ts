import {headingLabel} from './labels.js'

/** Numbers authors type before headings: `1`, `2.1`, `IV.`, `一、`, `第一章`, `§3`, `A.`. */
const numbered =
  /^\s*(?:§\s*)?(?:\d{1,2}(?:[.．]\d{1,2})*(?:\s?[.．、)）]|\s|(?=\p{L}))|[IVX]{1,5}[.．)]\s|[A-Z][.．)]\s|[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十\d]+[章节部])/u

/** Headings that begin or end a body, whatever journal. */
const sections =
  /^(?:introduction|background|overview|motivation|statement of need|materials? and methods?|methods?|methodology|results?(?: and discussion)?|discussion|conclusions?|related work|literature review|usage|installation|features|acknowledge?ments?|funding|references|bibliography|appendix|table of contents|contents|引言|绪论|前言|导言|概述|背景|材料与方法|资料与方法|研究方法|结果(?:与(?:分析|讨论))?|讨论|结论|结语|参考文献|致谢|附录|目录|einleitung|einführung|hintergrund|(?:material(?:ien)? und )?methoden?|ergebnisse(?: und diskussion)?|diskussion|fazit|schlussfolgerung(?:en)?|danksagung|literatur|introducción|(?:materiales? y )?métodos|metodología|resultados(?: [ye] discus(?:ión|são))?|discusión|conclusion(?:es)?|agradecimientos|introdução|(?:materia(?:l|is) e )?métodos|metodologia|discussão|conclus(?:ão|ões)|considerações finais|agradecimentos|(?:matériels?|matériaux) et méthodes|méthodes|résultats(?: et discussion)?|remerciements|références|introduzione|(?:materiali e )?metodi|risultati|discussione|conclusioni|ringraziamenti|введение|はじめに|緒言|序論)$/iu

/** A heading that can't be a title: numbered, or a section's usual name. */
export function isSectionHeading(text: string): boolean {
  const words = text.replace(/[\s:：.．]+$/gu, '').trim()
  return numbered.test(words) || sections.test(words)
}

/** A section's usual name and nothing else; the reference list's own reader finds its name. */
export function isSectionName(text: string): boolean {
  const words = text.replace(/[\s:：.．]+$/gu, '').trim()
  return (
    sections.test(words) &&
    !/^(?:references|bibliography|参考文献|literatur|références|contents|目录)$/iu.test(words)
  )
}

/** Whether the body begins here; `titled` says that a heading before it may be the title. */
export function isBodyHeading(text: string, titled: boolean): boolean {
  if (headingLabel(text)) return false
  return titled || isSectionHeading(text)
}

const partNames =
  /^(?:background(?: and (?:aims?|objectives?|purpose))?|objectives?|aims?|purpose|methods?(?: and (?:materials|findings|results))?|materials? and methods|methodology(?:\/principal findings)?|design|setting|participants|results?|(?:principal )?findings|conclusions?(?:\/significance)?|interpretation|significance|trial registration|目的|方法|结果|结论)$/iu

/** The name of a structured abstract's part. */
export function isPartName(text: string): boolean {
  return partNames.test(text.replace(/[\s:：.．]+$/gu, '').trim())
}

export function isIntroduction(text: string): boolean {
  return /^(?:\d\.?\s*|I\.\s*)?(?:introduction|引言|前言)$/iu.test(text.trim())
}
