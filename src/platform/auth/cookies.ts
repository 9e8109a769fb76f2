import type { Cookie } from '../http/route.ts'
import { SESSION_COOKIE } from '../http/sign-in-hook.ts'

/** Holds the token of a sign-in between password and second factor. */
export const CHALLENGE_COOKIE = 'kith-sign-in'

/** Gives the browser its session; the challenge it came from is over. */
export const sessionCookies = (token: string): readonly Cookie[] => [
  { name: SESSION_COOKIE, value: token },
  { name: CHALLENGE_COOKIE, value: undefined },
]

export const noSessionCookies: readonly Cookie[] = [
  { name: SESSION_COOKIE, value: undefined },
  { name: CHALLENGE_COOKIE, value: undefined },
]

export const challengeCookies = (token: string): readonly Cookie[] => [
  { name: CHALLENGE_COOKIE, value: token, maxAgeSeconds: 600 },
]
