/** Something a person can put right: shown as one plain line, never with a stack trace. At the command line: exit code 1. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal'
}

/** The record is not there, or is not there for this person: the two are told apart nowhere. 404. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound'
}

/** The person is known and may not do this; `ask` says whom to turn to. 403. */
export class NotAllowed extends Refusal {
  override readonly name = 'NotAllowed'
  readonly ask: string
  constructor(message: string, ask = 'your partnership’s business manager') {
    super(message)
    this.ask = ask
  }
}

/** The record has moved on since it was read, or a rule forbids the step; the message says what changed or why. 409. */
export class Conflict extends Refusal {
  override readonly name = 'Conflict'
}

/** The code the operating system, Node or PostgreSQL gave an error, such as `ENOSPC` or `28P01`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Whether PostgreSQL refused for want of a right: a grant or a row policy that stood where the program's own checks let it by. */
export const isRefusedByDatabase = (error: unknown): boolean => errorCode(error) === '42501'

export const errorMessage = (error: unknown): string => (error instanceof Error ? error.message : String(error))
