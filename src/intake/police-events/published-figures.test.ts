import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import {
  checkPrinted,
  listObservations,
  parseExact,
  parsePeriod,
  previousPeriod,
  rollingChange,
  toDecimal,
} from '#indicators'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { receiveFile } from '../receive-file.ts'
import { intake, makeTestPartnership, publishedFile } from '../testing/test-partnership.ts'
import { extractOf, type MadeRow } from './testing/made-extract.ts'

type Row = Record<'measure' | 'current' | 'previous' | 'chg_as_printed' | 'pct_as_printed' | 'force_pct', string>

const OWN = 'E06000022'
const rows = parse<Row>(publishedFile('police-rolling.csv'), { columns: true })
const printed = (name: string, column: 'current' | 'previous'): number => {
  const row = rows.find(({ measure }) => measure === name)
  assert.ok(row, name)
  return Number(row[column])
}

/** Invented records of one year that give the numbers which were published, and a force around them. */
function recordsOf(column: 'current' | 'previous', year: number) {
  const month = (at: number) => `${at % 12 < 9 ? year : year + 1}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`
  const of = (name: string) => printed(`Number of ${name}`, column)
  let number = 0
  const many = (count: number, row: MadeRow, area = OWN): MadeRow[] =>
    Array.from({ length: count }, (_, at) => ({
      reference: `${column}-${++number}`,
      kind: 'crime',
      recorded_on: `${month(at)}-15`,
      area_code: area,
      ...row,
    }))
  const [bullied, race] = [of('Domestic Abuse Crimes - Victim Age 16 - 17'), of('Child Victims of Race Hate Crimes')]
  const outside = of('Non-Familial Sexual Crimes - Child Victim')
  const cp = of('Child Protection Crime (excluding Domestic Abuse Crimes)')
  const [sexual, cruel] = [
    of('Child Protection Serious Sexual Offences'),
    of('Child Protection Crimes for Cruelty and Neglect of Children'),
  ]
  const flag = { child_protection: 'yes' }
  const crimes = [
    ...many(of('Child Suspects of Crimes'), { child_suspects: 1 }),
    ...many(of('Domestic Abuse Incidents (Excluding Crimes)'), {
      kind: 'incident',
      domestic_abuse: 'yes',
      victim_age: 17,
    }),
    ...many(of('Domestic Abuse Crimes') - bullied, { domestic_abuse: 'yes', victim_age: 18 }),
    ...many(bullied, { domestic_abuse: 'yes', victim_age: 16 }),
    ...many(race, { race_hate: 'yes', victim_age: 11 }),
    ...many(outside, { sexual_offence: 'yes', outside_family: 'yes', victim_age: 14 }),
    ...many(of('Child Victims of Crimes') - bullied - race - outside, { victim_age: 12 }),
    ...many(of('Child Sexual Exploitation Crimes'), { child_sexual_exploitation: 'yes' }),
    ...many(sexual, { ...flag, serious_sexual_offence: 'yes' }),
    ...many(cruel, { ...flag, cruelty_or_neglect: 'yes' }),
    ...many(cp - sexual - cruel, flag),
    ...elsewhere(many, column, of),
  ]
  return { 'missing-episodes': missing(of, month, column), 'flagged-crimes': crimes }
}

type Of = (name: string) => number

/** The force has some thousand of each the year before, and as many more or fewer as it printed. */
function elsewhere(many: (count: number, row: MadeRow, area: string) => MadeRow[], column: string, of: Of): MadeRow[] {
  const total = (name: string) => {
    const percent = Number(rows.find(({ measure }) => measure === `Number of ${name}`)?.force_pct)
    // Crimes with a child victim are more than those of one kind among them.
    const base = name === 'Child Victims of Crimes' ? 3000 : 1000
    return Math.round(column === 'current' ? base * (1 + percent / 100) : base)
  }
  const besides = (name: string) => total(name) - of(name)
  const away = 'E06000023'
  const [sexual, outside] = [
    'Child Protection Serious Sexual Offences',
    'Non-Familial Sexual Crimes - Child Victim',
  ].map(besides)
  const cruel = besides('Child Protection Crimes for Cruelty and Neglect of Children')
  const cp = besides('Child Protection Crime (excluding Domestic Abuse Crimes)')
  const flag = { child_protection: 'yes' }
  return [
    ...many(outside ?? 0, { sexual_offence: 'yes', outside_family: 'yes', victim_age: 9 }, away),
    ...many(besides('Child Victims of Crimes') - (outside ?? 0), { victim_age: 9 }, away),
    ...many(besides('Child Sexual Exploitation Crimes'), { child_sexual_exploitation: 'yes' }, away),
    // Where domestic abuse is flagged as well, a crime is no child protection crime and is still cruelty or sexual.
    ...many(sexual ?? 0, { ...flag, serious_sexual_offence: 'yes', domestic_abuse: 'yes' }, away),
    ...many(cruel, { ...flag, cruelty_or_neglect: 'yes', domestic_abuse: 'yes' }, away),
    ...many(cp, flag, away),
  ]
}

function missing(of: Of, month: (at: number) => string, column: string): MadeRow[] {
  const [children, reports, repeat] = [
    of('Missing Children'),
    of('Missing Children Reports'),
    of('Repeat Missing Children'),
  ]
  const [care, repeatCare] = [of('Children Missing from Care'), of('Repeat Children Missing from Care')]
  const isFromCare = (child: number) => child < repeatCare || (child >= repeat && child < repeat + care - repeatCare)
  const report = (child: number, at: number, area_code: string): MadeRow => ({
    reference: `${column}-${area_code}-${child}-${at}`,
    person: `${column}-${area_code}-${child}`,
    reported_on: `${month(child + at)}-03`,
    from_care: isFromCare(child) ? 'yes' : 'no',
    area_code,
  })
  const percent = Number(rows.find(({ measure }) => measure === 'Number of Missing Children Reports')?.force_pct)
  const others = Math.round(column === 'current' ? 1000 + percent * 10 : 1000) - reports
  return [
    ...Array.from({ length: children }, (_, child) => report(child, 0, OWN)),
    ...Array.from({ length: reports - children }, (_, at) => report(at % repeat, 1 + Math.floor(at / repeat), OWN)),
    ...Array.from({ length: others }, (_, child) => report(child, 0, 'E06000025')),
  ]
}

test('records of two years give every row of the published table: counts, changes, and those of the force', async () => {
  const database = await cloneTestDatabase()
  const app = createTestApp(database, clockAt(Temporal.Instant.from('2024-06-02T10:00:00Z')))
  const ours = await makeTestPartnership(database, 'published')
  await database.owner('update partnership set area_code = $1 where partnership_id = $2', [OWN, ours.partnershipId])
  const [now, before] = [recordsOf('current', 2023), recordsOf('previous', 2022)]
  const content = extractOf({
    'missing-episodes': [...before['missing-episodes'], ...now['missing-episodes']],
    'flagged-crimes': [...before['flagged-crimes'], ...now['flagged-crimes']],
  })
  const actor = ours.actor(['business-manager'])
  const { state, issues, format } = await receiveFile(app, actor, intake, { name: 'records.zip', content })
  assert.deepEqual([state, format, issues[0]?.severity], ['accepted', 'police-events', 'warning'])
  const period = parsePeriod('12m-to-2024-03')
  const figureOf = (code: string, of = period, area = '', breakdown = '') =>
    app.transaction(actor, async tx => {
      const [found] = await listObservations(tx, { measureCodes: [code], period: of, area, breakdown })
      assert.ok(found?.observed.state === 'value', `${code} ${of.name} ${area}`)
      return found.observed.value
    })
  for (const row of rows) {
    const code = intake.catalogue.findPrinted(row.measure)?.code ?? ''
    const [current, previous] = [await figureOf(code), await figureOf(code, previousPeriod(period))]
    assert.deepEqual([toDecimal(current, 0), toDecimal(previous, 0)], [row.current, row.previous], row.measure)
    const faults = checkPrinted(
      { change: row.chg_as_printed, percent: row.pct_as_printed },
      rollingChange(current, previous, undefined),
    )
    assert.deepEqual(
      faults.filter(({ kind }) => kind !== 'sign-missing'),
      [],
      row.measure,
    )
    const force = parseExact(row.force_pct)
    if (force)
      assert.equal(
        toDecimal(await figureOf(code, period, 'force', 'percent-change'), 1),
        toDecimal(force, 1),
        row.measure,
      )
  }
})
