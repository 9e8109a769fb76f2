import type { Catalogue } from '#indicators'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { Conflict } from '#platform/errors.ts'
import { correctRelease, type Erratum } from '#publishing'
import { draftReport } from './draft-report.ts'
import { getReportForUpdate } from './report.store.ts'
import { TRANSITIONS } from './report.ts'

export interface FigureCorrection {
  readonly figureId: string
  readonly cause: Erratum['cause']
  readonly reason: string
}

/**
 * Puts one figure of a published report right by an erratum: the register's figure of today takes its place, or, for
 * disclosure, it is withheld and what it was is shown nowhere. Throws Conflict when there is nothing to correct.
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
    const { draft, found } = await draftReport(app, tx, catalogue, period)
    await correctRelease(app, tx, actor, {
      ...correction,
      releaseId,
      draft,
      figure: found.figures.get(correction.figureId),
    })
  })
}
