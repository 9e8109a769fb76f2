import type { Preparation } from './platform/supervisor.ts'

/** Loads the demonstration when nothing is there yet; never in production, never beside a partnership of one's own. */
export const prepareDemonstration: Preparation = async (config, say) => {
  if (config.environment === 'production') return
  const { loadDemonstration } = await import('../demo/load.ts')
  const { outcome } = await loadDemonstration({ ownerUrl: config.databaseUrl })
  if (outcome === 'loaded') say('The demonstration is loaded. Its people, agencies and cases are invented.')
}
