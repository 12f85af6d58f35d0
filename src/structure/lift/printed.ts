/** Lines journals print above a title. */

const kind =
  /^(?:(?:original |full[- ]length |invited |mini[- ]?|systematic |narrative |short |regular |technical |scientific |methods? |data |brief |rapid )*(?:research |review )*(?:article|paper|review|report|communication|note|letter|investigation|contribution)|research|review|case (?:report|series|study)|perspectives?|commentary|viewpoint|opinion|editorial|study protocol|letter to the editor|book review|meta-analysis|artículo(?: original| de investigación| de revisión| científico)?|artigo(?: original| de revisão| científico)?|article (?:original|de recherche|de synthèse)|original(?:arbeit|beitrag|artikel)|übersichtsarbeit|articolo originale|原著(?:論文)?|研究論文|総説|研究论文|研究报告|论著|综述|学术论文|научная статья|оригинальная статья|обзор(?:ная статья)?|оригінальна стаття|연구논문|원저)$/iu
const furniture =
  /^(?:open[- ]access|free access|check for updates|crossmark|view (?:article|journal).{0,40}|contents lists? available (?:at|online).{0,80}|available online at .{0,80}|(?:journal )?home ?page\s*:.{0,100}|(?:https?:\/\/)?www\.\S+|https?:\/\/(?!(?:dx\.)?doi\.org)\S+|article (?:info|history|information)\s*:?|a r t i c l e\s+i n f o|(?:peer[- ]review )?under responsibility .{0,80}|published by elsevier.{0,40}|удк\s*:?\s*[\d.:+()/\s-]+|udc\s*:?\s*[\d.:+()/\s-]+|udk\s*:?\s*[\d.:+()/\s-]+|date of current version .{4,30}|submit your article to this journal|article views?\s*:?\s*\d*)[.;]?$/iu

/** The kind of article: `Research article`, `原著論文`. */
export function isKind(text: string): boolean {
  return text.length < 60 && kind.test(text.trim())
}

/** What says nothing of the article: `Open access`, a publisher's address. */
export function isFurniture(text: string): boolean {
  return text.length < 200 && furniture.test(text.trim())
}
