/** What a key protects. A text sealed for one purpose does not open for another. */
export const KEY_PURPOSES = ['second-factor', 'draft', 'mail', 'file', 'audit', 'pseudonym'] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

/**
 * Rotated with the others. A pseudonym's key is not: a new one gives everybody a new pseudonym, so it is rotated only
 * when it is named.
 */
export const ROTATED_TOGETHER: readonly KeyPurpose[] = KEY_PURPOSES.filter(purpose => purpose !== 'pseudonym')

export function isKeyPurpose(text: string): text is KeyPurpose {
  return KEY_PURPOSES.some(purpose => purpose === text)
}
