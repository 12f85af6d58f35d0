/** TeX's accent commands → combining marks. */
const marks: Record<string, string> = {
  __proto__: null as never,
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331'
}
const letters: Record<string, string> = {
  __proto__: null as never,
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ'
}

/** Text whose accented letters are written in TeX, `G{\"o}del`, `\v{C}ech`, with the letters themselves. */
export function readTexAccents(text: string): string {
  return text
    .replace(
      /\{?\\(?:([`'^~=."])\s*|([uvHcdbkr])(?=\{|\s|\\i))\s*(?:\{\s*(\\?\p{L})\s*\}|(\\?\p{L}))\}?/gu,
      (whole, sign?: string, command?: string, braced?: string, bare?: string) => {
        const letter = (braced ?? bare ?? '').replace('\\', '')
        const mark = marks[sign ?? command ?? '']
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
      (whole, one?: string, two?: string) => letters[one ?? two ?? ''] ?? whole
    )
}
