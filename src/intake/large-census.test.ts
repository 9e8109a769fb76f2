import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { startTestWorker, until } from '#platform/testing/worker.ts'
import { handInFile } from './hand-in-file.ts'
import { intakeJobs } from './intake.jobs.ts'
import { intakeRoutes } from './intake.routes.ts'
import { senderOf } from './sender.ts'
import { arrived } from './testing/arrived.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const { partnershipId } = ours
const agencyId = ours.agencies.get('Constabulary') ?? ''
const app = createTestApp(database)
const site = await createTestSite(app, intakeRoutes(intake))
const manager = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
await startTestWorker(
  app,
  database,
  intakeJobs(async () => intake),
)

const sample = (name: string) => readFileSync(new URL(`./cin-census/samples/${name}.xml`, import.meta.url), 'utf8')

/** The sample with the first of its children so many times, each under an identifier of its own. */
function census(name: string, children: number): Buffer {
  const text = sample(name)
  const [child = ''] = /<Child>[\s\S]*?<\/Child>/.exec(text) ?? []
  const copies = Array.from({ length: children }, (_, index) =>
    child
      .replace(/<LAchildID>[^<]*/, `<LAchildID>C${index}`)
      .replace(/<UPN>[^<]*<\/UPN>/, '<UPNunknown>UN3</UPNunknown>'),
  )
  return Buffer.from(text.replace(child, copies.join('\n')))
}

const send = async (content: Buffer) =>
  handInFile(
    app,
    senderOf(manager.actor),
    intake,
    { name: 'census.xml' },
    await arrived(app, ours.partnershipId, content),
  )
const stateOf = async (id: string) =>
  (await database.owner<{ state: string }>('select state from submission where submission_id = $1', [id]))[0]?.state
const settled = (id: string) =>
  until('it is settled', async () => !['arrived', 'reading'].includes((await stateOf(id)) ?? ''), 120)

test('a large census is read in pieces, kept once for each child, and counted', async () => {
  const { submissionId, state } = await send(census('good', 3_000))
  assert.equal(state, 'arrived')
  await settled(submissionId)
  assert.equal(
    await stateOf(submissionId),
    'accepted',
    (await site.get(`/intake/files/${submissionId}`, manager.token)).body,
  )
  const [kept] = await database.owner<{ children: number; rows: number }>(
    `select (select child_count from cin_return where submission_id = $1) as children,
       (select row_count from submission where submission_id = $1) as rows`,
    [submissionId],
  )
  assert.deepEqual([kept?.children, kept?.rows], [kept?.rows, kept?.children])
  assert.ok((kept?.children ?? 0) >= 3_000)
})

test('the first faults of a large census are shown while it is being read, and name nobody', async () => {
  const { submissionId } = await send(census('bad', 12_000))
  let shown = ''
  await until(
    'faults are shown',
    async () => {
      const { body } = await site.get(`/intake/files/${submissionId}`, manager.token)
      if (/The first faults/.test(body)) shown = body
      return shown !== '' || (await stateOf(submissionId)) === 'rejected'
    },
    60,
  )
  assert.match(shown, /The first faults/)
  assert.match(shown, /<progress id="progress" data-live="bar" max="\d+" value="\d+">/)
  assert.doesNotMatch(shown, /2012-06-14/)
  await settled(submissionId)
  assert.equal(await stateOf(submissionId), 'rejected')
})
