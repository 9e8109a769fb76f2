import type { Catalogue } from '#indicators'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { correctRelease, type Erratum, ShownElsewhere } from '#publishing'
import { draftReport } from './draft-report.ts'
import { getReportForUpdate, listReports } from './report.store.ts'
import { TRANSITIONS } from './report.ts'

export interface FigureCorrection {
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
  /** a figure that is withheld is withheld in every other report that shows it too */
  readonly everywhere?: boolean
}

/**
 * Puts one figure of a published report right by an erratum: the register's figure of today takes its place, or, for
 * disclosure, it is withheld and what it was is shown nowhere. Throws Conflict when there is nothing to correct, and
 * ShownElsewhere when other reports show what is withheld and are not to be corrected as well.
 */
export async function correctFigure(
  app: App,
  actor: Actor,
  catalogue: Catalogue,
  period: string,
  correction: FigureCorrection,
): Promise<void> {
  await app.transaction(actor, async tx => {
    const { status, releaseId } = await getReportForUpdate(tx, period)
    if (!TRANSITIONS[status]['correct-figure'] || releaseId === undefined) {
      throw new Conflict('Only a published report is corrected by errata. Change the draft instead.')
    }
    const put = async (year: string, of: string, figureId: string, pending?: ReadonlySet<string>): Promise<void> => {
      const { draft, found } = await draftReport(app, tx, catalogue, year)
      const given = { ...correction, figureId, releaseId: of, draft, figure: found.figures.get(figureId), pending }
      await correctRelease(app, tx, actor, given)
    }
    try {
      await put(period, releaseId, correction.figureId)
    } catch (error) {
      if (!(error instanceof ShownElsewhere) || !correction.everywhere) throw error
      const pending = new Map(error.releases.map(each => [each.releaseId, each.figureId]))
      await put(period, releaseId, correction.figureId, new Set(pending.keys()))
      for (const other of await listReports(tx)) {
        const figureId = pending.get(other.releaseId ?? '')
        if (other.releaseId === undefined || figureId === undefined) continue
        pending.delete(other.releaseId)
        await put(other.period, other.releaseId, figureId, new Set(pending.keys()))
      }
    }
  })
}
