import { z } from 'zod'

const LONGEST = 2000

/** A reason that must be given; `missing` says what to enter. */
export const reasonField = (missing: string) =>
  z.string(missing).trim().min(1, missing).max(LONGEST, 'The reason must be 2,000 characters or fewer')
