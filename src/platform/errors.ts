/** Something a person can put right: shown as one plain line, never with a stack trace. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
}

/** The record is not there, or is not there for this person: the two are told apart nowhere. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound'
}

/** The person is known and may not do this; the message says whom to ask. */
export class NotAllowed extends Refusal {
  override readonly name = 'NotAllowed'
}

/** The record has moved on since it was read; the message says what changed. */
export class Conflict extends Refusal {
  override readonly name = 'Conflict'
}

/** The code the operating system, Node or PostgreSQL gave an error, such as `ENOSPC` or `28P01`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))
