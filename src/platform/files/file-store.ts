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

/** A content that has arrived: gone again when it is disposed of, unless it is kept. */
export interface Arrived extends Stored, AsyncDisposable {
  /** As often as wanted, until it is disposed of. */
  pieces(): AsyncIterable<Buffer>
  /** Keeps it, for good once it returns. */
  keep(): Promise<void>
}

/** Where the content of files lies, by partnership and hash. A local folder, or a store of objects elsewhere. */
export interface FileStore {
  /** Keeps a content of at most `most` bytes, for good once it returns. Throws FileTooLarge beyond that, and keeps nothing. */
  put(partnershipId: string, content: Readable, most: number): Promise<Stored>
  /** Takes a content in, to be read and then kept or not. A small one stays in memory. Throws as `put` does. */
  arrive(partnershipId: string, content: AsyncIterable<Buffer>, most: number): Promise<Arrived>
  /** Removes what arrived before a moment and was not kept: a process ended while it answered. */
  forgetArrivedBefore(moment: Temporal.Instant): Promise<void>
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
