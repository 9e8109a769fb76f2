/** No vowels, so that no word appears; no 0, 1 or letters that are taken for them when read out on a telephone. */
const LETTERS = '23456789BCDFGHJKMNPQRTVWXZ'
const LENGTH = 5

export const REFERENCE_KINDS = {
  AC: 'Concern about an adult',
  CC: 'Contact about a child',
  EN: 'Enquiry',
  OE: 'Organisational enquiry',
} as const
export type ReferenceKind = keyof typeof REFERENCE_KINDS

/**
 * "AC-2024-7K2M9": tells nobody how many there are, and who it is about to nobody. Eleven million to a year; the database
 * refuses one that was given before, and the caller tries again.
 * @param random at least five bytes
 */
export function makeReference(kind: ReferenceKind, year: number, random: Uint8Array): string {
  return `${kind}-${year}-${readableLetters(random.subarray(0, LENGTH))}`
}

/** A letter for each byte, of those that are read out without mistakes: 26 into 256 leaves the first 22 a little likelier. */
export const readableLetters = (random: Uint8Array): string =>
  Array.from(random, byte => LETTERS[byte % LETTERS.length] ?? '2').join('')

/** As somebody types it: "ac 2024 7k2m9". Undefined when it cannot be a reference. */
export function readReference(text: string): string | undefined {
  const tidy = text.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const found = /^(AC|CC|EN|OE)(\d{4})([0-9A-Z]{5})$/.exec(tidy)
  return found ? `${found[1]}-${found[2]}-${found[3]}` : undefined
}
