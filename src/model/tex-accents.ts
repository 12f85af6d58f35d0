import {texAccents, texLetters} from './tex-signs.js'

/** Text whose accented letters are written in TeX, `G{\"o}del`, `\v{C}ech`, with the letters themselves. */
export function readTexAccents(text: string): string {
  return text
    .replace(
      /\{?\\(?:([`'^~=."])\s*|([uvHcdbkr])(?=\{|\s|\\i))\s*(?:\{\s*(\\?\p{L})\s*\}|(\\?\p{L}))\}?/gu,
      (whole, sign?: string, command?: string, braced?: string, bare?: string) => {
        const letter = (braced ?? bare ?? '').replace('\\', '')
        const mark = texAccents[sign ?? command ?? '']
        if (!mark || !letter) return whole
        const open = whole.startsWith('{')
        const surplus = whole.endsWith('}') && !open && braced === undefined ? '}' : ''
        // Its own brace closed; an outer one stays for what opened it.
        const unclosed = open && !/\}\}$|[^{}]\}$/u.test(whole) ? '{' : ''
        return unclosed + (letter + mark).normalize('NFC') + surplus
      }
    )
    .replace(
      /\{\\(ss|o|O|l|L|aa|AA|ae|AE|oe|OE|i|j|dh|DH|th|TH)\s*\}|\\(ss|o|O|l|L|aa|AA|ae|AE|oe|OE|i|j|dh|DH|th|TH)(?:\{\}|\s+|(?![A-Za-z]))/gu,
      (whole, one?: string, two?: string) => texLetters[one ?? two ?? ''] ?? whole
    )
}
