import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import { CannotOpen, derive } from './envelope.ts'

const SALT = 32
const CHUNK = 65_536
const TAG = 16

/**
 * Seals a stream of any length: a salt, then chunks of 64 KiB under AES-256-GCM with a key of the stream's own. Each
 * chunk's number and whether it is the last are authenticated, so that chunks cannot be removed, put elsewhere or cut off.
 */
export function sealStream(key: Buffer, context: string): Transform {
  const salt = randomBytes(SALT)
  const own = derive(key, context, salt)
  let number = 0
  const pending = new Pending()
  const seal = (text: Buffer, isLast: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(number++, isLast))
    return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }
  const stream = new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      pending.add(data)
      while (pending.length > CHUNK) this.push(seal(pending.take(CHUNK), false))
      done()
    },
    flush(done: TransformCallback) {
      this.push(seal(pending.take(pending.length), true))
      done()
    },
  })
  stream.push(salt)
  return stream
}

/** Opens what `sealStream` sealed. Lets through only what is authentic; fails with CannotOpen at the first chunk that is not. */
export function openStream(key: Buffer, context: string): Transform {
  let own: Buffer | undefined
  let number = 0
  const pending = new Pending()
  const open = (sealed: Buffer, isLast: boolean): Buffer => {
    if (!own || sealed.length < TAG) throw new CannotOpen('It ends too soon.')
    const text = sealed.subarray(0, sealed.length - TAG)
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(number++, isLast))
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
    try {
      return Buffer.concat([decipher.update(text), decipher.final()])
    } catch {
      throw new CannotOpen(number === 1 ? 'It does not open with this key.' : 'It was changed, or ends too soon.')
    }
  }
  const attempt = (done: TransformCallback, work: () => void): void => {
    try {
      work()
      done()
    } catch (error) {
      done(error instanceof Error ? error : new CannotOpen('It does not open.'))
    }
  }
  return new Transform({
    transform(data: Buffer, _encoding, done: TransformCallback) {
      attempt(done, () => {
        pending.add(data)
        if (!own && pending.length >= SALT) own = derive(key, context, pending.take(SALT))
        while (own && pending.length > CHUNK + TAG) this.push(open(pending.take(CHUNK + TAG), false))
      })
    },
    flush(done: TransformCallback) {
      attempt(done, () => void this.push(open(pending.take(pending.length), true)))
    },
  })
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(number), 0)
  nonce.writeUInt8(isLast ? 1 : 0, 11)
  return nonce
}

/** Bytes that wait for enough of their kind, joined once and not at each piece. */
class Pending {
  #pieces: Buffer[] = []
  length = 0

  add(piece: Buffer): void {
    this.#pieces.push(piece)
    this.length += piece.length
  }

  take(length: number): Buffer {
    const joined = this.#pieces.length === 1 && this.#pieces[0] ? this.#pieces[0] : Buffer.concat(this.#pieces)
    const rest = joined.subarray(length)
    this.#pieces = rest.length > 0 ? [rest] : []
    this.length = rest.length
    return joined.subarray(0, length)
  }
}
