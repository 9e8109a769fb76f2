import { z } from 'zod'
import { dayField } from '../../../http/day-field.ts'
import { type BREAK_GLASS_HOURS, BREAK_GLASS_REASON_LENGTH } from '../../restriction/record-access.ts'

const MOST = 1000
const words = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(MOST, `Enter ${MOST} characters or fewer`)

export const breakGlassForm = z.object({
  kind: z.string('Select what kind of record it is').max(50),
  reference: words('Enter the reference of the record').max(50, 'Enter the reference of the record'),
  reason: words('Enter why you must open it now').min(
    BREAK_GLASS_REASON_LENGTH,
    'Enter a reason that somebody else can judge: a sentence at least',
  ),
  hours: z
    .enum(['1', '4', '24'] satisfies readonly `${(typeof BREAK_GLASS_HOURS)[number]}`[], 'Select for how long')
    .transform(Number),
})

export const glassReviewForm = z.object({
  finding: z.enum(['justified', 'not-justified'], 'Select whether it was justified'),
  note: words('Enter what you found'),
})

/** `today`: the next review lies after it. */
export const restrictionReviewForm = (today: Temporal.PlainDate) =>
  z.discriminatedUnion(
    'decision',
    [
      z.object({
        decision: z.literal('keep'),
        reviewOn: dayField('The day of the next review').refine(
          day => Temporal.PlainDate.compare(day, today) > 0,
          'The day of the next review must be in the future',
        ),
      }),
      z.object({ decision: z.literal('lift'), reason: words('Enter why it is no longer needed') }),
    ],
    { error: 'Select what you decide' },
  )
