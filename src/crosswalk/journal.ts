import type {Article, TemplateSettings} from '../model/index.js'

/** The article with what its journal's template says of the journal and of deposits, where the manuscript says nothing. */
export function withJournal(article: Article, settings: TemplateSettings): Article {
  const {journal, deposit, license, copyright} = settings
  return {
    ...article,
    ...(license && !article.license && {license}),
    ...(copyright && !article.copyright && {copyright}),
    journal: {...journal, ...stated(article.journal)},
    deposit: {...deposit, ...stated(article.deposit)}
  }
}

function stated<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
