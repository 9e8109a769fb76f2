import { createHash } from 'node:crypto'

/** No vowels, no 0 or 1: read out or copied by hand without a mistake. */
const LETTERS = '23456789BCDFGHJKMNPQRTVWXZ'
const CODE_LENGTH = 8

/** "7K2M-9XQD". @param random at least eight bytes */
export function makeCode(random: Uint8Array): string {
  // 26 letters into 256 values leaves the first 22 a little likelier: the link's token carries the secret as well.
  const letters = Array.from(random.subarray(0, CODE_LENGTH), byte => LETTERS[byte % LETTERS.length] ?? '2').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** What is kept of a link and its code: neither can be had from it, and neither opens anything alone. */
export const hashOfContribution = (token: string, code: string): string =>
  createHash('sha256')
    .update(`${token}:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
    .digest('hex')
