/**
 * How a work stands to another, by the names of Crossref and DataCite in kebab-case.
 *
 * `crossref` says whether its schema takes the relation as one between
 * different works (`inter`) or between forms of the same (`intra`).
 */
export const relations = {
  'is-derived-from': {crossref: 'inter', datacite: true},
  'has-derivation': {crossref: 'inter'},
  'is-review-of': {crossref: 'inter', datacite: 'Reviews'},
  'has-review': {crossref: 'inter', datacite: 'IsReviewedBy'},
  'is-comment-on': {crossref: 'inter'},
  'has-comment': {crossref: 'inter'},
  'is-reply-to': {crossref: 'inter'},
  'has-reply': {crossref: 'inter'},
  'based-on-data': {crossref: 'inter'},
  'is-data-basis-for': {crossref: 'inter'},
  'has-related-material': {crossref: 'inter'},
  'is-related-material': {crossref: 'inter'},
  'is-compiled-by': {crossref: 'inter', datacite: true},
  compiles: {crossref: 'inter', datacite: true},
  'is-documented-by': {crossref: 'inter', datacite: true},
  documents: {crossref: 'inter', datacite: true},
  'is-supplement-to': {crossref: 'inter', datacite: true},
  'is-supplemented-by': {crossref: 'inter', datacite: true},
  'is-continued-by': {crossref: 'inter', datacite: true},
  continues: {crossref: 'inter', datacite: true},
  'is-part-of': {crossref: 'inter', datacite: true},
  'has-part': {crossref: 'inter', datacite: true},
  references: {crossref: 'inter', datacite: true},
  'is-referenced-by': {crossref: 'inter', datacite: true},
  'is-based-on': {crossref: 'inter'},
  'is-basis-for': {crossref: 'inter'},
  requires: {crossref: 'inter', datacite: true},
  'is-required-by': {crossref: 'inter', datacite: true},
  finances: {crossref: 'inter'},
  'is-financed-by': {crossref: 'inter'},
  'is-translation-of': {crossref: 'intra', datacite: true},
  'has-translation': {crossref: 'intra', datacite: true},
  'is-preprint-of': {crossref: 'intra'},
  'has-preprint': {crossref: 'intra'},
  'is-manuscript-of': {crossref: 'intra'},
  'has-manuscript': {crossref: 'intra'},
  'is-expression-of': {crossref: 'intra'},
  'has-expression': {crossref: 'intra'},
  'is-manifestation-of': {crossref: 'intra'},
  'has-manifestation': {crossref: 'intra'},
  'is-replaced-by': {crossref: 'intra', datacite: 'IsObsoletedBy'},
  replaces: {crossref: 'intra', datacite: 'Obsoletes'},
  'is-same-as': {crossref: 'intra', datacite: 'IsIdenticalTo'},
  'is-identical-to': {crossref: 'intra', datacite: true},
  'is-variant-form-of': {crossref: 'intra', datacite: true},
  'is-original-form-of': {crossref: 'intra', datacite: true},
  'is-version-of': {crossref: 'intra', datacite: true},
  'has-version': {crossref: 'intra', datacite: true},
  'is-format-of': {crossref: 'intra'},
  'has-format': {crossref: 'intra'},
  cites: {crossref: 'references', datacite: true},
  'is-cited-by': {crossref: 'is-referenced-by', datacite: true},
  'is-new-version-of': {crossref: 'replaces', datacite: true},
  'is-previous-version-of': {crossref: 'is-replaced-by', datacite: true},
  'is-described-by': {crossref: 'is-documented-by', datacite: true},
  describes: {crossref: 'documents', datacite: true},
  'is-source-of': {crossref: 'has-derivation', datacite: true},
  'is-published-in': {crossref: 'is-part-of', datacite: true},
  'is-reviewed-by': {crossref: 'has-review', datacite: true},
  reviews: {crossref: 'is-review-of', datacite: true},
  'is-obsoleted-by': {crossref: 'is-replaced-by', datacite: true},
  obsoletes: {crossref: 'replaces', datacite: true},
  'is-collected-by': {crossref: 'is-part-of', datacite: true},
  collects: {crossref: 'has-part', datacite: true}
} as const satisfies Record<string, RelationNames>

/** What the registries call a relation. */
interface RelationNames {
  /** Kind of Crossref's relation of the same name; or the relation that Crossref has for it. */
  crossref: string
  /** DataCite's name where it is another; `true`: the same; absent: it has none. */
  datacite?: string | true
}

export type Relation = keyof typeof relations

/** A relation in any usual spelling: `isVersionOf`, `IsVersionOf`, `is_version_of`, `is version of`. */
export function parseRelation(text: string): Relation | undefined {
  const name = text
    .trim()
    .replace(/([a-z])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replace(/[\s_]+/gu, '-')
  return Object.hasOwn(relations, name) ? (name as Relation) : undefined
}

/** `is-version-of` → `isVersionOf`. */
function camel(relation: string): string {
  return relation.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())
}

/** Crossref's name of a relation, and the element that takes it. */
export function crossrefRelation(relation: Relation): {kind: 'inter' | 'intra'; name: string} {
  const {crossref} = relations[relation]
  return crossref === 'inter' || crossref === 'intra'
    ? {kind: crossref, name: camel(relation)}
    : crossrefRelation(crossref)
}

/** DataCite's `relationType`; `undefined` where it has none. */
export function dataciteRelation(relation: Relation): string | undefined {
  const {datacite}: RelationNames = relations[relation]
  if (datacite !== true) return datacite
  const name = camel(relation)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}
