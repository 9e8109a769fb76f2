import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { type CheckedFile, checkedAs, checkFile } from './check-file.ts'
import { type DocumentReading, type Facts, type FileFormat, isDocument } from './format.ts'

/** A thread takes longer to start than a document of this size to be checked. */
const SMALL_BYTES = 1_000_000

/** What the thread is given; what it answers is a DocumentReading. */
export interface DocumentToCheck {
  readonly format: string
  readonly content: Uint8Array
  readonly period: string
  readonly ownArea: string | undefined
  readonly today: string
}

/** As checkFile; a large document is checked in a thread of its own, so that nobody's page waits for it. */
export async function checkBeside(content: Uint8Array, format: FileFormat, facts: Facts): Promise<CheckedFile> {
  if (!isDocument(format) || content.length <= SMALL_BYTES || content.length > format.mostBytes)
    return checkFile(content, format, facts)
  const workerData: DocumentToCheck = {
    format: format.name,
    content,
    period: facts.period.name,
    ownArea: facts.ownArea,
    today: facts.today.toString(),
  }
  const thread = new Worker(new URL('document-check.thread.ts', import.meta.url), { workerData })
  try {
    const [reading] = (await once(thread, 'message')) as [DocumentReading]
    return checkedAs(format, reading)
  } finally {
    await thread.terminate()
  }
}
