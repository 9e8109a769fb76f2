import type { App } from '#platform/app.ts'
import { appendAudit } from '#platform/audit/trail.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { getReportForUpdate, getSectionForUpdate, updateSection } from './report.store.ts'
import { type ReportSection, type SectionCode, TRANSITIONS } from './report.ts'

export interface SectionWords {
  readonly heading: string
  readonly prose: string
  /** the version that the writer had before them */
  readonly version: number
}

/**
 * Saves the words of a section. Answers what stands instead when somebody else saved it since: nothing is overwritten,
 * and the page shows both texts. Throws Conflict once the report is published.
 */
export async function saveSection(
  app: App,
  actor: Actor,
  period: string,
  code: SectionCode,
  words: SectionWords,
): Promise<{ saved: true } | { saved: false; standing: ReportSection }> {
  return app.transaction(actor, async tx => {
    const report = await getReportForUpdate(tx, period)
    if (!TRANSITIONS[report.status]['save-section']) {
      throw new Conflict('This report is published. Its words are fixed; correct a figure by an erratum.')
    }
    const standing = await getSectionForUpdate(tx, report.reportId, code)
    if (standing.version !== words.version) return { saved: false, standing }
    const version = standing.version + 1
    const section = { code, heading: words.heading, prose: words.prose, version }
    await updateSection(tx, actor.partnershipId, report.reportId, section, { at: app.clock.now(), by: actor.name })
    await appendAudit(tx, actor, {
      event: 'report-section-saved',
      subject: { reportId: report.reportId, code, version },
    })
    return { saved: true }
  })
}
