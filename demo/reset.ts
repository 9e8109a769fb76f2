import { listPartnerships } from '#partnership'
import { migrate } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors.ts'
import { loadDemonstration } from './load.ts'
import { asOwner, dropEverything, lockDemonstration } from './owner.store.ts'

/**
 * Empties a database that holds nothing but the demonstration, and loads it anew. Every session ends. What a kill in
 * between leaves undone, the next start does.
 */
export async function resetDemonstration({ ownerUrl, secret }: { ownerUrl: string; secret: string }): Promise<void> {
  await migrate(ownerUrl, secret)
  await asOwner(ownerUrl, async tx => {
    await lockDemonstration(tx)
    const own = (await listPartnerships(tx)).find(partnership => !partnership.isDemonstration)
    if (own) throw new Refusal(`This database holds ${own.name}, which is not a demonstration. Nothing was changed.`)
    await dropEverything(tx)
  })
  await migrate(ownerUrl, secret)
  await loadDemonstration({ ownerUrl })
}
