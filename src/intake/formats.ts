import { annexA } from './annex-a/annex-a.ts'
import { cinCensus } from './cin-census/cin-census.ts'
import type { FileFormat } from './format.ts'
import { kpiMatrix } from './kpi-matrix/kpi-matrix.ts'
import { kpiReturn } from './kpi-return/kpi-return.ts'
import { policeEvents } from './police-events/police-events.ts'
import { policeRolling } from './police-rolling/police-rolling.ts'
import { policeStreet } from './police-street/police-street.ts'
import { ssda903 } from './ssda903/ssda903.ts'
import { suppliedFigures } from './supplied-figures/supplied-figures.ts'
import { trainingRecords } from './training-records/training-records.ts'

/** Every format that this room reads; formats of other rooms are added to them in `app.ts`. */
export const intakeFormats: readonly FileFormat[] = [
  kpiMatrix,
  kpiReturn,
  trainingRecords,
  policeRolling,
  policeStreet,
  suppliedFigures,
  cinCensus,
  policeEvents,
  ssda903,
  annexA,
]
