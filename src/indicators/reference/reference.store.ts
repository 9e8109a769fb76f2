import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { sameValue } from '../observation.ts'
import { knownOf, periodNamed, storedValue } from '../observation-row.ts'
import type { ObservedValue } from '../value.ts'
import { type ReferenceFigure, referenceKey } from './reference-figure.ts'

const ROWS_AT_ONCE = 20_000

/** A file of open data, in the words of whoever published it. */
export interface ReferenceSource {
  /** Which data set it is an edition of. */
  readonly dataSet: string
  readonly title: string
  readonly publisher: string
  readonly licence: string
  readonly fileName: string
  readonly contentHash: Buffer
  readonly metadataHash: Buffer
  readonly firstYear: number
  readonly lastYear: number
  readonly loadedBy: string
}

export interface HeldReferenceFigure extends ReferenceFigure {
  readonly sourceId: string
  readonly revision: number
}

interface Row {
  measure_code: string
  form: string
  area: string
  period: string
  state: string
  value: string | null
  numerator: string | null
  denominator: string | null
  narrative: string | null
  printed: string
  basis: string
  reference_source_id: string
  revision: number
}

const COLUMNS = sql`measure_code, area, period, state, value, numerator, denominator, narrative, printed, basis, reference_source_id, revision`

export interface ReferenceQuery {
  readonly measureCodes: readonly string[]
  /** Every area when left out. */
  readonly areas?: readonly string[]
}

/** Current published figures of these measures, served by the index of current ones; oldest first. */
export async function listReferenceFigures(
  tx: Tx,
  { measureCodes, areas }: ReferenceQuery,
  formOf: (code: string) => string,
): Promise<HeldReferenceFigure[]> {
  const found = await sql<Row>`select ${COLUMNS} from reference_figure
    where is_current and measure_code = any(${measureCodes}::text[])
      ${areas === undefined ? sql`` : sql`and area = any(${areas}::text[])`}
    order by measure_code, area, period_start, period_end`.execute(tx)
  return found.rows.map(row => ({
    measureCode: row.measure_code,
    area: row.area,
    period: periodNamed(row.period),
    observed: observedOf({ ...row, form: formOf(row.measure_code) }),
    printed: row.printed,
    basis: row.basis,
    sourceId: row.reference_source_id,
    revision: row.revision,
  }))
}

function observedOf(row: Row): ObservedValue {
  switch (row.state) {
    case 'value':
      return knownOf(row)
    case 'narrative-only':
      return { state: 'narrative-only', narrative: row.narrative ?? '' }
    case 'suppressed':
    case 'not-applicable':
      return { state: row.state }
    default:
      return { state: 'missing' }
  }
}

/** Whether any open data were ever taken in. */
export async function hasReferenceFigures(tx: Tx): Promise<boolean> {
  const found = await sql<{ found: boolean }>`select exists (select from reference_source) as found`.execute(tx)
  return found.rows[0]?.found === true
}

/** Differs whenever open data were taken in: what was worked out of them may be used again while it stands. */
export async function readReferenceStamp(tx: Tx): Promise<string> {
  const found = await sql<{
    stamp: string
  }>`select count(*) || ' ' || coalesce(max(loaded_at)::text, '') as stamp from reference_source`.execute(tx)
  return found.rows[0]?.stamp ?? ''
}

export type LoadedSource = Omit<ReferenceSource, 'contentHash' | 'metadataHash'> & {
  readonly loadedAt: Temporal.Instant
}

export async function listReferenceSources(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedSource>> {
  if (ids.length === 0) return new Map()
  const found = await sql<{
    reference_source_id: string
    data_set: string
    title: string
    publisher: string
    licence: string
    file_name: string
    first_year: number
    last_year: number
    loaded_by: string
    loaded_at: Temporal.Instant
  }>`select reference_source_id, data_set, title, publisher, licence, file_name, first_year, last_year, loaded_by, loaded_at
    from reference_source where reference_source_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(
    found.rows.map(row => [
      row.reference_source_id,
      {
        dataSet: row.data_set,
        title: row.title,
        publisher: row.publisher,
        licence: row.licence,
        fileName: row.file_name,
        firstYear: row.first_year,
        lastYear: row.last_year,
        loadedBy: row.loaded_by,
        loadedAt: row.loaded_at,
      },
    ]),
  )
}

export interface LoadedFigures {
  readonly addedCount: number
  readonly revisedCount: number
  readonly unchangedCount: number
}

/**
 * Records a file of open data as the owner of the schema, who alone may. A figure that says the same changes nothing; another
 * one is a new revision, and the earlier stays.
 */
export async function recordReferenceFigures(
  tx: Tx,
  source: ReferenceSource,
  figures: readonly ReferenceFigure[],
  formOf: (code: string) => string,
): Promise<LoadedFigures> {
  await sql`select pg_advisory_xact_lock(hashtext('reference_figure'))`.execute(tx)
  const measureCodes = [...new Set(figures.map(each => each.measureCode))]
  const held = new Map(
    (await listReferenceFigures(tx, { measureCodes }, formOf)).map(each => [referenceKey(each), each]),
  )
  const changed = figures.flatMap(figure => {
    const before = held.get(referenceKey(figure))
    if (before && before.basis === figure.basis && sameValue(before.observed, figure.observed)) return []
    return [{ figure, before, revision: (before?.revision ?? 0) + 1 }]
  })
  const revised = changed.filter(each => each.before !== undefined)
  const outcome = {
    addedCount: changed.length - revised.length,
    revisedCount: revised.length,
    unchangedCount: figures.length - changed.length,
  }
  if (changed.length === 0) return outcome
  const sourceId = await insertSource(tx, source)
  await retire(
    tx,
    revised.map(each => each.figure),
  )
  for (let start = 0; start < changed.length; start += ROWS_AT_ONCE)
    await insertFigures(tx, sourceId, changed.slice(start, start + ROWS_AT_ONCE))
  return outcome
}

async function insertSource(tx: Tx, source: ReferenceSource): Promise<string> {
  const found = await sql<{
    id: string
  }>`insert into reference_source (data_set, title, publisher, licence, file_name, content_hash,
      metadata_hash, first_year, last_year, loaded_by)
    values (${source.dataSet}, ${source.title}, ${source.publisher}, ${source.licence}, ${source.fileName}, ${source.contentHash},
      ${source.metadataHash}, ${source.firstYear}, ${source.lastYear}, ${source.loadedBy})
    returning reference_source_id as id`.execute(tx)
  return found.rows[0]?.id ?? ''
}

async function retire(tx: Tx, figures: readonly ReferenceFigure[]): Promise<void> {
  if (figures.length === 0) return
  await sql`update reference_figure f set is_current = false
    from unnest(${figures.map(f => f.measureCode)}::text[], ${figures.map(f => f.area)}::text[],
      ${figures.map(f => f.period.start.toString())}::date[], ${figures.map(f => f.period.end.toString())}::date[])
      as old (code, area, starts, ends)
    where f.is_current and f.measure_code = old.code and f.area = old.area and f.period_start = old.starts
      and f.period_end = old.ends`.execute(tx)
}

async function insertFigures(
  tx: Tx,
  sourceId: string,
  rows: readonly { readonly figure: ReferenceFigure; readonly revision: number }[],
): Promise<void> {
  const figures = rows.map(row => row.figure)
  const stored = figures.map(storedValue)
  const days = new Map(
    figures.map(({ period }) => [period, { start: period.start.toString(), end: period.end.toString() }]),
  )
  await sql`insert into reference_figure (reference_source_id, measure_code, area, period, period_start, period_end, revision, state, value,
      numerator, denominator, narrative, printed, basis)
    select ${sourceId}, u.* from unnest(${figures.map(f => f.measureCode)}::text[], ${figures.map(f => f.area)}::text[],
      ${figures.map(f => f.period.name)}::text[], ${figures.map(f => days.get(f.period)?.start)}::date[],
      ${figures.map(f => days.get(f.period)?.end)}::date[], ${rows.map(r => r.revision)}::int[],
      ${figures.map(f => f.observed.state)}::text[], ${stored.map(s => s.value)}::numeric[], ${stored.map(s => s.numerator)}::numeric[],
      ${stored.map(s => s.denominator)}::numeric[], ${stored.map(s => s.narrative)}::text[], ${figures.map(f => f.printed)}::text[],
      ${figures.map(f => f.basis)}::text[]) as u`.execute(tx)
}
