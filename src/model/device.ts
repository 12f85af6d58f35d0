/**
 * Whether Windows takes a file name, whatever its extension, for a device.
 *
 * @see https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */
export function isDevice(name: string): boolean {
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name)
}
