import type { Tx } from '#platform/db/database.ts'
import { FROM_POLICE_RECORDS } from '../../catalogue/police.ts'
import { listCounted } from '../../counted-figure.store.ts'
import { type Exact, equals } from '../../exact.ts'
import type { Figure } from '../../show-measure.ts'
import { isKnown } from '../../value.ts'

/** What records give for a figure that somebody stated; undefined where they give nothing, or gave the figure. */
export async function countedBeside(
  tx: Tx,
  { measure, period, area, agency, observation }: Figure,
): Promise<Exact | undefined> {
  if (!observation || agency) return undefined
  const counted = await listCounted(tx, [measure.code], [period])
  const found = counted.find(each => each.area === area && each.breakdown === '')
  const { observed, basis } = observation
  if (!found || basis === FROM_POLICE_RECORDS) return undefined
  return isKnown(observed) && equals(observed.value, found.value) ? undefined : found.value
}
