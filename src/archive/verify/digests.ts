import {createHash} from 'node:crypto'
import type {Store} from '../../environment/store.js'

/** Digest algorithms of OCFL 1.1 §3.4 and extension 0009 that can be computed here, by their names there. */
const algorithms: Record<string, {node: string; digits: number}> = {
  md5: {node: 'md5', digits: 32},
  sha1: {node: 'sha1', digits: 40},
  sha256: {node: 'sha256', digits: 64},
  sha512: {node: 'sha512', digits: 128},
  'sha512/256': {node: 'sha512-256', digits: 64},
  'blake2b-512': {node: 'blake2b512', digits: 128}
}

/** Algorithms that are known by name only: their values are not checked (E028). */
const knownByName = new Set(['blake2b-160', 'blake2b-256', 'blake2b-384', 'size', 'crc32'])

export function isAlgorithm(name: string): boolean {
  return Object.hasOwn(algorithms, name) || knownByName.has(name)
}

export function canCompute(name: string): boolean {
  return Object.hasOwn(algorithms, name)
}

/** Whether a text has the form of a digest: hex, of the right length. */
export function isDigest(text: string, name: string): boolean {
  const digits = algorithms[name]?.digits
  return digits === undefined || (text.length === digits && /^[\da-f]+$/iu.test(text))
}

/** Digests of a file, read once, in pieces; in lower-case hex, by algorithm. */
export async function digestsOfFile(
  store: Store,
  path: string,
  names: Iterable<string>,
  progress: (bytes: number) => void = () => {}
): Promise<Map<string, string>> {
  const hashes = [...new Set(names)].flatMap((name) => {
    const algorithm = algorithms[name]
    return algorithm ? [{name, hash: createHash(algorithm.node)}] : []
  })
  for await (const piece of store.stream(path)) {
    for (const {hash} of hashes) hash.update(piece)
    progress(piece.byteLength)
  }
  return new Map(hashes.map(({name, hash}) => [name, hash.digest('hex')]))
}
