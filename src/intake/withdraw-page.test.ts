import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indicatorRoutes } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { intakeRoutes } from './intake.routes.ts'
import { receiveFile } from './receive-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database)
const site = await createTestSite(
  app,
  [...intakeRoutes(intake), ...indicatorRoutes(intake.catalogue)],
  ({ title, above, body, aside }) =>
    `<!doctype html><title>${title}</title>${above ?? ''}${body}${aside ?? ''}<form method="post"></form>`,
)
const agencyId = ours.agencies.get('Constabulary') ?? ''
const manager = ours.actor(['business-manager'])
const { partnershipId } = ours
const approver = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
const colleague = await signInAs(database, { partnershipId, agencyId, roles: ['training-administrator'] })

const send = async (value: number) => {
  const content = Buffer.from(`kpi,target,agency,value\n1.1,85,Constabulary,${value}\n`)
  const file = { name: 'kpi.csv', content, period: '2023-24', reason: 'A correction.' }
  const { submissionId } = await receiveFile(app, manager, intake, file)
  return `/intake/files/${submissionId}`
}
const measure = `/measures/training.kpi.1.1?period=2023-24&area=${agencyId}`
const page = async (path: string) => (await site.get(path, approver.token)).body

test('a file is withdrawn on a page that says what changes; its reason stands at the file and at the figure', async () => {
  await send(70)
  const file = await send(92)
  assert.match(await page(file), /Withdraw this file/)
  assert.match(await page(`${file}/withdraw`), /1 figure goes back to what was held before/)
  const empty = await site.post(`${file}/withdraw`, { seen: 'accepted', reason: ' ' }, approver.token)
  assert.equal(empty.statusCode, 400)
  assert.match(empty.body, /Enter why it is withdrawn/)
  const reason = 'The value of March stood in the row of April.'
  const done = await site.post(`${file}/withdraw`, { seen: 'accepted', reason }, approver.token)
  assert.equal(done.headers.location, file)
  for (const words of [/It was withdrawn by Test business-manager: The value of March/, /Send the corrected file/])
    assert.match(await page(file), words)
  assert.doesNotMatch(await page(file), /Withdraw this file/)
  const figure = await page(measure)
  for (const words of [
    /Changed twice since it was first approved/,
    /3 of 3, as revision 1 did/,
    /Revision 2 said 92%, from kpi\.csv, .*Withdrawn by Test business-manager on .*: The value of March/,
  ])
    assert.match(figure, words)
})

test('where nothing is left, the figure says what it was and who took it back', async () => {
  const content = Buffer.from(
    'measure,period,value\nadult.concerns.people,2030-31,12\nadult.concerns.people,2029-30,11\n',
  )
  const { submissionId } = await receiveFile(app, manager, intake, { name: 'adults.csv', content })
  const file = `/intake/files/${submissionId}`
  await site.post(`${file}/withdraw`, { seen: 'accepted', reason: 'Not ours.' }, approver.token)
  const figure = await page('/measures/adult.concerns.people?period=2030-31')
  assert.match(figure, /Changed once since it was first approved/)
  assert.match(figure, /Revision 1 said 12, from adults\.csv, .*: Not ours\./)
})

test('of two people the second keeps what they typed and reads what the first did', async () => {
  const file = await send(55)
  await site.post(`${file}/withdraw`, { seen: 'accepted', reason: 'The first reason.' }, approver.token)
  const second = await site.post(`${file}/withdraw`, { seen: 'accepted', reason: 'My own words.' }, approver.token)
  assert.equal(second.statusCode, 400)
  assert.match(second.body, /was withdrawn in the meantime, by Test business-manager on .*: The first reason\./)
  assert.match(second.body, /My own words\.<\/textarea>/)
})

test('who neither sent it nor approves is told who may withdraw it', async () => {
  const file = await send(56)
  const answer = await site.get(`${file}/withdraw`, colleague.token)
  assert.match(answer.body, /Test business-manager, who sent it, may withdraw it/)
  assert.doesNotMatch(answer.body, /<textarea/)
  const refused = await site.post(
    `${file}/withdraw`,
    { seen: 'accepted', reason: 'I do not like it.' },
    colleague.token,
  )
  assert.equal(refused.statusCode, 403)
})
