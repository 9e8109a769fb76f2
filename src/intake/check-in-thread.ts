import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type CheckedFile, checkedAs } from './check-file.ts'
import type { DocumentFacts, DocumentFormat, DocumentReading } from './format.ts'

/** What the thread is given; then it is given pieces, and at their end nothing. */
export interface DocumentToCheck {
  readonly format: string
  readonly period: string
  readonly ownArea: string | undefined
  readonly today: string
}

/** What the thread answers to each piece: what was found so far, and whether it wants more. */
export interface Answered {
  readonly goesOn: boolean
  readonly reading: DocumentReading
}

export interface SoFar extends DocumentReading {
  readonly bytesRead: number
}

/**
 * Checks a document in a thread of its own, so that nothing else in the process waits for it. Of a format in pieces only a
 * few are in memory. `tell` hears after each piece how far it has come.
 */
export async function checkInThread(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  format: DocumentFormat,
  { period, ownArea, today }: DocumentFacts,
  tell: (soFar: SoFar) => void = () => {},
): Promise<CheckedFile> {
  const workerData: DocumentToCheck = { format: format.name, period: period.name, ownArea, today: today.toString() }
  const thread = new Worker(new URL('document-check.thread.ts', import.meta.url), { workerData })
  const { promise: failed, reject } = Promise.withResolvers<never>()
  thread.on('error', reject)
  failed.catch(() => undefined)
  const ask = async (piece?: Uint8Array): Promise<Answered> => {
    // A piece may be part of something larger, all of which would be copied.
    const own = piece && new Uint8Array(piece)
    thread.postMessage(own, own ? [own.buffer] : [])
    const [answered] = (await Promise.race([once(thread, 'message'), failed])) as [Answered]
    return answered
  }
  try {
    let bytesRead = 0
    for await (const piece of ahead(pieces)) {
      const { goesOn, reading } = await ask(piece)
      bytesRead += piece.length
      tell({ ...reading, bytesRead })
      if (!goesOn) break
    }
    return checkedAs(format, (await ask()).reading)
  } finally {
    await thread.terminate()
  }
}

/** Fetches the next piece while one is being read. */
async function* ahead<T>(pieces: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T> {
  const iterator = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]()
  let next = Promise.resolve(iterator.next())
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = Promise.resolve(iterator.next())
    // Whoever stops here no longer hears of it.
    next.catch(() => undefined)
    yield value
  }
}
