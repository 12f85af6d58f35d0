/** Strings and numbers as SSH writes them (RFC 4251 §5). */

export function sshString(data: Uint8Array | string): Buffer {
  const bytes = Buffer.from(data as Uint8Array)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.byteLength)
  return Buffer.concat([length, bytes])
}

export function sshNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Reads from the front of bytes. All throw a `RangeError` where the bytes end too early. */
export function sshReader(bytes: Uint8Array): {
  number(): number
  string(): Buffer
  bytes(length: number): Buffer
  isAtEnd(): boolean
} {
  const data = Buffer.from(bytes)
  let at = 0
  const take = (length: number) => {
    if (at + length > data.byteLength) throw new RangeError('Unexpected end')
    at += length
    return data.subarray(at - length, at)
  }
  const number = () => take(4).readUInt32BE()
  return {number, string: () => take(number()), bytes: take, isAtEnd: () => at === data.byteLength}
}

/** Text between `-----BEGIN …-----` and `-----END …-----`, decoded; `undefined`: there is none. */
export function unarmour(text: string, label: string): Buffer | undefined {
  const start = text.indexOf(`-----BEGIN ${label}-----`)
  const end = text.indexOf(`-----END ${label}-----`)
  if (start < 0 || end < start) return undefined
  return Buffer.from(text.slice(start + label.length + 16, end), 'base64')
}

export function armour(bytes: Uint8Array, label: string): string {
  const lines =
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,70}/gu) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
