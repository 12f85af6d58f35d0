/** Units and prefixes of siunitx, by command (BIPM, The International System of Units, tables 2 to 8). */
const units: Record<string, string> = {
  __proto__: null as never,
  metre: 'm',
  meter: 'm',
  second: 's',
  gram: 'g',
  ampere: 'A',
  kelvin: 'K',
  mole: 'mol',
  candela: 'cd',
  hertz: 'Hz',
  newton: 'N',
  pascal: 'Pa',
  joule: 'J',
  watt: 'W',
  coulomb: 'C',
  volt: 'V',
  farad: 'F',
  ohm: 'Ω',
  siemens: 'S',
  weber: 'Wb',
  tesla: 'T',
  henry: 'H',
  lumen: 'lm',
  lux: 'lx',
  becquerel: 'Bq',
  gray: 'Gy',
  sievert: 'Sv',
  celsius: '°C',
  degreeCelsius: '°C',
  degree: '°',
  arcminute: '′',
  arcsecond: '″',
  radian: 'rad',
  steradian: 'sr',
  minute: 'min',
  hour: 'h',
  day: 'd',
  litre: 'L',
  liter: 'L',
  tonne: 't',
  hectare: 'ha',
  electronvolt: 'eV',
  dalton: 'Da',
  bar: 'bar',
  bel: 'B',
  decibel: 'dB',
  bit: 'bit',
  byte: 'B',
  percent: '%',
  angstrom: 'Å',
  astronomicalunit: 'au',
  parsec: 'pc',
  erg: 'erg',
  gauss: 'G',
  yocto: 'y',
  zepto: 'z',
  atto: 'a',
  femto: 'f',
  pico: 'p',
  nano: 'n',
  micro: 'µ',
  milli: 'm',
  centi: 'c',
  deci: 'd',
  deca: 'da',
  hecto: 'h',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  peta: 'P',
  exa: 'E',
  kibi: 'Ki',
  mebi: 'Mi',
  gibi: 'Gi'
}
const short =
  'kg mg um nm mm cm km ms us ns ps kHz MHz GHz kPa MPa GPa mV kV mA kW MW GW MeV keV GeV TeV eV kJ'
for (const name of short.split(' ')) units[name] = name.replace(/^u/u, 'µ')

const prefixes =
  /^(?:yocto|zepto|atto|femto|pico|nano|micro|milli|centi|deci|deca|hecto|kilo|mega|giga|tera|peta|exa|[kmg]ibi|mebi)$/u
const powers: Record<string, number> = {square: 2, cubic: 3, squared: 2, cubed: 3}

const group = String.raw`\s*\{((?:[^{}]|\{[^{}]*\})*)\}`
const command = new RegExp(
  String.raw`\\(?:(SI|qty)(?:\[[^\]]*\])?${group}${group}|(si|unit)(?:\[[^\]]*\])?${group}|(num|ang)(?:\[[^\]]*\])?${group})`,
  'gu'
)

/** Numbers and units of the package siunitx as plain TeX: `\qty{5}{\kilo\metre\per\second}`. */
export function plainUnits(tex: string): string {
  if (!/\\(?:SI|si|qty|unit|num|ang)(?![A-Za-z])/u.test(tex)) return tex
  return tex.replace(
    command,
    (_, _1, quantity?: string, unit?: string, _2?: string, alone?: string, kind?: string, bare?: string) => {
      if (bare !== undefined) return kind === 'ang' ? `${number(bare)}°` : number(bare)
      if (alone !== undefined) return unitsOf(alone)
      const written = unitsOf(unit ?? '')
      return `${number(quantity ?? '')}${/^\\mathrm\{[°′″]\}$/u.test(written) ? '' : '\\,'}${written}`
    }
  )
}

/** `1.2e-3`, `1.2 +- 0.1`, `1.2(3)` */
function number(source: string): string {
  return source
    .trim()
    .replace(/\+-|\\pm(?![A-Za-z])/gu, '\\pm ')
    .replace(
      /(\d)\s*[eEdD]\s*([+-]?\d+)/gu,
      (_, digit: string, power: string) => `${digit}\\times 10^{${power.replace('+', '')}}`
    )
}

/** `\kilo\metre\per\second\squared` as roman signs with powers; what is not of this form stays as it is. */
function unitsOf(source: string): string {
  const names = source.match(/\\[A-Za-z]+(?:\{[^{}]*\})?/gu) ?? []
  if (names.length === 0) return `\\mathrm{${source.trim().replace(/[.~]/gu, '\\,')}}`
  const parts: string[] = []
  let below = false
  let power = 1
  let sign = ''
  for (const name of names) {
    const word = /^\\([A-Za-z]+)/u.exec(name)?.[1] as string
    const given = Number(/\{\s*(-?\d+)\s*\}/u.exec(name)?.[1])
    if (word === 'per') below = true
    else if (word === 'tothe' || word === 'squared' || word === 'cubed') raise(parts, powers[word] ?? given)
    else if (powers[word]) power = powers[word]
    else if (prefixes.test(word)) sign = units[word] as string
    else {
      const exponent = power * (below ? -1 : 1)
      parts.push(`\\mathrm{${sign}${units[word] ?? word}}${exponent === 1 ? '' : `^{${exponent}}`}`)
      ;[below, power, sign] = [false, 1, '']
    }
  }
  return parts.join('\\,')
}

function raise(parts: string[], by: number): void {
  const last = parts.pop()
  if (last === undefined || !Number.isFinite(by)) return
  const [, base, power = '1'] = /^(.*?)(?:\^\{(-?\d+)\})?$/u.exec(last) as RegExpExecArray
  parts.push(`${base}^{${Number(power) * by}}`)
}
