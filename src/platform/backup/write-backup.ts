import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Clock } from '../clock.ts'
import { errorCode, NotFound, Refusal } from '../errors.ts'
import { FileDamaged, type FileStore } from '../files/file-store.ts'
import { listKeysAsOwner } from '../keys/data-key.store.ts'
import { CannotOpen } from '../keys/envelope.ts'
import { sealStream } from '../keys/sealed-stream.ts'
import { copyOut, listSequences, listTables, nameOf } from './catalogue.ts'
import { FIRST_LINE, frame, type Manifest, makeHeader, printHeader, type Summary, type Unlock } from './format.ts'

export interface BackupTask {
  readonly ownerUrl: string
  readonly secret: string
  readonly store: FileStore
  readonly path: string
  /** without it, the key comes from the installation's secret */
  readonly passphrase?: string | undefined
  readonly clock: Clock
}

export interface BackupReport extends Summary {
  readonly path: string
  readonly bytes: number
  readonly auditHead: Manifest['auditHead']
}

/** Writes everything as it stood at one moment into one sealed file. Readers and writers go on meanwhile. */
export async function writeBackup(task: BackupTask): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: task.ownerUrl })
  await client.connect()
  const partial = `${task.path}.partial`
  try {
    if (await stat(task.path).catch(() => undefined))
      throw new Refusal(`${task.path} is there already. Choose another name.`)
    await client.query('begin isolation level repeatable read read only')
    await client.query('set local role kith_owner')
    const unlock: Unlock = task.passphrase === undefined ? { secret: task.secret } : { passphrase: task.passphrase }
    const { header, key } = await makeHeader(unlock, task.clock.now())
    const text = printHeader(header)
    const manifest = await readManifest(client, task.secret)
    const summary: Mutable = { tables: [], files: 0, missingFiles: [] }
    const file = await openFile(partial)
    try {
      await file.write(FIRST_LINE + text)
      const sealed = sealStream(key, text)
      await pipeline(Readable.from(frames(client, task.store, manifest, summary)), sealed, async source => {
        for await (const piece of source) await file.writeFile(piece)
      })
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, task.path)
    const { size } = await stat(task.path)
    return { ...summary, path: task.path, bytes: size, auditHead: manifest.auditHead }
  } catch (error) {
    await rm(partial, { force: true })
    throw errorCode(error) === 'ENOSPC' ? new Refusal(`The disk of ${task.path} is full: no backup was made.`) : error
  } finally {
    await client.end()
  }
}

type Mutable = { tables: Summary['tables']; files: number; missingFiles: string[] }

async function openFile(path: string) {
  try {
    return await open(path, 'w', 0o600)
  } catch (error) {
    throw new Refusal(`${path} cannot be written (${errorCode(error) ?? 'unknown'}).`)
  }
}

async function readManifest(client: pg.ClientBase, secret: string): Promise<Manifest> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from kith.migration order by name',
  )
  const head = await client.query<{ position: string; hash: Buffer }>('select position, hash from kith.audit_head')
  const keys = await listKeysAsOwner(client, secret)
  return {
    migrations: migrations.rows,
    sequences: await listSequences(client),
    keys: keys.map(({ purpose, version, key }) => ({ purpose, version, key: key.toString('base64') })),
    auditHead: {
      position: Number(head.rows[0]?.position ?? 0),
      hash: head.rows[0]?.hash.toString('hex') ?? '',
    },
  }
}

async function* frames(
  client: pg.ClientBase,
  store: FileStore,
  manifest: Manifest,
  summary: Mutable,
): AsyncGenerator<Buffer> {
  yield frame('manifest', manifest)
  for (const table of await listTables(client)) {
    yield frame('table', table)
    let rows = 0
    for await (const piece of client.query(copyTo(copyOut(table)))) {
      rows += countLines(piece)
      yield frame('rows', piece)
    }
    summary.tables.push({ name: nameOf(table), rows })
  }
  yield* fileFrames(client, store, summary)
  yield frame('end', summary)
}

// COPY writes a row as a line, and a line break within a value as \n in two characters.
function countLines(piece: Buffer): number {
  let lines = 0
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) lines++
  return lines
}

interface FileRow {
  readonly partnershipId: string
  readonly hash: Buffer
  readonly size: string
}

const FILES_AT_ONCE = 1_000

async function* fileFrames(client: pg.ClientBase, store: FileStore, summary: Mutable): AsyncGenerator<Buffer> {
  await client.query(`declare content cursor for
    select partnership_id as "partnershipId", hash, max(size)::text as size from kith.file group by 1, 2 order by 1, 2`)
  for (;;) {
    const page = await client.query<FileRow>(`fetch ${FILES_AT_ONCE} from content`)
    for (const row of page.rows) yield* oneFile(store, row, summary)
    if (page.rows.length < FILES_AT_ONCE) return
  }
}

async function* oneFile(
  store: FileStore,
  { partnershipId, hash, size }: FileRow,
  summary: Mutable,
): AsyncGenerator<Buffer> {
  const named = { partnershipId, hash: hash.toString('hex'), size: Number(size) }
  if (!(await isWhole(store, partnershipId, hash))) {
    summary.missingFiles.push(named.hash)
    return
  }
  yield frame('file', named)
  for await (const piece of await store.get(partnershipId, hash)) yield frame('content', piece)
  summary.files++
}

// Read twice, so that one file that is lost or damaged does not cost the backup of all else.
async function isWhole(store: FileStore, partnershipId: string, hash: Buffer): Promise<boolean> {
  try {
    for await (const _piece of await store.get(partnershipId, hash));
    return true
  } catch (error) {
    if (error instanceof NotFound || error instanceof FileDamaged || error instanceof CannotOpen) return false
    throw error
  }
}
