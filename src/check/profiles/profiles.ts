import type {Profile} from './profile.js'
import {scholar} from './scholar.js'
import {apple, kindle, kobo} from './stores.js'

/** Receivers whose demands are known, by the name that `--profile` takes. */
export const profiles = {
  scholar,
  kindle,
  kobo,
  apple
} as const satisfies Record<string, Profile>

export type ProfileId = keyof typeof profiles

export const profileIds = Object.keys(profiles) as ProfileId[]
