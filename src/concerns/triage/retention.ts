import type { About } from '../codes.ts'

/** What a partnership keeps for that has said nothing: `retention_end` in the database holds the same. */
export const RETENTION_DEFAULTS = { adult: 8, child: 25 } as const satisfies Record<About, number>

/** "8 years after it was closed" */
export const retentionInWords = (about: About, years: number): string =>
  about === 'adult'
    ? `${years} years after it was closed`
    : `until the child’s birthday ${years}, or ${years + 1} where they were 17 when it was closed`
