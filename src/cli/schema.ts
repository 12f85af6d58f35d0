import {frontMatterSchema, jsonSchemaOf} from '../read/front-matter/json-schema.js'
import {templateSchema} from '../read/template-settings.js'

/** `colophon schema`: the JSON Schema of a front matter or of `template.yaml`, to stdout. */
export function schema(of: 'manuscript' | 'template'): number {
  const made = of === 'manuscript' ? frontMatterSchema() : jsonSchemaOf(templateSchema)
  process.stdout.write(`${JSON.stringify(made, null, 2)}\n`)
  return 0
}
