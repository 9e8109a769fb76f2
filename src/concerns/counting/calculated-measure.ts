import { type CalculatedMeasure, coversSome, type Period, type Scope, SUPPLIED_MEASURES } from '#indicators'
import type { Tx } from '#platform/db/database.ts'
import type { Calculation } from './calculation.ts'
import type { Cohort } from './cohorts.ts'
import {
  type Counted,
  type Counting,
  findFirstRecord,
  isWithheldReader,
  listProviderNames,
  WHOLE,
} from './counted.store.ts'
import { inOrder } from './dimensions.ts'
import { listEvidence } from './evidence.ts'
import type { HeldCounts } from './held-counts.ts'
import { withholdFew } from './withhold-few.ts'

/**
 * Makes measures of one cohort: the definition is the supplied measure's, whose figures stand where there are no records.
 * A page shows many measures of the same days, so each count is made once in a transaction.
 */
export function calculatedMeasure<Counts>(cohort: Cohort<Counts>) {
  const counted = oncePerTransaction((tx, days: Counting, dimension: string) => cohort.count(tx, days, dimension))
  const isWithheldFrom = oncePerTransaction(isWithheldReader)
  const held = oncePerTransaction((tx, days: Counting) => cohort.held.count(tx, days))
  // Many measures of a dashboard ask for the same months.
  const countMonths = cohort.held.countMonths && oncePerTransaction(cohort.held.countMonths)
  const wholeOf = async (
    tx: Tx,
    days: Counting,
    { reads }: Calculation<Counts>,
  ): Promise<Partial<Counts> | undefined> =>
    days.asAt === undefined && reads.every(name => cohort.held.holds(name, days))
      ? held(tx, days)
      : (await counted(tx, days, WHOLE)).get(WHOLE)
  const covered = oncePerTransaction(async tx => {
    const first = await findFirstRecord(tx, cohort.about)
    return first ? [{ begin: first.with({ day: 1 }), end: undefined }] : []
  })
  return (code: string, calculation: Calculation<Counts>): CalculatedMeasure => ({
    ...definitionOf(code),
    kind: 'calculated',
    dimensions: calculation.earlier ? [] : cohort.dimensions,
    recordsCover: covered,
    async calculate(tx, scope) {
      const [dimension = WHOLE, value = WHOLE] = scope.breakdown.split('=')
      const part = dimension === 'provider' ? await providerId(tx, value) : value
      const countsIn = async (period?: Period): Promise<Partial<Counts> | undefined> =>
        dimension === WHOLE
          ? wholeOf(tx, daysOf(scope, period), calculation)
          : (await counted(tx, daysOf(scope, period), dimension)).get(part)
      const earlier = calculation.earlier?.(scope.period)
      if (earlier && !coversSome(await covered(tx), earlier)) return { state: 'missing' }
      const observed = calculation.observe(await countsIn(), earlier && (await countsIn(earlier)))
      return (await isWithheldFrom(tx)) ? withholdFew(observed, scope.period, scope.asAt) : observed
    },
    ...monthly(countMonths, calculation, isWithheldFrom),
    async calculateBy(tx, scope, dimension) {
      const wanted = cohort.dimensions.find(name => name === dimension)
      if (wanted === undefined || (await isWithheldFrom(tx))) return []
      const counts = await counted(tx, daysOf(scope), wanted)
      const named = wanted === 'provider' ? await withNames(tx, counts) : counts
      return inOrder(wanted, named.keys()).map(value => ({
        breakdown: `${wanted}=${value}`,
        observed: calculation.observe(named.get(value), undefined),
      }))
    },
    explain: (tx, scope, reader) => listEvidence(tx, cohort, daysOf(scope), reader),
  })
}

/** A month of a change on an earlier period says little. */
function monthly<Counts>(
  countMonths: HeldCounts<Counts>['countMonths'],
  { earlier, observe }: Calculation<Counts>,
  isWithheldFrom: (tx: Tx) => Promise<boolean>,
): Pick<CalculatedMeasure, 'calculateMonths'> {
  if (earlier || !countMonths) return {}
  return {
    async calculateMonths(tx, months) {
      const counts = await countMonths(
        tx,
        months.map(({ start }) => start),
      )
      const isWithheld = await isWithheldFrom(tx)
      return months.map((month, index) => {
        const observed = observe(counts[index], undefined)
        return isWithheld ? withholdFew(observed, month) : observed
      })
    },
  }
}

function oncePerTransaction<Given extends readonly unknown[], T>(
  ask: (tx: Tx, ...given: Given) => Promise<T>,
): (tx: Tx, ...given: Given) => Promise<T> {
  const answers = new WeakMap<Tx, Map<string, Promise<T>>>()
  return (tx, ...given) => {
    const own = answers.get(tx) ?? new Map<string, Promise<T>>()
    answers.set(tx, own)
    const key = JSON.stringify(given)
    const answer = own.get(key) ?? ask(tx, ...given)
    own.set(key, answer)
    return answer
  }
}

function definitionOf(code: string) {
  const definition = SUPPLIED_MEASURES.find(measure => measure.code === code)
  if (!definition) throw new TypeError(`${code} has no definition among the measures`)
  return definition
}

const daysOf = ({ asAt, period: own }: Scope, { start, end }: Period = own): Counting => ({
  from: start,
  to: end,
  asAt,
})

async function withNames<T>(tx: Tx, counts: Counted<T>): Promise<Counted<T>> {
  const names = await listProviderNames(tx)
  return new Map([...counts].map(([id, each]) => [names.get(id) ?? id, each]))
}

async function providerId(tx: Tx, name: string): Promise<string> {
  return [...(await listProviderNames(tx))].find(([, each]) => each === name)?.[0] ?? name
}
