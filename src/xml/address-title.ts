import {parseDoi} from '../model/index.js'

/**
 * What describes a link whose words are only its address (JATS `xlink:title`;
 * JATS4R, accessibility): the DOI, or the host; `undefined` for other words.
 *
 * The reader takes it away again: it is nothing that the author said.
 */
export function addressTitle(url: string, words: string): string | undefined {
  const said = words.trim()
  if (said && said !== url && !/^(?:https?|s?ftp):\/\//iu.test(said)) return undefined
  const doi = /^https?:\/\/(?:dx\.)?doi\.org\//iu.test(url) ? parseDoi(url) : undefined
  if (doi) return `DOI ${doi}`
  return (URL.canParse(url) && new URL(url).host) || url
}
