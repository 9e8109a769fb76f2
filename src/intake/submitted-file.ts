import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import type { KeyRing } from '#platform/keys/key-ring.ts'
import { wholeOf } from './file-content.ts'
import { getKeptFile, insertContent } from './submission-file.store.ts'

/** Keeps a file that was read already: sealed when it is about people. */
export async function keepWhole(
  tx: Tx,
  keys: KeyRing | undefined,
  id: string,
  { content, isSealed }: { readonly content: Buffer; readonly isSealed: boolean },
): Promise<void> {
  if (isSealed && !keys) throw new Error('A file about people needs the key ring to be kept.')
  const kept = keys && isSealed ? await keys.seal('file', sealedAs(id), content) : content
  await insertContent(tx, id, { content: kept, isSealed })
}

type Keeper = Pick<App, 'keys' | 'files'>

/** The file as it was sent, piece by piece; fails at its end when it is not what was kept. */
export async function openSubmittedFile(tx: Tx, { keys, files }: Keeper, id: string): Promise<AsyncIterable<Buffer>> {
  const kept = await getKeptFile(tx, id)
  if ('hash' in kept) return files.store.get(kept.partnershipId, kept.hash)
  const content = kept.isSealed ? await keys.open('file', sealedAs(id), kept.content) : kept.content
  return inMemory(content)
}

/** The file as it was sent, in memory. */
export const getSubmittedFile = async (tx: Tx, keeper: Keeper, id: string): Promise<Buffer> =>
  wholeOf(await openSubmittedFile(tx, keeper, id))

async function* inMemory(content: Buffer): AsyncGenerator<Buffer> {
  yield content
}

const sealedAs = (id: string): string => `submission:${id}`
