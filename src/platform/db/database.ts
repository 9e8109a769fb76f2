import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { Client } from './client.ts'
import { addressOf, type LoginRole, type OWNER_ROLE, type RoleAddresses, roleUrl } from './roles.ts'
import type { DB } from './schema.generated.ts'
import { temporalTypes } from './temporal.ts'

/** A transaction, the only thing a store function is given. There is no ambient connection. */
export type Tx = Transaction<DB>

/** The pool of one role. */
export interface Database {
  readonly role: LoginRole | typeof OWNER_ROLE
  readonly kysely: Kysely<DB>
  readonly pool: pg.Pool
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** most connections this process opens as this role */
  readonly max?: number
  readonly onError?: (error: Error) => void
}

/** Opens a pool for one role at an address that already names the role and its password. */
export function openDatabaseAt(url: string, role: Database['role'], options: DatabaseOptions = {}): Database {
  const pool = new pg.Pool({
    Client,
    connectionString: url,
    max: options.max ?? 10,
    types: temporalTypes,
    application_name: role,
    options: '-c search_path=kith -c statement_timeout=60s -c idle_in_transaction_session_timeout=120s',
  })
  // Without listeners Node would stop the process. A broken connection is replaced by the pool; one that breaks under a
  // transaction fails its query as well, but the pool does not listen to it then.
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', error => options.onError?.(error)))
  const kysely = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { role, kysely, pool, close: () => kysely.destroy() }
}

/** Opens a pool for one of the roles whose addresses this process is given. */
export function openDatabaseAs(role: LoginRole, addresses: RoleAddresses, options?: DatabaseOptions): Database {
  return openDatabaseAt(addressOf(role, addresses), role, options)
}

/** Opens a pool for one role of the database that `ownerUrl` names. */
export function openDatabase(ownerUrl: string, secret: string, role: LoginRole, options?: DatabaseOptions): Database {
  return openDatabaseAt(roleUrl(ownerUrl, secret, role), role, options)
}
