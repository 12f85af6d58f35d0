import {statementPrefixes} from '../model/index.js'

/** Kinds of statement, and what each is called, by primary language subtag. */
const names: Record<string, Record<string, string>> = {
  __proto__: null as never,
  en: {
    theorem: 'Theorem',
    lemma: 'Lemma',
    corollary: 'Corollary',
    proposition: 'Proposition',
    conjecture: 'Conjecture',
    definition: 'Definition',
    example: 'Example',
    exercise: 'Exercise',
    solution: 'Solution',
    remark: 'Remark',
    algorithm: 'Algorithm',
    axiom: 'Axiom',
    assumption: 'Assumption',
    hypothesis: 'Hypothesis',
    claim: 'Claim',
    criterion: 'Criterion',
    observation: 'Observation',
    property: 'Property',
    proof: 'Proof'
  },
  de: {
    theorem: 'Satz',
    lemma: 'Lemma',
    corollary: 'Korollar',
    proposition: 'Proposition',
    conjecture: 'Vermutung',
    definition: 'Definition',
    example: 'Beispiel',
    exercise: 'Aufgabe',
    solution: 'Lösung',
    remark: 'Bemerkung',
    algorithm: 'Algorithmus',
    axiom: 'Axiom',
    assumption: 'Annahme',
    hypothesis: 'Hypothese',
    claim: 'Behauptung',
    criterion: 'Kriterium',
    observation: 'Beobachtung',
    property: 'Eigenschaft',
    proof: 'Beweis'
  },
  fr: {
    theorem: 'Théorème',
    lemma: 'Lemme',
    corollary: 'Corollaire',
    proposition: 'Proposition',
    conjecture: 'Conjecture',
    definition: 'Définition',
    example: 'Exemple',
    exercise: 'Exercice',
    solution: 'Solution',
    remark: 'Remarque',
    algorithm: 'Algorithme',
    axiom: 'Axiome',
    assumption: 'Supposition',
    hypothesis: 'Hypothèse',
    claim: 'Affirmation',
    criterion: 'Critère',
    observation: 'Observation',
    property: 'Propriété',
    proof: 'Démonstration'
  },
  es: {
    theorem: 'Teorema',
    lemma: 'Lema',
    corollary: 'Corolario',
    proposition: 'Proposición',
    conjecture: 'Conjetura',
    definition: 'Definición',
    example: 'Ejemplo',
    exercise: 'Ejercicio',
    solution: 'Solución',
    remark: 'Observación',
    algorithm: 'Algoritmo',
    axiom: 'Axioma',
    assumption: 'Suposición',
    hypothesis: 'Hipótesis',
    claim: 'Afirmación',
    criterion: 'Criterio',
    observation: 'Observación',
    property: 'Propiedad',
    proof: 'Demostración'
  },
  zh: {
    theorem: '定理',
    lemma: '引理',
    corollary: '推论',
    proposition: '命题',
    conjecture: '猜想',
    definition: '定义',
    example: '例',
    exercise: '练习',
    solution: '解',
    remark: '注',
    algorithm: '算法',
    axiom: '公理',
    assumption: '假设',
    hypothesis: '假说',
    claim: '断言',
    criterion: '判据',
    observation: '观察',
    property: '性质',
    proof: '证明'
  }
}

/** The kind of statement that classes or an id name; `undefined` when they name none. */
export function statementKind(classes: string[], id: string | undefined): string | undefined {
  const named = classes.map((name) => name.toLowerCase().replace(/^prf:/u, ''))
  const found = named.find((name) => Object.hasOwn(names['en'] ?? {}, name))
  const prefix = /^([a-z]{3})[:-]/u.exec(id ?? '')?.[1] ?? ''
  return found ?? (Object.hasOwn(statementPrefixes, prefix) ? statementPrefixes[prefix] : undefined)
}

/** What a kind is called, `Theorem`; in English where the language is not known. */
export function statementName(kind: string, language: string): string {
  const own = names[language.toLowerCase().split('-')[0] as string]
  return own?.[kind] ?? names['en']?.[kind] ?? kind
}
