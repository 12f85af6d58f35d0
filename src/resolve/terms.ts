import type {CrossReference} from '../model/index.js'

type Named = Extract<CrossReference['kind'], 'figure' | 'table' | 'equation' | 'section' | 'listing'>

/** Names of numbered things: one, several, then the other forms authors write before a number. */
export type Names = Record<Named, string[]>

const en: Names = {
  figure: ['Figure', 'Figures', 'Fig.', 'Figs.', 'Fig', 'Figs'],
  table: ['Table', 'Tables', 'Tab.', 'Tbl.'],
  equation: ['Equation', 'Equations', 'Eq.', 'Eqs.', 'Eqn.', 'Eqns.', 'Eq', 'Eqs'],
  section: ['Section', 'Sections', 'Sec.', 'Secs.', 'Sect.', 'Appendix', 'Chapter', '§', '§§'],
  listing: ['Listing', 'Listings']
}

/** By primary language subtag of RFC 5646; `zh-hant` where the script is told. */
const languages: Record<string, Names> = {
  en,
  de: {
    figure: ['Abbildung', 'Abbildungen', 'Abb.'],
    table: ['Tabelle', 'Tabellen', 'Tab.'],
    equation: ['Gleichung', 'Gleichungen', 'Gl.', 'Gln.', 'Glg.'],
    section: ['Abschnitt', 'Abschnitte', 'Abschnitten', 'Abschn.', 'Kapitel', 'Kap.', 'Anhang'],
    listing: ['Listing', 'Listings', 'Quelltext']
  },
  fr: {
    figure: ['Figure', 'Figures', 'Fig.'],
    table: ['Tableau', 'Tableaux', 'Tab.'],
    equation: ['Équation', 'Équations', 'Éq.', 'Eq.'],
    section: ['Section', 'Sections', 'Annexe', 'Chapitre'],
    listing: ['Listing', 'Listings', 'Code']
  },
  es: {
    figure: ['Figura', 'Figuras', 'Fig.', 'Figs.'],
    table: ['Tabla', 'Tablas', 'Cuadro', 'Cuadros'],
    equation: ['Ecuación', 'Ecuaciones', 'Ec.', 'Ecs.'],
    section: ['Sección', 'Secciones', 'Sec.', 'Apartado', 'Anexo'],
    listing: ['Listado', 'Listados', 'Código']
  },
  pt: {
    figure: ['Figura', 'Figuras', 'Fig.', 'Figs.'],
    table: ['Tabela', 'Tabelas', 'Tab.'],
    equation: ['Equação', 'Equações', 'Eq.'],
    section: ['Seção', 'Seções', 'Secção', 'Secções', 'Apêndice'],
    listing: ['Listagem', 'Listagens']
  },
  it: {
    figure: ['Figura', 'Figure', 'Fig.'],
    table: ['Tabella', 'Tabelle', 'Tab.'],
    equation: ['Equazione', 'Equazioni', 'Eq.'],
    section: ['Sezione', 'Sezioni', 'Sez.', 'Appendice'],
    listing: ['Listato', 'Listati']
  },
  zh: {
    figure: ['图', '图'],
    table: ['表', '表'],
    equation: ['式', '式', '公式', '方程'],
    section: ['第', '第', '节', '章节'],
    listing: ['代码', '代码', '列表']
  },
  'zh-hant': {
    figure: ['圖', '圖'],
    table: ['表', '表'],
    equation: ['式', '式', '公式', '方程'],
    section: ['第', '第', '節', '章節'],
    listing: ['程式碼', '程式碼', '列表']
  },
  ja: {
    figure: ['図', '図'],
    table: ['表', '表'],
    equation: ['式', '式', '数式'],
    section: ['第', '第', '節', '付録'],
    listing: ['リスト', 'リスト']
  }
}

/** Names in a language; English where it is not known. */
export function namesFor(language: string): Names {
  const tag = language.toLowerCase()
  const traditional = /^zh-(?:hant|tw|hk|mo)\b/u.test(tag)
  return languages[traditional ? 'zh-hant' : (tag.split('-')[0] as string)] ?? en
}

/** What follows the number of a section where the name frames it: `第2节`. */
export function sectionEnding(language: string): string {
  const tag = language.toLowerCase()
  if (/^ja\b|^zh-(?:hant|tw|hk|mo)\b/u.test(tag)) return '節'
  return /^zh\b/u.test(tag) ? '节' : ''
}

/** A name before a number in any language; authors mix them. */
const anyName = Object.fromEntries(
  (Object.keys(en) as Named[]).map((kind) => {
    const forms = new Set([en, ...Object.values(languages)].flatMap((names) => names[kind]))
    const source = [...forms]
      .sort((a, b) => b.length - a.length)
      .map((form) => form.replaceAll('.', '\\.'))
      .join('|')
    return [kind, source]
  })
) as Record<Named, string>

const before = compile(
  (names) => new RegExp(`(?:^|[^\\p{L}]|(?<=\\p{Script=Han}))(?:${names})[\\s~]*\\(?$`, 'iu')
)
const leading = compile((names) => new RegExp(`^(?:${names})\\s*`, 'iu'))

function compile(pattern: (names: string) => RegExp): Record<Named, RegExp> {
  return Object.fromEntries(Object.entries(anyName).map(([kind, names]) => [kind, pattern(names)])) as Record<
    Named,
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
  if (!found || found[0].length === label.length) return {number: label}
  return {name: found[0].trim(), number: label.slice(found[0].length)}
}

export function isNamed(kind: CrossReference['kind']): kind is Named {
  return Object.hasOwn(en, kind)
}
