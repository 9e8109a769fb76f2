import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { createApp } from '../create-app.ts'
import { inContext } from '../db/context.ts'
import { openDatabase } from '../db/database.ts'
import type { Job } from '../jobs/job.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { silentLog } from '../log.ts'
import { atEnd } from '../testing/at-end.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { startFakeClamd, TEST_VIRUS } from '../testing/fake-clamd.ts'
import { startTestWorker, until } from '../testing/worker.ts'
import { detectType } from './detect-type.ts'
import { getFile } from './file.store.ts'
import { fileWarning, tidyFileName } from './file.ts'
import { FileDamaged, FileTooLarge } from './file-store.ts'
import { fileJobs, scanFile, scanLeftFiles, sweepFiles } from './files.jobs.ts'
import { createScanner } from './scanner.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const COUNCIL = '01900000-0000-7000-8000-00000000000a'
const SCHOOL = '01900000-0000-7000-8000-00000000000b'
const database = await cloneTestDatabase()
await database.owner(`insert into partnership (partnership_id, slug, name) values ($1, 'ours', 'Ours')`, [OURS])
for (const [id, name] of [
  [COUNCIL, 'Council'],
  [SCHOOL, 'School'],
])
  await database.owner(
    `insert into agency (partnership_id, agency_id, name, kind, joined_on) values ($1, $2, $3, 'other', '2020-01-01')`,
    [OURS, id, name],
  )
const clamd = await startFakeClamd()
atEnd(() => clamd.stop())

function openApp(environment: Record<string, string>): App {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-files-'))
  const app = createApp({
    config: loadConfig({ KITH_ENV: 'test', KITH_SECRET: database.secret, KITH_DATA_DIR: dataDir, ...environment }),
    clock: systemClock,
    log: silentLog(),
    wrapping: wrappingKey(database.secret),
    open: role => openDatabase(database.ownerUrl, database.secret, role, { max: 3 }),
  })
  atEnd(async () => {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return app
}

const app = openApp({ CLAMD_ADDRESS: clamd.address })
await startTestWorker(app, database, fileJobs)
const actorOf = (roles: Actor['roles'], agencyId: string): Actor => ({
  id: 'person:01900000-0000-7000-8000-0000000000aa',
  name: 'Ada',
  partnershipId: OURS,
  partnershipName: 'Ours',
  roles,
  agencyId,
})
const manager = actorOf(['business-manager'], COUNCIL)
const designated = actorOf(['school-lead'], SCHOOL)
const otherLead = actorOf(['agency-lead'], COUNCIL)

const rules = { mostBytes: 1_000_000 }
const receive = (
  content: Buffer | Readable | string,
  name = 'report.txt',
  by = manager,
  limits: { mostBytes: number; types?: string[] } = rules,
) =>
  app.transaction(by, tx =>
    app.files.receive(
      tx,
      by,
      { name, type: 'text/plain', content: typeof content === 'string' ? Buffer.from(content) : content },
      limits,
    ),
  )
const stateOf = async (fileId: string) =>
  (await inContext(app.database('kith_app'), { partnershipId: OURS, actor: 'test' }, tx => getFile(tx, fileId))).state
const read = (fileId: string, by = manager) =>
  app.transaction(by, async tx => buffer((await app.files.open(tx, by, fileId)).content))

function runAlone<T>(by: App, job: Job<T>, data: T): Promise<void> {
  const actor = { id: `job:${job.name}`, name: job.name, partnershipId: OURS }
  const context = { partnershipId: OURS, actor: actor.id }
  return job.handle(by, data, {
    actor,
    transaction: work => inContext(by.database('kith_worker'), context, work),
    signal: AbortSignal.timeout(10_000),
    retryCount: 0,
  })
}

function storedPaths(folder = join(app.config.dataDir, 'files', OURS)): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
}

test('a file is in quarantine until it is scanned, then opens to the same bytes', async () => {
  const content = randomBytes(300_000)
  const fileId = await receive(Readable.from([content.subarray(0, 7), content.subarray(7)]))
  await until('it is clean', async () => (await stateOf(fileId)) === 'clean')
  assert.ok((await read(fileId)).equals(content))
})

test('a file in quarantine and an infected file do not open', async () => {
  const waiting = await app.transaction(manager, async tx => {
    const id = await app.files.receive(tx, manager, { name: 'a', type: '', content: Buffer.from('a') }, rules)
    await assert.rejects(app.files.open(tx, manager, id), { name: 'Conflict' })
    return id
  })
  const infected = await receive(`x${TEST_VIRUS}`)
  await until(
    'both are scanned',
    async () => (await stateOf(infected)) === 'infected' && (await stateOf(waiting)) === 'clean',
  )
  await assert.rejects(read(infected), { name: 'NotAllowed' })
})

test('a file that the scanner never answered about is scanned once it answers again', async () => {
  const fileId = await receive('waiting', 'waiting.txt')
  await until('it is scanned', async () => (await stateOf(fileId)) === 'clean')
  const leave = (age: string) =>
    database.owner(
      `update file set state = 'quarantined', scanned_at = null, received_at = now() - $2::interval where file_id = $1`,
      [fileId, age],
    )
  await leave('1 hour')
  await runAlone(app, scanLeftFiles, {})
  assert.equal(await stateOf(fileId), 'quarantined', 'its own job still tries')
  await leave('6 hours')
  const unanswered: App = { ...app, files: { ...app.files, scanner: createScanner('127.0.0.1:1') } }
  await assert.rejects(runAlone(unanswered, scanLeftFiles, {}), /does not answer/)
  assert.equal(await stateOf(fileId), 'quarantined')
  await runAlone(app, scanLeftFiles, {})
  assert.equal(await stateOf(fileId), 'clean')
})

test('where no scanner is set up the file says so, and opens', async () => {
  const bare = openApp({})
  const fileId = await bare.transaction(manager, async tx =>
    bare.files.receive(tx, manager, { name: 'a.txt', type: 'text/plain', content: Buffer.from('harmless') }, rules),
  )
  // This installation's worker has a scanner; the job is run here as the other installation would.
  await database.owner(`delete from pgboss.job where data->'data'->>'fileId' = $1`, [fileId])
  await database.owner(`update file set state = 'quarantined', scanned_at = null where file_id = $1`, [fileId])
  await runAlone(bare, scanFile, { fileId })
  assert.equal(await stateOf(fileId), 'not-scanned-here')
  assert.match(fileWarning('not-scanned-here') ?? '', /Not scanned for viruses here/)
  const content = await bare.transaction(manager, async tx =>
    buffer((await bare.files.open(tx, manager, fileId)).content),
  )
  assert.equal(content.toString(), 'harmless')
})

test('what lies on the disk is sealed, and a byte changed there is found', async () => {
  const fileId = await receive('the child lives at')
  await until('it is clean', async () => (await stateOf(fileId)) === 'clean')
  const before = new Set(storedPaths())
  const other = await receive('a second, which is changed on the disk')
  await until('it is clean', async () => (await stateOf(other)) === 'clean')
  const [path = ''] = storedPaths().filter(each => !before.has(each))
  const sealed = readFileSync(path)
  assert.equal(sealed.includes('changed on the disk'), false)
  sealed.writeUInt8(sealed.readUInt8(60) ^ 1, 60)
  writeFileSync(path, sealed)
  await assert.rejects(read(other))
})

test('a content put in the place of another is found', async () => {
  const before = new Set(storedPaths())
  const first = await receive('first content, put in the place of the second')
  const [firstPath = ''] = storedPaths().filter(each => !before.has(each))
  before.add(firstPath)
  const second = await receive('second content')
  const [secondPath = ''] = storedPaths().filter(each => !before.has(each))
  await until('both are clean', async () => (await stateOf(first)) === 'clean' && (await stateOf(second)) === 'clean')
  writeFileSync(secondPath, readFileSync(firstPath))
  await assert.rejects(read(second), FileDamaged)
})

test('a file beyond the limit is refused in words, and leaves nothing behind', async () => {
  const before = storedPaths().length
  await assert.rejects(receive(randomBytes(2_000), 'big.bin', manager, { mostBytes: 1_999 }), /larger than 2 KB/)
  await assert.rejects(app.files.store.put(OURS, Readable.from([randomBytes(11)]), 10), FileTooLarge)
  assert.equal(storedPaths().length, before)
  assert.deepEqual(readdirSync(join(app.config.dataDir, 'files', 'arriving')), [])
})

async function* cut(content: Buffer, size = 65_521) {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size)
}

for (const [what, bytes] of [
  ['nothing', 0],
  ['little', 1_000],
  ['much', 3_000_017],
] as const) {
  test(`${what} that has arrived is read as often as wanted, and is gone unless it is kept`, async () => {
    const { store } = openApp({}).files
    const content = randomBytes(bytes)
    await using arrived = await store.arrive(OURS, cut(content), 5_000_000)
    assert.equal(arrived.size, bytes)
    for (const _ of ['once', 'twice']) assert.ok(Buffer.concat(await Array.fromAsync(arrived.pieces())).equals(content))
    await arrived[Symbol.asyncDispose]()
    await assert.rejects(store.get(OURS, arrived.hash), { name: 'NotFound' })

    await using kept = await store.arrive(OURS, cut(content), 5_000_000)
    await kept.keep()
    await kept[Symbol.asyncDispose]()
    assert.ok((await buffer(await store.get(OURS, kept.hash))).equals(content))
  })
}

test('what arrives and is too large, or breaks off, leaves nothing; what a process left behind is removed after a day', async () => {
  const app = openApp({})
  const { store } = app.files
  const arriving = join(app.config.dataDir, 'files', 'arriving')
  async function* broken() {
    yield randomBytes(1_000_000)
    throw new Error('the line broke')
  }
  await assert.rejects(store.arrive(OURS, broken(), 5_000_000), /the line broke/)
  await assert.rejects(store.arrive(OURS, cut(randomBytes(400_000)), 300_000), FileTooLarge)
  assert.deepEqual(readdirSync(arriving), [])
  const left = await store.arrive(OURS, cut(randomBytes(400_000)), 5_000_000)
  const now = app.clock.now()
  await store.forgetArrivedBefore(now.subtract({ hours: 24 }))
  assert.equal(readdirSync(arriving).length, 1)
  await store.forgetArrivedBefore(now.add({ hours: 24 }))
  assert.deepEqual(readdirSync(arriving), [])
  await left[Symbol.asyncDispose]()
})

test('a kind of file that is not taken is refused by its bytes, whatever its name', async () => {
  const types = ['application/pdf']
  await assert.rejects(receive('MZ not a PDF', 'report.pdf', manager, { ...rules, types }), /not a kind of file/)
  await receive('%PDF-1.7\n', 'report.pdf', manager, { ...rules, types })
})

test('an agency sees the files of its own people and of no other agency', async () => {
  const fileId = await receive('from the school', 'school.txt', designated)
  await until('it is clean', async () => (await stateOf(fileId)) === 'clean')
  assert.equal((await read(fileId, designated)).toString(), 'from the school')
  await assert.rejects(read(fileId, otherLead), { name: 'NotFound' })
})

test('receiving and opening a file are in the audit trail', async () => {
  const fileId = await receive('audited')
  await until('it is clean', async () => (await stateOf(fileId)) === 'clean')
  await read(fileId)
  const rows = await database.owner<{ event: string }>(
    `select event from audit_event where subject->>'fileId' = $1 order by happened_at`,
    [fileId],
  )
  assert.deepEqual(
    rows.map(row => row.event),
    ['file-received', 'file-scanned', 'file-opened'],
  )
})

test('content whose transaction failed is swept away after a day, and no other', async () => {
  const sweep = async (aheadHours: number) => {
    const later: App = { ...app, clock: { ...systemClock, now: () => systemClock.now().add({ hours: aheadHours }) } }
    await runAlone(later, sweepFiles, {})
  }
  await sweep(25)
  const kept = await receive('kept content')
  const lost = app.transaction(manager, async tx => {
    await app.files.receive(tx, manager, { name: 'lost', type: '', content: Buffer.from('lost content') }, rules)
    throw new Error('the rest failed')
  })
  await assert.rejects(lost, /the rest failed/)
  const before = storedPaths().length
  await sweep(23)
  assert.equal(storedPaths().length, before)
  await sweep(25)
  assert.equal(storedPaths().length, before - 1)
  await until('it is clean', async () => (await stateOf(kept)) === 'clean')
  assert.equal((await read(kept)).toString(), 'kept content')
})

test('a name is one line without a path', () => {
  assert.equal(tidyFileName('..\\..\\C:\\minutes.docx'), 'minutes.docx')
  assert.equal(tidyFileName('/etc/passwd'), 'passwd')
  assert.equal(tidyFileName('a\r\nb\u202Etxt.exe'), 'abtxt.exe')
  assert.equal(tidyFileName('..'), 'file')
  assert.ok(tidyFileName(`${'x'.repeat(500)}.pdf`).endsWith('.pdf'))
  assert.ok(tidyFileName(`${'x'.repeat(500)}.pdf`).length <= 200)
})

test('a file is what its bytes say', async () => {
  assert.equal(await detectType(Buffer.from('%PDF-1.7\n%...')), 'application/pdf')
  assert.equal(await detectType(Buffer.from('name,age\nZoë,7\n')), 'text/plain')
  assert.equal(
    await detectType(
      Buffer.from([
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 73, 68, 65, 84,
      ]),
    ),
    'image/png',
  )
  assert.equal(await detectType(Buffer.from([0, 1, 2, 3])), 'application/octet-stream')
  assert.equal(await detectType(Buffer.from('MZ\u0000')), 'application/x-msdownload')
})
