import assert from 'node:assert/strict'
import { listObservations, type Period, valueInWords } from '#indicators'
import { clockAt } from '#platform/clock.ts'
import type { TestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { receiveFile } from '../../receive-file.ts'
import { intake, makeTestPartnership, type TestPartnership } from '../../testing/test-partnership.ts'
import { measuresOf } from '../counting.ts'
import { EVENT_TABLES } from '../event.ts'
import { extractOf, type MadeTables } from './made-extract.ts'

export const OWN = 'E06000022'
const CODES = EVENT_TABLES.flatMap(measuresOf)

interface Sending {
  readonly period: string
  readonly role?: 'business-manager' | 'analyst'
  /** Seconds after the first file. */
  readonly later?: number
}

/** Partnerships of the area E06000022 that send extracts and read their figures. */
export function policePartnerships(database: TestDatabase) {
  const start = Temporal.Instant.from('2024-06-02T10:00:00Z')
  const appAt = (later = 0) => createTestApp(database, clockAt(start.add({ seconds: later })))
  const app = appAt()
  return {
    app,
    async partnership(slug: string): Promise<TestPartnership> {
      const made = await makeTestPartnership(database, slug)
      await database.owner('update partnership set area_code = $1 where partnership_id = $2', [OWN, made.partnershipId])
      return made
    },
    async send({ actor }: TestPartnership, tables: MadeTables, { period, role = 'business-manager', later }: Sending) {
      const file = { name: 'extract.zip', content: extractOf(tables), format: 'police-events', period }
      const receipt = await receiveFile(appAt(later), actor([role]), intake, file)
      assert.deepEqual(
        receipt.issues.filter(({ severity }) => severity === 'error'),
        [],
      )
      return receipt
    },
    /** Every current figure of the police, by what it is about. */
    async figuresOf({ actor }: TestPartnership): Promise<Map<string, string>> {
      const held = await app.transaction(actor(['business-manager']), tx =>
        listObservations(tx, { measureCodes: CODES }),
      )
      return new Map(
        held.map(each => [
          keyOf(each.measureCode, each.period, each.area, each.breakdown),
          valueInWords(each.observed),
        ]),
      )
    },
  }
}

const keyOf = (code: string, period: Pick<Period, 'name'>, area: string, breakdown: string): string =>
  [code, period.name, area || 'own', breakdown].filter(part => part !== '').join(' ')

/** The figures that are not the same, with both. */
export const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter(key => one.get(key) !== other.get(key))
    .map(key => [key, one.get(key), other.get(key)])
