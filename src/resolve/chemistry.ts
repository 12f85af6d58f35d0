import type Temml from 'temml'

/** Whether a formula asks for the package mhchem. */
export const chemistry = /\\(?:ce|pu)(?![A-Za-z])/u

/** Teach the converter `\ce` and `\pu`: the extension looks for it as a global, so it is one for as long as that takes. */
export async function addChemistry(temml: typeof Temml): Promise<void> {
  const world = globalThis as {temml?: typeof Temml}
  world.temml = temml
  try {
    await import('temml/contrib/mhchem/mhchem.js')
  } finally {
    delete world.temml
  }
}

/** A chemical formula read aloud is what the author typed: `H2O`. `undefined` for any other. */
export function chemicalWords(tex: string): string | undefined {
  return /^\s*\\(?:ce|pu)\s*\{([^{}]+)\}\s*$/u.exec(tex)?.[1]?.replace(/\s+/gu, ' ').trim()
}
