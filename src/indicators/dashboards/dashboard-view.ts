import { z } from 'zod'
import { DISCLOSURE_PROFILES, type DisclosureProfile } from '../disclosure/profiles.ts'
import { type Layout, YEARS_BACK, type YearsBack } from './layout.ts'

/** How the reader asked to see a dashboard; in its address, so that a link keeps it. */
export const viewQuery = z.object({
  /** "2024-03", or "today" where the dashboard itself ends earlier */
  upTo: z
    .string()
    .regex(/^(\d{4}-(0[1-9]|1[0-2])|today)$/)
    .optional()
    .catch(undefined),
  years: z.coerce.number().pipe(z.literal(YEARS_BACK)).optional().catch(undefined),
  agency: z.uuid().optional().catch(undefined),
  /** `public`: as it may be handed on, small numbers withheld */
  readers: z.enum(['partners', 'public']).optional().catch(undefined),
})
export type ViewQuery = z.infer<typeof viewQuery>

export interface DashboardView {
  /** The month that it ends with; undefined: up to today */
  readonly upTo: Temporal.PlainYearMonth | undefined
  readonly until: Temporal.PlainDate
  readonly years: YearsBack
  readonly agencyId: string | undefined
  readonly readers: 'partners' | 'public'
  readonly today: Temporal.PlainDate
}

export function viewOf(
  layout: Layout,
  agencyId: string | undefined,
  asked: ViewQuery,
  today: Temporal.PlainDate,
): DashboardView {
  const month = asked.upTo === 'today' ? undefined : (asked.upTo ?? layout.upTo)
  const upTo = month === undefined ? undefined : Temporal.PlainYearMonth.from(month)
  return {
    upTo,
    until: upTo ? upTo.toPlainDate({ day: upTo.daysInMonth }) : today,
    years: asked.years ?? layout.years,
    agencyId: asked.agency ?? agencyId,
    readers: asked.readers ?? 'partners',
    today,
  }
}

/** What differs from the dashboard as it was arranged: what a link must keep. */
export const askedIn = (query: ViewQuery): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )

export const profileOf = ({ readers }: Pick<DashboardView, 'readers'>): DisclosureProfile =>
  DISCLOSURE_PROFILES[readers === 'public' ? 'public-local' : 'partner-restricted']
