/** Quarto's prefixes of ids, for what is stated and numbered as theorems are → its kind. */
export const statementPrefixes: Record<string, string> = {
  thm: 'theorem',
  lem: 'lemma',
  cor: 'corollary',
  prp: 'proposition',
  cnj: 'conjecture',
  def: 'definition',
  exm: 'example',
  exr: 'exercise',
  sol: 'solution',
  rem: 'remark',
  alg: 'algorithm'
}
