/**
 * Addresses as pages print them, as the source of a pattern.
 *
 * Their parts are no longer than RFC 5321 §4.5.3.1 lets them be, and begin where a word does: a text without a blank
 * takes no longer than another.
 */
export const emailSource = String.raw`(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+`

/** The same with blanks beside the sign and before points, as extractions leave it: `ada .bell @tides .example`. */
export const spacedEmailSource = String.raw`(?<![\w.+-])[\w+-]{1,64}(?:\s?\.[\w+-]{1,64}){0,6}\s?@\s?[\w-]{1,63}(?:\s?\.[\w-]{1,63})+`
