/**
 * The command line: arguments, progress, exit codes.
 *
 * 0: built; 1: a message is fatal or an error, or a warning under `--strict`; 2: wrong
 * usage; 3: the machine can't. Messages go to stderr, results to stdout.
 */
import {Argument, Command, CommanderError, InvalidArgumentError, Option} from 'commander'
import {type ProfileId, profileIds, profiles} from '../check/profiles/profiles.js'
import {version} from '../environment/installation.js'
import {
  defaultFormats,
  dialects,
  epubProfiles,
  type GalleyFormat,
  galleyFormats,
  nearestHint
} from '../model/index.js'
import {crossrefVersions} from '../render/deposit/crossref/version.js'
import {jatsVersions} from '../render/jats/declaration.js'
import {archiveCommands} from './archive.js'
import {exitCode, fail} from './exit.js'

export {session} from './session.js'

// Who reads along may stop early: `colophon build … | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3))
}

const program = new Command('colophon')
  .description('One Markdown manuscript becomes HTML, a journal PDF, an EPUB and JATS that say the same.')
  .version(version)
  .showHelpAfterError('(see colophon --help)')
  .exitOverride()

const out = () => new Option('-o, --out <dir>', 'folder for the galleys').default('dist')
const strict = () => new Option('--strict', 'warnings fail too')
const dialect = () =>
  new Option('--dialect <name>', 'what the text is written in (default: told by its signs)').choices(dialects)
const crossrefVersion = () =>
  new Option('--crossref-version <version>', 'release of Crossref’s schema')
    .choices(crossrefVersions)
    .default('5.3.1')
const json = () => new Option('--json', 'messages as JSON lines on stdout')

program
  .command('build')
  .description('build the galleys of manuscripts')
  .argument('[path...]', 'manuscript file or folder (default: ./manuscript)')
  .addOption(out())
  .addOption(
    new Option(
      '-t, --to <list>',
      `galleys, comma-separated: ${galleyFormats.join(', ')} (default: ${defaultFormats.join(', ')}, as far as the metadata allow)`
    ).argParser((list) => oneOf<GalleyFormat>(list, galleyFormats, 'galley', 'makes'))
  )
  .option('--template <name|dir>', "journal's look: journal, journal-two-column, or a folder")
  .addOption(
    new Option('--jats-version <version>', 'release of JATS to declare (default: 1.3)').choices(jatsVersions)
  )
  .addOption(crossrefVersion())
  .addOption(
    new Option(
      '--epub-profile <name>',
      'standard: MathML and SVG; compat: both as images, for readers that know neither (default: the manuscript’s own, else standard)'
    ).choices(epubProfiles)
  )
  .addOption(dialect())
  .addOption(strict())
  .addOption(json())
  .option('--force', 'build although nothing changed')
  .option('-w, --watch', 'build again whenever a file changes that it depends on, until Ctrl-C')
  .addHelpText(
    'after',
    `
Examples:
  colophon build                          ./manuscript into ./dist
  colophon build paper.md --to html,pdf   two galleys of one file
  colophon build a/ b/ c/ --out galleys   each into a folder of its own
  colophon build --watch --to html,pdf    again at every save of text, bibliography, image or template
  colophon build x.jats.xml --out again   every galley again, from archived XML
  colophon build --to epub --epub-profile compat --out kindle
                                          an EPUB for old readers, beside the standard one

Exit codes: 0 built, 1 a message is fatal or an error, 2 wrong usage, 3 the machine cannot (run colophon doctor).`
  )
  .action(async (paths: string[], options) => {
    const {build} = await import('./build.js')
    exitCode(await build(paths, options))
  })

program
  .command('check')
  .description('say what a build would say, and whether its galleys still say what the manuscript says')
  .argument('[path...]', 'manuscript file or folder (default: ./manuscript)')
  .addOption(new Option('-o, --out <dir>', 'folder the galleys were built into').default('dist'))
  .option('--template <name|dir>', 'the journal’s look they were built with, where it is a folder')
  .addOption(
    new Option(
      '-p, --profile <list>',
      'receivers whose demands to hold them against, comma-separated or repeated; they are listed below'
    ).argParser((list, before: ProfileId[] = []) => [
      ...new Set([...before, ...oneOf<ProfileId>(list, profileIds, 'profile', 'knows')])
    ])
  )
  .addOption(dialect())
  .addOption(strict())
  .addOption(json())
  .addHelpText(
    'after',
    `
Reads each galley back and compares its words, in reading order, with the article's; looks whether
manuscript and galleys are still those of the build; and whether the files are valid (ids and links
of the HTML, EPUBCheck's rules, tags and fonts of the PDF). Writes nothing, and needs no browser.

Profiles, each a receiver that takes articles; its rules, and where it publishes them, stand in
src/check/profiles/PROFILES.md:
${profileIds.map((id) => `  ${id.padEnd(10)}${profiles[id].name}: ${profiles[id].what}`).join('\n')}
What a receiver refuses an article without is fatal; what it asks for besides is a warning.

Examples:
  colophon check                          ./manuscript against ./dist
  colophon check a/ b/ --out galleys      as \`colophon build a/ b/ --out galleys\` left them
  colophon check --profile crossref,pmc   what two receivers would miss, and where to add it
  colophon check --profile kindle,kobo,apple   what a bookstore would refuse of the EPUB, or drop
  colophon check --strict --json          for a machine: any warning fails

Exit codes: 0 all agree, 1 a message is fatal or an error (a warning under --strict), 2 wrong usage.`
  )
  .action(async (paths: string[], options) => {
    const {check} = await import('./check.js')
    exitCode(await check(paths, options))
  })

program
  .command('deposit')
  .description('print the Crossref deposit of a manuscript, and what would be sent where')
  .argument('[path]', 'manuscript file or folder', 'manuscript')
  .requiredOption('--dry-run', 'print it; Colophon itself sends nothing')
  .option('--template <name|dir>', "journal's look, whose `template.yaml` may say who deposits")
  .addOption(crossrefVersion())
  .addOption(dialect())
  .addOption(json())
  .addHelpText(
    'after',
    `
Prints the deposit to stdout, and to stderr what Crossref would ask for besides. What is missing is told
with the field of the front matter to add. Batch id and timestamp follow from the edition's date and
version, or from SOURCE_DATE_EPOCH: the same edition gives the same deposit.

To send one:
  colophon build --to crossref
  curl -F operation=doMDUpload -F login_id=USER/ROLE -F login_passwd=PASSWORD \\
    -F fname=@dist/NAME.crossref.xml https://doi.crossref.org/servlet/deposit

Examples:
  colophon deposit --dry-run                           ./manuscript
  colophon deposit paper.md --dry-run > deposit.xml    with the journal's own folder: --template DIR

Exit codes: 0 can be deposited, 1 something is missing, 2 wrong usage.`
  )
  .action(async (path: string, options) => {
    const {deposit} = await import('./deposit.js')
    exitCode(await deposit(path, options))
  })

program
  .command('fetch')
  .description('save the images a manuscript takes from the network beside it, once')
  .argument('[path...]', 'manuscript file or folder (default: ./manuscript)')
  .option('--allow-private', 'from this machine and its neighbours too')
  .option('--force', 'fetch again what is there already')
  .addHelpText(
    'after',
    `
A build never reaches the network. This command does: it puts each image into \`assets\` beside the
manuscript, and notes URL, file, media type and SHA-256 in \`colophon.fetched.json\`, by which every
later build finds it. Keep both with the manuscript.

Examples:
  colophon fetch paper.md                 then: colophon build paper.md
  colophon fetch --force                  ./manuscript; the images as they are today

Exit codes: 0 all are here, 1 one cannot be fetched, 2 wrong usage, 3 the machine cannot.`
  )
  .action(async (paths: string[], options) => {
    const {fetchRemote} = await import('./fetch.js')
    exitCode(await fetchRemote(paths, options))
  })

program
  .command('export')
  .description('pack manuscripts as their receivers take them')
  .argument('[path...]', 'manuscript file or folder (default: ./manuscript)')
  .addOption(new Option('-o, --out <dir>', 'folder that the packages go into').default('dist'))
  .option('--pmc', 'for PubMed Central: XML and PDF of one stem, figures as TIFF')
  .option('--meca', 'for another journal or preprint server: MECA (NISO RP-30)')
  .option('--destination <title>', 'journal or server that a MECA package goes to, for its `transfer.xml`')
  .option('--provider <name>', 'who runs the system there')
  .option('--template <name|dir>', "journal's look: journal, journal-two-column, or a folder")
  .addOption(
    new Option('--jats-version <version>', 'release of JATS to declare (default: 1.3)').choices(jatsVersions)
  )
  .addOption(dialect())
  .addOption(strict())
  .option('--force', 'write over a package that is there already')
  .addOption(new Option('--json', 'messages and results as JSON lines on stdout'))
  .addHelpText(
    'after',
    `
Builds JATS and PDF in memory, reads them back, and packs them with the figures; the galleys in the
output folder are not touched. For PubMed Central every rule of \`colophon check --profile pmc\` is
held: what it refuses is fatal, and nothing is written. Files are named
journal-volume-issue-page.xml, .pdf, -g001.tif …; SVG is drawn at 800 dots an inch. A MECA package
holds the figures and sources as they are. The same manuscript gives the same bytes.
Each file is told with its size and SHA-256.

Examples:
  colophon export --pmc                              ./manuscript into ./dist
  colophon export paper.md --pmc --out deliveries
  colophon export paper.md --meca --destination "Journal of Rivers" --provider "Example Systems"
  colophon archive export --pmc --store editions     a sealed edition, rather than a manuscript

Exit codes: 0 packed, 1 a message forbids it, 2 wrong usage or a package is there already, 3 the machine cannot.`
  )
  .action(async (paths: string[], options) => {
    const {exportManuscripts} = await import('./export.js')
    exitCode(await exportManuscripts(paths, options))
  })

archiveCommands(program, (list) => oneOf<GalleyFormat>(list, galleyFormats, 'galley', 'makes'))

program
  .command('diff')
  .description('tell what differs between two manuscripts, word by word, as readers see it')
  .argument('<before>', 'manuscript file or folder')
  .argument('<after>', 'manuscript file or folder')
  .option('--html <file>', 'a page with both side by side; it must not be there yet')
  .option('--exit-code', 'exit with 1 when they differ')
  .addOption(dialect())
  .addOption(json())
  .addHelpText(
    'after',
    `
Examples:
  colophon diff submitted/ revised/
  colophon diff old.md new.md --html changes.html

Exit codes: 0 compared, 1 they differ (under --exit-code), 2 wrong usage.`
  )
  .action(async (before: string, after: string, options) => {
    const {diffManuscripts} = await import('./archive-diff.js')
    exitCode(await diffManuscripts(before, after, options))
  })

program
  .command('init')
  .description("write a manuscript to start from, or a template: a journal's look")
  .argument('[dir]', 'folder to make; nothing in it is written over (default with --template: ./template)')
  .option('--template [name]', 'begin a template, a copy of journal (the default) or journal-two-column')
  .addHelpText(
    'after',
    `
Examples:
  colophon init paper                               paper/paper.md and its bibliography
  colophon init --template journal my-journal       a journal's look, to be altered
  colophon build paper --template ./my-journal      the paper in that look

Exit codes: 0 written, 2 wrong usage or something is there already.`
  )
  .action(async (folder: string | undefined, {template}: {template?: string | true}) => {
    if (template !== undefined) {
      const {initTemplate} = await import('./init-template.js')
      return exitCode(await initTemplate(template === true ? 'journal' : template, folder ?? 'template'))
    }
    const {init} = await import('./init.js')
    return exitCode(await init(folder))
  })

program
  .command('schema')
  .description('print the JSON Schema of front matter, or of a template’s settings, for an editor')
  .addArgument(
    new Argument('[what]', 'what it describes').choices(['manuscript', 'template']).default('manuscript')
  )
  .addHelpText(
    'after',
    `
An editor that knows it completes the fields and marks what is wrong while they are typed. The names
that other tools use for a field are known too; a build understands more of their shapes than it says.

Examples:
  colophon schema > front-matter.schema.json        for YAML beside a manuscript, \`metadata.yaml\`
  colophon schema template > template.schema.json   and in template.yaml, as its first line:
                                                    # yaml-language-server: $schema=template.schema.json

Exit codes: 0 printed, 2 wrong usage.`
  )
  .action(async (what: 'manuscript' | 'template') => {
    const {schema} = await import('./schema.js')
    exitCode(schema(what))
  })

program
  .command('doctor')
  .description('tell what this machine has: browser, fonts, Java validators')
  .action(async () => {
    const {doctor} = await import('./doctor.js')
    exitCode(await doctor())
  })

/** A comma-separated list of known names. */
function oneOf<Name extends string>(
  list: string,
  known: readonly Name[],
  kind: string,
  verb: string
): Name[] {
  const wanted = list.split(',').map((name) => name.trim().toLowerCase())
  const unknown = wanted.filter((name) => !known.some((one) => one === name))
  if (unknown.length > 0) {
    throw new InvalidArgumentError(
      `Unknown ${kind} ${unknown.join(', ')}${nearestHint(unknown[0] ?? '', known) || '.'} This version ${verb} ${known.join(', ')}.`
    )
  }
  return [...new Set(wanted)] as Name[]
}

// Not awaited here: what is loaded as CommonJS can't wait.
program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) exitCode(error.exitCode === 0 ? 0 : 2)
  else exitCode(fail(error))
})
