import { z } from 'zod'

export const LONGEST_REASON = 2000
export const TOO_LONG = 'The reason must be 2,000 characters or fewer'

/** A reason that must be given; `missing` says what to enter. */
export const reasonField = (missing: string) => z.string(missing).trim().min(1, missing).max(LONGEST_REASON, TOO_LONG)
