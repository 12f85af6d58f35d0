import * as z from 'zod'
import {affiliationAliases, aliases, authorAliases, groups, unused, unusedInside} from './aliases.js'
import {schema} from './schema.js'

type JsonSchema = z.core.JSONSchema.JSONSchema

/**
 * The front matter's schema as JSON Schema (draft 7, which editors know), for
 * completion and marks while an author types: the fields, their spellings in
 * other tools, and those that Colophon has no use for. What `shapes.ts`
 * understands besides may be marked there though a build takes it.
 */
export function frontMatterSchema(): JsonSchema {
  const made = jsonSchemaOf(schema)
  const {authors, affiliations} = made.properties as Record<string, JsonSchema>
  for (const people of [authors, affiliations]) if (people) spellInside(people)
  spell(made, aliases, [...unused, ...groups])
  return {...made, title: 'Front matter of a manuscript for Colophon'}
}

/** A schema as JSON Schema of what is written, before it is read. */
export function jsonSchemaOf(type: z.ZodType): JsonSchema {
  return z.toJSONSchema(type, {io: 'input', target: 'draft-7', unrepresentable: 'any'}) as JsonSchema
}

/** Admit other tools' spellings in each author and affiliation, wherever the two stand. */
function spellInside(part: JsonSchema): void {
  if (part.properties?.['roles']) spell(part, authorAliases, unusedInside)
  else if (part.properties?.['ror']) spell(part, affiliationAliases, unusedInside)
  const inner = [part.items, part.anyOf, Object.values(part.properties ?? {})].flat()
  for (const one of inner) if (one && typeof one === 'object') spellInside(one as JsonSchema)
}

/**
 * Admit in an object its own names with `-` for `_`, the other names of its
 * properties, shaped as the tool they come from likes, and names that say
 * nothing. As patterns: an editor takes them, and offers the field's own name.
 */
function spell(object: JsonSchema, others: Record<string, string>, idle: Iterable<string>): void {
  const own = Object.entries(object.properties ?? {})
  const hyphened = own.filter(([name]) => name.includes('_'))
  const foreign = [...Object.keys(others), ...idle].filter((name) => !(name in (object.properties ?? {})))
  const names = foreign.map((name) => name.replaceAll('_', '[-_]'))
  object.patternProperties = {
    ...Object.fromEntries(hyphened.map(([name, field]) => [`^${name.replaceAll('_', '-')}$`, field])),
    [`^(?:${[...new Set(names)].join('|')})$`]: {description: 'Of another tool'}
  } as NonNullable<JsonSchema['patternProperties']>
}
