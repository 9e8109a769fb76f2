import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kith-embedded-'))
chmodSync(dataDir, 0o711) // so that, run as root, PostgreSQL's account can enter it
const options = { dataDir, log: () => undefined, durable: false, sharedBuffersMb: 32 }

before(async () => (await startEmbedded(options)).stop())
after(() => rmSync(dataDir, { recursive: true }))

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows[0]?.[0]
  } finally {
    await client.end()
  }
}

test('what was written is there after a stop and a start', async () => {
  const first = await startEmbedded(options)
  await ask(first.ownerUrl, 'create table kept as select 7 as number')
  await first.stop()
  const second = await startEmbedded(options)
  assert.equal(await ask(second.ownerUrl, 'select number from kept'), 7)
  await second.stop()
})

test('the database is UTF-8, sorts by code point and listens on loopback only', async () => {
  const server = await startEmbedded(options)
  assert.equal(await ask(server.ownerUrl, 'show server_encoding'), 'UTF8')
  assert.equal(
    await ask(server.ownerUrl, `select string_agg(v, '' order by v) from unnest('{é,z,B,a}'::text[]) v`),
    'Bazé',
  )
  assert.equal(await ask(server.ownerUrl, 'show listen_addresses'), '127.0.0.1')
  await server.stop()
})

test('a wrong password is refused, and the right one is readable by its owner only', async () => {
  const server = await startEmbedded(options)
  const wrong = new URL(server.ownerUrl)
  wrong.password = 'wrong'
  await assert.rejects(ask(wrong.href, 'select 1'), { code: '28P01' })
  assert.equal(statSync(join(dataDir, 'postgres.json')).mode & 0o777, 0o600)
  await server.stop()
})

const holder = `
  import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
  const server = await startEmbedded({ ...${JSON.stringify({ dataDir, sharedBuffersMb: 32 })}, log: () => {} })
  console.log(JSON.stringify({ pid: server.pid, ownerUrl: server.ownerUrl }))
`

async function startInAnotherProcess(): Promise<{ pid: number; ownerUrl: string; kill: () => Promise<void> }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', holder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const kill = async () => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { ...JSON.parse(String(line)), kill }
}

const isRunning = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('kill -9 of the program stops its server, and nothing acknowledged is lost', async () => {
  const killed = await startInAnotherProcess()
  await ask(killed.ownerUrl, 'create table acknowledged as select 1 as number')
  await killed.kill()
  const server = await startEmbedded(options)
  assert.equal(isRunning(killed.pid), false)
  assert.equal(await ask(server.ownerUrl, 'select number from acknowledged'), 1)
  await server.stop()
})

test('kill -9 of the program and of its server leaves a folder that starts', async () => {
  const killed = await startInAnotherProcess()
  await ask(killed.ownerUrl, 'create table acknowledged_too as select 1 as number')
  process.kill(killed.pid, 'SIGKILL')
  await killed.kill()
  const server = await startEmbedded(options)
  assert.equal(await ask(server.ownerUrl, 'select number from acknowledged_too'), 1)
  await server.stop()
})

test('a lock file whose process number now belongs to another program does not stop the start', async () => {
  const folder = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')).folder
  writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`)
  const server = await startEmbedded(options)
  assert.equal(await ask(server.ownerUrl, 'select 1'), 1)
  await server.stop()
})
