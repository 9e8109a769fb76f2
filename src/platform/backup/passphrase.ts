import { readFile } from 'node:fs/promises'
import { errorCode, Refusal } from '../errors.ts'

/** A file and not an option's value: what stands on a command line can be read by every user of the machine. */
export const passphraseOption = {
  'passphrase-file': {
    type: 'string',
    value: 'PATH',
    describe: 'A file whose first line is the passphrase; without it the key comes from KITH_SECRET',
  },
} as const

const FEWEST_LETTERS = 12

export async function readPassphrase(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new Refusal(`The passphrase cannot be read from ${path} (${errorCode(error) ?? 'unknown'}).`)
  }
  const passphrase = text.split(/\r?\n/)[0] ?? ''
  if (passphrase.length < FEWEST_LETTERS) {
    throw new Refusal(`The first line of ${path} must hold a passphrase of ${FEWEST_LETTERS} characters or more.`)
  }
  return passphrase
}
