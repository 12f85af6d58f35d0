import type {Article, Page} from '../../../model/index.js'

type Speak = (number: string) => string

const spoken: Record<string, {volume: Speak; issue: Speak; cover: string; joint: string}> = {
  en: {volume: (n) => `Volume ${n}`, issue: (n) => `Issue ${n}`, cover: 'Cover: ', joint: ' · '},
  de: {volume: (n) => `Band ${n}`, issue: (n) => `Heft ${n}`, cover: 'Umschlag: ', joint: ' · '},
  es: {volume: (n) => `Volumen ${n}`, issue: (n) => `Número ${n}`, cover: 'Cubierta: ', joint: ' · '},
  fr: {volume: (n) => `Volume ${n}`, issue: (n) => `Numéro ${n}`, cover: 'Couverture : ', joint: ' · '},
  ja: {volume: (n) => `第${n}巻`, issue: (n) => `第${n}号`, cover: '表紙：', joint: ' '},
  zh: {volume: (n) => `第${n}卷`, issue: (n) => `第${n}期`, cover: '封面：', joint: ' '}
}

function speech(language: string) {
  return spoken[language.toLowerCase().split('-')[0] ?? 'en'] ?? spoken['en']!
}

/** `Volume 2 · Issue 6 · 2024`; empty when nothing of it is known. */
export function volumeLine({language, volume, issue, dates}: Article): string {
  const words = speech(language)
  const year = dates.published?.slice(0, 4)
  return [volume && words.volume(volume), issue && words.issue(issue), year].filter(Boolean).join(words.joint)
}

/** What the cover says, for those who don't see it. */
export function coverAlternative({article, title}: Page): string {
  return speech(article.language).cover + [title, article.journal.title, volumeLine(article)].filter(Boolean).join('. ')
}
