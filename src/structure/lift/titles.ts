/** What stands beside a name and is none: degrees, academic titles, grades of a society, groups. */

/** Degrees and the like, each alone between commas: `Jane Roe, MD, PhD`. */
const degree =
  /^(?:jr|sr|ii|iii|iv|(?:ph|ed|pharm|psy|eng|sc)\.?\s?d|(?:d|dr)\.?\s?(?:phil|med|sc|eng|ph|rer\.?\s?nat|-?ing)|m\.?\s?(?:d|sc|s|a|p\.?h|phil|eng|ed|b\.?a|res|s\.?n|s\.?w|h\.?s|pharm|stat|tech|ch|b\.?b\.?s|d\.?s)|b\.?\s?(?:sc|s|a|eng|ed|s\.?n|ch|pharm|tech|med\.?sc)(?:\s?\(?hons\.?\)?)?|mb\s?ch\.?b|d\.?(?:o|d\.?s|m\.?d|v\.?m|n\.?p|p\.?t)|r\.?n|r\.?d|f?rc[ps](?:ch|og|path)?|frc[a-z]{1,5}|fac[a-z]|fesc|faha|ll\.?m|j\.?d|dipl\.?-?\s?(?:ing|phys|chem|biol|psych|math|inf)|mba|mha|cns|aprn|np|otr|pt|esq|od|opt\.?d|dr\.?p\.?h|sc\.?m|mmed|msph|mbbch|b\.?d\.?s|pa-c|crna|lcsw|rph|dsw|dnb|frca|frcem)\.?$/iu

/** Academic titles before a name. */
const title =
  /^(?:(?:(?:assoc(?:iate)?|assist(?:ant)?|adj(?:unct)?|em(?:eritus)?|full|apl|univ)\.?[\s-]?)?prof(?:essor(?:in)?|esseur|\.(?:\s?(?:ssa|ª))?)?|priv\.?-?doz|pd|dr(?:a|\.-ing|\.?\s?(?:rer\.?\s?nat|med(?:\.?\s?(?:dent|vet))?|phil|habil|h\.?\s?c|ir))?|dipl\.?-?\s?(?:ing|phys|chem|biol|psych|math|inf|kfm)|m\.?\s?sc|b\.?\s?sc|m\.?\s?a|ir|ing|mag|mgr|eng|д-р|проф|канд\.\s?\p{L}+\.\s?наук)(?:\.|(?=\s))\s*/iu

/** `Senior Member, IEEE`; the society may stand in the next part. */
const grade =
  /^(?:(?:senior|life|student|graduate student|associate|lifetime)\s)*(?:member|fellow)(?:\s+of\s+(?:the\s+)?ieee)?$/iu
const society = /^(?:ieee|acm|osa|optica|spie|aiaa|asme)$/iu
const group =
  /^(?:(?:and|for|on behalf of)\s+)?(?:the\s+)?(?=.*\p{Lu})[\p{L}\d\s/&’'()-]{2,90}\s(?:study group|working group|research group|collaborative group|group|collaborat(?:ion|ive|ors)|consortium|investigators|network|team|initiative|committee|task force|trialists|society|project)(?:\s+(?:investigators|collaborators|members))?$/iu

export function isDegree(text: string): boolean {
  return degree.test(text.trim())
}

/** A grade of a society, or the society's name that ends it. */
export function isGrade(text: string, last: string | undefined): boolean {
  return (
    grade.test(text.trim()) || (society.test(text.trim()) && last !== undefined && grade.test(last.trim()))
  )
}

/** `the HIPWALK Study Group` */
export function isGroup(text: string): boolean {
  return group.test(text.trim())
}

/** A name without the titles before it, and the titles. */
export function splitTitles(text: string): {name: string; titles: string} {
  let name = text.trim()
  for (
    let found = title.exec(name);
    found && /\p{L}\S*\s+\S/u.test(name.slice(found[0].length));
    found = title.exec(name)
  )
    name = name.slice(found[0].length)
  return {
    name,
    titles: text
      .trim()
      .slice(0, text.trim().length - name.length)
      .trim()
  }
}
