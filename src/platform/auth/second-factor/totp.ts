import { generateSecret, generateURI, verifySync } from 'otplib'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, thirty seconds. */
const PERIOD_SECONDS = 30

export const newSecret = (): string => generateSecret({ length: 20 })

/** What a QR code tells an authenticator app. */
export function keyAddress(secret: string, email: string, issuer: string): string {
  return generateURI({ issuer, label: email, secret })
}

/** The key as a person types it: in fours. */
export function keyInWords(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}

/**
 * The time step of a right code, taken from the step now, before or after, since clocks differ. A code of `lastStep` or
 * earlier is no longer right: whoever overheard it cannot use it again.
 */
export function stepOfCode(
  secret: string,
  typed: string,
  now: Temporal.Instant,
  lastStep: number | null,
): number | undefined {
  const token = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(now.epochMilliseconds / 1000)
  const result = verifySync({ secret, token, epoch, epochTolerance: PERIOD_SECONDS })
  if (!result.valid || !('timeStep' in result)) return undefined
  return lastStep !== null && result.timeStep <= lastStep ? undefined : result.timeStep
}
