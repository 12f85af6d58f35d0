/** Elements that stand by themselves, as blocks of the text do. */
const blocks = new Set(
  (
    'ack address answer app app-group array attrib bio block-alternatives boxed-text caption chem-struct-wrap ' +
    'code def-list disp-formula disp-formula-group disp-quote explanation fig fig-group fn-group glossary ' +
    'graphic hr list list-item media notes p permissions preformat question question-wrap ref-list sec sig-block ' +
    'speech statement supplementary-material table table-wrap table-wrap-foot table-wrap-group title ' +
    'verse-group verse-line'
  ).split(' ')
)

/** Whether an element stands by itself rather than in a line. */
export function isBlockElement(name: string): boolean {
  return blocks.has(name)
}

/** What a paragraph may hold although it could stand by itself. */
const inParagraphs = new Set(['disp-formula', 'graphic'])

export function splitsParagraph(name: string): boolean {
  return blocks.has(name) && !inParagraphs.has(name)
}
