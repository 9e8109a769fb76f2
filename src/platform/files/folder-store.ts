import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { errorCode, NotFound } from '../errors.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { openStream, sealStream } from '../keys/sealed-stream.ts'
import { type Arrived, FileDamaged, type FileStore, type StoredContent } from './file-store.ts'
import { measure, readUpTo, tooLarge } from './measure.ts'

/** So much stays in memory until it is kept. */
const IN_MEMORY = 262_144
const HEAD = 8
const FORMAT = Buffer.from('KTH1')
const HASH_NAME = /^[0-9a-f]{64}$/

/** Content in a folder, sealed with the key ring; each is written beside its place and moved into it when it is safe on the disk. */
export function createFolderStore(folder: string, keys: KeyRing): FileStore {
  const pathOf = (partnershipId: string, hash: Buffer): string => {
    const name = hash.toString('hex')
    return join(folder, partnershipId, name.slice(0, 2), name)
  }
  const arriving = join(folder, 'arriving')

  /** Writes a content beside its place; nothing is left of it when that fails. */
  async function writeArriving(partnershipId: string, content: AsyncIterable<Buffer>, most: number) {
    const key = await keys.key('file')
    await mkdir(arriving, { recursive: true, mode: 0o700 })
    const path = join(arriving, randomBytes(12).toString('hex'))
    const handle = await open(path, 'wx', 0o600)
    const measured = measure(most)
    try {
      const head = Buffer.concat([FORMAT, Buffer.alloc(4)])
      head.writeUInt32BE(key.version, 4)
      await handle.write(head)
      await pipeline(content, measured.stream, sealStream(key.key, contextOf(partnershipId)), sinkOf(handle))
      await handle.close()
    } catch (error) {
      await handle.close().catch(() => undefined)
      await rm(path, { force: true })
      throw error
    }
    return { path, stored: measured.result() }
  }

  async function read(partnershipId: string, hash: Buffer, path: string): Promise<Readable> {
    const head = await readHead(path)
    if (!head.subarray(0, 4).equals(FORMAT)) throw new FileDamaged('This is not a file that was stored here.')
    const key = await keys.key('file', head.readUInt32BE(4))
    const sealed = createReadStream(path, { start: HEAD })
    const content = openStream(key.key, contextOf(partnershipId))
    const checked = measure(Number.POSITIVE_INFINITY, hash)
    // The reader sees the failure as the end of its own stream; nothing is left to handle here.
    pipeline(sealed, content, checked.stream).catch(() => undefined)
    return checked.stream
  }

  async function onDisk(partnershipId: string, content: AsyncIterable<Buffer>, most: number): Promise<Arrived> {
    const { path, stored } = await writeArriving(partnershipId, content, most)
    const place = pathOf(partnershipId, stored.hash)
    let isKept = false
    return {
      ...stored,
      async *pieces() {
        yield* await read(partnershipId, stored.hash, isKept ? place : path)
      },
      async keep() {
        if (isKept) return
        await sync(path)
        await moveInto(path, place)
        isKept = true
      },
      async [Symbol.asyncDispose]() {
        if (!isKept) await rm(path, { force: true })
      },
    }
  }

  function inMemory(partnershipId: string, content: Buffer): Arrived {
    async function* pieces() {
      if (content.length > 0) yield content
    }
    return {
      hash: createHash('sha256').update(content).digest(),
      size: content.length,
      pieces,
      async keep() {
        await using arrived = await onDisk(partnershipId, pieces(), content.length)
        await arrived.keep()
      },
      async [Symbol.asyncDispose]() {},
    }
  }

  async function arrive(partnershipId: string, content: AsyncIterable<Buffer>, most: number): Promise<Arrived> {
    const { begun, rest } = await readUpTo(content, IN_MEMORY)
    if (begun.length > most) throw tooLarge(most)
    return rest ? onDisk(partnershipId, rest, most) : inMemory(partnershipId, begun)
  }

  return {
    arrive,
    async put(partnershipId, content, most) {
      await using arrived = await onDisk(partnershipId, content, most)
      await arrived.keep()
      return { hash: arrived.hash, size: arrived.size }
    },
    get: (partnershipId, hash) => read(partnershipId, hash, pathOf(partnershipId, hash)),
    async forgetArrivedBefore(moment) {
      for (const name of await namesIn(arriving)) {
        const { mtimeMs } = await stat(join(arriving, name))
        if (mtimeMs < moment.epochMilliseconds) await rm(join(arriving, name), { force: true })
      }
    },
    remove: (partnershipId, hash) => rm(pathOf(partnershipId, hash), { force: true }),
    list: () => listFolder(folder),
    async check() {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `check-${randomBytes(6).toString('hex')}`)
      const handle = await open(path, 'wx', 0o600)
      await handle.close()
      await rm(path)
      const disk = await statfs(folder)
      return { freeBytes: disk.bavail * disk.bsize }
    },
  }
}

const contextOf = (partnershipId: string): string => `kith file of ${partnershipId}`

const sinkOf =
  (handle: FileHandle) =>
  async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const data of source) await handle.writeFile(data)
  }

async function readHead(path: string): Promise<Buffer> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, 'r')
    const head = Buffer.alloc(HEAD)
    await handle.read(head, 0, HEAD, 0)
    return head
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new NotFound('The content of this file is not here.')
    throw error
  } finally {
    await handle?.close()
  }
}

async function moveInto(path: string, place: string): Promise<void> {
  const parent = join(place, '..')
  await mkdir(parent, { recursive: true, mode: 0o700 })
  await rename(path, place)
  // The name itself must survive a loss of power, not only the content.
  await sync(parent)
}

/** Waits until a file or folder is safe on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* listFolder(folder: string): AsyncGenerator<StoredContent> {
  for (const partnershipId of await namesIn(folder)) {
    if (partnershipId === 'arriving') continue
    for (const start of await namesIn(join(folder, partnershipId))) {
      for (const name of await namesIn(join(folder, partnershipId, start))) {
        if (!HASH_NAME.test(name)) continue
        const { mtimeMs } = await stat(join(folder, partnershipId, start, name))
        const storedAt = Temporal.Instant.fromEpochMilliseconds(Math.floor(mtimeMs))
        yield { partnershipId, hash: Buffer.from(name, 'hex'), storedAt }
      }
    }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return []
    throw error
  }
}
