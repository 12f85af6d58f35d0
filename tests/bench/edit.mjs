import {readFileSync, writeFileSync} from 'node:fs'

/** Writes a manuscript with a new paragraph after its first heading, another one at each call: as a person writes. */
export function editor(path) {
  const text = readFileSync(path, 'utf8')
  let edits = 0
  return () => {
    edits += 1
    const edited = text.replace(
      /^# .*$/mu,
      (heading) => `${heading}\n\nThis is edit number ${edits} of the benchmark.`
    )
    writeFileSync(path, edited)
  }
}
