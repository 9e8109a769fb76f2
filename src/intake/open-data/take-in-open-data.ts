import { createHash } from 'node:crypto'
import type { Catalogue, LoadedFigures, ReferenceFigure } from '#indicators'
import { recordReferenceFigures } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import { limitIssues } from '../check-file.ts'
import { fault, hasFaults, type Issue, note } from '../issue.ts'
import { type DataSet, dataSetOf, LICENCE } from './data-sets.ts'
import { figuresOf } from './figures.ts'
import { knownMetadata, metadataName, publishedFiles } from './published-files.ts'
import { type OpenDataFile, readDataSet } from './read-data-set.ts'
import { type Recomputed, recompute } from './recompute.ts'

export interface CheckedOpenData {
  readonly accepted: boolean
  readonly rows: number
  readonly issues: readonly Issue[]
  /** The data set that it is an edition of; undefined for one that no measure takes figures from. */
  readonly set: DataSet | undefined
  readonly years: readonly [first: number, last: number] | undefined
  readonly indicators: readonly { readonly name: string; readonly label: string }[]
  readonly figures: readonly ReferenceFigure[]
  readonly recomputed: readonly Recomputed[]
  readonly data: OpenDataFile
  readonly meta: OpenDataFile | undefined
}

/** Reads a file of open data with its metadata, or with those that come with the program for the same columns. Writes nothing. */
export function checkOpenData(data: OpenDataFile, given: OpenDataFile | undefined): CheckedOpenData {
  const meta = given ?? knownMetadata(data)
  const nothing = { set: undefined, years: undefined, indicators: [], figures: [], recomputed: [], data, meta }
  if (!meta) return { ...nothing, accepted: false, rows: 0, issues: [noMetadata(data)] }
  const { metadata, rows, rowCount, issues } = readDataSet(data, meta)
  const all = [...(given ? [] : [metadataAssumed(meta)]), ...issues]
  const indicators = (metadata?.indicators ?? []).map(({ name, label }) => ({ name, label }))
  if (hasFaults(all)) return { ...nothing, indicators, accepted: false, rows: rowCount, issues: limitIssues(all) }
  const set = dataSetOf([...(metadata?.indicators ?? []), ...(metadata?.filters ?? [])].map(each => each.name))
  const years = rows.map(each => each.time.year)
  return {
    accepted: true,
    rows: rowCount,
    issues: limitIssues([...all, ...(set ? [] : [noMeasure()])]),
    set,
    years: rows.length === 0 ? undefined : [Math.min(...years), Math.max(...years)],
    indicators,
    figures: set ? figuresOf(set, rows) : [],
    recomputed: set ? recompute(set, rows) : [],
    data,
    meta,
  }
}

const noMetadata = ({ name }: OpenDataFile): Issue =>
  fault(
    'no-metadata',
    `There is no metadata file. Put ${metadataName(name)} beside the data: a row for each filter and indicator, with col_name, col_type and label.`,
  )

const metadataAssumed = ({ name }: OpenDataFile): Issue =>
  note(
    'metadata-assumed',
    `There is no metadata file beside it, so it was read by the one that comes with Kith for the same columns, ${name}.`,
  )

const noMeasure = (): Issue =>
  note(
    'no-measure',
    'It keeps the standard, and no measure of Kith takes its figures from such columns. Nothing is kept.',
  )

const hashOf = ({ content }: OpenDataFile): Buffer => createHash('sha256').update(content).digest()

/** Records what a checked file brings, in a transaction of the schema's owner: it is shared by every partnership. */
export async function recordOpenData(
  tx: Tx,
  catalogue: Catalogue,
  { data, meta, set, years, figures }: CheckedOpenData,
  loadedBy: string,
): Promise<LoadedFigures> {
  if (!set || !meta || !years) return { addedCount: 0, revisedCount: 0, unchangedCount: 0 }
  const source = {
    dataSet: set.name,
    title: set.title,
    publisher: set.publisher,
    licence: LICENCE,
    fileName: data.name,
    contentHash: hashOf(data),
    metadataHash: hashOf(meta),
    firstYear: years[0],
    lastYear: years[1],
    loadedBy,
  }
  return recordReferenceFigures(tx, source, figures, code => catalogue.get(code).form)
}

/** Takes in the open data that come with the program. */
export async function loadPublishedOpenData(tx: Tx, catalogue: Catalogue, loadedBy: string): Promise<LoadedFigures> {
  const total = { addedCount: 0, revisedCount: 0, unchangedCount: 0 }
  for (const { data, meta } of publishedFiles()) {
    const checked = checkOpenData(data, meta)
    if (!checked.accepted) throw new Error(`${data.name} is refused: ${checked.issues[0]?.message}`)
    const { addedCount, revisedCount, unchangedCount } = await recordOpenData(tx, catalogue, checked, loadedBy)
    total.addedCount += addedCount
    total.revisedCount += revisedCount
    total.unchangedCount += unchangedCount
  }
  return total
}
