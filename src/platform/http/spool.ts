import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The body of a request, kept while it is answered: it can be read as often as wanted, and is gone afterwards. */
export interface Spooled extends AsyncDisposable {
  readonly byteCount: number
  /** SHA-256 */
  readonly hash: Buffer
  pieces(): AsyncIterable<Buffer>
}

/** A file of a form, under the name that its sender gave it. */
export interface SpooledFile extends Spooled {
  readonly field: string
  readonly name: string
}

/** So much stays in memory; what is larger goes to the disk. */
const IN_MEMORY = 262_144
const PIECE = 262_144
const CIPHER = 'aes-256-ctr'

/**
 * Keeps what arrives, however large, without holding it in memory. On the disk it has no name and is enciphered with a key
 * that this process alone knows, so that nothing readable is left of it whatever happens.
 */
export async function spool(source: AsyncIterable<Buffer>, folder: string): Promise<Spooled> {
  const digest = createHash('sha256')
  const parts: Buffer[] = []
  let byteCount = 0
  let file: NamelessFile | undefined
  try {
    for await (const piece of source) {
      digest.update(piece)
      byteCount += piece.length
      if (!file) parts.push(piece)
      if (!file && byteCount <= IN_MEMORY) continue
      if (file) await file.write(piece)
      else {
        file = await openNameless(folder)
        for (const part of parts.splice(0)) await file.write(part)
      }
    }
  } catch (error) {
    await file?.close()
    throw error
  }
  const hash = digest.digest()
  const inMemory = Buffer.concat(parts)
  return {
    byteCount,
    hash,
    async *pieces() {
      if (file) yield* file.read()
      else if (inMemory.length > 0) yield inMemory
    },
    [Symbol.asyncDispose]: async () => file?.close(),
  }
}

interface NamelessFile {
  write(piece: Buffer): Promise<void>
  read(): AsyncGenerator<Buffer>
  close(): Promise<void>
}

async function openNameless(folder: string): Promise<NamelessFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomBytes(12).toString('hex'))
  const handle = await open(path, 'wx+', 0o600)
  await rm(path)
  const key = randomBytes(32)
  const start = Buffer.alloc(16)
  const cipher = createCipheriv(CIPHER, key, start)
  return {
    write: piece => writeWhole(handle, cipher.update(piece)),
    async *read() {
      const decipher = createDecipheriv(CIPHER, key, start)
      for (let position = 0; ; ) {
        const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE, position)
        if (bytesRead === 0) return
        position += bytesRead
        yield decipher.update(buffer.subarray(0, bytesRead))
      }
    },
    close: () => handle.close(),
  }
}

async function writeWhole(handle: FileHandle, piece: Buffer): Promise<void> {
  for (let rest = piece; rest.length > 0; ) rest = rest.subarray((await handle.write(rest)).bytesWritten)
}
