import { randomInt } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { makePassable } from './db/postgres-account.ts'
import { errorCode, errorMessage, Refusal } from './errors.ts'
import { errorForLog } from './log.ts'

/** What to tell the person at the terminal about an error, in one line. A defect's stack goes to the log alone. */
export function lineFor(error: unknown, dataDir: string | undefined): string {
  const refusal = asRefusal(error)
  if (refusal) return refusal.message
  const reference = newReference()
  const where = dataDir === undefined ? undefined : appendReport(join(dataDir, 'log'), reference, error)
  const firstLine = errorMessage(error).split('\n')[0] ?? ''
  return `Something went wrong that should not: ${firstLine} (reference ${reference}${where ? `, details in ${where}` : ''})`
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (isDiskFull(error)) return new Refusal('The disk is full. Free some space, then try again.')
  return undefined
}

/** As the operating system or PostgreSQL says it; a migration that failed has it as its cause. */
function isDiskFull(error: unknown): boolean {
  const code = errorCode(error)
  if (code === 'ENOSPC' || code === '53100') return true
  return error instanceof Error && error.cause !== undefined && isDiskFull(error.cause)
}

function appendReport(folder: string, reference: string, error: unknown): string | undefined {
  const path = join(folder, 'errors.log')
  try {
    makePassable(folder)
    appendFileSync(path, `${new Date().toISOString()} ${reference} ${inspect(errorForLog(error))}\n`, { mode: 0o600 })
    return path
  } catch {
    return undefined // the report must never hide the error
  }
}

/** Four letters and four digits without look-alikes, short enough to read out on the telephone. */
export function newReference(): string {
  const pick = (letters: string) => letters.charAt(randomInt(letters.length))
  const four = (letters: string) => Array.from({ length: 4 }, () => pick(letters)).join('')
  return `${four('ABCDEFGHJKMNPQRSTVWXYZ')}-${four('23456789')}`
}
