import type {VFile} from 'vfile'
import {report} from '../../diagnostics/report.js'
import {
  type Doi,
  type IdentifierType,
  type Metadata,
  type PublishedVersion,
  parseDoi,
  parseIssn,
  parseRelation,
  type RelatedWork,
  type Stage,
  type UpdateNotice,
  type UpdateType
} from '../../model/index.js'
import {identifier} from './checked.js'
import {readDate} from './dates.js'
import type {Fields} from './fields.js'
import type {FieldName} from './schema.js'
import type {Path, YamlValue} from './yaml.js'

/** What came before, what belongs to it, and where it goes: versions, updates, related works, deposit. */
export function readHistory(
  {values, keys}: Fields,
  yaml: YamlValue,
  file: VFile
): Pick<Metadata, 'conceptDoi' | 'history' | 'updates' | 'updatedBy' | 'related' | 'deposit'> {
  const doi = (value: string | undefined, path: Path): Doi | undefined =>
    identifier('DOI', value, parseDoi, 'expected 10.prefix/suffix', yaml.place(path), file)
  const own = (name: FieldName, ...path: Path): Path => [...(keys[name] ?? [name]), ...path]
  const date = (value: string | undefined, path: Path) => readDate(value, path, yaml, file)
  const notices = (name: 'updates' | 'updated_by'): UpdateNotice[] | undefined =>
    values[name]?.flatMap((notice, index) => {
      const found = doi(notice.doi, own(name, index, 'doi'))
      return found
        ? [
            {
              ...notice,
              type: notice.type as UpdateType,
              doi: found,
              date: date(notice.date, own(name, index, 'date'))
            }
          ]
        : []
    })
  return {
    conceptDoi: doi(values.concept_doi, own('concept_doi')),
    history: values.history?.map(
      (version, index): PublishedVersion => ({
        ...version,
        stage: version.stage as Stage | undefined,
        date: date(version.date, own('history', index, 'date')),
        doi: doi(version.doi, own('history', index, 'doi'))
      })
    ),
    updates: notices('updates'),
    updatedBy: notices('updated_by'),
    related: values.related?.flatMap((work, index): RelatedWork[] => {
      const path = own('related', index, 'relation')
      const relation = parseRelation(work.relation)
      const known = 'a relation such as is-version-of, has-preprint, is-supplemented-by'
      if (!relation) report(file, 'field-invalid', yaml.place(path), path.join('.'), known, work.relation)
      const {identifier, identifier_type: stated, note} = work
      return relation ? [{relation, ...identified(identifier, stated), note}] : []
    }),
    deposit: readDeposit({values, keys}, doi)
  }
}

function readDeposit(
  {values, keys}: Pick<Fields, 'values' | 'keys'>,
  doi: (value: string | undefined, path: Path) => Doi | undefined
): Metadata['deposit'] {
  if (!values.deposit) return undefined
  const {landing_page: landingPage, file_url: fileUrl, crossmark_policy: policy, ...others} = values.deposit
  const path = [...(keys.deposit ?? ['deposit']), 'crossmark_policy']
  return {...others, landingPage, fileUrl, crossmarkPolicy: doi(policy, path)}
}

/** An identifier with its type: as stated, else by its form. */
function identified(
  text: string,
  stated: IdentifierType | undefined
): Pick<RelatedWork, 'identifier' | 'identifierType'> {
  const doi = parseDoi(text)
  const arxiv = /^(?:https?:\/\/arxiv\.org\/abs\/|arxiv:\s*)(\S+)$/iu.exec(text)?.[1]
  if (doi && (!stated || stated === 'doi')) return {identifier: doi, identifierType: 'doi'}
  if (arxiv && (!stated || stated === 'arxiv')) return {identifier: arxiv, identifierType: 'arxiv'}
  if (stated) return {identifier: text, identifierType: stated}
  if (/^swh:1:/u.test(text)) return {identifier: text, identifierType: 'swhid'}
  const issn = parseIssn(text)
  if (issn) return {identifier: issn, identifierType: 'issn'}
  if (/^(?:isbn:?\s*)?97[89][-\s]?(?:\d[-\s]?){9}\d$/iu.test(text))
    return {identifier: text.replace(/^isbn:?\s*/iu, ''), identifierType: 'isbn'}
  return {identifier: text, identifierType: /^https?:\/\//iu.test(text) ? 'url' : 'other'}
}
