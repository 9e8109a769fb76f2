import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indicatorRoutes } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const [ours, theirs] = [await makeTestPartnership(database, 'ours'), await makeTestPartnership(database, 'theirs')]
const app = createTestApp(database)
const site = await createTestSite(app, indicatorRoutes(intake.catalogue))
const agencyId = ours.agencies.get('Constabulary') ?? ''
const thereId = theirs.agencies.get('Constabulary') ?? ''
const manager = await signInAs(database, { partnershipId: ours.partnershipId, agencyId, roles: ['business-manager'] })
const learner = await signInAs(database, { partnershipId: ours.partnershipId, agencyId, roles: ['learner'] })
const stranger = await signInAs(database, {
  partnershipId: theirs.partnershipId,
  agencyId: thereId,
  roles: ['business-manager'],
})
const send = (text: string | Buffer) =>
  receiveFile(app, ours.actor(['business-manager']), intake, {
    name: 'kpi.csv',
    content: Buffer.from(text),
    format: 'kpi-matrix',
    period: '2023-24',
    reason: 'A correction.',
  })
const page = async (path: string, token: string) => (await site.get(path, token)).body
const withoutField = (body: string) => body.replaceAll(/name="_csrf" value="[^"]*"/g, '')
const MATRIX = '/training/indicators'

test('before any figures the page says why it is empty, and offers to send some to those who may', async () => {
  assert.match(await page(MATRIX, manager.token), /No agency has sent its training indicators yet.*Send figures/s)
  assert.doesNotMatch(await page(MATRIX, learner.token), /Send figures/)
})

test('the matrix has a cell for each of 16 indicators by 17 agencies, with a word beside each colour', async () => {
  await send(publishedFile('kpi-matrix.csv'))
  const body = await page(MATRIX, manager.token)
  const table = body.slice(body.indexOf('<tbody>'), body.indexOf('</tbody>'))
  assert.equal(table.match(/<td class="kith-cell /g)?.length, 272)
  assert.equal(table.match(/kith-cell--below/g)?.length, 20)
  assert.equal(table.match(/kith-cell--close/g)?.length, 14)
  assert.equal(table.match(/> below</g)?.length, 20)
  assert.match(body, /17 of 17<\/b> agencies have sent/)
  assert.match(body, /Cannot be given: no denominators were supplied/)
  assert.match(body, /Indicator 1\.11 has two targets: 80% in the indicator list and 90%/)
})

test('the key is written from the rule, and the other basis marks the two cells it changes', async () => {
  assert.match(await page(MATRIX, manager.token), /Amber: below the target by 15% of the target or less/)
  const points = await page(`${MATRIX}?basis=points`, manager.token)
  assert.match(points, /Amber: below the target by 15 percentage points or less/)
  const examples = (body: string) =>
    [...body.slice(0, body.indexOf('</section>')).matchAll(/kith-cell--(?:close|below)"[^>]*>.*?<\/svg>(\d+)</gs)].map(
      match => match[1],
    )
  assert.deepEqual(examples(await page(MATRIX, manager.token)), ['68', '67'])
  assert.deepEqual(examples(points), ['65', '64'])
  assert.equal(points.match(/kith-cell--selected/g)?.length, 2)
  assert.match(points, /67 is <b>below<\/b> by the rule in force and <b>close<\/b> otherwise/)
})

test('somebody who acts for an agency sees the whole partnership; another partnership sees nothing of it', async () => {
  assert.equal((await page(MATRIX, learner.token)).match(/<td class="kith-cell /g)?.length, 272)
  assert.match(await page(MATRIX, stranger.token), /No agency has sent/)
  const foreign = await site.get(`${MATRIX}/agencies/${agencyId}`, stranger.token)
  assert.equal(foreign.statusCode, 404)
})

test('a page drawn before shows new figures, new names and new rules at once', async () => {
  await page(MATRIX, manager.token)
  await send('kpi,target,agency,value\n1.1,85,Constabulary,17/20\n1.2,85,Constabulary,5/7\n')
  const body = await page(MATRIX, manager.token)
  assert.match(body, />5\/7</)
  await database.owner(`update agency set name = 'Renamed Constabulary' where agency_id = $1`, [agencyId])
  assert.match(await page(MATRIX, manager.token), /Renamed Constabulary/)
  await database.owner(
    `insert into rag_rule (partnership_id, version, basis, close_up_to, boundary, small_group_below, in_force_from, set_by, reason)
     values ($1, 'strict-2', 'relative', 10, 'below', 10, '2023-04-01', 'test', 'test')`,
    [ours.partnershipId],
  )
  assert.match(
    await page(MATRIX, manager.token),
    /below the target by less than 10% of the target.*strict-2|strict-2.*by less than 10% of the target/s,
  )
})

test('a cell opens to its figure, its history and its source', async () => {
  const body = await page(`${MATRIX}?cell=1.1-${agencyId.slice(-12)}`, manager.token)
  assert.match(body, /17 of 20 \(85\.0%\)/)
  assert.match(body, /How it got here.*100%, revision 1/s)
  assert.match(body, /kpi\.csv, sent by Test business-manager/)
})

test('rows, columns and the file say the same', async () => {
  assert.match(await page(`${MATRIX}/agencies/${agencyId}`, manager.token), /17 of 20 \(85\.0%\)/)
  assert.match(await page(`${MATRIX}/indicators/1.1`, manager.token), /17 of 20 \(85\.0%\)/)
  assert.equal((await site.get(`${MATRIX}/indicators/9.9`, manager.token)).statusCode, 404)
  const csv = await page(`${MATRIX}/data.csv`, manager.token)
  assert.equal(csv.trim().split('\r\n').length, 273)
  assert.match(csv, /1\.1,.*,85,Renamed Constabulary,17\/20,85,17,20,value,met,green,2/)
  assert.match(await page(`${MATRIX}/rule`, manager.token), /exactly 10% is below/)
})

test('people who ask for a page drawn before at the same moment each get the one that is theirs', async () => {
  const tokens = [manager.token, learner.token, stranger.token, 'nobody', manager.token]
  const alone = await Promise.all(tokens.map(token => page(MATRIX, token)))
  for (let round = 0; round < 3; round++) {
    const together = await Promise.all(tokens.map(token => page(MATRIX, token)))
    assert.deepEqual(together.map(withoutField), alone.map(withoutField))
  }
  assert.match(alone[0] ?? '', /Renamed Constabulary/)
  assert.match(alone[2] ?? '', /No agency has sent/)
  assert.equal(alone[3], '')
})

test('a page drawn before is what the roles of now allow, and is not for a session that ended or an account that was stopped', async () => {
  const leaver = await signInAs(database, {
    partnershipId: theirs.partnershipId,
    agencyId: thereId,
    roles: ['business-manager'],
  })
  const asked = async () => {
    const answer = await site.get(MATRIX, leaver.token)
    return { status: answer.statusCode, maySend: answer.body.includes('Send figures') }
  }
  assert.deepEqual(await asked(), { status: 200, maySend: true })
  assert.deepEqual(await asked(), { status: 200, maySend: true })
  await database.owner(`update person_role set role = 'learner' where person_id = $1`, [leaver.personId])
  assert.deepEqual(await asked(), { status: 200, maySend: false })
  await database.owner(`delete from person_role where person_id = $1`, [leaver.personId])
  assert.deepEqual(await asked(), { status: 403, maySend: false })
  await database.owner(
    `insert into person_role (partnership_id, person_id, role, starts_on) values ($1, $2, 'analyst', '2020-01-01')`,
    [theirs.partnershipId, leaver.personId],
  )
  assert.deepEqual(await asked(), { status: 200, maySend: true })
  await database.owner(`update account set state = 'disabled' where account_id = $1`, [leaver.accountId])
  assert.deepEqual(await asked(), { status: 303, maySend: false })
  await database.owner(`update account set state = 'active' where account_id = $1`, [leaver.accountId])
  assert.deepEqual(await asked(), { status: 200, maySend: true })
  await database.owner(`update session set ended_at = now() where person_id = $1`, [leaver.personId])
  assert.deepEqual(await asked(), { status: 303, maySend: false })
})
