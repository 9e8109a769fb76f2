import {
  type Catalogue,
  DISCLOSURE_PROFILES,
  type Footnote,
  POLICE_ROLLING_MEASURES,
  POLICE_SECTION_OF,
  type ProfileName,
  RELATIVE_RULE,
  readKpiMatrix,
  TRAINING_INDICATORS,
} from '#indicators'
import { type Agency, isPartnerOn, listAgencies, listPartnerships, structureOn } from '#partnership'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import { NotFound } from '#platform/errors.ts'
import { type DraftDocument, type Finished, type FoundFigures, finishDraft } from '#publishing'
import { type ComposedReport, composeReport } from './compose-report.ts'
import { lastDayOf } from './financial-year.ts'
import { findFigures, type MissingFigure } from './find-figures.ts'
import { getReport, listSections } from './report.store.ts'
import type { Report, ReportSection, SectionCode } from './report.ts'
import type { Drawing } from './sections/drawing.ts'

export const DEMONSTRATION_NOTICE =
  'This is a demonstration. Its statistics are those published for one real area for 2023-24; its people, agencies and cases are invented.'

export interface DraftReport {
  readonly report: Report
  readonly sections: readonly ReportSection[]
  readonly composed: ComposedReport
  readonly draft: DraftDocument
  readonly found: FoundFigures
  readonly missing: readonly MissingFigure[]
  readonly isDemonstration: boolean
  /** the partnership's short name in addresses */
  readonly slug: string
}

/**
 * The report as it would go out today: its words, with every figure looked up. `unsaved` stands in for the words of one
 * section while they are being written.
 */
export async function draftReport(
  app: Pick<App, 'clock'>,
  tx: Tx,
  catalogue: Catalogue,
  period: string,
  unsaved?: { readonly code: SectionCode; readonly heading: string; readonly prose: string },
): Promise<DraftReport> {
  const report = await getReport(tx, period)
  const sections = (await listSections(tx, report.reportId)).map(section =>
    section.code === unsaved?.code ? { ...section, heading: unsaved.heading, prose: unsaved.prose } : section,
  )
  const [partnership] = await listPartnerships(tx)
  if (!partnership) throw new NotFound('There is no such partnership.')
  const words = {
    name: partnership.name,
    notice: partnership.isDemonstration ? DEMONSTRATION_NOTICE : null,
  }
  const composed = composeReport(report, sections, words, await registersFor(tx, report))
  const { found, missing } = await findFigures(tx, catalogue, composed.requests, lastDayOf(report.period))
  const draft = {
    ...composed.draft,
    publishedOn: app.clock.today().toString(),
    ...(partnership.areaCode === undefined ? {} : { areaCode: partnership.areaCode }),
  }
  return {
    report,
    sections,
    composed,
    draft,
    found,
    missing,
    isDemonstration: partnership.isDemonstration,
    slug: partnership.slug,
  }
}

/** What readers would see of the draft under a profile. Only for a draft that names no missing figure. */
export function finishReport(draft: DraftReport, profile: ProfileName): Finished {
  return finishDraft(draft.draft, draft.found, DISCLOSURE_PROFILES[profile])
}

async function registersFor(tx: Tx, report: Report): Promise<Omit<Drawing, 'year' | 'figures'>> {
  const end = lastDayOf(report.period)
  const agencies = (await listAgencies(tx)).filter(agency => isPartnerOn(agency, end))
  const sectionsOfPolice = Map.groupBy(POLICE_ROLLING_MEASURES, ({ code }) => POLICE_SECTION_OF.get(code) ?? 'Other')
  return {
    agencies,
    structure: { atEnd: await structureOn(tx, end), after: await structureOn(tx, end.add({ days: 1 })) },
    training: await trainingFor(tx, report, agencies),
    police: [...sectionsOfPolice].map(([heading, rows]) => ({
      heading,
      rows: rows.map(({ code, title }) => ({ code, label: title })),
    })),
  }
}

async function trainingFor(tx: Tx, report: Report, agencies: readonly Agency[]): Promise<Drawing['training']> {
  const read = await readKpiMatrix(tx, { period: report.period })
  if (!read) return { indicators: [], agencies: [], rule: RELATIVE_RULE, notes: [] }
  const { matrix, qualityNotes, footnotes } = read
  const returning = new Set(matrix.rows.filter(({ figures }) => figures).map(({ agency }) => agency.id))
  const names = new Map(agencies.map(({ agencyId, name }) => [agencyId, name]))
  const numbers = new Map(TRAINING_INDICATORS.map(({ code, number }) => [code, number]))
  const about = ({ measureCode, agencyId }: Footnote): string =>
    [measureCode && numbers.get(measureCode), agencyId && names.get(agencyId)].filter(Boolean).join(', ')
  return {
    indicators: matrix.columns.map(({ indicator, target }) => ({ ...indicator, target })),
    agencies: agencies.filter(({ agencyId }) => returning.has(agencyId)),
    rule: matrix.rule,
    notes: [
      // What concerns one agency's cell stands with that figure; a report has room for what concerns an indicator.
      ...qualityNotes.filter(({ agencyId }) => agencyId === undefined).map(({ body }) => body),
      ...footnotes.map(note => `${about(note)}: ${note.body}`),
    ],
  }
}
