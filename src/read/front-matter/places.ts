import type {Point} from 'unist'
import {VFile} from 'vfile'
import type {Manuscript} from '../../model/index.js'
import {readFields} from './fields.js'
import type {FieldName} from './schema.js'
import {type Path, readMetadata} from './yaml.js'

/**
 * Where each field stands in the manuscript, under whatever spelling; where it
 * is not there yet, the front matter's first line. `undefined`: the manuscript
 * has no front matter of its own, as JATS has none.
 */
export function fieldPlaces(manuscript: Manuscript): (path: Path) => Point | undefined {
  // What is to be said of the fields was said when they were read.
  const aside = new VFile()
  const yaml = readMetadata(manuscript, aside)
  const {keys} = readFields(yaml, aside)
  const {frontMatter, jats} = manuscript
  const first = jats ? undefined : {line: frontMatter.yaml ? frontMatter.line : 1, column: 1}
  return ([field, ...rest]) =>
    yaml.place([...(keys[field as FieldName] ?? [String(field)]), ...rest]) ?? first
}
