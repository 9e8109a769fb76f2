import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type FinancialYear, isFinancialYear } from './financial-year.ts'
import { isSectionCode, REPORT_STATUSES, type Report, type ReportSection, type SectionCode } from './report.ts'

const REPORT_COLUMNS = ['report_id', 'period', 'title', 'status', 'release_id', 'started_at', 'started_by'] as const

interface ReportRow {
  report_id: string
  period: string
  title: string
  status: string
  release_id: string | null
  started_at: Temporal.Instant
  started_by: string
}

function reportOf(row: ReportRow): Report {
  const status = REPORT_STATUSES.find(each => each === row.status)
  if (!isFinancialYear(row.period) || !status)
    throw new TypeError(`report ${row.report_id} has period ${row.period}, status ${row.status}`)
  return {
    reportId: row.report_id,
    period: row.period,
    title: row.title,
    status,
    releaseId: row.release_id ?? undefined,
    startedAt: row.started_at,
    startedBy: row.started_by,
  }
}

export async function listReports(tx: Tx): Promise<Report[]> {
  const rows = await tx.selectFrom('report').select(REPORT_COLUMNS).orderBy('period', 'desc').execute()
  return rows.map(reportOf)
}

export async function findReport(tx: Tx, period: string): Promise<Report | undefined> {
  const row = await tx.selectFrom('report').select(REPORT_COLUMNS).where('period', '=', period).executeTakeFirst()
  return row && reportOf(row)
}

export async function getReport(tx: Tx, period: string): Promise<Report> {
  const report = await findReport(tx, period)
  if (!report) throw new NotFound(`There is no annual report for ${period}.`)
  return report
}

/** As getReport, and nobody else changes the report until the transaction ends. */
export async function getReportForUpdate(tx: Tx, period: string): Promise<Report> {
  const row = await tx
    .selectFrom('report')
    .select(REPORT_COLUMNS)
    .where('period', '=', period)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound(`There is no annual report for ${period}.`)
  return reportOf(row)
}

export async function insertReport(
  tx: Tx,
  partnershipId: string,
  given: { period: FinancialYear; title: string; startedAt: Temporal.Instant; startedBy: string },
): Promise<string> {
  const row = await tx
    .insertInto('report')
    .values({
      partnership_id: partnershipId,
      period: given.period,
      title: given.title,
      started_at: given.startedAt,
      started_by: given.startedBy,
    })
    .returning('report_id')
    .executeTakeFirstOrThrow()
  return row.report_id
}

export async function updateReportPublished(tx: Tx, reportId: string, releaseId: string): Promise<void> {
  await tx
    .updateTable('report')
    .set({ status: 'published', release_id: releaseId })
    .where('report_id', '=', reportId)
    .execute()
}

export async function listSections(tx: Tx, reportId: string): Promise<ReportSection[]> {
  const rows = await tx
    .selectFrom('report_section')
    .select(['code', 'heading', 'prose', 'version', 'saved_at', 'saved_by'])
    .where('report_id', '=', reportId)
    .orderBy('position')
    .execute()
  return rows.flatMap(row => (isSectionCode(row.code) ? [sectionOf({ ...row, code: row.code })] : []))
}

export async function getSectionForUpdate(tx: Tx, reportId: string, code: SectionCode): Promise<ReportSection> {
  const row = await tx
    .selectFrom('report_section')
    .select(['heading', 'prose', 'version', 'saved_at', 'saved_by'])
    .where('report_id', '=', reportId)
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound(`The report has no section ${code}.`)
  return sectionOf({ ...row, code })
}

function sectionOf(row: {
  code: SectionCode
  heading: string
  prose: string
  version: number
  saved_at: Temporal.Instant
  saved_by: string
}): ReportSection {
  const { code, heading, prose, version } = row
  return { code, heading, prose, version, savedAt: row.saved_at, savedBy: row.saved_by }
}

export async function insertSections(
  tx: Tx,
  partnershipId: string,
  reportId: string,
  sections: readonly { code: SectionCode; heading: string; prose: string }[],
  saved: { at: Temporal.Instant; by: string },
): Promise<void> {
  const key = { partnership_id: partnershipId, report_id: reportId }
  const stamp = { saved_at: saved.at, saved_by: saved.by }
  await tx
    .insertInto('report_section')
    .values(sections.map((section, position) => ({ ...key, ...section, ...stamp, position, version: 1 })))
    .execute()
  await tx
    .insertInto('report_section_version')
    .values(sections.map(section => ({ ...key, ...section, ...stamp, version: 1 })))
    .execute()
}

/** Replaces the words of a section and keeps them as a version of their own. */
export async function updateSection(
  tx: Tx,
  partnershipId: string,
  reportId: string,
  section: { code: SectionCode; heading: string; prose: string; version: number },
  saved: { at: Temporal.Instant; by: string },
): Promise<void> {
  const stamp = { saved_at: saved.at, saved_by: saved.by }
  await tx
    .updateTable('report_section')
    .set({ heading: section.heading, prose: section.prose, version: section.version, ...stamp })
    .where('report_id', '=', reportId)
    .where('code', '=', section.code)
    .execute()
  await tx
    .insertInto('report_section_version')
    .values({ partnership_id: partnershipId, report_id: reportId, ...section, ...stamp })
    .execute()
}
