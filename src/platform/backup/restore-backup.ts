import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Head } from '../audit/chain.ts'
import { noteHead } from '../audit/head-note.ts'
import { verifyChain } from '../audit/verify.ts'
import { asOwner, isInstalled } from '../db/as-owner.ts'
import { migrate, readMigrations } from '../db/migrate.ts'
import { Refusal } from '../errors.ts'
import type { FileStore } from '../files/file-store.ts'
import { JOB_SCHEMA } from '../jobs/job-schema.ts'
import { insertKey } from '../keys/data-key.store.ts'
import { analyse, copyIn, countRows, listTables, nameOf, openForLoading } from './catalogue.ts'
import { DAMAGED, FileStart, type Manifest, type Summary, TableStart, type Unlock } from './format.ts'
import { type OpenedBackup, openBackup } from './read-backup.ts'

export interface RestoreTask {
  readonly ownerUrl: string
  readonly secret: string
  /** where the content of files goes; its keys must be read anew after the rows are in */
  readonly store: FileStore
  readonly dataDir: string
  readonly path: string
  readonly passphrase?: string | undefined
  readonly say: (message: string) => void
}

export interface RestoreReport extends Summary {
  readonly madeAt: string
  readonly auditEntries: number
  readonly migrated: readonly string[]
}

/**
 * Puts a backup into an empty database: reads it through first, brings the schema to the backup's level, loads, checks
 * counts, references and the audit chain, then migrates to the newest level and lets the server learn its rows. Nothing is left of it when it fails.
 */
export async function restoreBackup(task: RestoreTask): Promise<RestoreReport> {
  const unlock: Unlock = task.passphrase === undefined ? { secret: task.secret } : { passphrase: task.passphrase }
  const backup = await openBackup(task.path, unlock)
  await refuseUnknownMigrations(backup.manifest)
  if (await isInstalled(task.ownerUrl)) {
    await asOwner(task.ownerUrl, async client => {
      await refuseUnlessEmpty(client)
      await dropSchemas(client)
    })
  }
  try {
    task.say('the backup is whole; restoring it')
    await migrate(task.ownerUrl, task.secret, new Set(backup.manifest.migrations.map(({ name }) => name)))
    await asOwner(task.ownerUrl, client => load(client, backup, task))
    await restoreFiles(backup, task.store)
    const head = await verifyAudit(task, backup.manifest)
    const { applied } = await migrate(task.ownerUrl, task.secret)
    await asOwner(task.ownerUrl, analyse)
    await noteHead(task.dataDir, head)
    return { ...backup.summary, madeAt: backup.madeAt.toString(), auditEntries: head.position, migrated: applied }
  } catch (error) {
    if (await isInstalled(task.ownerUrl)) await asOwner(task.ownerUrl, dropSchemas)
    throw error
  }
}

async function refuseUnknownMigrations(manifest: Manifest): Promise<void> {
  const known = new Map((await readMigrations()).map(({ name, checksum }) => [name, checksum]))
  for (const { name, checksum } of manifest.migrations) {
    const present = known.get(name)
    if (present === undefined) {
      throw new Refusal(`The backup is newer than this program: it has ${name}. Restore it with the Kith that made it.`)
    }
    if (present !== checksum)
      throw new Refusal(`migrations/${name}.sql was changed since the backup was made. Put it back.`)
  }
}

// Records, people and what was done: a database that has any of these is somebody's.
const SIGNS_OF_LIFE = ['partnership', 'account', 'audit_event']

async function refuseUnlessEmpty(client: pg.ClientBase): Promise<void> {
  for (const table of SIGNS_OF_LIFE) {
    const there = await client.query<{ yes: boolean }>('select to_regclass($1) is not null as yes', [`kith.${table}`])
    if (!there.rows[0]?.yes) continue
    const found = await client.query(`select from kith.${table} limit 1`)
    if (found.rowCount) {
      throw new Refusal(
        'The database is not empty. Restore into an empty one: set KITH_DATA_DIR or DATABASE_URL to it.',
      )
    }
  }
}

async function dropSchemas(client: pg.ClientBase): Promise<void> {
  await client.query(`drop schema if exists kith, published, ${JOB_SCHEMA} cascade`)
}

async function load(client: pg.ClientBase, backup: OpenedBackup, { secret, say }: RestoreTask): Promise<void> {
  const tables = await listTables(client)
  const close = await openForLoading(client, tables)
  await loadKeys(client, backup.manifest, secret)
  await loadRows(client, backup, new Map(tables.map(table => [nameOf(table), table])))
  for (const { name, value, isCalled } of backup.manifest.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [name, value, isCalled])
  }
  say('checking what was loaded')
  await close()
  for (const { name, rows } of backup.summary.tables) {
    const table = tables.find(each => nameOf(each) === name)
    const count = table && (await countRows(client, table))
    if (count !== rows) throw new Refusal(`The backup holds ${rows} rows of ${name}, and ${count ?? 'no'} arrived.`)
  }
}

async function loadKeys(client: pg.ClientBase, manifest: Manifest, secret: string): Promise<void> {
  await client.query('delete from kith.data_key')
  for (const { purpose, version, key } of manifest.keys) {
    await insertKey(client, secret, { purpose, version, key: Buffer.from(key, 'base64') })
  }
}

async function loadRows(
  client: pg.ClientBase,
  backup: OpenedBackup,
  tables: ReadonlyMap<string, TableStart>,
): Promise<void> {
  let into: Writable | undefined
  const end = async (): Promise<void> => {
    if (!into) return
    const done = finished(into)
    into.end()
    await done
    into = undefined
  }
  for await (const { kind, payload } of backup.frames()) {
    if (kind === 'rows') {
      if (!into) throw new Refusal(DAMAGED)
      await write(into, payload)
      continue
    }
    await end()
    if (kind === 'file' || kind === 'end') return
    if (kind === 'table') {
      const table = TableStart.parse(JSON.parse(payload.toString()))
      if (!tables.has(nameOf(table)))
        throw new Refusal(`The backup holds a table that is not known here: ${nameOf(table)}.`)
      into = client.query(copyFrom(copyIn(table)))
      into.on('error', () => {})
    }
  }
}

async function write(into: Writable, piece: Buffer): Promise<void> {
  if (into.errored) throw into.errored
  if (!into.write(piece)) await once(into, 'drain')
}

async function restoreFiles(backup: OpenedBackup, store: FileStore): Promise<void> {
  let arriving: { content: PassThrough; done: Promise<void> } | undefined
  const end = async (): Promise<void> => {
    arriving?.content.end()
    await arriving?.done
    arriving = undefined
  }
  for await (const { kind, payload } of backup.frames()) {
    if (kind === 'content') {
      if (arriving && !arriving.content.write(payload))
        await Promise.race([once(arriving.content, 'drain'), arriving.done])
      continue
    }
    await end()
    if (kind === 'file') {
      const { partnershipId, hash, size } = FileStart.parse(JSON.parse(payload.toString()))
      const content = new PassThrough()
      const done = store.put(partnershipId, content, size).then(stored => {
        if (stored.hash.toString('hex') !== hash) throw new Refusal(DAMAGED)
      })
      done.catch(() => undefined)
      arriving = { content, done }
    }
  }
}

async function verifyAudit(task: RestoreTask, { auditHead }: Manifest): Promise<Head> {
  const known: Head = { position: auditHead.position, hash: Buffer.from(auditHead.hash, 'hex') }
  const report = await verifyChain({ ownerUrl: task.ownerUrl, secret: task.secret, known: [known] })
  if (!report.ok) throw new Refusal(`The audit trail in the backup does not verify. ${report.explanation}`)
  return report.head
}
