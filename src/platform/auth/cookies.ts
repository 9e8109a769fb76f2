import type { App } from '../app.ts'
import type { Cookie } from '../http/route.ts'
import { sessionCookieName } from '../http/sign-in-hook.ts'

/** Holds the token of a sign-in between password and second factor. */
export const CHALLENGE_COOKIE = 'kith-sign-in'

const isProduction = (app: App): boolean => app.config.environment === 'production'

/** Gives the browser its session; the challenge it came from is over. */
export const sessionCookies = (app: App, token: string): readonly Cookie[] => [
  { name: sessionCookieName(isProduction(app)), value: token },
  { name: CHALLENGE_COOKIE, value: undefined },
]

export const noSessionCookies = (app: App): readonly Cookie[] => [
  { name: sessionCookieName(isProduction(app)), value: undefined },
  { name: CHALLENGE_COOKIE, value: undefined },
]

export const challengeCookies = (token: string): readonly Cookie[] => [
  { name: CHALLENGE_COOKIE, value: token, maxAgeSeconds: 600 },
]
