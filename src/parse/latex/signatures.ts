/**
 * What LaTeX's commands take: `s` a star, `o` an optional argument in
 * brackets, `p` one in parentheses, `m` one in braces or one sign, `u` an address in braces, where `%` begins no
 * comment, `v` words between any two equal signs.
 */
export const macroArguments = new Map<string, string>()
export const environmentArguments = new Map<string, string>()

function declare(table: Map<string, string>, taken: string, names: string): void {
  for (const name of names.split(' ')) table.set(name, taken)
}

/** Commands that only shape the page. */
export const layout = new Map<string, string>()
declare(
  layout,
  '',
  'newpage clearpage cleardoublepage noindent indent centering raggedright raggedleft normalsize tiny scriptsize footnotesize small large Large LARGE huge Huge bigskip medskip smallskip hfill vfill hfil maketitle tableofcontents listoffigures listoftables singlespacing onehalfspacing doublespacing protect phantomsection FloatBarrier allowbreak nobreak null relax sloppy appendix frontmatter mainmatter backmatter leavevmode endfirsthead endhead endfoot endlastfoot normalfont rmfamily sffamily mdseries upshape footnotemark columnbreak balance strut / @'
)
declare(layout, 's', 'hspace')
declare(layout, 'o', 'pagebreak nopagebreak linebreak nolinebreak')
declare(
  layout,
  'm',
  'spacingset setstretch linespread pagestyle thispagestyle pagenumbering graphicspath bibliographystyle vskip hskip thanks hyphenation printbibliography bibliography noalign'
)
declare(layout, 'mm', 'setlength addtolength setcounter addtocounter fontsize')
declare(layout, 'mmm', 'addcontentsline')
declare(layout, 'om', 'usepackage captionsetup documentclass RequirePackage')
declare(layout, 'omm', 'rule')
for (const name of ['vspace', 'hspace']) layout.set(name, 'sm')
for (const [name, taken] of layout) macroArguments.set(name, taken)

/** Commands that say their last argument, dressed. */
declare(
  macroArguments,
  'm',
  'textbf textit textsl emph texttt textsc underline uline textsuperscript textsubscript sout st textrm textup textsf textnormal textmd mbox hbox fbox text ensuremath ref Ref autoref Autoref eqref pageref nameref label centerline vcenter enquote hl'
)
declare(macroArguments, 'u', 'url nolinkurl path')
declare(macroArguments, 'um', 'href')
declare(macroArguments, 'mm', 'textcolor colorbox scalebox hyperlink hypertarget hyperref')
declare(macroArguments, 'omm', 'parbox')
declare(
  macroArguments,
  'om',
  'footnote footnotetext subfloat subcaptionbox rotatebox raisebox makecell todo missingfigure'
)
declare(macroArguments, 'som', 'caption part chapter section subsection subsubsection paragraph subparagraph')
declare(macroArguments, 'oom', 'includegraphics')
declare(macroArguments, 'm', 'subcaption color title author')
declare(macroArguments, 'mm', 'captionof settoggle')
declare(macroArguments, 'm', 'newtoggle providetoggle toggletrue togglefalse')
declare(macroArguments, 'mmm', 'iftoggle nottoggle')
declare(macroArguments, 'sm', 'cref Cref crefrange')
declare(macroArguments, 'smmm', 'resizebox')
declare(
  macroArguments,
  'soom',
  'cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite footcite Cite Citep Citet Parencite Textcite Autocite'
)
declare(macroArguments, 'm', 'nocite')
declare(macroArguments, 'mmm', 'multicolumn')
declare(macroArguments, 'omomm', 'multirow')
declare(macroArguments, 'm', 'cline')
declare(macroArguments, 'opm', 'cmidrule')
declare(macroArguments, 'o', 'toprule midrule bottomrule addlinespace item \\')
declare(macroArguments, '', 'hline hhline')
declare(macroArguments, 'smoom', 'newcommand renewcommand providecommand DeclareRobustCommand')
declare(macroArguments, 'smm', 'DeclareMathOperator')
declare(macroArguments, 'om', 'lstinputlisting')
declare(macroArguments, 'ov', 'lstinline')
declare(macroArguments, 'sv', 'verb')
declare(macroArguments, 'm', '` \' ^ ~ = . " u r H v d c k b')
declare(macroArguments, 'omv', 'mintinline')

declare(environmentArguments, 'o', 'figure figure* table table* sidewaysfigure sidewaystable marginfigure')
declare(environmentArguments, 'omom', 'wrapfigure wraptable')
declare(
  environmentArguments,
  'om',
  'subfigure subtable subfigure* longtable longtable* tabular supertabular supertabular* longtabu tabu'
)
declare(environmentArguments, 'ooom', 'minipage subcaptionblock')
declare(environmentArguments, 'mom', 'tabularx tabular* tabulary')
declare(environmentArguments, 'omm', 'xltabular')
declare(environmentArguments, 'o', 'itemize enumerate description')
declare(environmentArguments, 'om', 'multicols adjustbox spacing')
declare(environmentArguments, 'o', 'Verbatim lstlisting threeparttable tablenotes listing')
declare(environmentArguments, 'o', 'algorithm algorithm* algorithm2e algorithmic')
declare(environmentArguments, 'om', 'minted')

/** Environments whose words are no LaTeX. */
export const verbatim =
  /^(?:verbatim|Verbatim|lstlisting|minted|alltt|comment|filecontents|tikzpicture|pgfpicture)\*?$/u

/** Environments of mathematics, kept as they are. */
export const mathematical =
  /^(?:equation|align|alignat|gather|multline|flalign|eqnarray|displaymath|math|subequations|dmath)\*?$/u

/** Environments that stand only within mathematics (amsmath §4). */
export const withinMathematics =
  /^(?:split|aligned|alignedat|gathered|multlined|cases|dcases|rcases|array|subarray|smallmatrix|[bBpvV]?matrix)\*?$/u

/** Kinds of statement (`amsthm`, and what authors declare by custom). */
export const statements: Record<string, string> = {
  __proto__: null as never,
  theorem: 'theorem',
  thm: 'theorem',
  lemma: 'lemma',
  lem: 'lemma',
  corollary: 'corollary',
  cor: 'corollary',
  proposition: 'proposition',
  prop: 'proposition',
  conjecture: 'conjecture',
  definition: 'definition',
  defn: 'definition',
  example: 'example',
  exercise: 'exercise',
  remark: 'remark',
  proof: 'proof',
  claim: 'claim',
  axiom: 'axiom',
  hypothesis: 'hypothesis',
  assumption: 'assumption'
}
for (const name of Object.keys(statements))
  for (const form of [name, `${name}*`]) environmentArguments.set(form, 'o')
