import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Readable } from 'node:stream'
import { z } from 'zod'
import { Refusal } from '../errors.ts'
import { derive } from '../keys/envelope.ts'

/**
 * A backup is a line that says what it is, a header line of JSON, and one sealed stream of frames. The header is read
 * before anything is opened, and is the sealed stream's context: it cannot be changed unseen.
 */
export const FIRST_LINE = 'KITH BACKUP 1\n'

const Header = z.object({
  madeAt: z.string(),
  key: z.discriminatedUnion('from', [
    z.object({ from: z.literal('passphrase'), salt: z.base64(), cost: z.number().int().min(1).max(1_048_576) }),
    z.object({ from: z.literal('secret'), salt: z.base64() }),
  ]),
  /** tells a wrong passphrase from a damaged file */
  check: z.base64(),
})
export type Header = z.infer<typeof Header>

export type Unlock = { readonly passphrase: string } | { readonly secret: string }

// About 0.3 s and 128 MB: what each guess of a passphrase costs as well.
const SCRYPT_COST = 131_072
const MOST_HEADER_BYTES = 4_096

export async function makeHeader(unlock: Unlock, madeAt: Temporal.Instant): Promise<{ header: Header; key: Buffer }> {
  const salt = randomBytes(32).toString('base64')
  const source =
    'passphrase' in unlock
      ? ({ from: 'passphrase', salt, cost: SCRYPT_COST } as const)
      : ({ from: 'secret', salt } as const)
  const key = await keyFor(source, unlock)
  return { header: { madeAt: madeAt.toString(), key: source, check: checkOf(key).toString('base64') }, key }
}

/** The key of a backup's stream; a Refusal says what does not fit. */
export async function unlockHeader(header: Header, unlock: Unlock): Promise<Buffer> {
  if (header.key.from === 'passphrase' && !('passphrase' in unlock)) {
    throw new Refusal('This backup was made with a passphrase. Give it with --passphrase-file.')
  }
  if (header.key.from === 'secret' && 'passphrase' in unlock) {
    throw new Refusal('This backup was made with KITH_SECRET, not with a passphrase. Leave --passphrase-file out.')
  }
  const key = await keyFor(header.key, unlock)
  if (timingSafeEqual(checkOf(key), Buffer.from(header.check, 'base64').subarray(0, 16))) return key
  throw new Refusal(
    header.key.from === 'passphrase'
      ? 'The backup does not open with this passphrase.'
      : 'The backup was made under another KITH_SECRET. Set KITH_SECRET to the one it was made with.',
  )
}

async function keyFor(source: Header['key'], unlock: Unlock): Promise<Buffer> {
  const salt = Buffer.from(source.salt, 'base64')
  if ('secret' in unlock || source.from === 'secret') {
    return derive(Buffer.from('secret' in unlock ? unlock.secret : ''), 'kith backup', salt)
  }
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>()
  const options = { N: source.cost, r: 8, p: 1, maxmem: 2 * 128 * 8 * source.cost }
  scrypt(unlock.passphrase.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  return promise
}

const checkOf = (key: Buffer): Buffer => createHmac('sha256', key).update('kith backup check').digest().subarray(0, 16)

export const printHeader = (header: Header): string => `${JSON.stringify(header)}\n`

/** Reads the header of a backup and how many bytes it took; a Refusal when the file is no backup of ours. */
export function parseHeader(start: Buffer): { header: Header; text: string; length: number } {
  const text = start.subarray(0, FIRST_LINE.length + MOST_HEADER_BYTES).toString('latin1')
  if (!text.startsWith('KITH BACKUP ')) throw new Refusal('This is not a backup of Kith.')
  if (!text.startsWith(FIRST_LINE))
    throw new Refusal('This backup was made by another version of Kith than this one reads.')
  const end = text.indexOf('\n', FIRST_LINE.length)
  if (end < 0) throw new Refusal(DAMAGED)
  const line = text.slice(FIRST_LINE.length, end + 1)
  try {
    return { header: Header.parse(JSON.parse(line)), text: line, length: end + 1 }
  } catch {
    throw new Refusal(DAMAGED)
  }
}

export const DAMAGED = 'The backup is damaged: it was changed, or ends too soon. Nothing was restored from it.'

/** What stands in the stream: what is described is JSON, what is copied is bytes. */
export const FRAMES = ['manifest', 'table', 'rows', 'file', 'content', 'end'] as const
export type FrameKind = (typeof FRAMES)[number]

export interface Frame {
  readonly kind: FrameKind
  readonly payload: Buffer
}

export function frame(kind: FrameKind, payload: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(payload) ? payload : Buffer.from(JSON.stringify(payload))
  const head = Buffer.alloc(5)
  head.writeUInt8(FRAMES.indexOf(kind), 0)
  head.writeUInt32BE(bytes.length, 1)
  return Buffer.concat([head, bytes])
}

const MOST_FRAME_BYTES = 64_000_000

/** The frames of an opened stream, one at a time. */
export async function* readFrames(stream: Readable): AsyncGenerator<Frame> {
  let pieces: Buffer[] = []
  let length = 0
  let wanted = 5
  for await (const piece of stream) {
    pieces.push(piece)
    length += piece.length
    while (length >= wanted) {
      const joined = Buffer.concat(pieces)
      const size = joined.readUInt32BE(1)
      wanted = 5 + size
      if (size > MOST_FRAME_BYTES) throw new Refusal(DAMAGED)
      if (joined.length >= wanted) {
        const kind = FRAMES[joined.readUInt8(0)]
        if (kind === undefined) throw new Refusal(DAMAGED)
        yield { kind, payload: joined.subarray(5, wanted) }
      }
      const rest = joined.length >= wanted ? joined.subarray(wanted) : joined
      if (joined.length >= wanted) wanted = 5
      pieces = [rest]
      length = rest.length
      if (rest === joined) break
    }
  }
  if (length > 0) throw new Refusal(DAMAGED)
}

export const Manifest = z.object({
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  keys: z.array(z.object({ purpose: z.string(), version: z.number(), key: z.base64() })),
  auditHead: z.object({ position: z.number(), hash: z.hex() }),
})
export type Manifest = z.infer<typeof Manifest>

export const TableStart = z.object({ schema: z.string(), table: z.string(), columns: z.array(z.string()) })
export type TableStart = z.infer<typeof TableStart>

export const FileStart = z.object({ partnershipId: z.uuid(), hash: z.hex(), size: z.number() })

/** The last frame: without it a backup is not whole. */
export const Summary = z.object({
  tables: z.array(z.object({ name: z.string(), rows: z.number() })),
  files: z.number(),
  missingFiles: z.array(z.string()),
})
export type Summary = z.infer<typeof Summary>
