import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'

/** Differs whenever a figure, what it is rated by, or an agency's name has changed; undefined while there are no figures. */
export async function findDataVersion(app: App, actor: Actor): Promise<string | undefined> {
  const [row] = await app.glance<{ version: string | null }>(actor, 'select figures_stamp() as version')
  return row?.version ?? undefined
}
