import assert from 'node:assert/strict'
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import pg from 'pg'
import { atEnd } from '#platform/testing/at-end.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { until } from '#platform/testing/worker.ts'
import { handInFile } from './hand-in-file.ts'
import { senderOf } from './sender.ts'
import { arrived } from './testing/arrived.ts'
import { largeFile } from './testing/large-file.ts'
import { intake, makeTestPartnership } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database)
const manager = ours.actor(['business-manager'])
// The file lies where the process that took it in keeps files.
const { dataDir } = app.config
const workers: ChildProcess[] = []
atEnd(async () => {
  for (const worker of workers) worker.kill('SIGKILL')
})

async function startProcess(): Promise<ChildProcess> {
  const program = new URL('./testing/worker.process.ts', import.meta.url)
  const child = fork(program, [database.ownerUrl, database.secret, dataDir])
  workers.push(child)
  await once(child, 'message')
  return child
}

const one = async <T extends pg.QueryResultRow>(text: string): Promise<T | undefined> =>
  (await database.owner<T>(text))[0]
const stateOf = async () => (await one<{ state: string }>('select state from submission'))?.state
const countOf = async (table: string) => Number((await one<{ n: number }>(`select count(*) as n from ${table}`))?.n)

test('a worker that is killed while it writes leaves nothing behind, and the next takes the file in once', async () => {
  const owner = new pg.Client({ connectionString: database.ownerUrl, options: '-c search_path=kith' })
  await owner.connect()
  // Holds the worker up in the middle of its transaction.
  await owner.query('begin')
  await owner.query('lock table observation in share mode')
  await handInFile(
    app,
    senderOf(manager),
    intake,
    { name: 'figures.csv', format: 'supplied-figures' },
    await arrived(app, ours.partnershipId, largeFile()),
  )

  const first = await startProcess()
  await until('it writes figures', async () => {
    const waiting = await one(`select 1 from pg_locks where not granted and relation = 'kith.observation'::regclass`)
    return waiting !== undefined
  })
  first.kill('SIGKILL')
  await once(first, 'exit')
  await owner.query('rollback')
  await owner.end()
  assert.deepEqual([await stateOf(), await countOf('observation'), await countOf('figure_source')], ['reading', 0, 0])

  // Nobody waits here for the half minute after which its heartbeat is missed.
  await database.owner(`update pgboss.job set heartbeat_on = heartbeat_on - interval '1 hour' where state = 'active'`)
  await database.owner(`update pgboss.queue set monitor_claim_on = null, monitor_on = null`)
  await startProcess()
  await until('it is taken in', async () => (await stateOf()) === 'accepted', 40)
  assert.deepEqual(
    [await countOf('observation'), await countOf('figure_source'), await countOf('submission_reading')],
    [6_000, 1, 0],
  )
  assert.equal(
    Number((await one<{ n: number }>(`select max(retry_count) as n from pgboss.job where name = 'long'`))?.n),
    1,
  )
})
