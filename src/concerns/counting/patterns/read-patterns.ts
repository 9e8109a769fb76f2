import { monthsOf, type Period, rolling12 } from '#indicators'
import { listAgencies } from '#partnership'
import type { Tx } from '#platform/db/database.ts'
import { ABUSE_TYPES, SOURCES } from '../../codes.ts'
import { tallyOf } from '../tally.ts'
import { listTotals, type TotalsDimension } from '../totals.store.ts'
import { listProviderSizes } from './patterns.store.ts'
import { findPatterns, type Pattern, type Subject } from './patterns.ts'

export interface FoundPatterns {
  readonly patterns: readonly Pattern[]
  /** the last twelve complete months */
  readonly period: Period
}

/** Looks for patterns in the last 24 complete months, from totals alone: no case is read. */
export async function readPatterns(tx: Tx, today: Temporal.PlainDate): Promise<FoundPatterns> {
  const period = rolling12(today.toPlainYearMonth().subtract({ months: 1 }))
  const from = period.start.subtract({ years: 1 })
  const totals = await listTotals(tx, {
    about: 'adult',
    from,
    to: period.end,
    facts: ['received', 'decided', 'not-met'],
    dimensions: ['reporting-agency', 'reporting-provider', 'provider', 'source', 'type'],
    byMonth: true,
  })
  const tally = tallyOf(totals)
  const months = monthsOf({ ...period, kind: 'months', start: from })
  const providers = await listProviderSizes(tx)
  const agencies = new Map((await listAgencies(tx)).map(({ agencyId, name }) => [agencyId, name]))
  const subjectsOf = (kind: Subject['kind'], dimension: TotalsDimension, ids: Iterable<string>): Subject[] => {
    const byMonth = months.map(month => tally.by(dimension, 'received', month))
    const decided = tally.by(dimension, 'decided', period)
    const notMet = tally.by(dimension, 'not-met', period)
    return [...ids].map(id => ({
      kind,
      id,
      name: nameOf(kind, id, { agencies, providers }),
      size: kind === 'provider' ? sizeOf(providers.get(id)) : undefined,
      months: byMonth.map(counts => counts.get(id) ?? 0),
      decided: decided.get(id) ?? 0,
      notMet: notMet.get(id) ?? 0,
    }))
  }
  const subjects = [
    ...subjectsOf('agency', 'reporting-agency', agencies.keys()),
    ...subjectsOf('provider', 'reporting-provider', providers.keys()),
    ...subjectsOf('place', 'provider', providers.keys()),
    ...subjectsOf('source', 'source', Object.keys(SOURCES)),
    ...subjectsOf('type', 'type', Object.keys(ABUSE_TYPES)),
  ]
  return { patterns: findPatterns(subjects), period }
}

type Providers = Awaited<ReturnType<typeof listProviderSizes>>

const sizeOf = (provider: { kind: string; places: number | null } | undefined): Subject['size'] =>
  provider?.places ? { kind: provider.kind, places: provider.places } : undefined

function nameOf(
  kind: Subject['kind'],
  id: string,
  { agencies, providers }: { agencies: ReadonlyMap<string, string>; providers: Providers },
): string {
  const words: Readonly<Record<string, string>> = { ...SOURCES, ...ABUSE_TYPES }
  if (kind === 'agency') return agencies.get(id) ?? id
  return kind === 'provider' || kind === 'place' ? (providers.get(id)?.name ?? id) : (words[id] ?? id)
}
