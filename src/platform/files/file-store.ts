import type { Readable } from 'node:stream'

/** What was put: the content's SHA-256, under which it is found again, and its size in bytes. */
export interface Stored {
  readonly hash: Buffer
  readonly size: number
}

export interface StoredContent {
  readonly partnershipId: string
  readonly hash: Buffer
  readonly storedAt: Temporal.Instant
}

/** Where the content of files lies, by partnership and hash. A local folder, or a store of objects elsewhere. */
export interface FileStore {
  /** Keeps a content of at most `most` bytes, for good once it returns. Throws FileTooLarge beyond that, and keeps nothing. */
  put(partnershipId: string, content: Readable, most: number): Promise<Stored>
  /** Fails at its end if it is not what was put. NotFound when it is not there. */
  get(partnershipId: string, hash: Buffer): Promise<Readable>
  remove(partnershipId: string, hash: Buffer): Promise<void>
  list(): AsyncIterable<StoredContent>
  /** Writes and removes something small, and gives the bytes left, where that is known. */
  check(): Promise<{ freeBytes: number | undefined }>
}

export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge'
}

/** A content is not what was stored: a byte changed on the disk, or it was put in another's place. */
export class FileDamaged extends Error {
  override readonly name = 'FileDamaged'
}
