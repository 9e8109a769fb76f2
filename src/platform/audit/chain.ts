import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { DataKey } from '../keys/envelope.ts'

/** The end of the chain at some moment: whoever holds one can tell later whether anything before it was changed. */
export interface Head {
  readonly position: number
  readonly hash: Buffer
}

/** A row as it stands in the chain; `body` is the JSON array that PostgreSQL made of its columns. */
export interface Link extends Head {
  readonly eventId: string
  readonly body: string
}

export const START: Head = { position: 0, hash: createHash('sha256').update('kith audit chain').digest() }

export type Break =
  | { readonly kind: 'missing'; readonly position: number }
  | { readonly kind: 'changed'; readonly position: number; readonly eventId: string }
  | { readonly kind: 'content-changed'; readonly position: number; readonly eventId: string }
  | { readonly kind: 'cut-short'; readonly position: number; readonly lastPosition: number }
  | { readonly kind: 'head-forged'; readonly position: number }

function nextHash(before: Buffer, body: string): Buffer {
  return createHash('sha256').update(before).update(body).digest()
}

/** Where the next link stands, or how it breaks the chain. */
export function follow(before: Head, link: Link): Head | Break {
  if (link.position !== before.position + 1) return { kind: 'missing', position: before.position + 1 }
  const hash = nextHash(before.hash, link.body)
  if (!hash.equals(link.hash)) return { kind: 'changed', position: link.position, eventId: link.eventId }
  return { position: link.position, hash }
}

/** The installation's mark on an end of the chain: `<version of the key>.<keyed hash>`. */
export function markOf(key: DataKey, head: Head): string {
  const mac = createHmac('sha256', key.key).update(`${head.position}:`).update(head.hash).digest('base64url')
  return `${key.version}.${mac}`
}

export function markVersion(mark: string): number | undefined {
  const version = /^(\d{1,9})\./.exec(mark)?.[1]
  return version === undefined ? undefined : Number(version)
}

export function isMarkedBy(key: DataKey, head: Head, mark: string): boolean {
  const wanted = Buffer.from(markOf(key, head))
  const given = Buffer.from(mark)
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

/** `1603:9f2c...`: what somebody can write down, and hold against the chain later. */
export const headInWords = (head: Head): string => `${head.position}:${head.hash.toString('hex')}`

export function parseHead(text: string): Head | undefined {
  const parts = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim())
  return parts?.[1] && parts[2] ? { position: Number(parts[1]), hash: Buffer.from(parts[2], 'hex') } : undefined
}

export function breakInWords(found: Break): string {
  switch (found.kind) {
    case 'missing':
      return `Entry ${found.position} is missing: it was removed, or put elsewhere.`
    case 'changed':
      return `Entry ${found.position} (${found.eventId}) was changed after it was sealed, or an entry before it was put in its place.`
    case 'content-changed':
      return `The content of entry ${found.position} (${found.eventId}) was changed after it was sealed.`
    case 'cut-short':
      return `The chain ends at entry ${found.lastPosition}, and had reached entry ${found.position}: the last entries were removed.`
    case 'head-forged':
      return `The end of the chain, at entry ${found.position}, was not sealed by this installation.`
  }
}
