/** Names before numbers, told from the words around them: `see Fig. 1`. */
import {allNames, type CrossReference, type NumberedKind, namesFor} from '../model/index.js'

const named = Object.keys(namesFor('en')) as NumberedKind[]

/** A name before a number in any language; authors mix them. */
const anyName = Object.fromEntries(
  named.map((kind) => {
    const source = [...new Set(allNames().flatMap((names) => names[kind]))]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replaceAll('.', '\\.'))
      .join('|')
    return [kind, source]
  })
) as Record<NumberedKind, string>

const before = compile(
  (names) => new RegExp(`(?:^|[^\\p{L}]|(?<=\\p{Script=Han}))(?:${names})[\\s~]*\\(?$`, 'iu')
)
/** A name is no part of a longer one: `Fig` of `Figuur 1`. */
const leading = compile((names) => new RegExp(`^(?:${names})(?![\\p{Ll}\\p{M}])\\s*`, 'iu'))

function compile(pattern: (names: string) => RegExp): Record<NumberedKind, RegExp> {
  return Object.fromEntries(Object.entries(anyName).map(([kind, names]) => [kind, pattern(names)])) as Record<
    NumberedKind,
    RegExp
  >
}

/** Whether text ends in the name of such a thing: `see Fig. `. */
export function endsInName(kind: CrossReference['kind'], text: string): boolean {
  return isNamed(kind) && before[kind].test(text.slice(-40))
}

/** Name and number of a label: `Figure 1`, `图1`, `2.1`. */
export function splitLabel(kind: CrossReference['kind'], label: string): {name?: string; number: string} {
  // Of statements the label knows the name: `Theorem 1`.
  const statement = kind === 'statement' ? /^(\P{N}+?)\s*(\d[\d.]*)$/u.exec(label) : null
  if (statement) return {name: statement[1], number: statement[2] as string}
  const found = isNamed(kind) ? leading[kind].exec(label) : null
  if (!found || found[0].length === label.length) {
    // A name that the author gave: `Quadro 1`.
    const [, name, number] = /^(\p{L}[^\d]*?)[ \u00A0](\(?[A-Z]?\d[\w.-]*\)?)$/u.exec(label) ?? []
    return name && number ? {name, number} : {number: label}
  }
  return {name: found[0].trim(), number: label.slice(found[0].length)}
}

export function isNamed(kind: CrossReference['kind']): kind is NumberedKind {
  return (named as string[]).includes(kind)
}
