import { readFileSync } from 'node:fs'
import { systemClock } from '#platform/clock.ts'
import { isFinancialYear, publishReport, SECTIONS, startReport } from '#report'
import { catalogue } from '../src/catalogue.ts'
import { actAsApp } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const PARTNERSHIP = 'avonvale'
const YEAR = '2023-24'
const WRITER = 'Imelda Farrow'

/** Writes and publishes the annual report: its words from files, every figure from the registers. */
export async function loadReport({ tx, actor, partnership, people }: DemonstrationStage): Promise<void> {
  if (partnership.registers.slug !== PARTNERSHIP) return
  if (!isFinancialYear(YEAR)) throw new TypeError(`${YEAR} is not a financial year`)
  const personId = people.get(WRITER)
  const writer = personId ? { ...actor, id: `person:${personId}`, name: WRITER, personId } : actor
  const words = SECTIONS.map(({ code }) => [
    code,
    readFileSync(new URL(`report-2023-24/${code}.md`, import.meta.url), 'utf8'),
  ])
  // The load is one transaction: what the report reads was written a moment ago and is not committed yet.
  const app = { clock: systemClock, transaction: <T>(_: unknown, work: (own: typeof tx) => Promise<T>) => work(tx) }
  await actAsApp(tx, writer)
  await startReport(app, writer, YEAR, Object.fromEntries(words))
  await publishReport(app, writer, catalogue, YEAR, 'public-local')
}
