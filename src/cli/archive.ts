import {type Command, InvalidArgumentError, Option} from 'commander'
import {dialects, type GalleyFormat} from '../model/index.js'
import {jatsVersions} from '../render/jats/declaration.js'
import {exitCode} from './exit.js'

/** `colophon archive …`: what is told of each command, and which function does it. */
export function archiveCommands(program: Command, formats: (list: string) => GalleyFormat[]): void {
  const archive = program
    .command('archive')
    .description('keep editions: numbered, never changed, verifiable for decades')
    .addHelpText(
      'after',
      `
A store is a folder of OCFL 1.1 (https://ocfl.io/1.1/spec/): one object for each DOI, one version
for each edition. Any OCFL tool reads it; so does a person, with a text editor and sha512sum.

Examples:
  colophon archive seal paper.md --store editions     build, check, and add the next edition
  colophon archive list --store editions              what the store holds
  colophon archive show 10.1234/abc --store editions  the editions of one article
  colophon archive verify --store editions            every byte, and every rule of OCFL
  colophon archive restore v1 folder --store editions the source of edition 1, byte for byte
  colophon archive diff v1 v2 --store editions        what changed, word by word
  colophon archive export --bagit --store editions    a bag of each article's last edition

\`colophon archive help COMMAND\` tells more of each.`
    )
  const store = () => new Option('-s, --store <dir>', 'folder of the store').makeOptionMandatory()
  const json = () => new Option('--json', 'results as JSON lines on stdout')

  archive
    .command('seal')
    .description('build a manuscript, check it, and add its next edition to the store')
    .argument('[path...]', 'manuscript file or folder (default: ./manuscript)')
    .addOption(store())
    .option('-m, --message <text>', 'why this edition was made (default: "Edition 2")')
    .option('--user <name>', "who made it (default: the journal's publisher, or its title)")
    .option('--address <uri>', 'mail address or URI of who made it, such as an ORCID iD')
    .option('--date <date>', "day of the edition (default: SOURCE_DATE_EPOCH, or the article's own date)")
    .option('--key <file>', 'sign with this Ed25519 key: OpenSSH, or PKCS #8 PEM, without passphrase')
    .option('--allow-warnings', 'seal although there are warnings; they stand in the record')
    .addOption(new Option('-t, --to <list>', 'galleys, comma-separated (default: all)').argParser(formats))
    .option('--template <name|dir>', "journal's look; its files are sealed too")
    .addOption(
      new Option('--jats-version <version>', 'release of JATS to declare')
        .choices(jatsVersions)
        .default('1.3')
    )
    .addOption(new Option('--dialect <name>', 'what the text is written in').choices(dialects))
    .addOption(json())
    .addHelpText(
      'after',
      `
An edition holds the source (manuscript, bibliography, images, and whatever else the build read),
the template, every galley, and the record of the build with all its messages. What did not change
since an earlier edition is not stored again. If nothing changed, nothing is added.

Sealing is strict: a fatal message forbids the edition, and a warning does too, in the manuscript
or in a galley that is read back. The edition appears whole or not at all, whatever happens.

Examples:
  colophon archive seal --store editions                      ./manuscript, as its first edition
  colophon archive seal paper.md --store editions --message "Corrected Table 2"
  colophon archive seal paper.md --store editions --key ~/.ssh/id_ed25519

Exit codes: 0 sealed, or nothing changed; 1 a message forbids it; 2 wrong usage; 3 the machine cannot.`
    )
    .action(async (paths: string[], options) => {
      const {sealEditions} = await import('./archive-seal.js')
      exitCode(await sealEditions(paths, options))
    })

  archive
    .command('list')
    .description('list articles and their editions')
    .argument('[doi]', 'only this article')
    .addOption(store())
    .addOption(json())
    .addHelpText(
      'after',
      '\nExample:\n  colophon archive list --store editions\n\nExit codes: 0 listed, 2 no such store or DOI.'
    )
    .action(async (doi: string | undefined, options) => {
      const {list} = await import('./archive-list.js')
      exitCode(await list(doi, options))
    })

  archive
    .command('show')
    .description('tell what each edition holds: dates, files, SWHIDs, signatures')
    .argument('[doi]', 'only this article')
    .addOption(store())
    .addOption(json())
    .addHelpText(
      'after',
      `
A file is shown with the edition that its bytes first came with. SWHIDs (ISO/IEC 18670) name the
source as Software Heritage and Git do: \`git hash-object paper.md\` gives the same digits.

Example:
  colophon archive show 10.1234/abc --store editions

Exit codes: 0 shown, 2 no such store or DOI.`
    )
    .action(async (doi: string | undefined, options) => {
      const {show} = await import('./archive-list.js')
      exitCode(await show(doi, options))
    })

  archive
    .command('verify')
    .description('hash every byte again, and hold the store against OCFL, signatures and attestations')
    .argument('[doi]', 'only this article')
    .addOption(store())
    .option('--trust <file>', 'public keys that count: OpenSSH (also allowed_signers) or PEM')
    .option('--attestation <line|file>', 'a printed line of `colophon archive attest`, or a file of them')
    .option('--rebuild', 'build every edition again from its sealed source, and compare bytes')
    .option('--repair', 'first clear what an interrupted seal left')
    .option('--strict', 'warnings fail too')
    .addOption(json())
    .addHelpText(
      'after',
      `
Works on any store or object of OCFL 1.0 and 1.1, whoever made it, and needs no network. Each finding
names its file and the specification's code, E001 to E112 for errors, W001 to W016 for warnings.
A bag (BagIt 0.93 to 1.0, RFC 8493) may stand in the place of the store: its manifests are checked.

Examples:
  colophon archive verify --store editions
  colophon archive verify 10.1234/abc --store editions --rebuild
  colophon archive verify --store editions --trust editors.pub --attestation printed.txt

Exit codes: 0 all is as it was sealed; 1 something is not (a warning under --strict); 2 wrong usage;
3 the machine cannot.`
    )
    .action(async (doi: string | undefined, options) => {
      const {verifyEditions} = await import('./archive-verify.js')
      exitCode(await verifyEditions(doi, options))
    })

  archive
    .command('restore')
    .description('give back the source of an edition, byte for byte')
    .argument('<version>', 'edition: 1, v1, or `last`', version)
    .argument('<dir>', 'folder to put it into; it must be empty, or not there yet')
    .argument('[doi]', 'of this article (needed when the store holds several)')
    .addOption(store())
    .option('--all', 'galleys, template and records too')
    .addOption(json())
    .addHelpText(
      'after',
      `
Every file is held against its sealed digest before it is written. What is missing or altered is named,
and all else is restored.

Examples:
  colophon archive restore v1 folder --store editions
  colophon archive restore last folder 10.1234/abc --store editions --all

Exit codes: 0 restored; 1 a file is missing or altered; 2 wrong usage; 3 the machine cannot.`
    )
    .action(async (edition: number | 'last', folder: string, doi: string | undefined, options) => {
      const {restore} = await import('./archive-restore.js')
      exitCode(await restore(edition, folder, doi, options))
    })

  archive
    .command('diff')
    .description('tell what differs between two editions, word by word, as readers see it')
    .argument('<edition...>', 'two editions: v1 v2, v1 last; and the DOI, when the store holds several')
    .addOption(store())
    .option('--html <file>', 'a page with both side by side; it must not be there yet')
    .option('--exit-code', 'exit with 1 when they differ')
    .addOption(json())
    .addHelpText(
      'after',
      `
Both editions are understood again from their sealed source, by this version of Colophon, and
compared by blocks, wherever they moved, then by words; figures by their bytes; metadata by fields.
A section, figure or reference that only got another number has not changed.

Examples:
  colophon archive diff v1 v2 --store editions
  colophon archive diff 10.1234/abc v1 last --store editions --html changes.html

Exit codes: 0 compared; 1 they differ (under --exit-code), or a file is missing or altered; 2 wrong usage.`
    )
    .action(async (words: string[], options) => {
      const {diffEditions} = await import('./archive-diff.js')
      exitCode(await diffEditions(words, options))
    })

  archive
    .command('export')
    .description('give an edition away in a form that is read without Colophon')
    .argument('[doi]', 'only this article')
    .addOption(store())
    .option('-o, --out <dir>', 'folder that the packages go into', '.')
    .option('--edition <version>', 'this edition: 1, v1 (default: the last)', version)
    .option('--bagit', 'a BagIt 1.0 bag (RFC 8493), SHA-512')
    .option('--ro-crate', 'an RO-Crate 1.2: authors, licence, sources, programs and galleys, for machines')
    .option('--epub-aip', 'an E-ARK information package (CSIP) that keeps the EPUB, with METS and PREMIS')
    .option('--zip', 'one zip, with a README and digests; beside the others: each of them as a zip')
    .option('--pmc', 'the zip that PubMed Central takes, as `colophon export --pmc` makes it')
    .option('--meca', 'the zip of MECA (NISO RP-30), as `colophon export --meca` makes it')
    .option('--destination <title>', 'journal or server that a MECA package goes to')
    .option('--provider <name>', 'who runs the system there')
    .addOption(json())
    .addHelpText(
      'after',
      `
The same edition gives the same bytes; dates in a package are the edition's. Nothing is overwritten.

Examples:
  colophon archive export 10.1234/abc --store editions --bagit --out bags
  colophon archive export --store editions --ro-crate --zip --out crates
  colophon archive export 10.1234/abc --store editions --edition v1 --zip
  colophon archive export --store editions --pmc --out pmc

Exit codes: 0 exported; 1 a file is missing or altered, or the receiver refuses it; 2 wrong usage, or something is there already.`
    )
    .action(async (doi: string | undefined, options) => {
      const {exportEditions} = await import('./archive-export.js')
      exitCode(await exportEditions(doi, options))
    })

  archive
    .command('attest')
    .description('print a line that ties each DOI to its edition by digest')
    .argument('[doi]', 'only this article')
    .addOption(store())
    .option('--edition <version>', 'this edition: 1, v1 (default: the last)', version)
    .addHelpText(
      'after',
      `
Print the line in the next issue, or have it timestamped: whoever has it can tell for good whether a
store still holds what it held. The digest is that of the version's inventory.json, as sha512sum
gives it; the inventory holds the digests of all files of this edition and of those before.

Examples:
  colophon archive attest 10.1234/abc --store editions
  colophon archive attest --store editions > attested.txt
  colophon archive verify --store editions --attestation attested.txt

Exit codes: 0 printed, 2 no such store, DOI or edition.`
    )
    .action(async (doi: string | undefined, options) => {
      const {attestEditions} = await import('./archive-list.js')
      exitCode(await attestEditions(doi, options))
    })
}

function version(text: string): number | 'last' {
  if (text === 'last') return text
  const number = /^v?0*([1-9]\d{0,5})$/u.exec(text)?.[1]
  if (!number) throw new InvalidArgumentError('Expected an edition such as `1`, `v1` or `last`.')
  return Number(number)
}
