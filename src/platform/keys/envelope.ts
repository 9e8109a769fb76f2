import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** A 32-byte key of the ring. */
export interface DataKey {
  readonly purpose: string
  readonly version: number
  readonly key: Buffer
}

// format, key version, nonce, authentication tag; then the text
const FORMAT = 1
const NONCE_AT = 5
const TAG_AT = 17
const TEXT_AT = 33

/** A sealed text cannot be opened: it was changed, cut short, or sealed for another purpose or record. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'
}

/** AES-256-GCM. The key's version stands in the text; its purpose and the record it belongs to are authenticated with it. */
export function sealWith(key: DataKey, record: string, text: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.key, nonce).setAAD(context(key.purpose, key.version, record))
  const sealed = Buffer.concat([cipher.update(text), cipher.final()])
  const head = Buffer.alloc(NONCE_AT)
  head.writeUInt8(FORMAT, 0)
  head.writeUInt32BE(key.version, 1)
  return Buffer.concat([head, nonce, cipher.getAuthTag(), sealed])
}

/** The version of the key under which a text was sealed. */
export function sealedVersion(sealed: Uint8Array): number {
  if (sealed.length < TEXT_AT || sealed[0] !== FORMAT) throw new CannotOpen('This is not a sealed text.')
  return Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).readUInt32BE(1)
}

export function openWith(key: DataKey, record: string, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key.key, sealed.subarray(NONCE_AT, TAG_AT))
  decipher.setAAD(context(key.purpose, key.version, record)).setAuthTag(sealed.subarray(TAG_AT, TEXT_AT))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(TEXT_AT)), decipher.final()])
  } catch {
    throw new CannotOpen('The sealed text was changed, or belongs to another record.')
  }
}

/** The same value gives the same pseudonym in the same scope, and tells nothing of the value without the key. */
export function pseudonymWith(key: DataKey, scope: string, value: string): string {
  const digest = createHmac('sha256', key.key)
    .update(`${Buffer.byteLength(scope)}:${scope}:${value}`)
    .digest()
  return `p${key.version}-${digest.subarray(0, 18).toString('base64url')}`
}

/** The key under which the ring's own keys are kept, from the installation's secret. It opens the ring and nothing else. */
export const wrappingKey = (secret: string): DataKey => asWrappingKey(derive(Buffer.from(secret), 'kith key ring'))

export const asWrappingKey = (key: Buffer): DataKey => ({ purpose: 'key-ring', version: 1, key })

export function derive(secret: Uint8Array, meaning: string, salt: Uint8Array = new Uint8Array()): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, meaning, 32))
}

const context = (purpose: string, version: number, record: string): Buffer =>
  Buffer.from(JSON.stringify([FORMAT, purpose, version, record]))
