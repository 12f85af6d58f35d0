/** Releases of Crossref's input schema that a deposit may declare. */
export const crossrefVersions = ['5.3.1', '5.4.0'] as const
export type CrossrefVersion = (typeof crossrefVersions)[number]

/** Archives that the schema knows by name. */
const archives531 = ['CLOCKSS', 'LOCKSS', 'Portico', 'KB', 'Internet Archive', 'DWT']
export const archiveNames: Record<CrossrefVersion, readonly string[]> = {
  '5.3.1': archives531,
  '5.4.0': [
    ...archives531,
    'ADS',
    'BL',
    'Cariniana Network',
    'HathiTrust',
    'LOC',
    'NAA',
    'NARA',
    'NDPP',
    'NSK',
    'PKP PN',
    'PSNC',
    'Scholars Portal'
  ]
}

/** ISO 639-1 as Crossref lists it (`language.atts`). */
const languages = new Set(
  `aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee
el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it
iu ja jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mu mi mk ml mn mr ms mt my
na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn
so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh`.split(
    /\s+/u
  )
)

/** The language of a tag, where Crossref has it: `en` for `en-GB`. */
export function crossrefLanguage(tag: string): string | undefined {
  const [primary = ''] = tag.toLowerCase().split('-')
  return languages.has(primary) ? primary : undefined
}
