import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { type FinancialYear, yearInWords } from './financial-year.ts'
import { findReport, insertReport, insertSections } from './report.store.ts'
import { SECTIONS, type SectionCode } from './report.ts'

/** Starts the annual report for a year with its sections, empty or with the words given. Throws Conflict when the year has one. */
export async function startReport(
  app: Pick<App, 'clock' | 'transaction'>,
  actor: Actor,
  period: FinancialYear,
  words: Partial<Record<SectionCode, string>> = {},
): Promise<void> {
  await app.transaction(actor, async tx => {
    if (await findReport(tx, period))
      throw new Conflict(`There is already an annual report for ${yearInWords(period)}.`)
    const saved = { at: app.clock.now(), by: actor.name }
    const reportId = await insertReport(tx, actor.partnershipId, {
      period,
      title: `Annual report ${yearInWords(period)}`,
      startedAt: saved.at,
      startedBy: saved.by,
    })
    const sections = SECTIONS.map(({ code, heading }) => ({ code, heading, prose: words[code] ?? '' }))
    await insertSections(tx, actor.partnershipId, reportId, sections, saved)
    await appendAudit(tx, actor, { event: 'report-started', subject: { reportId, period } })
  })
}
