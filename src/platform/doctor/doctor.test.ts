import assert from 'node:assert/strict'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { App } from '../app.ts'
import { noteHead } from '../audit/head-note.ts'
import { clockAt } from '../clock.ts'
import { createScanner } from '../files/scanner.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { startFakeClamd } from '../testing/fake-clamd.ts'
import { createTestApp } from '../testing/site.ts'
import type { Check } from './check.ts'
import { checkInWords, durationInWords } from './check.ts'
import { examine } from './doctor.ts'
import { readiness } from './readiness.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)

async function find(name: string, changed: Partial<App> = {}, secret = database.secret): Promise<Check[]> {
  return (await examine({ ...app, ...changed }, database.ownerUrl, secret)).filter(check => check.name === name)
}
const statesOf = async (name: string, changed?: Partial<App>, secret?: string) =>
  (await find(name, changed, secret)).map(check => check.state)

test('everything is in order on a fresh installation', async () => {
  const checks = await examine(app, database.ownerUrl, database.secret)
  assert.deepEqual(
    checks.filter(check => check.state !== 'ok'),
    [],
  )
  assert.deepEqual([...new Set(checks.map(check => check.name))].sort(), [
    'audit',
    'calendars',
    'database',
    'files',
    'jobs',
    'keys',
    'mail',
    'migrations',
    'scanner',
  ])
})

test('a migration that has not run is wrong, and says what to run', async () => {
  const [row] = await database.owner<{ name: string; checksum: string; applied_at: Date }>(
    'delete from migration where name = (select max(name) from migration) returning *',
  )
  const [check] = await find('migrations')
  assert.equal(check?.state, 'wrong')
  assert.match(check?.advice ?? '', /kith -- migrate/)
  await database.owner('insert into migration values ($1, $2, $3)', [row?.name, row?.checksum, row?.applied_at])
})

test('calendars that are about to run out are a warning', async () => {
  const late = clockAt(Temporal.Instant.from('2090-01-01T12:00Z'))
  assert.deepEqual(await statesOf('calendars', { clock: late }), ['warning'])
})

test('another secret is wrong', async () => {
  assert.deepEqual(await statesOf('keys', {}, 'another secret, thirty-two characters or more'), ['wrong'])
})

test('a mail server that does not answer is wrong; a mail that could not be sent is a warning', async () => {
  const mail = {
    ...app.mail,
    hasServer: true,
    check: () => Promise.reject(Object.assign(new Error(), { code: 'ESOCKET' })),
  }
  const [check] = (await find('mail', { mail })).filter(each => each.state === 'wrong')
  assert.match(check?.found ?? '', /ESOCKET/)
  await database.owner(
    `insert into mail (mail_id, to_address, kind, subject, state, made_at, fault) values (uuidv7(), 'a@example.test', 'reset', 'Reset', 'failed', now(), '550')`,
  )
  assert.ok((await statesOf('mail')).includes('warning'))
  await database.owner('delete from mail')
})

test('a folder that cannot be written is wrong', async () => {
  mkdirSync(app.config.dataDir, { recursive: true })
  const files = join(app.config.dataDir, 'files')
  rmSync(files, { recursive: true, force: true })
  writeFileSync(files, 'in the way')
  assert.deepEqual(await statesOf('files'), ['wrong'])
  assert.deepEqual(await readiness(app), ['Files cannot be kept.'])
  rmSync(files)
  assert.deepEqual(await readiness(app), [])
})

test('a scanner that is set up and silent is wrong; one that answers is named', async () => {
  const withScanner = (address: string) => ({ files: { ...app.files, scanner: createScanner(address) } })
  assert.deepEqual(await statesOf('scanner', withScanner('127.0.0.1:1')), ['wrong'])
  const clamd = await startFakeClamd()
  const [check] = await find('scanner', withScanner(clamd.address))
  assert.match(check?.found ?? '', /ClamAV/)
  await clamd.stop()
})

test('work that waits while no worker runs is wrong; what failed is named', async () => {
  const add = (state: string) =>
    database.owner(
      `insert into pgboss.job (name, data, state, start_after, completed_on, policy) values ('quick', '{"job":"send-mail"}', $1::pgboss.job_state, now() - interval '1 hour', case when $1 = 'failed' then now() end, 'standard')`,
      [state],
    )
  await add('created')
  const [waiting] = await find('jobs')
  assert.equal(waiting?.state, 'wrong')
  assert.match(waiting?.found ?? '', /1 wait, the oldest for 1 hour; no worker runs/)
  await database.owner('delete from pgboss.job')
  await add('failed')
  const failed = (await find('jobs')).find(check => check.state === 'warning')
  assert.match(failed?.found ?? '', /1 failed in the last 7 days: send-mail/)
  await database.owner('delete from pgboss.job')
})

test('entries that nobody seals are a warning, and a chain shorter than was noted is wrong', async () => {
  await database.owner(
    `insert into audit_event (actor, event, happened_at) values ('nobody', 'old', now() - interval '5 minutes')`,
  )
  assert.deepEqual(await statesOf('audit'), ['warning'])
  await noteHead(app.config.dataDir, { position: 9, hash: Buffer.alloc(32) })
  assert.deepEqual(await statesOf('audit'), ['wrong'])
})

test('a line says what was found, and below it what to do', () => {
  const line = checkInWords({ name: 'keys', state: 'wrong', found: 'no key', advice: 'Migrate.' })
  assert.equal(line, 'wrong    keys        no key\n                     Migrate.')
  assert.deepEqual([1, 59, 60, 7_200, 90_000].map(durationInWords), [
    '1 second',
    '59 seconds',
    '1 minute',
    '2 hours',
    '1 day',
  ])
})
