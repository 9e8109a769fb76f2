import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'

/** How often the figures that this actor sees have changed; undefined while there are none. */
export async function findDataVersion(app: App, actor: Actor): Promise<number | undefined> {
  const [row] = await app.glance<{ version: number }>(actor, 'select version from data_version')
  return row?.version
}
