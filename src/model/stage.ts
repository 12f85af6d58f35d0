/**
 * Names of an article's stages: the one place that a revised list is entered.
 *
 * Front matter takes any code of the table, and every galley writes its name.
 * A stage of another list is a row here, with the list that defines it.
 */
export const stages = {
  AO: "Author's Original",
  SMUR: 'Submitted Manuscript Under Review',
  AM: 'Accepted Manuscript',
  P: 'Proof',
  VoR: 'Version of Record',
  CVoR: 'Corrected Version of Record',
  EVoR: 'Enhanced Version of Record'
} as const
export type Stage = keyof typeof stages
