import { systemClock } from '../clock.ts'
import { openDatabase } from '../db/database.ts'
import type { FileStore } from '../files/file-store.ts'
import { createFolderStore } from '../files/folder-store.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { createKeyRing } from '../keys/key-ring.ts'

interface Place {
  readonly ownerUrl: string
  readonly secret: string
  readonly folder: string
}

/** Runs work with the store of files. Its keys are read when the first file is, and closed with it. */
export async function withFileStore<T>(
  { ownerUrl, secret, folder }: Place,
  work: (store: FileStore) => Promise<T>,
): Promise<T> {
  const open = () => openDatabase(ownerUrl, secret, 'kith_auth', { max: 1 })
  const keys = createKeyRing({ wrapping: wrappingKey(secret), clock: systemClock, open })
  try {
    return await work(createFolderStore(folder, keys))
  } finally {
    await keys.close()
  }
}
