import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCatalogue, indicatorRoutes, SUPPLIED_MEASURES } from '#indicators'
import { inTransactionAsOwner } from '#partnership'
import { clockAt } from '#platform/clock.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { receiveFile } from '../receive-file.ts'
import { intake, makeTestPartnership } from '../testing/test-partnership.ts'
import { loadPublishedOpenData } from './take-in-open-data.ts'

const database = await cloneTestDatabase()
const catalogue = createCatalogue(SUPPLIED_MEASURES)
const app = createTestApp(database, clockAt(Temporal.Instant.from('2025-12-02T10:00:00Z')))
const site = await createTestSite(
  app,
  indicatorRoutes(catalogue),
  ({ title, above, body, aside }) => `<!doctype html><title>${title}</title>${above ?? ''}${body}${aside ?? ''}`,
)

/** Somebody of an agency, who sees least, in a partnership set to an area. */
async function reader(slug: string, area: string | null): Promise<string> {
  const { partnershipId, agencies } = await makeTestPartnership(database, slug)
  await database.owner('update partnership set area_code = $2 where partnership_id = $1', [partnershipId, area])
  const agencyId = agencies.get('Constabulary') ?? ''
  return (await signInAs(database, { partnershipId, agencyId, roles: ['analyst'] })).token
}
const [set, unset] = [await reader('set', 'E06000022'), await reader('unset', null)]
const young = await reader('young', 'E06000063')
const page = async (path: string, token = set) => {
  const answer = await site.get(path, token)
  assert.equal(answer.statusCode, 200, path)
  return answer.body
}

test('before any open data are taken in, the page of trends says so and what to do', async () => {
  assert.match(await page('/measures/children'), /No official statistics are held yet/)
  assert.match(await page('/measures/children', unset), /not set to an area/)
})

test('the page of trends draws each measure over the years beside neighbours, region and England', async () => {
  await inTransactionAsOwner(database.ownerUrl, tx => loadPublishedOpenData(tx, catalogue, 'operator:test'))
  const body = await page('/measures/children')
  assert.equal(body.match(/<li class="kith-card"/g)?.length, 11)
  assert.match(
    body,
    /Bath and North East Somerset \(E06000022\) beside the middle of its 10 statistical neighbours, South West and England/,
  )
  assert.match(body, /<b>13\.4%<\/b> <span>123 of 920, year to 31 March 2025/)
  assert.match(
    body,
    /Lower than the middle of its statistical neighbours, South West and England, by more than chance\./,
  )
  assert.match(body, /Department for Education/)
  assert.match(body, /Office for National Statistics/)
})

test('a measure’s page shows the published figure where there is no other, says what it is, and compares it', async () => {
  const body = await page('/measures/children.s47.icpc-in-15-days?period=2023-24')
  assert.match(body, /136 of 159/)
  assert.match(body, /An official statistic of the area that this partnership is set to/)
  assert.match(body, /Compared with other areas/)
  assert.match(await page('/measures/children.referrals.received'), /compared as referrals per 10,000 children/)
  assert.match(await page('/measures?topic=children'), /123 of 920 \(13\.4%\)/)
})

test('the file of a comparison has each neighbour by name, with its base and interval', async () => {
  const csv = await page('/measures/children.referrals.re-referral-rate/compared.csv')
  const lines = csv.split('\r\n')
  assert.ok(
    lines.some(line =>
      /,2023-24,.*,this area,E06000022,Bath and North East Somerset,value,16\.\d+,137,821,14\.\d+,19\.\d+,/.test(line),
    ),
  )
  assert.equal(lines.filter(line => line.includes(',2023-24,') && line.includes(',statistical neighbour,')).length, 10)
  assert.equal((await site.get('/measures/children.contacts.change/compared.csv', set)).statusCode, 404)
  assert.equal((await site.get('/measures/children.referrals.re-referral-rate/compared.csv', unset)).statusCode, 404)
})

test('a partnership without an area holds no figure that was never sent', async () => {
  assert.match(await page('/measures/children.referrals.received', unset), /No figure of this measure is held yet/)
})

test('an authority that came in the place of another says from when on its figures are its own', async () => {
  const body = await page('/measures/children.referrals.re-referral-rate', young)
  assert.match(body, /This authority began on 1 April 2023 in the place of Cumbria/)
  assert.match(body, /Year to 31 March 2020[\s\S]*?not published/)
})

test('a figure of one’s own stands before the published one, which is told beside it', async () => {
  const own = await makeTestPartnership(database, 'own')
  await database.owner(`update partnership set area_code = 'E06000022' where partnership_id = $1`, [own.partnershipId])
  const content = Buffer.from(
    'measure,period,value\nchildren.cpp.at-31-march,2024-03-31,141\nchildren.referrals.received,2023-24,830\n',
  )
  const sent = { name: 'own.csv', content, format: 'supplied-figures' }
  const receipt = await receiveFile(app, own.actor(['business-manager']), { ...intake, catalogue }, sent)
  assert.ok(receipt.accepted)
  const agencyId = own.agencies.get('Constabulary') ?? ''
  const { token } = await signInAs(database, { partnershipId: own.partnershipId, agencyId, roles: ['analyst'] })
  assert.match(
    await page('/measures/children.cpp.at-31-march', token),
    /Published of the area: 141 \(Department for Education\), the same\./,
  )
  const referrals = await page('/measures/children.referrals.received?period=2023-24', token)
  assert.match(referrals, /<p class="kith-display">830<\/p>/)
  assert.match(referrals, /Published of the area: 821 \(Department for Education\), which differs\./)
})
