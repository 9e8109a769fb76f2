import type { Preparation } from './platform/supervisor.ts'

/** Loads the demonstration when nothing is there yet; never in production, never beside a partnership of one's own. */
export const prepareDemonstration: Preparation = async (config, say) => {
  if (config.environment === 'production') return
  const { hasAnyRow } = await import('./platform/db/has-any-row.ts')
  // The load brings every domain with it: half a second that only the first start should take.
  if (await hasAnyRow(config.databaseUrl, 'partnership')) return
  const { loadDemonstration } = await import('../demo/load.ts')
  const { outcome } = await loadDemonstration({ ownerUrl: config.databaseUrl, withOpenData: false })
  if (outcome === 'loaded') say('The demonstration is loaded. Its people, agencies and cases are invented.')
}
