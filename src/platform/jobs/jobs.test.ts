import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { inContext } from '../db/context.ts'
import { LOGIN_ROLES } from '../db/roles.ts'
import { Refusal } from '../errors.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp } from '../testing/site.ts'
import { startTestWorker, until } from '../testing/worker.ts'
import { defineJob } from './job.ts'
import { startWorker } from './worker.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const THEIRS = '01900000-0000-7000-8000-000000000002'
const database = await cloneTestDatabase()
await database.owner(
  `insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours'), ($2, 'theirs', 'Theirs')`,
  [OURS, THEIRS],
)
const app = createTestApp(database)

const ran: { word: string; partnership: string; seen: string[] }[] = []
const note = defineJob({
  name: 'note-word',
  schema: z.object({ word: z.string() }),
  async handle(_app, { word }, run) {
    const seen = await run.transaction(tx => tx.selectFrom('partnership').select('slug').execute())
    ran.push({ word, partnership: run.actor.partnershipId ?? 'none', seen: seen.map(row => row.slug) })
  },
})
let attempts = 0
const stumble = defineJob({
  name: 'stumble',
  schema: z.object({}),
  retry: { times: 1, afterSeconds: 0 },
  async handle() {
    attempts++
    throw new Refusal('The mail server did not answer.')
  },
})
const leak = defineJob({
  name: 'leak',
  schema: z.object({}),
  retry: { times: 0, afterSeconds: 0 },
  handle: async () => {
    throw new Error('duplicate of ada@example.test')
  },
})
const jobs = [note, stumble, leak]
await startTestWorker(app, database, jobs)

const add = (word: string, partnershipId = OURS, onceKey?: string) =>
  inContext(app.database('kith_app'), { partnershipId, actor: 'test' }, tx =>
    app.jobs.add(
      tx,
      note,
      { word },
      onceKey === undefined ? {} : { onceKey, startAt: app.clock.now().add({ hours: 1 }) },
    ),
  )
const hasRun = (word: string) => until(`${word} has run`, async () => ran.some(entry => entry.word === word))

test('a job runs in the partnership that it was added in, and sees no other', async () => {
  await add('ours')
  await add('theirs', THEIRS)
  await hasRun('ours')
  await hasRun('theirs')
  assert.deepEqual(
    ran.filter(entry => entry.word === 'ours' || entry.word === 'theirs').sort((a, b) => a.word.localeCompare(b.word)),
    [
      { word: 'ours', partnership: OURS, seen: ['ours'] },
      { word: 'theirs', partnership: THEIRS, seen: ['theirs'] },
    ],
  )
})

test('a job added in a transaction that is rolled back never runs', async () => {
  const failing = inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, async tx => {
    await app.jobs.add(tx, note, { word: 'rolled back' })
    throw new Error('no')
  })
  await assert.rejects(failing)
  await add('after the rollback')
  await hasRun('after the rollback')
  assert.equal(
    ran.some(entry => entry.word === 'rolled back'),
    false,
  )
})

test('every role that serves requests may add a job, and none of them may read the list', async () => {
  for (const role of LOGIN_ROLES) {
    const adding = inContext(app.database(role), { partnershipId: OURS, actor: 'test' }, tx =>
      app.jobs.add(tx, note, { word: role }),
    )
    const read = () => sql`select * from pgboss.job`.execute(app.database(role).kysely)
    if (role === 'kith_public') await assert.rejects(adding, /does not exist/)
    else await adding
    if (role === 'kith_worker') await read()
    else await assert.rejects(read, /permission denied/, role)
  }
  await hasRun('kith_portal')
})

test('a job cannot be added for another partnership than the one in context', async () => {
  const adding = inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, tx =>
    sql`select add_job('quick', 'note-word', jsonb_build_object('partnershipId', ${THEIRS}::text), null, null, 0, 0, 0, 60)`.execute(
      tx,
    ),
  )
  await assert.rejects(adding, /partnership in context/)
})

test('while a job with a key waits, a second is not added for that partnership', async () => {
  assert.notEqual(await add('later', OURS, 'weekly'), undefined)
  assert.equal(await add('later', OURS, 'weekly'), undefined)
  assert.notEqual(await add('later', THEIRS, 'weekly'), undefined)
})

test('a job that fails is tried again, then kept with its reason', async () => {
  await inContext(app.database('kith_agency'), { partnershipId: OURS, actor: 'test' }, tx =>
    app.jobs.add(tx, stumble, {}),
  )
  const failed = () =>
    database.owner<{ output: unknown }>(
      `select output from pgboss.job where data->>'job' = 'stumble' and state = 'failed'`,
    )
  await until('the job is kept as failed', async () => (await failed()).length === 1, 20)
  assert.equal(attempts, 2)
  assert.deepEqual((await failed())[0]?.output, { error: 'Refusal', message: 'The mail server did not answer.' })
})

test('what a failure says of the data is not kept in the list', async () => {
  await inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, tx => app.jobs.add(tx, leak, {}))
  const failed = () =>
    database.owner<{ output: unknown }>(
      `select output from pgboss.job where data->>'job' = 'leak' and state = 'failed'`,
    )
  await until('the job is kept as failed', async () => (await failed()).length === 1)
  assert.deepEqual((await failed())[0]?.output, { error: 'Error' })
})

test('two workers share a hundred jobs and run each of them once', async () => {
  const second = await startTestWorker(app, database, jobs)
  await inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, async tx => {
    for (let number = 0; number < 100; number++) await app.jobs.add(tx, note, { word: `shared ${number}` })
  })
  const shared = () => ran.filter(entry => entry.word.startsWith('shared')).map(entry => entry.word)
  await until('all have run', async () => shared().length >= 100, 20)
  await second.stop(5)
  assert.equal(new Set(shared()).size, 100)
  assert.equal(shared().length, 100)
})

test('a worker that is told to stop lets the running job finish', async () => {
  const other = await cloneTestDatabase()
  const otherApp = createTestApp(other)
  let finished = false
  let begun = false
  const slow = defineJob({
    name: 'slow',
    schema: z.object({}),
    async handle() {
      begun = true
      await new Promise(resolve => setTimeout(resolve, 500))
      finished = true
    },
  })
  const worker = await startTestWorker(otherApp, other, [slow])
  await inContext(otherApp.database('kith_auth'), { actor: 'test' }, tx => otherApp.jobs.add(tx, slow, {}))
  await until('it has begun', async () => begun)
  await worker.stop(10)
  assert.equal(finished, true)
  const [row] = await other.owner<{ state: string }>(`select state from pgboss.job`)
  assert.equal(row?.state, 'completed')
})

test('a job on a timetable is added once for each partnership', async () => {
  const other = await cloneTestDatabase()
  await other.owner(`insert into partnership (slug, name) values ('one', 'One'), ('two', 'Two')`)
  const seen = new Set<string>()
  const nightly = defineJob({
    name: 'nightly',
    schema: z.object({}),
    schedule: { cron: '15 2 * * *' },
    handle: async (_app, _data, run) => {
      seen.add(run.actor.partnershipId ?? '')
    },
  })
  await startTestWorker(createTestApp(other), other, [nightly])
  const [entry] = await other.owner<{ key: string; cron: string; timezone: string; data: unknown }>(
    'select key, cron, timezone, data from pgboss.schedule',
  )
  assert.deepEqual([entry?.key, entry?.cron, entry?.timezone], ['nightly', '15 2 * * *', 'Europe/London'])
  await other.owner(`insert into pgboss.job (name, data, policy) values ('quick', $1, 'standard')`, [entry?.data])
  await until('both have run', async () => seen.size === 2, 15)
  assert.equal(seen.has(''), false)
})

test('two jobs of one name are refused at the start', async () => {
  await assert.rejects(startWorker({ app, jobs: [note, note], workerUrl: 'postgres://nowhere' }), /same name/)
})
