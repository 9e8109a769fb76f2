import type { App } from '../app.ts'
import { inContext } from '../db/context.ts'
import type { Tx } from '../db/database.ts'
import type { LoginRole } from '../db/roles.ts'
import {
  type BankHolidays,
  DIVISIONS,
  type Division,
  type DivisionHolidays,
  putInForce,
  SHIPPED_HOLIDAYS,
} from '../working-days.ts'
import { listTakenIn } from './bank-holiday.store.ts'

const ASK_AGAIN_MS = 60_000

/** What was taken in last, and of later years what came with a newer program. */
export async function readHolidays(tx: Tx): Promise<BankHolidays> {
  const [newest] = await listTakenIn(tx, 1)
  return newest ? withLaterYears(newest.content, SHIPPED_HOLIDAYS) : SHIPPED_HOLIDAYS
}

export function withLaterYears(kept: BankHolidays, shipped: BankHolidays): BankHolidays {
  const merge = (division: Division): DivisionHolidays => {
    const [own, newer] = [kept[division], shipped[division]]
    if (newer.lastYear <= own.lastYear) return own
    const later = Object.entries(newer.holidays).filter(([day]) => Number(day.slice(0, 4)) > own.lastYear)
    return { ...own, lastYear: newer.lastYear, holidays: { ...own.holidays, ...Object.fromEntries(later) } }
  }
  const [england, scotland, ireland] = DIVISIONS.map(merge)
  return england && scotland && ireland ? { 'england-and-wales': england, scotland, 'northern-ireland': ireland } : kept
}

/** Puts the bank holidays that were taken in in force in this process, now and whenever others are taken in. */
export async function keepHolidaysInForce(
  app: Pick<App, 'database' | 'log'>,
  role: LoginRole,
): Promise<{ stop(): void }> {
  const load = async (): Promise<void> =>
    putInForce(await inContext(app.database(role), { actor: 'program:calendar' }, readHolidays))
  await load()
  const asking = setInterval(() => {
    load().catch((error: unknown) =>
      app.log.warn({ err: error }, 'bank holidays could not be read; they stay as they were'),
    )
  }, ASK_AGAIN_MS).unref()
  return { stop: () => clearInterval(asking) }
}
