import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import pg from 'pg'
import type { App } from '../app.ts'
import { sealOnce } from '../audit/seal.ts'
import { appendAudit } from '../audit/trail.ts'
import { verifyChain } from '../audit/verify.ts'
import type { Actor } from '../auth/actor.ts'
import { systemClock } from '../clock.ts'
import { loadConfig } from '../config.ts'
import { createApp } from '../create-app.ts'
import { openDatabase } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { rotateKeys } from '../keys/data-key.store.ts'
import { wrappingKey } from '../keys/envelope.ts'
import { silentLog } from '../log.ts'
import { atEnd } from '../testing/at-end.ts'
import { startTestCluster } from '../testing/cluster.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const OURS = '01900000-0000-7000-8000-000000000001'
const OTHER_SECRET = 'another installation, with another secret of its own'
const PASSPHRASE = 'correct horse battery staple'
const folder = mkdtempSync(join(tmpdir(), 'kith-backup-'))
const apps: App[] = []
const database = await cloneTestDatabase()
const elsewhere = await startTestCluster()
atEnd(() => elsewhere.stop())
atEnd(async () => {
  await Promise.all(apps.map(app => app.close()))
  rmSync(folder, { recursive: true, force: true })
})

function appOn(ownerUrl: string, secret: string, dataDir: string): App {
  const app = createApp({
    config: loadConfig({ KITH_ENV: 'test', KITH_SECRET: secret, KITH_DATA_DIR: join(folder, dataDir) }),
    clock: systemClock,
    log: silentLog(),
    wrapping: wrappingKey(secret),
    open: role => openDatabase(ownerUrl, secret, role, { max: 3 }),
  })
  apps.push(app)
  return app
}

const manager: Actor = {
  id: 'person:01900000-0000-7000-8000-0000000000aa',
  name: 'Ada',
  partnershipId: OURS,
  partnershipName: 'Ours',
  roles: ['business-manager'],
}

// An installation with a little of everything: awkward text, a second version of a key, sealed audit rows, a waiting job.
const source = appOn(database.ownerUrl, database.secret, 'source')
await database.owner(
  `insert into partnership (partnership_id, slug, name, area_code) values ($1, 'ours', $2, null), (uuidv7(), 'theirs', 'Theirs', 'E06000001')`,
  [OURS, 'Ours\twith a tab,\na line, a \\ backslash and “Zoë”'],
)
await database.owner(
  `insert into agency (partnership_id, name, kind, joined_on, left_on)
   select $1, 'Agency ' || n, 'other', '2020-01-01', case when n % 2 = 0 then date '2024-01-01' end from generate_series(1, 20000) n`,
  [OURS],
)
const attachment = randomBytes(200_000)
const oldMail = await source.transaction(manager, tx =>
  source.mail.send(tx, { to: 'a@example.test', subject: 'Under the first key', text: 'first', kind: 'reset' }),
)
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
await rotateKeys(owner, database.secret, ['mail', 'file'])
await owner.end()
const fileId = await source.transaction(manager, async tx => {
  const rules = { mostBytes: 1_000_000 }
  const id = await source.files.receive(tx, manager, { name: 'minutes.pdf', type: '', content: attachment }, rules)
  await appendAudit(tx, manager, {
    event: 'concern-decided',
    subject: { concernId: 'c1' },
    content: { name: 'Ada', was: null },
  })
  return id
})
await database.owner(`update file set state = 'clean'`)
await sealOnce(source)
await source.transaction(manager, tx => appendAudit(tx, manager, { event: 'not-yet-sealed' }))

const path = join(folder, 'kith.backup')
const task = { ownerUrl: database.ownerUrl, secret: database.secret, store: source.files.store, clock: systemClock }
const made = await writeBackup({ ...task, path, passphrase: PASSPHRASE })

async function onServer<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every table with the number of its rows and a hash of all of them; where the key ring is sealed differs on purpose. */
function contentOf(ownerUrl: string): Promise<Record<string, string>> {
  return onServer(ownerUrl, async client => {
    const tables = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('kith', 'published') and c.relname not in ('data_key', 'migration') order by 1`,
    )
    const contents: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const found = await client.query<{ content: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) order by t::text)), '') as content from ${name} t`,
      )
      contents[name] = found.rows[0]?.content ?? ''
    }
    return contents
  })
}

async function emptyElsewhere(): Promise<void> {
  await onServer(elsewhere.ownerUrl, client => client.query('drop schema if exists kith, published, pgboss cascade'))
}

function restoreElsewhere(from: string, passphrase: string | undefined = PASSPHRASE, dataDir = 'target') {
  const target = appOn(elsewhere.ownerUrl, OTHER_SECRET, dataDir)
  const ownerUrl = elsewhere.ownerUrl
  const { store } = target.files
  const restored = restoreBackup({
    ...{ ownerUrl, store, secret: OTHER_SECRET, dataDir: join(folder, dataDir), path: from, say: () => {} },
    ...(passphrase === '' ? {} : { passphrase }),
  })
  return { target, restored }
}

test('a backup restores row for row into an empty database of an installation with another secret', async () => {
  const before = await contentOf(database.ownerUrl)
  const { target, restored } = restoreElsewhere(path)
  const report = await restored
  assert.deepEqual(await contentOf(elsewhere.ownerUrl), before)
  assert.equal(before['kith.agency']?.split(' ')[0], '20000')
  assert.equal(report.files, 1)
  assert.equal(report.auditEntries, made.auditHead.position)

  const opened = await target.transaction(manager, tx => target.files.open(tx, manager, fileId))
  assert.ok((await buffer(opened.content)).equals(attachment), 'files come back')
  const [mail] = await onServer(elsewhere.ownerUrl, async client => {
    return (
      await client.query<{ sealed_text: Buffer }>('select sealed_text from kith.mail where mail_id = $1', [oldMail])
    ).rows
  })
  const text = await target.keys.open('mail', oldMail, mail?.sealed_text ?? Buffer.alloc(0))
  assert.equal(text.toString(), 'first', 'what was sealed before a rotation opens under the new secret')

  const jobs = await onServer(
    elsewhere.ownerUrl,
    async client => (await client.query(`select data->>'job' as job from pgboss.job`)).rows,
  )
  assert.deepEqual(jobs, [{ job: 'scan-file' }], 'work that waited still waits')
  assert.equal(await sealOnce(target), 2, 'the chain goes on where it was')
  assert.equal((await verifyChain({ ownerUrl: elsewhere.ownerUrl, secret: OTHER_SECRET })).ok, true)
})

test('a restored database is analysed, so that its first queries are planned well', async () => {
  const unknown = await onServer(
    elsewhere.ownerUrl,
    async client =>
      (
        await client.query(
          `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where c.relkind = 'r' and n.nspname in ('kith', 'published') and c.relname not in ('data_key', 'migration')
             and pg_stat_get_last_analyze_time(c.oid) is null`,
        )
      ).rows,
  )
  assert.deepEqual(unknown, [])
})

test('references, triggers, grants and fences stand after a restore as they do after migrating', async () => {
  const catalogue = `
    select 'constraint' as kind, conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as what from pg_constraint where connamespace::regnamespace::text in ('kith', 'published')
    union all select 'policy', schemaname || '.' || tablename || ' ' || policyname || ' ' || coalesce(qual, '') from pg_policies
    union all select 'grant', table_schema || '.' || table_name || ' ' || grantee || ' ' || privilege_type from information_schema.role_table_grants where table_schema in ('kith', 'published', 'pgboss')
    union all select 'trigger', tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text from pg_trigger where not tgisinternal
    order by 1, 2`
  const read = (url: string) => onServer(url, async client => (await client.query(catalogue)).rows)
  assert.deepEqual(await read(elsewhere.ownerUrl), await read(database.ownerUrl))
})

test('a database that holds anything is left as it is', async () => {
  const before = await contentOf(elsewhere.ownerUrl)
  await assert.rejects(restoreElsewhere(path).restored, { name: 'Refusal', message: /not empty/ })
  assert.deepEqual(await contentOf(elsewhere.ownerUrl), before)
})

test('an empty database that was migrated already takes a backup', async () => {
  await emptyElsewhere()
  await migrate(elsewhere.ownerUrl, OTHER_SECRET)
  await restoreElsewhere(path).restored
  assert.deepEqual(await contentOf(elsewhere.ownerUrl), await contentOf(database.ownerUrl))
})

test('a wrong passphrase, a forgotten one and a missing file are each said in a sentence', async () => {
  await emptyElsewhere()
  const rejects = (from: string, passphrase: string, message: RegExp) =>
    assert.rejects(restoreElsewhere(from, passphrase).restored, { name: 'Refusal', message })
  await rejects(path, 'incorrect horse', /does not open with this passphrase/)
  await rejects(path, '', /made with a passphrase/)
  await rejects(join(folder, 'nothing'), PASSPHRASE, /cannot be read/)
  writeFileSync(join(folder, 'other'), 'PK\u0003\u0004 something else')
  await rejects(join(folder, 'other'), PASSPHRASE, /not a backup of Kith/)
})

test('a backup that was cut short or changed anywhere is refused, and the database stays empty', async () => {
  const whole = readFileSync(path)
  const changed = (at: number) => {
    const copy = Buffer.from(whole)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    return copy
  }
  const damaged = join(folder, 'damaged')
  const spoilt: [string, Buffer][] = [
    ['cut in the header', whole.subarray(0, 60)],
    ['cut in the middle', whole.subarray(0, Math.floor(whole.length / 2))],
    ['cut at the end', whole.subarray(0, whole.length - 1)],
    ['a byte more', Buffer.concat([whole, Buffer.from([0])])],
    ['changed in the middle', changed(Math.floor(whole.length / 2))],
    ['changed at the end', changed(whole.length - 1)],
  ]
  for (const [what, bytes] of spoilt) {
    writeFileSync(damaged, bytes)
    await assert.rejects(restoreElsewhere(damaged).restored, { name: 'Refusal', message: /damaged/ }, what)
  }
  const header = whole.indexOf('"madeAt":"') + 12
  writeFileSync(damaged, changed(header))
  await assert.rejects(restoreElsewhere(damaged).restored, { name: 'Refusal' }, 'changed in the header')
  const schemas = await onServer(
    elsewhere.ownerUrl,
    async client => (await client.query(`select from pg_namespace where nspname = 'kith'`)).rowCount,
  )
  assert.equal(schemas, 0)
})

test('without a passphrase a backup opens with the secret it was made under and no other', async () => {
  const own = join(folder, 'own.backup')
  await writeBackup({ ...task, path: own })
  await assert.rejects(restoreElsewhere(own, '').restored, { name: 'Refusal', message: /another KITH_SECRET/ })
  await assert.rejects(restoreElsewhere(own, PASSPHRASE).restored, {
    name: 'Refusal',
    message: /not with a passphrase/,
  })
})

test('a backup holds nothing that can be read, and is for its owner alone', async () => {
  const whole = readFileSync(path)
  for (const words of ['Agency 1', 'concern-decided', 'a@example.test', 'Theirs'])
    assert.equal(whole.includes(words), false)
  assert.equal(statSync(path).mode & 0o777, 0o600)
})

test('a backup does not write over a file that is there', async () => {
  await assert.rejects(writeBackup({ ...task, path, passphrase: PASSPHRASE }), {
    name: 'Refusal',
    message: /there already/,
  })
})

test('a file whose content is lost does not cost the backup of all else, and is named', async () => {
  await database.owner(
    `insert into file (partnership_id, file_id, name, declared_type, detected_type, hash, size, received_by, received_at)
     values ($1, uuidv7(), 'lost', '', '', $2, 7, 'test', now())`,
    [OURS, Buffer.alloc(32, 7)],
  )
  const report = await writeBackup({ ...task, path: join(folder, 'lossy.backup') })
  assert.deepEqual(report.missingFiles, ['07'.repeat(32)])
  assert.equal(report.files, 1)
})
