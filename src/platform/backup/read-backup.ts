import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { errorCode, Refusal } from '../errors.ts'
import { CannotOpen } from '../keys/envelope.ts'
import { openStream } from '../keys/sealed-stream.ts'
import {
  DAMAGED,
  FIRST_LINE,
  type Frame,
  Manifest,
  parseHeader,
  readFrames,
  Summary,
  type Unlock,
  unlockHeader,
} from './format.ts'

export interface OpenedBackup {
  readonly madeAt: Temporal.Instant
  readonly manifest: Manifest
  readonly summary: Summary
  /** Reads the backup from its beginning, after the manifest and up to the end. */
  frames(): AsyncGenerator<Frame>
}

const MOST_HEADER_BYTES = 8_192

/** Opens a backup and reads it through once: a Refusal unless it is whole, unchanged and opens. */
export async function openBackup(path: string, unlock: Unlock): Promise<OpenedBackup> {
  const { header, text, length } = parseHeader(await readStart(path))
  const key = await unlockHeader(header, unlock)
  const read = () => readSealed(path, length, key, text)
  let manifest: Manifest | undefined
  let summary: Summary | undefined
  for await (const { kind, payload } of read()) {
    if (summary) throw new Refusal(DAMAGED)
    if (kind === 'manifest') manifest = Manifest.parse(JSON.parse(payload.toString()))
    if (kind === 'end') summary = Summary.parse(JSON.parse(payload.toString()))
  }
  if (!manifest || !summary) throw new Refusal(DAMAGED)
  return { madeAt: Temporal.Instant.from(header.madeAt), manifest, summary, frames: read }
}

async function readStart(path: string): Promise<Buffer> {
  try {
    const handle = await open(path, 'r')
    try {
      const start = Buffer.alloc(FIRST_LINE.length + MOST_HEADER_BYTES)
      const { bytesRead } = await handle.read(start, 0, start.length, 0)
      return start.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw new Refusal(`${path} cannot be read (${errorCode(error) ?? 'unknown'}).`)
  }
}

async function* readSealed(path: string, start: number, key: Buffer, context: string): AsyncGenerator<Frame> {
  const file = createReadStream(path, { start })
  const opened = openStream(key, context)
  file.on('error', error => opened.destroy(error))
  try {
    yield* readFrames(file.pipe(opened))
  } catch (error) {
    if (error instanceof CannotOpen) throw new Refusal(DAMAGED)
    throw error
  } finally {
    file.destroy()
    opened.destroy()
  }
}
