import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { Database } from '../db/database.ts'
import { Refusal } from '../errors.ts'
import { CannotOpen, type DataKey, openWith, sealWith, wrappingKey } from './envelope.ts'
import { KEY_PURPOSES, type KeyPurpose } from './purpose.ts'

interface KeyRow {
  readonly purpose: string
  readonly version: number
  readonly sealed_key: Buffer
}

/** Every key of the ring, opened with the key that wraps them. */
export async function listKeys(auth: Database, wrapping: DataKey): Promise<DataKey[]> {
  const rows = await auth.kysely
    .selectFrom('data_key')
    .select(['purpose', 'version', 'sealed_key'])
    .orderBy('purpose')
    .orderBy('version')
    .execute()
  return rows.map(row => openRow(wrapping, row))
}

/** As `listKeys`, for a command that works as the owner. */
export async function listKeysAsOwner(client: pg.ClientBase, secret: string): Promise<DataKey[]> {
  const found = await client.query<KeyRow>(
    'select purpose, version, sealed_key from kith.data_key order by purpose, version',
  )
  const wrapping = wrappingKey(secret)
  return found.rows.map(row => openRow(wrapping, row))
}

/**
 * Makes the first key of each purpose that has none. Keys of another secret are a Refusal, unless the database holds
 * nothing yet that they could have sealed. Owner only; migrating calls it.
 */
export async function ensureKeys(client: pg.ClientBase, secret: string): Promise<void> {
  let keys: DataKey[] = []
  try {
    keys = await listKeysAsOwner(client, secret)
  } catch (error) {
    if (!(error instanceof Refusal) || (await holdsAnything(client))) throw error
    await client.query('delete from kith.data_key')
  }
  const present = new Set(keys.map(key => key.purpose))
  for (const purpose of KEY_PURPOSES) if (!present.has(purpose)) await insertKey(client, secret, newKey(purpose, 1))
}

async function holdsAnything(client: pg.ClientBase): Promise<boolean> {
  const found = await client.query<{ yes: boolean }>(
    'select exists (select from kith.partnership) or exists (select from kith.account) as yes',
  )
  return found.rows[0]?.yes ?? true
}

/** Adds a key to each of these purposes: what is sealed from now on is sealed under it. Owner only. */
export async function rotateKeys(
  client: pg.ClientBase,
  secret: string,
  purposes: readonly KeyPurpose[],
): Promise<{ purpose: KeyPurpose; version: number }[]> {
  const rotated = []
  for (const purpose of purposes) {
    const found = await client.query<{ version: number }>(
      'select coalesce(max(version), 0) + 1 as version from kith.data_key where purpose = $1',
      [purpose],
    )
    const version = found.rows[0]?.version ?? 1
    await insertKey(client, secret, newKey(purpose, version))
    rotated.push({ purpose, version })
  }
  return rotated
}

/** Keeps a key of the ring under the installation's secret. Owner only. */
export async function insertKey(client: pg.ClientBase, secret: string, key: DataKey): Promise<void> {
  await client.query('insert into kith.data_key (purpose, version, sealed_key) values ($1, $2, $3)', [
    key.purpose,
    key.version,
    sealWith(wrappingKey(secret), recordOf(key), key.key),
  ])
}

const newKey = (purpose: KeyPurpose, version: number): DataKey => ({ purpose, version, key: randomBytes(32) })

const recordOf = (row: Pick<KeyRow, 'purpose' | 'version'>): string => `${row.purpose} ${row.version}`

function openRow(wrapping: DataKey, row: KeyRow): DataKey {
  try {
    const key = openWith(wrapping, recordOf(row), row.sealed_key)
    return { purpose: row.purpose, version: row.version, key }
  } catch (error) {
    if (!(error instanceof CannotOpen)) throw error
    throw new Refusal(
      'The keys in the database were sealed with another secret. Give KITH_SECRET the value this database was made with.',
    )
  }
}
