import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { insertCommentary, listCommentaryVersions } from './commentary.store.ts'
import type { Commentary, CommentaryOn } from './commentary.ts'

export interface CommentaryText {
  /** The version that the author had read; 0: there was none */
  readonly read: number
  /** Empty takes the commentary back */
  readonly body: string
}

/** Adds a version. Answers the one that somebody else wrote meanwhile, and then adds nothing. */
export async function writeCommentary(
  app: App,
  actor: Actor,
  on: CommentaryOn,
  { read, body }: CommentaryText,
): Promise<Commentary | undefined> {
  return app.transaction(actor, async tx => {
    const newest = (await listCommentaryVersions(tx, on))[0]
    if ((newest?.version ?? 0) !== read && newest) return newest
    const version = read + 1
    const author = { by: actor.id, byName: actor.name, agencyId: actor.agencyId, at: app.clock.now() }
    if (!(await insertCommentary(tx, on, { version, body, ...author })))
      return (await listCommentaryVersions(tx, on))[0]
    await appendAudit(tx, actor, {
      event: body === '' ? 'commentary-taken-back' : 'commentary-written',
      subject: { measure: on.measureCode, period: on.period.name, area: on.area, version },
      content: { body },
    })
    return undefined
  })
}
