import {createHash} from 'node:crypto'

/**
 * Software Heritage identifiers (ISO/IEC 18670), which are Git's object names:
 * who has the files finds the identifier with `git hash-object` and `git write-tree`.
 */

/** `swh:1:cnt:…` of a file's bytes. */
export function contentSwhid(bytes: Uint8Array): string {
  return `swh:1:cnt:${gitName('blob', bytes).toString('hex')}`
}

/** `swh:1:dir:…` of files by path, none executable. */
export function directorySwhid(files: Iterable<[path: string, bytes: Uint8Array]>): string {
  const root: Folder = new Map()
  for (const [path, bytes] of files) {
    const parts = path.split('/')
    const name = parts.pop() as string
    let folder = root
    for (const part of parts) {
      const inner = folder.get(part)
      const next = inner instanceof Map ? inner : new Map()
      folder.set(part, next)
      folder = next
    }
    folder.set(name, gitName('blob', bytes))
  }
  return `swh:1:dir:${treeName(root).toString('hex')}`
}

type Folder = Map<string, Folder | Buffer>

/** Git sorts by bytes, folders as if their names ended in `/`. */
function treeName(folder: Folder): Buffer {
  const entries = [...folder].map(([name, entry]) => {
    const isFolder = entry instanceof Map
    return {
      key: Buffer.from(isFolder ? `${name}/` : name),
      row: Buffer.concat([
        Buffer.from(`${isFolder ? '40000' : '100644'} ${name}\0`),
        isFolder ? treeName(entry) : entry
      ])
    }
  })
  entries.sort((a, b) => Buffer.compare(a.key, b.key))
  return gitName('tree', Buffer.concat(entries.map(({row}) => row)))
}

function gitName(type: 'blob' | 'tree', bytes: Uint8Array): Buffer {
  return createHash('sha1').update(`${type} ${bytes.byteLength}\0`).update(bytes).digest()
}
