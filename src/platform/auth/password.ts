import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. About 30 ms on the machine of docs/decisions/0004. */
const COST: Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_BYTES = 16
const HASH_BYTES = 32
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

// The same word typed on two keyboards can differ in bytes; NIST SP 800-63B asks to normalise before hashing.
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8')

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const hashWith = (password: string, salt: Buffer, cost: Cost, length: number): Promise<Buffer> =>
  derive('argon2id', { message: bytesOf(password), nonce: salt, tagLength: length, ...cost })

/** The password's hash in PHC form, with its salt and cost beside it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const hash = await hashWith(password, salt, COST, HASH_BYTES)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(hash)}`
}

// What an absent account is compared with: no password has this hash, and finding that out costs as much as for a real one.
const NOBODY = {
  salt: randomBytes(SALT_BYTES),
  cost: COST,
  hash: randomBytes(HASH_BYTES),
}

function parse(phc: string | null | undefined): typeof NOBODY | undefined {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(phc ?? '') ?? []
  if (!memory || !passes || !parallelism || !salt || !hash) return undefined
  return {
    salt: Buffer.from(salt, 'base64'),
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    hash: Buffer.from(hash, 'base64'),
  }
}

/** Whether this is the password. Without a hash (nobody has the address, or they never set one) it takes as long and says no. */
export async function verifyPassword(password: string, phc: string | null | undefined): Promise<boolean> {
  const kept = parse(phc)
  const { salt, cost, hash } = kept ?? NOBODY
  const given = await hashWith(password, salt, cost, hash.length)
  return timingSafeEqual(given, hash) && kept !== undefined
}

/** Whether a hash was made at less than today's cost, so that it is to be made anew at the next sign-in. */
export function needsNewHash(phc: string): boolean {
  const kept = parse(phc)
  return kept === undefined || kept.cost.memory * kept.cost.passes < COST.memory * COST.passes
}

/** Whether this is a hash of ours; the invented people of a demonstration have none. */
export const isPasswordHash = (phc: string | null | undefined): boolean => parse(phc) !== undefined
