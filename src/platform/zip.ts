import { constants, crc32, inflateRawSync } from 'node:zlib'

/** What is wrong with an archive, for its sender. */
export interface ZipFault {
  readonly rule: 'zip-damaged' | 'zip-too-many' | 'zip-locked' | 'zip-method' | 'too-large'
  readonly message: string
}

const fault = (rule: ZipFault['rule'], message: string): ZipFault => ({ rule, message })

export interface PackedFile {
  readonly name: string
  readonly content: Uint8Array
}

export interface UnpackedFile extends PackedFile {
  /** The name with the folders before it. */
  readonly path: string
}

export interface ZipLimits {
  readonly mostFiles: number
  /** Of one file, unpacked. */
  readonly mostBytes: number
  /** Of all files, unpacked; without it, each as large as one may be. */
  readonly mostBytesTogether?: number
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const MOST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8
const ENCRYPTED = 1
const IN_UTF_8 = 0x800

export const isZip = ([a, b, c, d]: Uint8Array): boolean => a === 0x50 && b === 0x4b && c === 3 && d === 4

/** The name of the first file, which stands at the beginning. */
export function firstNameIn(start: Uint8Array): string | undefined {
  if (!isZip(start) || start.length < LOCAL_LENGTH) return undefined
  const buffer = Buffer.from(start)
  return buffer.toString('utf8', LOCAL_LENGTH, LOCAL_LENGTH + buffer.readUInt16LE(26))
}

/** How the first file begins; undefined where that cannot be told. */
export function startOfFirst(start: Uint8Array): Uint8Array | undefined {
  if (!isZip(start) || start.length < LOCAL_LENGTH) return undefined
  const buffer = Buffer.from(start)
  const packed = buffer.subarray(LOCAL_LENGTH + buffer.readUInt16LE(26) + buffer.readUInt16LE(28))
  const method = buffer.readUInt16LE(8)
  if (method === STORED) return packed
  if (method !== DEFLATED) return undefined
  try {
    // The rest of it is not here, so that what comes out need not be the whole.
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1_000_000 })
  } catch {
    return undefined
  }
}

/** The files of an archive; a fault where it is damaged, is locked, or holds more than anybody would send. */
export function readZip(content: Uint8Array, limits: ZipLimits): readonly UnpackedFile[] | ZipFault {
  try {
    return unpack(Buffer.from(content.buffer, content.byteOffset, content.byteLength), limits)
  } catch (error) {
    // Node says with these two that a number points outside the bytes, or that the bytes are not what they should be.
    if (error instanceof RangeError || (error instanceof Error && 'code' in error && 'errno' in error)) return DAMAGED
    throw error
  }
}

const DAMAGED = fault('zip-damaged', 'The archive is damaged or breaks off. Pack the files again.')

function unpack(
  bytes: Buffer,
  { mostFiles, mostBytes, mostBytesTogether = mostFiles * mostBytes }: ZipLimits,
): readonly UnpackedFile[] | ZipFault {
  const end = findEnd(bytes)
  if (end === undefined) return DAMAGED
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostFiles)
    return fault('zip-too-many', `The archive holds ${count} files; a return has at most ${mostFiles}.`)
  const files: UnpackedFile[] = []
  let together = 0
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (bytes.readUInt32LE(at) !== ENTRY) return DAMAGED
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength)
    const size = bytes.readUInt32LE(at + 24)
    if (bytes.readUInt16LE(at + 8) & ENCRYPTED)
      return fault('zip-locked', `${name} is locked with a password. Pack the files without one.`)
    if (size > mostBytes) return tooLarge(name, mostBytes)
    together += size
    if (together > mostBytesTogether) return tooLarge('What the archive holds', mostBytesTogether)
    if (!name.endsWith('/')) {
      const packed = packedBytes(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20))
      const method = bytes.readUInt16LE(at + 10)
      if (method !== STORED && method !== DEFLATED)
        return fault('zip-method', `${name} is packed in a way that is not read here. Pack the files as a plain zip.`)
      // What the archive says of its size may be a lie, so that unpacking stops by itself.
      const unpacked = method === STORED ? packed : inflate(packed, Math.min(size + 1, mostBytes))
      if (unpacked === undefined) return tooLarge(name, mostBytes)
      if (unpacked.length !== size || crc32(unpacked) !== bytes.readUInt32LE(at + 16)) return DAMAGED
      files.push({ name: name.slice(name.lastIndexOf('/') + 1), path: name, content: unpacked })
    }
    at += ENTRY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return files
}

const tooLarge = (name: string, mostBytes: number): ZipFault =>
  fault('too-large', `${name} is larger than ${mostBytes / 1_000_000} MB when unpacked.`)

function inflate(packed: Buffer, mostBytes: number): Buffer | undefined {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(mostBytes, 1) })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function packedBytes(bytes: Buffer, local: number, length: number): Buffer {
  if (bytes.readUInt32LE(local) !== LOCAL) throw new RangeError('No file begins there.')
  const start = local + LOCAL_LENGTH + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + length > bytes.length) throw new RangeError('The file breaks off.')
  return bytes.subarray(start, start + length)
}

/** The end record is the last thing in an archive but for a comment. */
function findEnd(bytes: Buffer): number | undefined {
  const first = Math.max(0, bytes.length - END_LENGTH - MOST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= first; at--) if (bytes.readUInt32LE(at) === END) return at
  return undefined
}

/** Puts files into one archive as they are; the same files always give the same bytes. */
export function writeZip(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content } of files) {
    const nameBytes = Buffer.from(name)
    const sum = crc32(content)
    const local = Buffer.alloc(LOCAL_LENGTH)
    local.writeUInt32LE(LOCAL, 0)
    writeCommon(local, 4, sum, content.length, nameBytes.length)
    const entry = Buffer.alloc(ENTRY_LENGTH)
    entry.writeUInt32LE(ENTRY, 0)
    entry.writeUInt16LE(20, 4)
    writeCommon(entry, 6, sum, content.length, nameBytes.length)
    entry.writeUInt32LE(offset, 42)
    parts.push(local, nameBytes, Buffer.from(content))
    entries.push(entry, nameBytes)
    offset += LOCAL_LENGTH + nameBytes.length + content.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(END_LENGTH)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, directory, end])
}

/** Version, flags, method, time, day, sum, both sizes and the length of the name, as both headers have them. */
function writeCommon(header: Buffer, at: number, sum: number, size: number, nameLength: number): void {
  header.writeUInt16LE(20, at)
  header.writeUInt16LE(IN_UTF_8, at + 2)
  header.writeUInt16LE(STORED, at + 4)
  // 1 January 1980, the first day that an archive can say.
  header.writeUInt16LE(0x21, at + 8)
  header.writeUInt32LE(sum, at + 10)
  header.writeUInt32LE(size, at + 14)
  header.writeUInt32LE(size, at + 18)
  header.writeUInt16LE(nameLength, at + 22)
}
