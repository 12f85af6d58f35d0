declare module 'tar-fs' {
  import type {Writable} from 'node:stream'
  /** Unpack a tar stream into a folder. */
  export function extract(folder: string, options?: {chown?: boolean}): Writable
}
