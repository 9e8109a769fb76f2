import { randomBytes } from 'node:crypto'
import type { ApiScope } from '#platform/api/scopes.ts'
import { insertToken, updateTokenRevoked } from '#platform/api/token.store.ts'
import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { NotFound, Refusal } from '#platform/errors.ts'
import { findAgencyByName } from './agency.store.ts'

export interface AskedToken {
  readonly name: string
  readonly agencyName: string
  readonly scopes: readonly ApiScope[]
  readonly days: number
}

export interface MadeToken {
  readonly tokenId: string
  /** shown once; only its hash is kept */
  readonly token: string
  readonly endsAt: Temporal.Instant
}

/** Makes a token with which another system of an agency uses the API. */
export function createToken(
  app: App,
  actor: Actor,
  { name, agencyName, scopes, days }: AskedToken,
): Promise<MadeToken> {
  return app.transaction(actor, async tx => {
    const agency = await findAgencyByName(tx, agencyName)
    if (!agency) throw new Refusal(`There is no agency “${agencyName}”.`)
    const token = `kith_${randomBytes(32).toString('base64url')}`
    const at = app.clock.now()
    const endsAt = at.add({ hours: days * 24 })
    const { partnershipId } = actor
    const { agencyId } = agency
    const tokenId = await insertToken(tx, { partnershipId, agencyId, name, token, scopes, by: actor.id, at, endsAt })
    const subject = { token: tokenId, agencyId, scopes, endsAt: endsAt.toString() }
    await appendAudit(tx, actor, { event: 'token-created', subject })
    return { tokenId, token, endsAt }
  })
}

export function revokeToken(app: App, actor: Actor, tokenId: string): Promise<void> {
  return app.transaction(actor, async tx => {
    const isRevoked = await updateTokenRevoked(tx, tokenId, { at: app.clock.now(), by: actor.id })
    if (!isRevoked) throw new NotFound('There is no such token that is in force.')
    await appendAudit(tx, actor, { event: 'token-revoked', subject: { token: tokenId } })
  })
}
