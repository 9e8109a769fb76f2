import { Readable, Transform, type TransformCallback } from 'node:stream'
import { appendAudit } from '../audit/trail.ts'
import { type Actor, actsForAgency } from '../auth/actor.ts'
import type { Clock } from '../clock.ts'
import type { Tx } from '../db/database.ts'
import { Conflict, NotAllowed, Refusal } from '../errors.ts'
import type { Jobs } from '../jobs/jobs.ts'
import { detectType, SAMPLE_BYTES } from './detect-type.ts'
import { getFile, insertFile } from './file.store.ts'
import { mayBeOpened, type StoredFile, sizeInWords, tidyFileName } from './file.ts'
import { type Arrived, type FileStore, FileTooLarge } from './file-store.ts'
import { scanFile } from './files.jobs.ts'
import type { Scanner } from './scanner.ts'

export interface ReceivedFile {
  readonly name: string
  /** what the sender says it is */
  readonly type: string
  readonly content: Buffer | Readable
}

export interface ReceiveRules {
  readonly mostBytes: number
  /** MIME types by first bytes; without it, any */
  readonly types?: readonly string[]
  /** it comes with a case: only those who handle cases read it */
  readonly isCase?: true
}

export interface Files {
  readonly store: FileStore
  readonly scanner: Scanner
  /** Keeps a file in quarantine and has it scanned once the caller's transaction commits. Its id. */
  receive(tx: Tx, actor: Actor, file: ReceivedFile, rules: ReceiveRules): Promise<string>
  /** Keeps what has arrived, to be read as text and never run: nobody scans it. Its id. */
  keepText(tx: Tx, actor: Actor, file: { readonly name: string; readonly arrived: Arrived }): Promise<string>
  /** A file of the partnership in context and its content, with an entry in the audit trail; send it with `sendFile`. */
  open(tx: Tx, actor: Actor, fileId: string): Promise<{ file: StoredFile; content: Readable }>
}

const TEXT = 'text/plain'

interface FilesParts {
  readonly clock: Clock
  readonly jobs: Jobs
  readonly store: FileStore
  readonly scanner: Scanner
}

export function createFiles({ clock, jobs, store, scanner }: FilesParts): Files {
  return {
    store,
    scanner,
    async receive(tx, actor, { name, type, content }, { mostBytes, types, isCase = false }) {
      const sampled = sample()
      const source = content instanceof Readable ? content : Readable.from([content])
      source.on('error', error => sampled.stream.destroy(error))
      const stored = await keep(store, actor.partnershipId, source.pipe(sampled.stream), mostBytes)
      const detectedType = await detectType(sampled.bytes())
      if (types && !types.includes(detectedType)) {
        throw new Refusal(`${tidyFileName(name)} is not a kind of file that is taken here.`)
      }
      const fileId = crypto.randomUUID()
      const { partnershipId } = actor
      const agencyId = actsForAgency(actor) ? actor.agencyId : undefined
      const described = { name: tidyFileName(name), declaredType: type.slice(0, 200), detectedType }
      const received = { receivedBy: actor.id, receivedAt: clock.now() }
      const file = { fileId, partnershipId, agencyId, isCase, ...described, ...stored, ...received }
      await insertFile(tx, file, 'quarantined')
      await appendAudit(tx, actor, {
        event: 'file-received',
        subject: { fileId, bytes: stored.size, type: detectedType },
      })
      await jobs.add(tx, scanFile, { fileId })
      return fileId
    },
    async keepText(tx, actor, { name, arrived }) {
      await arrived.keep()
      const { partnershipId } = actor
      const file = {
        fileId: crypto.randomUUID(),
        partnershipId,
        agencyId: actsForAgency(actor) ? actor.agencyId : undefined,
        isCase: false,
        name: tidyFileName(name),
        declaredType: TEXT,
        detectedType: TEXT,
        hash: arrived.hash,
        size: arrived.size,
        receivedBy: actor.id,
        receivedAt: clock.now(),
      }
      await insertFile(tx, file, 'read-as-text')
      return file.fileId
    },
    async open(tx, actor, fileId) {
      const file = await getFile(tx, fileId)
      if (file.state === 'infected') {
        throw new NotAllowed('The virus scanner found something in this file, so it cannot be opened.')
      }
      if (!mayBeOpened(file.state)) {
        throw new Conflict('This file is still being scanned for viruses. Try again in a minute.')
      }
      await appendAudit(tx, actor, { event: 'file-opened', subject: { fileId } })
      return { file, content: await store.get(file.partnershipId, file.hash) }
    },
  }
}

async function keep(store: FileStore, partnershipId: string, content: Readable, most: number) {
  try {
    return await store.put(partnershipId, content, most)
  } catch (error) {
    if (!(error instanceof FileTooLarge)) throw error
    throw new Refusal(`The file is larger than ${sizeInWords(most)}, the most that is taken here.`)
  }
}

/** Passes bytes through and remembers the first of them. */
function sample() {
  const pieces: Buffer[] = []
  let length = 0
  const stream = new Transform({
    transform(piece: Buffer, _encoding, done: TransformCallback) {
      if (length < SAMPLE_BYTES) pieces.push(piece)
      length += piece.length
      done(null, piece)
    },
  })
  return { stream, bytes: () => Buffer.concat(pieces).subarray(0, SAMPLE_BYTES) }
}
