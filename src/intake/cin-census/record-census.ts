import { type Figures, financialYear } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { pseudonymWith } from '#platform/keys/envelope.ts'
import type { DocumentRecording } from '../format.ts'
import { type CensusYear, countCensus, findCensusYear, insertCensusRows, replaceReturn } from './census.store.ts'
import { figuresOfCensus } from './census-figures.ts'
import { censusTo, referenceDateOf } from './census-period.ts'
import { addChild, noRows } from './census-rows.ts'
import type { Child, Day, Header } from './child.ts'
import { PIECE } from './feed.ts'
import { openCensus } from './read-census.ts'

const ROWS_AT_ONCE = 5_000

/**
 * Keeps of a census without faults what the measures need, and counts its year; and the year after, where that came
 * first, since its referrals look back to this one's.
 */
export async function recordCensus(tx: Tx, recording: DocumentRecording, unsaid: Day): Promise<Figures> {
  const year = await keepRows(tx, recording, unsaid)
  const next = await findCensusYear(tx, dayAfter(year.referenceOn, { years: 1 }))
  const years = next ? [year, next] : [year]
  const observations = []
  for (const each of years) {
    const hasYearBefore = (await findCensusYear(tx, dayAfter(each.beginsOn, { days: -1 }))) !== undefined
    const period = financialYear(Number(each.beginsOn.slice(0, 4)))
    observations.push(...figuresOfCensus(await countCensus(tx, each), period, { hasYearBefore }))
  }
  return { observations, targets: [], qualityNotes: [], footnotes: [] }
}

async function keepRows(
  tx: Tx,
  { content, submissionId, partnershipId, keys, rowCount }: DocumentRecording,
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
  for (let start = 0; start < content.length; start += PIECE) {
    reading.write(content.subarray(start, start + PIECE))
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

const dayAfter = (day: Day, duration: Temporal.DurationLike): Day =>
  Temporal.PlainDate.from(day).add(duration).toString()
