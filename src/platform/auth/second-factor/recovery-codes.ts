import { createHash, randomInt } from 'node:crypto'

export const RECOVERY_CODE_COUNT = 10
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP_LENGTH = 4

/** Ten codes of 79 random bits: too many to search, so a plain hash keeps them. Without letters that look like digits. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODE_COUNT }, () =>
    Array.from({ length: GROUPS }, () =>
      Array.from({ length: GROUP_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
    ).join('-'),
  )
}

/** The hash under which a code is kept, however it was typed: capitals, spaces and hyphens do not matter. */
export function hashRecoveryCode(typed: string): Buffer {
  return createHash('sha256')
    .update(typed.toLowerCase().replaceAll(/[^a-z0-9]/g, ''))
    .digest()
}
