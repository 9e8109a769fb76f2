import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertCommentary, listCommentaryVersions } from './commentary.store.ts'
import type { Commentary, CommentaryOn } from './commentary.ts'

export interface CommentaryText {
  /** The version that the author had read; 0: there was none */
  readonly read: number
  /** Empty takes the commentary back */
  readonly body: string
}

/** Adds a version. Answers the one that somebody else wrote meanwhile, and then adds nothing. */
export const writeCommentary = (
  app: App,
  actor: Actor,
  on: CommentaryOn,
  text: CommentaryText,
): Promise<Commentary | undefined> =>
  app.transaction(actor, tx => writeCommentaryIn(tx, { actor, at: app.clock.now() }, on, text))

/** The same in a transaction of the caller's. */
export async function writeCommentaryIn(
  tx: Tx,
  { actor, at }: { readonly actor: Actor; readonly at: Temporal.Instant },
  on: CommentaryOn,
  { read, body }: CommentaryText,
): Promise<Commentary | undefined> {
  const newest = (await listCommentaryVersions(tx, on))[0]
  if ((newest?.version ?? 0) !== read && newest) return newest
  const version = read + 1
  const author = { by: actor.id, byName: actor.name, agencyId: actor.agencyId, at }
  if (!(await insertCommentary(tx, on, { version, body, ...author }))) return (await listCommentaryVersions(tx, on))[0]
  await appendAudit(tx, actor, {
    event: body === '' ? 'commentary-taken-back' : 'commentary-written',
    subject: { measure: on.measureCode, period: on.period.name, area: on.area, version },
    content: { body },
  })
  return undefined
}
