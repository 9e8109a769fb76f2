import type { Tx } from '#platform/db/database.ts'
import type { Aftermath, DocumentWithdrawal } from '../format.ts'
import { type CensusYear, deleteReturn } from './census.store.ts'
import type { Day } from './child.ts'
import { cellThatLooksBack, figuresOfYear, findYearAfter, looksBack } from './count-year.ts'
import { piecesOf } from './feed.ts'
import { keepRows } from './record-census.ts'

/**
 * Removes the records of a census that no longer counts, or keeps those of the one before it again. What looks back to
 * it, in its own year and the year after, is counted again or ends.
 */
export async function takeBackCensus(
  tx: Tx,
  { submissionId, before }: DocumentWithdrawal,
  unsaid: Day,
): Promise<Aftermath> {
  const year = await deleteReturn(tx, submissionId)
  if (!year) return { recounted: [], ended: [] }
  const earlier = await before()
  if (earlier) await keepRows(tx, { ...earlier, pieces: piecesOf(earlier.content) }, unsaid)
  const next = await findYearAfter(tx, year)
  const recounted = []
  const ended = []
  for (const each of next ? [year, next] : [year]) {
    const again = await recount(tx, each, each !== year || earlier !== undefined)
    if (again) recounted.push(again)
    else ended.push(cellThatLooksBack(each))
  }
  return { recounted, ended }
}

const recount = async (tx: Tx, year: CensusYear, isHeld: boolean) =>
  isHeld ? (await figuresOfYear(tx, year)).find(looksBack) : undefined
