import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { suppliedSite } from '../testing/supplied.ts'
import { insertSeriesChange, listSeriesChanges } from './series-change.store.ts'

const database = await cloneTestDatabase()
const { site, manager, signIn, supply, read } = await suppliedSite(database)
const learner = await signIn('learner')

const CODE = 'police.missing.reports'
const page = (code = CODE, person = manager) => read(`/measures/${code}`, person)
const values = [20, 24, 21, 25, 20, 23, 22, 24, 21, 60, 22, 24, 21, 25, 20, 23, 22, 24, 21, 23]
const monthName = (at: number): string => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
await supply(CODE, Object.fromEntries(values.map((value, at) => [monthName(at), value])))

const changesUrl = `/measures/${CODE}/changes`
const form = {
  kind: 'break',
  'from-day': '1',
  'from-month': '1',
  'from-year': '2025',
  title: 'The portal opened',
  reason: 'Every report is recorded from then.',
}

test('the page of a monthly series says what stands out, in words, in the picture and in the table', async () => {
  const shown = await page()
  assert.match(shown, /Month by month/)
  assert.match(shown, /August 2025, at 23, is ordinary: most months lie between/)
  assert.match(shown, /October 2024, at 60, was above the upper limit\./)
  assert.match(shown, /October 2024: 60<\/text>/, 'named in the picture')
  assert.match(shown, /Unusually high: above the upper limit/)
  assert.match(shown, /Show the 20 months as a table/)
})

test('a series by quarter is read too, a rolling one never, and one by year has no such section', async () => {
  const quarters = ['2023-24', '2024-25'].flatMap(year => [1, 2, 3, 4].map(n => [`${year}-Q${n}`, 10 + n] as const))
  await supply('police.protection-powers', Object.fromEntries(quarters))
  const byQuarter = await page('police.protection-powers')
  assert.match(byQuarter, /Quarter by quarter/)
  assert.match(byQuarter, /These are trial limits: they rest on 8 quarters/)
  await supply('police.missing.children', { '12m-to-2024-03': 90, '12m-to-2025-03': 95 })
  assert.match(await page('police.missing.children'), /not drawn for twelve months to date/)
  await supply('adult.concerns.received', { '2022-23': 1600, '2023-24': 1603 })
  assert.doesNotMatch(await page('adult.concerns.received'), /id="variation"/)
})

test('a recorded break parts the series, with who and why on the page and in the audit trail', async () => {
  const refused = await site.post(changesUrl, { ...form, reason: ' ' }, manager.token)
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /Enter why the series is read anew/)
  assert.match(refused.body, /The portal opened/, 'what was typed is kept')
  assert.equal((await site.post(changesUrl, form, manager.token)).statusCode, 303)
  const shown = await page()
  assert.match(shown, /Series break: The portal opened, from 1 January 2025/)
  assert.match(shown, /Every report is recorded from then\.[\s\S]*Recorded by Test business-manager/)
  assert.match(shown, /Do not compare across this line/)
  assert.match(shown, /These are trial limits: they rest on 8 months/)
  const [entry] = await database.owner<{ subject: Record<string, string> }>(
    `select subject from audit_event where event = 'series-change-recorded'`,
  )
  const { measure, kind, from } = entry?.subject ?? {}
  assert.deepEqual([measure, kind, from], [CODE, 'break', '2025-01-01'])
})

test('a second change from the same day is refused, and a withdrawn one is kept and no longer counts', async () => {
  assert.equal((await site.post(changesUrl, { ...form, kind: 'rebase' }, manager.token)).statusCode, 409)
  const [change] = await site.app.transaction(manager.actor, tx => listSeriesChanges(tx, CODE))
  assert.ok(change)
  const url = `${changesUrl}/${change.changeId}/withdraw`
  assert.equal((await site.post(url, { reason: 'Another measure was meant.' }, manager.token)).statusCode, 303)
  assert.equal((await site.post(url, { reason: 'Again' }, manager.token)).statusCode, 404)
  assert.doesNotMatch(await page(), /Series break: /)
  const kept = await database.owner(`select withdrawn_because as because from series_change`)
  assert.deepEqual(kept, [{ because: 'Another measure was meant.' }])
  assert.equal((await site.post(changesUrl, { ...form, kind: 'rebase' }, manager.token)).statusCode, 303)
  assert.match(await page(), /New limits: The portal opened/)
})

test('whoever may not mark a series sees what was recorded, and neither a form nor the database lets them record', async () => {
  const shown = await page(CODE, learner)
  assert.match(shown, /New limits: The portal opened/)
  assert.doesNotMatch(shown, /Record a series break/)
  assert.equal((await site.post(changesUrl, form, learner.token)).statusCode, 403)
  const change = { measureCode: CODE, kind: 'break', from: Temporal.PlainDate.from('2024-06-01') } as const
  await assert.rejects(
    site.app.transaction(learner.actor, tx =>
      insertSeriesChange(
        tx,
        { ...change, title: 'Mine', reason: 'None' },
        { by: 'person:x', byName: 'Somebody', at: site.app.clock.now() },
      ),
    ),
    /permission denied/,
  )
})
