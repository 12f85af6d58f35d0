/**
 * Programs that read the text of a PDF, each in its own way.
 *
 * Those in Python are judges where they are installed: `pip install pdfminer.six pypdf pymupdf`; another
 * Python than `python3` is named by COLOPHON_PYTHON.
 */
import {spawnSync} from 'node:child_process'

const python = process.env['COLOPHON_PYTHON'] ?? 'python3'

const programs: Record<string, string> = {
  'pdfminer.six': 'from pdfminer.high_level import extract_text; print(extract_text(sys.argv[1]))',
  pypdf:
    'from pypdf import PdfReader; print("\\n".join(page.extract_text() for page in PdfReader(sys.argv[1]).pages))',
  pymupdf: 'import pymupdf; print("\\n".join(page.get_text() for page in pymupdf.open(sys.argv[1])))'
}
const modules: Record<string, string> = {'pdfminer.six': 'pdfminer', pypdf: 'pypdf', pymupdf: 'pymupdf'}

/** Name → what reads a file's text. */
export const extractors: Record<string, (path: string) => string> = Object.fromEntries([
  ...(spawnSync('pdftotext', ['-v']).status === 0
    ? [['pdftotext', (path: string) => run('pdftotext', [path, '-'])]]
    : []),
  ...Object.entries(programs)
    .filter(([name]) => spawnSync(python, ['-c', `import ${modules[name]}`]).status === 0)
    .map(([name, program]) => [name, (path: string) => run(python, ['-c', `import sys; ${program}`, path])])
])

function run(program: string, args: string[]): string {
  return spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: {...process.env, PYTHONIOENCODING: 'utf-8'}
  }).stdout
}

/** Words of the source that a reading does not hold whole; those of four letters and more, each once. */
export function brokenWords(source: string, reading: string): {words: number; broken: string[]} {
  const wordsOf = (text: string) => new Set(text.normalize('NFKC').match(/\p{Script=Latin}{4,}/gu) ?? [])
  // A word divided at the end of a line is whole: its hyphen divides it, or is its own.
  const found = wordsOf(`${reading} ${reading.replace(/[-\u2010\u00AD]\s*\n\s*/gu, '')}`)
  const words = [...wordsOf(source)]
  return {words: words.length, broken: words.filter((word) => !found.has(word))}
}
