/**
 * Addresses as pages print them, as the source of a pattern.
 *
 * Their parts are no longer than RFC 5321 §4.5.3.1 lets them be, and begin where a word does: a text without a blank
 * takes no longer than another.
 */
export const emailSource = String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+`

/** The same with a blank on each side of the sign, as extractions leave it. */
export const spacedEmailSource = emailSource.replace('@', String.raw`\s?@\s?`)
