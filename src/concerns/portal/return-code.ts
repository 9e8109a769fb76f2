import { randomBytes } from 'node:crypto'
import { readableLetters } from '../reference.ts'

const LETTERS = 8

/** "7K2M 9XBC": to be written down from the page, and typed in again with the mailed link. */
export function newReturnCode(): string {
  const letters = readableLetters(randomBytes(LETTERS))
  return `${letters.slice(0, 4)} ${letters.slice(4)}`
}

/** A code as it is compared, however it was typed. */
export const tidyReturnCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')
