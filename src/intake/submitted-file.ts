import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { type FileFormat, isDocument } from './format.ts'
import { getKeptFile, type KeptFile } from './submission.store.ts'

/** The file as it was sent. */
export async function getSubmittedFile(tx: Tx, keys: KeyRing, id: string): Promise<Buffer> {
  const { content, isSealed } = await getKeptFile(tx, id)
  return isSealed ? keys.open('file', sealedAs(id), content) : content
}

/** A file about people is kept sealed. */
export async function toKeep(
  format: FileFormat | undefined,
  keys: KeyRing | undefined,
  id: string,
  content: Buffer,
): Promise<KeptFile> {
  if (!format || !isDocument(format)) return { content, isSealed: false }
  if (!keys) throw new Error('A file about people needs the key ring to be kept.')
  return { content: await keys.seal('file', sealedAs(id), content), isSealed: true }
}

const sealedAs = (id: string): string => `submission:${id}`
