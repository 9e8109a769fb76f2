import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../errors.ts'
import { type Head, headInWords, parseHead } from './chain.ts'

const noteIn = (dataDir: string): string => join(dataDir, 'audit-head')

/** Notes the end of the chain outside the database, so that its last entries cannot be removed unseen. */
export async function noteHead(dataDir: string, head: Head): Promise<void> {
  const path = noteIn(dataDir)
  await mkdir(dataDir, { recursive: true })
  // A name of its own: several passes may note their heads at once.
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, `${headInWords(head)}\n`, { mode: 0o600 })
  await rename(draft, path)
}

/** The end of the chain as it was last noted here; undefined when nothing was. */
export async function readNotedHead(dataDir: string): Promise<Head | undefined> {
  try {
    return parseHead(await readFile(noteIn(dataDir), 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/** Forgets the noted end: for a database that is emptied on purpose. */
export const forgetNotedHead = (dataDir: string): Promise<void> => rm(noteIn(dataDir), { force: true })
