/** Lines journals print above a title. */

const kind =
  /^(?:(?:original |full[- ]length |invited |mini[- ]?|systematic |narrative |short |regular |technical |scientific |methods? |data |brief |rapid )*(?:research |review )*(?:articles?|papers?|reviews?|reports?|communications?|notes?|letters?|investigations?|contributions?)|(?:original )?research|review|case (?:report|series|study)|perspectives?|commentary|viewpoint|opinion|editorial|study protocol|letter to the editor|book review|meta-analysis|artículo(?: original| de investigación| de revisión| científico)?|artigo(?: original| de revisão| científico)?|article (?:original|de recherche|de synthèse)|original(?:arbeit|beitrag|artikel)|übersichtsarbeit|articolo originale|原著(?:論文)?|研究論文|総説|研究论文|研究报告|论著|综述|学术论文|originalie?n?|originalarbeit(?:en)?|leitthema|übersicht(?:en)?|kasuistik(?:en)?|kurzbeitrag|fallbericht|araştırma(?: makalesi)?|derleme(?: makalesi)?|özgün araştırma|olgu sunumu|artykuł (?:oryginalny|przeglądowy)|praca (?:oryginalna|poglądowa)|correspondence|book reviews?|reseña|recensão|resenha|rezension(?:en)?|compte rendu|carta al editor|caso clínico|relato de caso|научная статья|оригинальная статья|обзор(?:ная статья)?|оригінальна стаття|연구논문|원저)$/iu
const furniture =
  /^(?:full list of author information is available .{5,60}|s{1,2}age|sage publications|elsevier|springer(?: nature)?|wiley|mdpi|routledge|article reuse guidelines\s*:?\s*\S{0,60}|journals\.sagepub\.com\/\S+|rsc\.li\/\S+|open[- ]access|chinaxiv\s*合作期刊|free access|check for updates|crossmark|hindawi(?: publishing corporation)?|for numbered affiliations,? see end of (?:the )?article|published by bmj(?: group)?|see rights and permissions|guest editors?\s*[:：].{3,120}|history\s*[:：].{3,160}editor|view (?:article|journal|supplementary|related|crossmark|citing).{0,60}|to link to this article\s*[:：].*|citing articles?\s*:?\s*\d.{0,40}|publisher['’]?s note\s*[:：].*|(?:the )?associate editor coordinating .{10,140}|recommended for acceptance by .{3,60}|color versions? of (?:one or more|some|all) .{5,160}|personal use is permitted, but .{5,160}|\*?these authors share .{0,40}|contents lists? available (?:at|online).{0,80}|available online at .{0,80}|(?:journal )?home ?page\s*:.{0,100}|(?:https?:\/\/)?www\.\S+|https?:\/\/(?!(?:dx\.)?doi\.org)\S+|article (?:info|history|information)\s*:?|a r t i c l e\s+i n f o|(?:peer[- ]review )?under responsibility .{0,80}|published by elsevier.{0,40}|удк\s*:?\s*[\d.:+()/\s-]+|udc\s*:?\s*[\d.:+()/\s-]+|udk\s*:?\s*[\d.:+()/\s-]+|date of current version .{4,30}|(?:edited by|reviewed by|specialty section|academic editors?|(?:handling |managing |section |associate )?editors?|communicated by|peer[- ]?review(?:er|ed)?(?: by)?)\s*[:：].{3,260}|this manuscript was handled by .{3,120}|\d{4}-\d{3}[\dX]\s*\/(?:\$?\s*[-–—]?\s*(?:see front matter)?)?|available online x{3,}|submit your article to this journal|article views?\s*:?\s*\d*)[.;]?$/iu

/** The kind of article: `Research article`, `原著論文`; in two languages, `Araştırma Makalesi / Research Article`. */
export function isKind(text: string): boolean {
  const words = text.trim().replace(/^[·•・\s]+|[·•・\s]+$/gu, '')
  if (words.length > 80) return false
  const parts = words.replace(/^open access\s+/iu, '').split(/\s*[/|]\s*/u)
  return parts.length <= 2 && parts.every((part) => part.length < 60 && kind.test(part))
}

/** A heading without a word, `# 0`, `# (cc)`: a sign or a seal, as readers of pages see it. */
export function isSeal(text: string): boolean {
  return /^\s*(?:[^\p{L}\s]{1,4}|\(?cc\)?(?:\s?by)?)\s*$/iu.test(text)
}

/** What says nothing of the article: `Open access`, a publisher's address. */
export function isFurniture(text: string): boolean {
  return text.length < 240 && furniture.test(text.trim())
}

const foot =
  /^\s*[*∗✉]\s*\p{Lu}[^@\n]{3,80}\s[\w.+-]+@[\w.-]+\s*$|^\s*97[89][\d-]{10,14}\/\d\d\/\\?\$\s?\d+\.\d\d\s*©|^\s*(?:[*∗†‡✉]|\d{1,2}(?=\s|\p{Lu}))?\s*(?:\p{Lu}[^.]{3,200}\s(?:is|are) with (?:the )?\p{Lu}|(?:this|the) (?:work|research|study|project) (?:was|is|has been) (?:partially |partly |jointly |financially )?(?:in part )?(?:supported|funded)|corresponding author|author to whom correspondence|correspondence\b|e-?mail(?: address(?:es)?)?\s*[:：]|(?:these|both) authors? (?:have )?contributed|equal(?:ly)? contribut(?:ion|ed)|received\s*:?\s+(?:\d|\p{Lu})|manuscript received|digital object identifier|color versions? of|the associate editor coordinating|recommended for acceptance|personal use is permitted|article history|available online \d|accepted\s*:?\s+\d|published(?: online)?\s*:\s*\d|(?:\d{4}-\d{3}[\dX]\s*(?:\/|\(online\))?\s*)?(?:©|\(c\)\s)|copyright\s*(?:©|\(c\)|:)|(?:open access[.:]?\s+|creative commons [^:\n]{2,40}:\s+)?this (?:is an open[- ]access article|article is (?:licensed|distributed) under)|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi\s*[:：])\s*10\.\d{4,9}\/\S+(?:\s+(?:\d{4}-\d{3}[\dX]\s*\/\s*)?(?:©|\(c\)\s)[^\n]{0,160})?\s*$|\p{Lu}[\p{L}&\s]{3,60}\s(?:19|20)\d{2},\s\d{1,3},\s\w{1,8}\s*;|收稿日期|基金项目|资助项目|作者简介|通[信讯]作者)/iu

/** `How to cite this article: …`, as some journals end with. */
export function isHowToCite(text: string): boolean {
  return text.length < 1500 && /^\s*how to cite(?: this (?:article|paper))?\s*:/iu.test(text)
}

/** The sentence that gives a licence, with which a publisher ends an article. */
export function isLicence(text: string): boolean {
  return (
    text.length < 1500 &&
    /^\s*(?:open access[.:]?\s+|creative commons [^:]{2,40}:\s+)?this (?:is an open[- ]access article|article is (?:licensed|distributed) under)/iu.test(
      text
    )
  )
}

/** A line that tells of the authors' lives, as journals print it behind the references. */
export function isBiographyLine(text: string): boolean {
  return (
    text.length < 3000 &&
    /^\s*(?:第一)?作者(?:简介|介绍)\s*[:：]|^\s*(?:about the authors?|authors?['’]?s?\s(?:brief\s)?(?:introductions?|profiles?|biograph(?:y|ies)))\s*[:：]/iu.test(
      text
    )
  )
}

/** A line from the foot of a first page: whom to write to, dates, DOI, rights. Supplements' DOIs are none. */
export function isFoot(text: string): boolean {
  return text.length < 1500 && foot.test(text) && !/\.[gts]\d{3}\s*$/u.test(text)
}
