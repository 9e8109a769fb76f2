import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { inContext } from '#platform/db/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { NOBODY } from '../receiving/receive-concern.ts'
import { listDoors } from './door.store.ts'
import type { Door } from './door.ts'
import { actAs, showDraftOf } from './draft.store.ts'

/** Somebody at the door of one partnership. */
export interface AtDoor {
  readonly door: Door
  /** whoever has signed in to this partnership; to another, they are a visitor here */
  readonly actor: Actor | undefined
  /** of the draft in this browser, if there is one */
  readonly secret: string | undefined
}

export const actorIdOf = ({ actor }: Pick<AtDoor, 'actor'>): string => actor?.id ?? NOBODY

/** Whoever began a draft without signing in stays nobody, also when they sign in afterwards. */
export const asWhoeverBegan = (at: AtDoor, begunBy: string): AtDoor =>
  at.actor?.id === begunBy ? at : { ...at, actor: undefined }

/** From here on the transaction acts as whoever began the draft: the database lets nobody write in another name. */
export async function becomeWhoeverBegan(tx: Tx, at: AtDoor, begunBy: string): Promise<AtDoor> {
  const own = asWhoeverBegan(at, begunBy)
  await actAs(tx, actorIdOf(own))
  return own
}

/** One transaction as the role of the portal: it sees the draft of the secret, and hands in; it reads no case. */
export function inPortal<T>(app: App, at: AtDoor, work: (tx: Tx) => Promise<T>): Promise<T> {
  const context = { partnershipId: at.door.partnershipId, agencyId: at.actor?.agencyId, actor: actorIdOf(at) }
  return inContext(app.database('kith_portal'), context, async tx => {
    if (at.secret !== undefined) await showDraftOf(tx, at.secret)
    return work(tx)
  })
}

export const doorsOf = (app: App): Promise<Door[]> =>
  inContext(app.database('kith_portal'), { actor: NOBODY }, listDoors)
