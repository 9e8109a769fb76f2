import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { measuresApi } from '#indicators'
import { createToken } from '#partnership'
import type { Actor } from '#platform/auth/actor.ts'
import type { DemonstrationPerson } from '#platform/auth/demonstration/demonstration.store.ts'
import { createTestSite } from '#platform/testing/site.ts'
import { catalogue } from '../src/catalogue.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const site = await createTestSite(demonstration.app, [], undefined, measuresApi(catalogue))
const administrators = demonstration.people.filter(each => each.roles.includes('administrator'))
const tokenOf = async (person: DemonstrationPerson | undefined): Promise<string> => {
  assert.ok(person)
  const actor: Actor = { ...person, id: `person:${person.personId}` }
  const [agency] = await demonstration.database.owner<{ name: string }>(
    'select name from agency where partnership_id = $1 order by name limit 1',
    [person.partnershipId],
  )
  const given = { name: 'A dashboard', agencyName: agency?.name ?? '', scopes: ['measures:read'] as const, days: 30 }
  return (await createToken(demonstration.app, actor, given)).token
}
const ours = await tokenOf(administrators.find(({ partnershipName }) => partnershipName.startsWith('Avonvale')))
const theirs = await tokenOf(administrators.find(({ partnershipName }) => !partnershipName.startsWith('Avonvale')))
const ask = (path: string, token = ours) =>
  site.server.inject({ url: `/api/v1${path}`, headers: { authorization: `Bearer ${token}` } })

const CASES = 'adult.enquiries.s42-2.started'

test('another system sees the large counts of cases, and none of fewer than five people', async () => {
  const year = (await ask(`/measures/${CASES}?period=2023-24`)).json()
  assert.ok(year.value > 300)
  let withheld = 0
  for (const code of [CASES, 'adult.concerns.repeat', 'adult.risk.remained', 'child.contacts.early-help']) {
    for (const month of ['2023-04', '2023-06', '2023-09', '2023-12', '2024-03']) {
      const { state, value, numerator, denominator } = (await ask(`/measures/${code}?period=${month}`)).json()
      if (state === 'suppressed') withheld += 1
      const counts = numerator === null ? [value] : [numerator, denominator, denominator - numerator]
      assert.ok(state !== 'value' || counts.every((count: number) => count === 0 || count >= 5), `${code} ${month}`)
    }
  }
  assert.ok(withheld > 0)
  assert.equal((await ask(`/measures/${CASES}?period=2023-05-02`)).json().state, 'suppressed')
})

test('the file of a measure has what the page has, and the same is withheld', async () => {
  const answer = await ask(`/measures/${CASES}/figures.csv`)
  assert.equal(answer.headers['content-type'], 'text/csv; charset=utf-8')
  const rows: Record<string, string>[] = parse(answer.body, { bom: true, columns: true })
  assert.ok(Number(rows.find(row => row['period'] === '2023-24')?.['value']) > 300)
  for (const { value } of rows) assert.ok(value === '' || value === '0' || Number(value) >= 5)
  assert.equal((await ask('/measures/adult.nothing/figures.csv')).statusCode, 404)
  const trail = await demonstration.database.owner(
    `select 1 from audit_event where event = 'measure-read' and subject->>'as' = 'csv'`,
  )
  assert.ok(trail.length > 0)
})

test('a token of one partnership reads nothing of another', async () => {
  const { value } = (await ask(`/measures/${CASES}?period=2023-24`, theirs)).json()
  assert.notEqual(value, (await ask(`/measures/${CASES}?period=2023-24`)).json().value)
  const { body } = await ask('/measures/police.missing.reports/figures.csv', theirs)
  assert.doesNotMatch(body, /,282,/)
  assert.match((await ask('/measures/police.missing.reports/figures.csv')).body, /,282,/)
})
