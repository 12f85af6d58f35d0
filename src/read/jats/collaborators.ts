import type {Element} from 'xast'
import {type Collaborator, type CollaboratorRole, parseOrcid} from '../../model/index.js'
import {nameOf} from './contributors.js'
import {attribute, childNamed, childrenNamed, elementsNamed, lineOf, textOf} from './tree.js'

/** Editors, reviewers and translators of `<article-meta>`, in order. */
export function collaboratorsOf(meta: Element): Collaborator[] {
  return childrenNamed(meta, 'contrib-group').flatMap((group) =>
    childrenNamed(group, 'contrib').flatMap((contrib) => {
      const role =
        roleOf(attribute(contrib, 'contrib-type')) ??
        (attribute(contrib, 'contrib-type') === undefined
          ? roleOf(attribute(group, 'content-type'))
          : undefined)
      return role ? [collaborator(contrib, role, meta)] : []
    })
  )
}

/** `editor`, `handling-editor`, `reviewers`: what publishers call them. */
function roleOf(type: string | undefined): CollaboratorRole | undefined {
  if (type === undefined) return undefined
  if (/editor/iu.test(type)) return 'editor'
  return /reviewer/iu.test(type) ? 'reviewer' : /translator/iu.test(type) ? 'translator' : undefined
}

function collaborator(contrib: Element, role: CollaboratorRole, meta: Element): Collaborator {
  const orcid = childrenNamed(contrib, 'contrib-id')
    .filter((id) => attribute(id, 'contrib-id-type') === 'orcid')
    .flatMap((id) => parseOrcid(textOf(id)) ?? [])[0]
  const called = childrenNamed(contrib, 'xref')
    .filter((xref) => attribute(xref, 'ref-type') === 'aff')
    .flatMap((xref) => (attribute(xref, 'rid') ?? '').split(/\s+/u))
  const shared = [...elementsNamed(meta, 'aff')].filter((aff) => called.includes(attribute(aff, 'id') ?? ''))
  const places = [...childrenNamed(contrib, 'aff'), ...shared].flatMap((aff) => lineOf(aff) ?? [])
  const uri = childNamed(contrib, 'uri')
  const url = attribute(uri, 'xlink:href') ?? lineOf(uri)
  return {
    role,
    name: nameOf(contrib),
    ...(orcid && {orcid}),
    ...(places.length > 0 && {affiliation: places.join('; ')}),
    ...(url && {url})
  }
}
