import type {Rule} from '../rule.js'

/** Editions, and the store that keeps them. */
export const archiveRules = {
  // Sealing
  'edition-doi-missing': {
    reason: 'Missing DOI: an edition is kept under its DOI',
    note: 'Add `doi: 10.…` to the front matter; a DOI that is reserved and not yet registered will do.',
    fatal: true
  },
  'edition-date-missing': {
    reason: 'Missing date of the edition',
    note: 'Add `date: 2024-12-18` to the front matter, or seal with `--date 2024-12-18`.',
    fatal: true
  },
  'edition-strict': {
    reason: 'Cannot seal with $1',
    note: 'Put them right; or seal with `--allow-warnings`: then they stand in the edition’s record.',
    fatal: true
  },
  'edition-source-changed': {
    reason: 'Cannot seal: `$1` changed while it was built',
    note: 'Seal again.',
    fatal: true
  },

  // Verifying
  'ocfl-error': {reason: 'Expected $1 (OCFL $2)', note: 'The store is damaged here: $3', fatal: true},
  'ocfl-warning': {reason: 'Expected $1 (OCFL $2)', note: '$3', fatal: false},
  'bag-error': {
    reason: 'Expected $1 (RFC 8493 §$2)',
    note: 'The bag is not as it was packed: ask for it again, or take this file from another copy.',
    fatal: true
  },
  'bag-warning': {
    reason: 'Expected $1 (RFC 8493 §$2)',
    note: 'The bag is valid; who made it may mend this in the next one.',
    fatal: false
  },
  'store-leftover': {
    reason: 'Unexpected leftover of an interrupted seal',
    note: 'Run `colophon archive verify --repair`: the edition is completed if all of it is there, and removed otherwise.',
    fatal: false
  },
  'signature-bad': {
    reason: 'Expected a valid signature of $1: $2',
    note: 'Inventory or signature was changed. Compare with another copy of the store.',
    fatal: true
  },
  'signature-missing': {
    reason: 'Missing signature of $1 by $2',
    note: 'Its record says that it was signed: the signature was removed. Compare with another copy of the store.',
    fatal: true
  },
  'signature-untrusted': {
    reason: 'Unexpected signer of $1: $2',
    note: 'The signature is right, but nobody vouches for the key. If you trust it, add it to the file of `--trust`.',
    fatal: false
  },
  'edition-unsigned': {
    reason: 'Missing signature of $1',
    note: 'With `--trust` every edition should be signed; those sealed without `--key` are not.',
    fatal: false
  },
  'attestation-differs': {
    reason: 'Expected edition $1 as attested, sha512 $2: found $3',
    note: 'The store was changed or rolled back after the attestation, or it is another store.',
    fatal: true
  },
  'attestation-unreadable': {
    reason: 'Cannot find an attestation in $1',
    note: 'It reads `doi:10.… edition 1 2024-12-18 sha512:…`, with 128 digits.',
    fatal: true
  },
  'rebuild-differs': {
    reason: 'Expected `$1` as sealed when it is built again: it differs from byte $2 on',
    note: 'Sealed by Colophon $3, built by Colophon $4.',
    fatal: true
  },
  'rebuild-failed': {
    reason: 'Cannot build $1 again: $2',
    note: 'Sealed by Colophon $3, built by Colophon $4.',
    fatal: true
  },
  'rebuild-other-version': {
    reason: 'Cannot compare `$1` byte by byte: it was sealed by Colophon $2, and this is $3',
    note: 'It was built, and differs. To compare, install that version.',
    fatal: false
  },
  'rebuild-other-browser': {
    reason: 'Cannot compare `$1`: it was printed by $2, and here is $3',
    note: 'To compare, verify where that browser is.',
    fatal: undefined
  },
  'rebuild-no-record': {
    reason: 'Cannot build $1 again: it holds no record of Colophon',
    fatal: undefined
  },
  'figure-not-drawn': {
    reason: 'Cannot draw `$1` as TIFF: $2',
    note: 'It is packed as it is; PubMed Central may refuse it. Save the figure anew as PNG.',
    fatal: false
  },
  'transfer-left-out': {
    reason: 'Left out `transfer.xml`: $1',
    note: '$2',
    fatal: undefined
  }
} as const satisfies Record<string, Rule>
