import type { Figures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { pseudonymWith } from '#platform/keys/envelope.ts'
import type { RecordingInPieces } from '../format.ts'
import { type CensusYear, insertCensusRows, replaceReturn } from './census.store.ts'
import { censusTo, referenceDateOf } from './census-period.ts'
import { addChild, noRows } from './census-rows.ts'
import type { Child, Day, Header } from './child.ts'
import { figuresOfYear, findYearAfter, looksBack } from './count-year.ts'
import { openCensus } from './read-census.ts'

const ROWS_AT_ONCE = 5_000

/**
 * Keeps of a census without faults what the measures need, and counts its year; and the year after, where that came
 * first, as far as it looks back to this one.
 */
export async function recordCensus(tx: Tx, recording: RecordingInPieces, unsaid: Day): Promise<Figures> {
  const year = await keepRows(tx, recording, unsaid)
  const next = await findYearAfter(tx, year)
  const ofNext = next ? (await figuresOfYear(tx, next)).filter(looksBack) : []
  const observations = [...(await figuresOfYear(tx, year)), ...ofNext]
  return { observations, targets: [], qualityNotes: [], footnotes: [] }
}

/** Puts the records of a census in the place of those held for its year. */
export async function keepRows(
  tx: Tx,
  { pieces, submissionId, partnershipId, keys, rowCount }: RecordingInPieces,
  unsaid: Day,
): Promise<CensusYear> {
  const key = await keys.key('pseudonym')
  // One scope for all years of a partnership: a child's referrals of two years are joined by it.
  const keyOf = (id: string): string => pseudonymWith(key, `cin-census:${partnershipId}`, id)
  let rows = noRows()
  const reading = openCensusRows(child => addChild(rows, child, keyOf), unsaid)
  let year: CensusYear | undefined
  const insert = async (): Promise<CensusYear> => {
    year ??= await begin()
    await insertCensusRows(tx, year.referenceOn, rows)
    rows = noRows()
    return year
  }
  const begin = async (): Promise<CensusYear> => {
    const { start: beginsOn, end: referenceOn } = reading.census()
    await replaceReturn(tx, { referenceOn, beginsOn, submissionId, childCount: rowCount })
    return { referenceOn, beginsOn }
  }
  for await (const piece of pieces) {
    reading.write(piece)
    if (rows.episodes.length + rows.enquiries.length + rows.plans.length >= ROWS_AT_ONCE) await insert()
  }
  reading.end()
  return insert()
}

/** The children of a census that was checked already. */
function openCensusRows(take: (child: Child) => void, unsaid: Day) {
  let header: Header | undefined
  const reading = openCensus({
    header(given) {
      header ??= given
    },
    child: take,
    issue() {},
  })
  return { ...reading, census: () => censusTo(referenceDateOf(header) ?? unsaid) }
}
