import type { Measure } from '../measure.ts'
import { ADULT_MEASURES } from './adults.ts'
import { LIST_CHILD_MEASURES } from './annex-a-children.ts'
import { CHILD_MEASURES } from './children.ts'
import { NATIONAL_CHILD_MEASURES } from './national-children.ts'
import { POLICE_ROLLING_MEASURES } from './police.ts'
import { POLICE_FORECAST_MEASURES, POLICE_POWERS_MEASURES, POLICE_UNPLACED_MEASURES } from './police-powers.ts'
import { POLICE_STREET_MEASURES } from './police-street.ts'
import { AUDIT_MEASURES, REVIEW_MEASURES } from './reviews-and-audits.ts'
import { TRAINING_INDICATOR_MEASURES, TRAINING_MEASURES } from './training.ts'
import { TRAINING_RECORD_MEASURES } from './training-records.ts'

/** Every measure whose figures come from files, in the order in which lists show them. */
export const SUPPLIED_MEASURES: readonly Measure[] = [
  ...ADULT_MEASURES,
  ...CHILD_MEASURES,
  ...NATIONAL_CHILD_MEASURES,
  ...LIST_CHILD_MEASURES,
  ...POLICE_ROLLING_MEASURES,
  ...POLICE_POWERS_MEASURES,
  ...POLICE_UNPLACED_MEASURES,
  ...POLICE_FORECAST_MEASURES,
  ...POLICE_STREET_MEASURES,
  ...TRAINING_INDICATOR_MEASURES,
  ...TRAINING_MEASURES,
  ...TRAINING_RECORD_MEASURES,
  ...REVIEW_MEASURES,
  ...AUDIT_MEASURES,
]
