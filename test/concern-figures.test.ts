import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const chair = demonstration.people.find(each => each.roles.includes('independent-chair'))
assert.ok(chair)
const token = await demonstration.signIn(chair)
const page = async (path: string): Promise<string> => {
  const { statusCode, body } = await demonstration.ask({ path, token })
  assert.equal(statusCode, 200, path)
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('the chair sees the totals of a year, its parts adding up, and no reference of a concern', async () => {
  const text = await page('/concern-figures?year=2023-24')
  assert.match(text, /What happened to 1,603 concerns about adults/)
  assert.match(text, /nothing is left over/)
  assert.match(text, /2023 to 2024: 1,603 2022 to 2023: 1,654/)
  assert.match(text, /1,086 adults|1,0\d\d adults/)
  assert.match(text, /Local: section 42\(2\)[^%]*%\)/)
  assert.match(text, /National: all enquiries/)
  assert.doesNotMatch(text, /(AC|CC|EN)-\d{4}-/)
})

test('the running year is beside the same months of the year before', async () => {
  assert.match(await page('/concern-figures'), /beside the same months of the year before/)
})

test('an agency whose concerns never meet the criteria is a pattern, and an offer to it is recorded and listed', async () => {
  assert.match(await page('/concern-patterns'), /Castlemead Housing Agency that reports 0 of \d+ decided concerns/)
  const manager = await demonstration.signIn(demonstration.person('Imelda Farrow'))
  const list = await demonstration.ask({ path: '/concern-patterns', token: manager })
  const path = /href="([^"]+)">Castlemead Housing/.exec(list.body)?.[1] ?? ''
  const refused = await demonstration.ask({ method: 'POST', path, token: manager, form: {} })
  assert.equal(refused.statusCode, 400)
  await demonstration.ask({ method: 'POST', path, token: manager, form: { offer: 'training', note: 'Two sessions' } })
  assert.match(await page('/concern-patterns'), /Training Castlemead Housing Imelda Farrow Two sessions/)
})

test('the tables of the national collection are offered rounded, and exact only to those who send them', async () => {
  assert.match(await page('/concern-figures/sac/2023-24'), /Download for publishing/)
  assert.doesNotMatch(await page('/concern-figures/sac/2023-24'), /exact numbers Fewer/)
  const { statusCode } = await demonstration.ask({
    path: '/concern-figures/sac/2023-24/sac-2023-24-unrounded.csv',
    token,
  })
  assert.equal(statusCode, 403)
})

test('a part of a breakdown leads whoever handles cases to the records of their team behind it, and nobody else', async () => {
  const practitioner = await demonstration.signIn(demonstration.person('Kezia Orme'))
  const { body } = await demonstration.ask({ path: '/concern-figures?year=2023-24', token: practitioner })
  const path = /href="([^"]+by=location&amp;part=own-home)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const list = await demonstration.ask({ path, token: practitioner })
  const references = [...list.body.matchAll(/>(AC-\d{4}-\w{5}):/g)].map(([, reference]) => reference)
  assert.equal(references.length, 50)
  const [row] = await demonstration.database.owner<{ many: string }>(
    `select count(*) as many from concern where reference = any($1) and location = 'own-home'
      and received_on between '2023-04-01' and '2024-03-31' and pathway is distinct from 'screened-out'`,
    [references],
  )
  assert.equal(Number(row?.many), 50)
  const [audited] = await demonstration.database.owner<{ subject: { concerns: string[] } }>(
    `select subject from audit_event where event = 'counted-records-listed' order by happened_at desc limit 1`,
  )
  assert.equal(audited?.subject.concerns.length, 50)
  assert.equal((await demonstration.ask({ path, token })).statusCode, 403)
  const seen = await demonstration.ask({ path: '/concern-figures?year=2023-24', token })
  assert.doesNotMatch(seen.body, /concern-figures\/records/)
})
