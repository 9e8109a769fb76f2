import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureJson, parsePeriod, periodInWords, rolling12, showMeasure, showMeasureBy } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { catalogue } from '../src/catalogue.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const chair = demonstration.people.find(each => each.roles.includes('independent-chair'))
assert.ok(chair)
const actor: Actor = {
  id: `person:${chair.personId}`,
  name: chair.name,
  partnershipId: chair.partnershipId,
  partnershipName: chair.partnershipName,
  roles: chair.roles,
}
const question = (code: string, period: string, asAt: string) => ({
  code,
  period: parsePeriod(period),
  asAt: Temporal.PlainDate.from(asAt),
})
const show = (code: string, period: string, asAt: string) =>
  demonstration.app.transaction(actor, async tx =>
    figureJson(await showMeasure(tx, catalogue, question(code, period, asAt))),
  )

/** A count, or what stands above and below the line. */
const PUBLISHED: Readonly<Record<string, Readonly<Record<string, number | readonly [number, number]>>>> = {
  '2023-24': {
    'adult.concerns.received': 1603,
    'adult.concerns.change': -51,
    'adult.concerns.change-since-2021-22': [582, 1021],
    'adult.concerns.people': 1086,
    'adult.concerns.per-person': [1603, 1086],
    'adult.enquiries.s42-2.started': 343,
    'adult.concerns.s42-1': 673,
    'adult.concerns.not-met': 517,
    'adult.enquiries.other.started': 0,
    'adult.concerns.awaiting-decision': 70,
    'adult.conversion.local': [343, 1603],
    'adult.conversion.national': [343, 1603],
    'adult.decision.in-time': [874, 1533],
    'adult.planning.in-time': [79, 343],
    'adult.enquiries.s42-2.concluded': 322,
    'adult.msp.asked-and-expressed': [260, 322],
    'adult.msp.fully-achieved': [153, 260],
    'adult.msp.partly-achieved': [107, 260],
    'adult.msp.not-achieved': 0,
    'adult.risk.removed': [51, 300],
    'adult.risk.reduced': [210, 300],
    'adult.risk.remained': [39, 300],
  },
  '2023-04..2023-11': { 'adult.contacts.screened-out': 260 },
  '2022-23': {
    'adult.concerns.received': 1654,
    'adult.enquiries.s42-2.started': 347,
    'adult.concerns.s42-1': 809,
    'adult.concerns.not-met': 498,
    'adult.concerns.awaiting-decision': 0,
    'adult.decision.in-time': [695, 1654],
    'adult.enquiries.s42-2.concluded': 330,
    'adult.msp.asked-and-expressed': [188, 330],
    'adult.msp.fully-achieved': [145, 188],
    'adult.msp.partly-achieved': [34, 188],
    'adult.msp.not-achieved': 9,
    'adult.risk.removed': [51, 300],
    'adult.risk.reduced': [210, 300],
    'adult.risk.remained': [39, 300],
  },
  '2021-22': { 'adult.concerns.received': 1021 },
}

for (const [period, figures] of Object.entries(PUBLISHED)) {
  const asAt = `${Number(period.slice(0, 4)) + 1}-03-31`
  for (const [code, wanted] of Object.entries(figures)) {
    test(`${code} of ${period}, as known on ${asAt}, is what was published`, async () => {
      const { value, numerator, denominator, source } = await show(code, period, asAt)
      assert.deepEqual(numerator === null ? value : [numerator, denominator], wanted)
      assert.match(source ?? '', /^worked out from the records, as known on 31 March/)
    })
  }
}

test('quarters and months add up to the year, and so do the parts of each dimension that adds up', async () => {
  const receivedIn = async (period: string) => (await show('adult.concerns.received', period, '2024-03-31')).value ?? 0
  const quarters = await Promise.all([1, 2, 3, 4].map(number => receivedIn(`2023-24-Q${number}`)))
  assert.equal(
    quarters.reduce((sum, each) => sum + each, 0),
    1603,
  )
  const lastQuarter = await Promise.all(['2024-01', '2024-02', '2024-03'].map(receivedIn))
  assert.equal(
    lastQuarter.reduce((sum, each) => sum + each, 0),
    quarters[3],
  )
  for (const dimension of [
    'source',
    'age-band',
    'location',
    'sex',
    'gender-identity',
    'ethnicity',
    'support-reason',
    'provider',
  ]) {
    const parts = await demonstration.app.transaction(actor, tx =>
      showMeasureBy(tx, catalogue, question('adult.concerns.received', '2023-24', '2024-03-31'), dimension),
    )
    assert.equal(
      parts.map(figureJson).reduce((sum, { value }) => sum + (value ?? 0), 0),
      1603,
      dimension,
    )
  }
})

test('the figure of a year that runs says so, and the list of measures shows the newest that is worked out', async () => {
  const today = demonstration.app.clock.today()
  const running = `${today.month >= 4 ? today.year : today.year - 1}`
  const period = parsePeriod(`${running}-${String((Number(running) + 1) % 100).padStart(2, '0')}`)
  const ask = (days: object) =>
    demonstration.app.transaction(actor, async tx =>
      figureJson(await showMeasure(tx, catalogue, { code: 'adult.concerns.received', period, ...days })),
    )
  const shown = await ask({ today })
  assert.equal(shown.isSoFar, true)
  assert.equal(shown.source, 'worked out from the records so far, as known now')
  assert.equal((await ask({ today: period.end.add({ days: 1 }) })).isSoFar, undefined)
  const { body } = await demonstration.ask({
    path: '/measures?q=adult.concerns.received',
    token: await demonstration.signIn(chair),
  })
  const lately = rolling12(today.toPlainYearMonth().subtract({ months: 1 }))
  assert.ok(body.includes(periodInWords(lately)))
})
