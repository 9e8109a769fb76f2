import type { Preparation } from './platform/supervisor.ts'

/** Takes in the official statistics that come with the program when none are there yet. */
export const prepareOpenData: Preparation = async ({ databaseUrl }) => {
  const { hasAnyRow } = await import('./platform/db/has-any-row.ts')
  if (await hasAnyRow(databaseUrl, 'reference_source')) return
  const { hasReferenceFigures } = await import('#indicators')
  const { inTransactionAsOwner } = await import('#partnership')
  await inTransactionAsOwner(databaseUrl, async tx => {
    if (await hasReferenceFigures(tx)) return
    const { loadPublishedOpenData } = await import('#intake')
    const { catalogue } = await import('./catalogue.ts')
    await loadPublishedOpenData(tx, catalogue, 'operator:start')
  })
}
