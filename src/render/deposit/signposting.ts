import {typedLinks} from '../../crosswalk/signposting.js'
import {landingPath} from '../../crosswalk/work.js'
import {type Article, type GalleyFormat, galleyName, legible} from '../../model/index.js'

/**
 * Headers for a static site, as Netlify and Cloudflare Pages read them: the
 * page's path, and its links (RFC 8288).
 *
 * A site with several articles puts their files into one.
 */
export function headersText(article: Article, built: readonly GalleyFormat[]): string {
  const path = landingPath(article) ?? `/${galleyName('html', article.slug)}`
  const links = typedLinks(article, built).map(({href, rel, type}) => {
    const target = encodeURI(decoded(legible(href))).replace(/[<>,;]/gu, encodeURIComponent)
    return `  Link: <${target}>; rel="${rel}"${type ? `; type="${type}"` : ''}`
  })
  return `${[path, ...links].join('\n')}\n`
}

/** An address that is encoded already is not encoded twice. */
function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}
