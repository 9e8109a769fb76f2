import { errorCode } from '#platform/errors.ts'

const UNIQUE_VIOLATION = '23505'
const TRIES = 3

/** Runs the transaction again when by chance it made a reference that was given before. */
export async function unlessReferenceIsTaken<T>(transact: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transact()
    } catch (error) {
      if (tries === TRIES || !isTaken(error)) throw error
    }
  }
}

const isTaken = (error: unknown): boolean =>
  errorCode(error) === UNIQUE_VIOLATION &&
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  error.constraint === 'concern_reference_is_unique'
