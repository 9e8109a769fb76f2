import { readFile } from 'node:fs/promises'
import type { Catalogue } from '#indicators'
import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { isFinancialYear, publishReport, SECTIONS, startReport } from '#report'

const YEAR = '2023-24'

/** Writes and publishes the demonstration's annual report: its words from files, every figure from the registers. */
export async function loadReport(app: App, actor: Actor, catalogue: Catalogue): Promise<void> {
  if (!isFinancialYear(YEAR)) throw new TypeError(`${YEAR} is not a financial year`)
  const words = await Promise.all(
    SECTIONS.map(async ({ code }) => [code, await readFile(new URL(`report-2023-24/${code}.md`, import.meta.url), 'utf8')]),
  )
  await startReport(app, actor, YEAR, Object.fromEntries(words))
  await publishReport(app, actor, catalogue, YEAR, 'public-local')
}
