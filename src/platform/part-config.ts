import type { AppConfig, Config } from './config.ts'
import { type LoginRole, type RoleAddresses, roleUrl } from './db/roles.ts'
import { Refusal } from './errors.ts'
import { wrappingKey } from './keys/envelope.ts'
import { secretFor } from './secret.ts'
import type { ServerPart } from './serve.ts'

/**
 * All that a process which serves is given. It cannot sign in as the owner or as the role of another process, and from the
 * key of the ring it cannot work out the secret that makes their passwords.
 */
export type PartConfig = AppConfig &
  Readonly<{
    addresses: RoleAddresses
    /** As base64url; the public process has none. */
    ringKey: string | undefined
  }>

const ROLES_OF = {
  web: ['kith_app', 'kith_agency', 'kith_case', 'kith_auth', 'kith_portal'],
  worker: ['kith_worker', 'kith_auth', 'kith_app'],
  public: ['kith_public'],
} as const satisfies Record<ServerPart, readonly LoginRole[]>

/** What a part is given of an installation whose database and secret are known. */
export function partConfig(
  part: ServerPart,
  config: Config,
  opened: { databaseUrl: string; secret: string },
): PartConfig {
  const { databaseUrl, secret } = opened
  const addresses = Object.fromEntries(ROLES_OF[part].map(role => [role, roleUrl(databaseUrl, secret, role)]))
  if (part === 'public') return { ...appConfig(config), smtpUrl: undefined, addresses, ringKey: undefined }
  return { ...appConfig(config), addresses, ringKey: wrappingKey(secret).key.toString('base64url') }
}

/** What `kith web`, `kith worker` and `kith public` are given when each runs alone, from their own environment. */
export function lonePartConfig(part: ServerPart, config: Config): PartConfig {
  if (part === 'public') return lonePublicConfig(config)
  const { databaseUrl } = config
  if (!databaseUrl) {
    throw new Refusal(`kith ${part} needs DATABASE_URL. To run everything with a database of its own: kith start`)
  }
  const { username, password } = new URL(databaseUrl)
  if (username || password) {
    throw new Refusal(
      `kith ${part} wants DATABASE_URL without a name and password, such as postgres://db.internal/kith: it signs in as its own roles, and must not hold the owner's`,
    )
  }
  return partConfig(part, config, { databaseUrl, secret: secretFor(config) })
}

function lonePublicConfig(config: Config): PartConfig {
  const { publicDatabaseUrl } = config
  if (!publicDatabaseUrl) {
    throw new Refusal('kith public needs KITH_PUBLIC_DATABASE_URL. To run everything together: kith start')
  }
  return { ...appConfig(config), smtpUrl: undefined, addresses: { kith_public: publicDatabaseUrl }, ringKey: undefined }
}

function appConfig({ databaseUrl, publicDatabaseUrl, secret, ...rest }: Config): AppConfig {
  return rest
}
