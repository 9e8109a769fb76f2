import type { Clock } from '../clock.ts'
import type { Database } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { listKeys } from './data-key.store.ts'
import { CannotOpen, type DataKey, openWith, pseudonymWith, sealedVersion, sealWith } from './envelope.ts'
import type { KeyPurpose } from './purpose.ts'

/** Seals and opens what must not lie readable in the database, and gives pseudonyms. */
export interface KeyRing {
  /** Seals a text for one purpose and one record: it opens for no other. */
  seal(purpose: KeyPurpose, record: string, text: string | Buffer): Promise<Buffer>
  /** Throws CannotOpen when the text was changed, or sealed for another purpose or record. */
  open(purpose: KeyPurpose, record: string, sealed: Uint8Array): Promise<Buffer>
  /** The pseudonym of a value within a scope, such as one review: stable until the pseudonym key itself is rotated. */
  pseudonym(scope: string, value: string): Promise<string>
  /** The value's pseudonym under each version of the key, newest first: for finding what was written before a rotation. */
  pseudonyms(scope: string, value: string): Promise<string[]>
  /** A key itself, for a stream: the newest of the purpose, or one version. */
  key(purpose: KeyPurpose, version?: number): Promise<DataKey>
  close(): Promise<void>
}

interface KeyRingParts {
  /** What the ring's own keys are kept under; see `wrappingKey`. */
  readonly wrapping: DataKey | undefined
  readonly clock: Clock
  /** Opens a pool of kith_auth for the ring alone: sealing happens inside transactions, and must not wait for their pool. */
  readonly open: () => Database
}

// Other processes learn of a rotation within this time; until then they seal under the version before, which still opens.
const REREAD_AFTER_SECONDS = 60

export function createKeyRing({ wrapping, clock, open }: KeyRingParts): KeyRing {
  let database: Database | undefined
  let loaded: Promise<readonly DataKey[]> | undefined
  let loadedAt: Temporal.Instant | undefined

  const load = (): Promise<readonly DataKey[]> => {
    if (wrapping === undefined) throw new Refusal('KITH_SECRET is needed to seal and open what the database keeps.')
    database ??= open()
    loadedAt = clock.now()
    const reading = listKeys(database, wrapping)
    loaded = reading
    reading.catch(() => {
      if (loaded === reading) loaded = undefined
    })
    return reading
  }
  const isStale = (): boolean =>
    loadedAt !== undefined && clock.now().since(loadedAt).total('seconds') > REREAD_AFTER_SECONDS
  const keysOf = async (purpose: KeyPurpose): Promise<DataKey[]> => {
    const keys = await (loaded && !isStale() ? loaded : load())
    return keys.filter(key => key.purpose === purpose).sort((a, b) => b.version - a.version)
  }
  const newest = async (purpose: KeyPurpose): Promise<DataKey> => {
    const key = (await keysOf(purpose))[0]
    if (!key) throw new Refusal(`The key ring has no key for ${purpose}. Run: npm run -s kith -- migrate`)
    return key
  }
  const version = async (purpose: KeyPurpose, wanted: number): Promise<DataKey> => {
    const find = (keys: DataKey[]) => keys.find(key => key.version === wanted)
    const known = find(await keysOf(purpose))
    if (known) return known
    loaded = undefined
    const fresh = find(await keysOf(purpose))
    if (!fresh) throw new CannotOpen(`The key ring has no version ${wanted} for ${purpose}.`)
    return fresh
  }

  return {
    seal: async (purpose, record, text) => sealWith(await newest(purpose), record, Buffer.from(text)),
    open: async (purpose, record, sealed) => openWith(await version(purpose, sealedVersion(sealed)), record, sealed),
    pseudonym: async (scope, value) => pseudonymWith(await newest('pseudonym'), scope, value),
    pseudonyms: async (scope, value) => (await keysOf('pseudonym')).map(key => pseudonymWith(key, scope, value)),
    key: (purpose, wanted) => (wanted === undefined ? newest(purpose) : version(purpose, wanted)),
    close: async () => database?.close(),
  }
}
