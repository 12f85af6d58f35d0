import type {Environment} from '../environment/environment.js'
import {onceOf, readPackageFile} from './packages.js'

/** Temml's sheet for its MathML, without its own font: templates name theirs. */
export function mathStyles(environment: Environment): Promise<string> {
  return onceOf('styles of mathematics', environment, async () => {
    const bytes = await readPackageFile('temml', 'dist/Temml-STIX2.css', environment)
    return new TextDecoder()
      .decode(bytes)
      .replace(/\/\*[\s\S]*?\*\//gu, '')
      .replace(/@font-face\s*\{[^}]*\}/gu, '')
      .replace(/math\s*\{\s*font-family:[^}]*\}/gu, '')
  })
}
