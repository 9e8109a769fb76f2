import { type Catalogue, financialYear, listPeriodNames, type Period, parsePeriod, rolling12 } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { FileFormat } from './format.ts'
import { type Issue, note } from './issue.ts'

export interface FilePeriod {
  readonly period: Period
  /** Says what was taken when nobody said it. */
  readonly issues: readonly Issue[]
}

/** What a file is about: as its sender says, else the period last held for its measures, else the last complete year. */
export async function periodOfFile(
  tx: Tx,
  format: FileFormat,
  { period: given, content }: { readonly period?: string | undefined; readonly content: Uint8Array },
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: Temporal.PlainDate },
): Promise<FilePeriod> {
  if (given !== undefined) return { period: asKind(parsePeriod(given), format), issues: [] }
  const said = await format.periodOf?.(content)
  if (said) return { period: said, issues: [] }
  if (format.periodKind === 'in-file') return { period: lastCompleteYear(today), issues: [] }
  const held = (await listPeriodNames(tx, format.measureCodes(catalogue))).map(parsePeriod)
  const last = held.find(period => period.kind === format.periodKind)
  const period = last ?? asKind(lastCompleteYear(today), format)
  const why = last ? 'the last period held' : 'the last complete year'
  const message = `Nobody said what period this file is about, so it was read as ${period.name}, ${why}. Say it with the file if that is wrong.`
  return { period, issues: [note('period-assumed', message, { value: period.name })] }
}

// Twelve months to March and the financial year are the same days; each file keeps the name of its own kind.
function asKind(period: Period, format: FileFormat): Period {
  const rolling = rolling12(period.end.toPlainYearMonth())
  return format.periodKind === 'rolling-12' && rolling.start.equals(period.start) && rolling.end.equals(period.end)
    ? rolling
    : period
}

const lastCompleteYear = (today: Temporal.PlainDate): Period =>
  financialYear(today.month >= 4 ? today.year - 1 : today.year - 2)
