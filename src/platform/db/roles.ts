import { createHmac } from 'node:crypto'

/**
 * One database role per kind of reader (docs/decisions/0001). `kith_owner` owns the schema and never serves a request.
 */
export const LOGIN_ROLES = [
  'kith_app',
  'kith_agency',
  'kith_case',
  'kith_auth',
  'kith_portal',
  'kith_worker',
  'kith_public',
] as const
export type LoginRole = (typeof LOGIN_ROLES)[number]

export const OWNER_ROLE = 'kith_owner'

/** The password of a role follows from the installation's secret, so that no process stores it and each can be given just its own. */
export function rolePassword(secret: string, role: LoginRole): string {
  return createHmac('sha256', secret).update(`kith database role ${role}`).digest('base64url')
}

/** The database's address for each role that a process may be: never the owner's. */
export type RoleAddresses = Readonly<Partial<Record<LoginRole, string>>>

export function addressOf(role: LoginRole, addresses: RoleAddresses): string {
  const address = addresses[role]
  if (address === undefined) throw new TypeError(`this process is not given the role ${role}`)
  return address
}

/** The address at which `role` signs in to the database that `ownerUrl` names. */
export function roleUrl(ownerUrl: string, secret: string, role: LoginRole): string {
  const url = new URL(ownerUrl)
  url.username = role
  url.password = rolePassword(secret, role)
  return url.toString()
}
