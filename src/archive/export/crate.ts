import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {
  type Contributor,
  creditRoles,
  displayName,
  doiUrl,
  mediaTypeOf,
  orcidUrl,
  rorUrl,
  stages
} from '../../model/index.js'
import {type Content, describe, type PackageFile, textFile, titleOf} from './content.js'

/** An entity of a crate: JSON-LD, flattened. */
interface Entity {
  '@id': string
  '@type': string | string[]
  [property: string]: unknown
}

const metadataFile = 'ro-crate-metadata.json'
const previewFile = 'ro-crate-preview.html'
const profile = 'https://w3id.org/ro/wfrun/process/0.5'

/**
 * An RO-Crate 1.2 of an edition: who wrote it, what it was made from, by
 * which programs, into which galleys (Process Run Crate 0.5).
 *
 * @see https://www.researchobject.org/ro-crate/specification/1.2/
 */
export function crate(content: Content): PackageFile[] {
  const graph = entities(content)
  const context = 'https://w3id.org/ro/crate/1.2/context'
  const json = JSON.stringify({'@context': context, '@graph': graph}, null, 2)
  return [textFile(metadataFile, `${json}\n`), textFile(previewFile, preview(content)), ...content.files]
}

const reference = (id: string) => ({'@id': id})
/** One is given as a value, several as a list (RO-Crate 1.2, appendix JSON-LD). */
const references = (list: {'@id': string}[]) => {
  const [first, ...more] = list.map(({'@id': id}) => reference(id))
  return more.length > 0 ? [first, ...more] : first
}

function entities(content: Content): Entity[] {
  const {article, id, record, created, files, message} = content
  // The version's own: the object may be named by the DOI of all versions.
  const doi = article?.doi ?? record?.doi ?? content.doi
  const conceptDoi = article?.conceptDoi === doi ? undefined : article?.conceptDoi
  const software = programs(content)
  const people = (article?.contributors ?? []).map((person, index) => author(person, index, content))
  const places = organizations(content)
  const journal = article?.journal
  const publisher: Entity | undefined = journal?.publisher
    ? {
        '@id': '#publisher',
        '@type': 'Organization',
        name: journal.publisher,
        ...(journal.url && {url: journal.url})
      }
    : undefined
  const license: Entity | undefined = article?.license && {
    '@id': article.license.url ?? '#license',
    '@type': 'CreativeWork',
    name: article.license.name,
    description: `Licence of the article: ${article.license.name}`,
    ...(article.license.id && {identifier: article.license.id})
  }
  const identifier: Entity | undefined = doi
    ? {
        '@id': `https://doi.org/${doi}`,
        '@type': 'PropertyValue',
        name: `DOI ${doi}`,
        propertyID: 'https://registry.identifiers.org/registry/doi',
        value: `doi:${doi}`,
        url: `https://doi.org/${doi}`
      }
    : undefined
  const data = files.map((file) => fileEntity(file, content))
  const inside = (below: string) => data.filter((file) => file['@id'].startsWith(below))
  const galleys = inside('galleys/')
  const main = galleys.find((file) => file['@id'].endsWith('.jats.xml')) ?? galleys[0]
  const build: Entity = {
    '@id': '#build',
    '@type': 'CreateAction',
    name: `Build of ${titleOf(content)}`,
    description: 'The galleys were built from the source, read back, and held against it.',
    endTime: instant(created),
    instrument: references(software),
    object: references([...inside('source/'), ...inside('template/')]),
    result: references(galleys),
    ...(publisher && {agent: reference(publisher['@id'])}),
    actionStatus: 'http://schema.org/CompletedActionStatus'
  }
  const root: Entity = {
    '@id': './',
    '@type': 'Dataset',
    name: titleOf(content),
    description: [`Edition ${content.number} of ${doi ? `https://doi.org/${doi}` : id}`, message]
      .filter(Boolean)
      .join(': '),
    datePublished: article?.dates.published ?? created.slice(0, 10),
    dateModified: created,
    inLanguage: record?.language,
    version: record?.version ?? content.version,
    creativeWorkStatus: record?.stage && (stages[record.stage as keyof typeof stages] ?? record.stage),
    license: license ? reference(license['@id']) : 'All rights reserved, or not stated',
    author: references(people),
    publisher: publisher && reference(publisher['@id']),
    identifier: identifier && reference(identifier['@id']),
    exampleOfWork: conceptDoi && {'@id': doiUrl(conceptDoi)},
    keywords: article?.keywords.flatMap(({terms}) => terms).join(', ') || undefined,
    mainEntity: main && reference(main['@id']),
    hasPart: references(data),
    mentions: galleys.length > 0 ? reference('#build') : undefined,
    conformsTo: galleys.length > 0 ? reference(profile) : undefined
  }
  const descriptor: Entity = {
    '@id': metadataFile,
    '@type': 'CreativeWork',
    conformsTo: reference('https://w3id.org/ro/crate/1.2'),
    about: reference('./')
  }
  const concept: Entity[] = conceptDoi
    ? [
        {
          '@id': doiUrl(conceptDoi),
          '@type': 'CreativeWork',
          name: `All versions of ${titleOf(content)}`
        }
      ]
    : []
  const built: Entity[] =
    galleys.length > 0
      ? [
          build,
          {'@id': profile, '@type': ['CreativeWork', 'Profile'], name: 'Process Run Crate', version: '0.5'},
          ...software
        ]
      : []
  return [
    descriptor,
    root,
    ...[identifier, license, publisher].filter((entity) => entity !== undefined),
    ...people,
    ...places,
    ...contacts(content),
    ...concept,
    ...built,
    ...data
  ]
}

/** Process Run Crate 0.5 writes UTC as an offset. */
const instant = (created: string) => created.replace(/[Zz]$/u, '+00:00')

function fileEntity(file: Content['files'][number], content: Content): Entity {
  return {
    '@id': encodeURI(file.path).replace(/[#?]/gu, encodeURIComponent),
    '@type': 'File',
    name: file.path.slice(file.path.lastIndexOf('/') + 1),
    description: describe(file.path, content),
    encodingFormat: mediaTypeOf(file.path),
    contentSize: String(file.size),
    identifier: `sha512:${file.digest}`
  }
}

function author(person: Contributor, index: number, {article}: Content): Entity {
  const affiliations = (article?.affiliations ?? []).filter(({id}) => person.affiliations.includes(id))
  const roles = person.roles.map((role) => creditRoles[role])
  return {
    '@id': person.orcid ? orcidUrl(person.orcid) : `#author-${index + 1}`,
    '@type': person.name.literal ? 'Organization' : 'Person',
    name: displayName(person.name),
    givenName: person.name.given,
    familyName: person.name.family,
    contactPoint: person.corresponding && person.email ? reference(`mailto:${person.email}`) : undefined,
    affiliation: references(affiliations.map((aff) => ({'@id': affiliationId(aff)}))),
    description: roles.length > 0 ? `Contributed ${roles.join(', ').toLowerCase()}` : undefined
  }
}

/** Whom to write to. */
function contacts({article}: Content): Entity[] {
  return (article?.contributors ?? []).flatMap(({corresponding, email, name}) =>
    corresponding && email
      ? [
          {
            '@id': `mailto:${email}`,
            '@type': 'ContactPoint',
            name: `Contact of ${displayName(name)}`,
            contactType: 'corresponding author',
            email,
            identifier: `mailto:${email}`,
            url: `mailto:${email}`
          }
        ]
      : []
  )
}

function affiliationId({ror, id}: {ror?: Parameters<typeof rorUrl>[0]; id: string}): string {
  return ror ? rorUrl(ror) : `#${id}`
}

function organizations({article}: Content): Entity[] {
  const list = (article?.affiliations ?? []).map(
    (aff): Entity => ({
      '@id': affiliationId(aff),
      '@type': 'Organization',
      name: aff.institution ?? aff.text,
      url: aff.ror && rorUrl(aff.ror)
    })
  )
  return list.filter((entity, index) => list.findIndex((other) => other['@id'] === entity['@id']) === index)
}

/** What made the galleys; the browser prints. */
function programs({tools}: Content): Entity[] {
  return Object.entries(tools).map(([name, version]) => ({
    '@id': `${homes[name] ?? `https://www.npmjs.com/package/${name}`}#${version.replace(/[^\w.-]+/gu, '-')}`,
    '@type': 'SoftwareApplication',
    name,
    version,
    url: homes[name] ?? `https://www.npmjs.com/package/${name}`
  }))
}

const homes: Record<string, string> = {
  __proto__: null as never,
  colophon: 'https://www.npmjs.com/package/colophon',
  browser: 'https://www.chromium.org/Home/'
}

/** RO-Crate 1.2 §5.4: a page for people. */
function preview(content: Content): string {
  const {doi, number, created, files, article} = content
  const page = h(null, [
    {type: 'doctype' as const},
    h('html', {lang: 'en'}, [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('title', titleOf(content)),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('meta', {name: 'color-scheme', content: 'light dark'}),
        h(
          'style',
          'body{font:1rem/1.6 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1.2rem;overflow-wrap:anywhere}h1{line-height:1.2}dt{margin-top:.7rem}dd{margin:0;opacity:.8}'
        )
      ]),
      h('body', [
        h('main', [
          h('h1', {lang: article?.language}, titleOf(content)),
          h('p', (article?.contributors ?? []).map(({name}) => displayName(name)).join(', ')),
          h('p', [
            `Edition ${number}, sealed ${created.slice(0, 10)}. `,
            ...(doi ? [h('a', {href: `https://doi.org/${doi}`}, `https://doi.org/${doi}`)] : [])
          ]),
          h('p', ['For machines: ', h('a', {href: metadataFile}, metadataFile)]),
          h('h2', 'Files'),
          h(
            'dl',
            files.flatMap(({path}) => [
              h('dt', [h('a', {href: encodeURI(path).replace(/[#?]/gu, encodeURIComponent)}, path)]),
              h('dd', describe(path, content))
            ])
          )
        ])
      ])
    ])
  ])
  return `${toHtml(page)}\n`
}
