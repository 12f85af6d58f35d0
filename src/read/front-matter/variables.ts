import {VFile} from 'vfile'
import type {FrontMatterSource} from '../../model/index.js'
import {readYaml} from './yaml.js'

/** Levels of fields within fields that a text may call. */
const depthLimit = 5

/**
 * What a text may call by name: every word, number and switch of its front matter, by
 * path, `params.n`. MyST's `substitutions` may stand under `myst` too.
 */
export function readVariables(source: FrontMatterSource): Map<string, string> {
  const variables = new Map<string, string>()
  const gather = (value: unknown, path: string, depth: number) => {
    if (/^(?:string|number|boolean)$/u.test(typeof value))
      variables.set(path.replace(/^myst\.(?=substitutions\.)/u, ''), String(value))
    if (typeof value !== 'object' || value === null || depth > depthLimit) return
    for (const [key, inner] of Object.entries(value)) gather(inner, path ? `${path}.${key}` : key, depth + 1)
  }
  // What is wrong in it is told where its fields are read.
  gather(readYaml(source, new VFile()).value, '', 0)
  return variables
}
