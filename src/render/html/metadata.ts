import type {Element} from 'hast'
import {h} from 'hastscript'
import {jsonLdOf, jsonText} from '../../crosswalk/json-ld.js'
import {tags} from '../../crosswalk/place.js'
import {typedLinks} from '../../crosswalk/signposting.js'
import {withStatements} from '../../crosswalk/statements.js'
import {citedWorks, dc, highwire, people} from '../../crosswalk/web.js'
import {fileUrl} from '../../crosswalk/work.js'
import {type Article, type GalleyFormat, galleyName} from '../../model/index.js'
import {versionLinks} from './version-metadata.js'

/**
 * `<meta>`, `<link>` and JSON-LD of an article: Highwire (Google Scholar),
 * Dublin Core, Signposting, schema.org, by the tables of `crosswalk/`.
 *
 * @param built galleys of the same build: those that lie beside the page are named.
 */
export function headMetadata(article: Article, built: readonly GalleyFormat[]): Element[] {
  return [
    ...metas(highwireTags(article, built)),
    h('link', {rel: ['schema.DC'], href: 'http://purl.org/dc/elements/1.1/'}),
    ...metas(tags(dc, article).map(([name, value]) => [`DC.${name}`, value])),
    h('meta', {name: 'DC.format', content: 'text/html'}),
    ...typedLinks(article, built).map(({href, rel, type}) => h('link', {rel: [rel], href, type})),
    ...versionLinks(article),
    jsonLd(article)
  ]
}

function metas(pairs: [name: string, value: string][]): Element[] {
  return pairs.filter(([, value]) => value).map(([name, content]) => h('meta', {name, content}))
}

/** Google Scholar, inclusion guidelines: the title, each author and its affiliations in turn, then the rest. */
function highwireTags(article: Article, built: readonly GalleyFormat[]): [string, string][] {
  const [title, ...rest] = tags(highwire, article)
  const pdf = galleyName('pdf', article.slug)
  return [
    ...(title ? [title] : []),
    ...people(article),
    ...rest,
    ...(built.includes('pdf')
      ? [['citation_pdf_url', fileUrl(article, pdf) ?? pdf] as [string, string]]
      : []),
    ...citedWorks(article).map((work): [string, string] => ['citation_reference', work])
  ]
}

/** A script's text ends at `</script` whatever it means: no `<` stands in it (HTML §4.12.1.3). */
function jsonLd(article: Article): Element {
  return h(
    'script',
    {type: 'application/ld+json'},
    jsonText(jsonLdOf(withStatements(article))).replaceAll('<', '\\u003c')
  )
}
