import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { LOGIN_ROLES, rolePassword } from './platform/db/roles.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'kith-start-'))
chmodSync(dataDir, 0o711) // so that, run as root, PostgreSQL's account can enter it
const program = fileURLToPath(new URL('./main.ts', import.meta.url))
const runner = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url))
const started = new Set<ChildProcess>()
after(async () => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, maxRetries: 20, retryDelay: 100 })
})

type Ended = Readonly<{ code: number; out: string; err: string }>
type Begun = Readonly<{ pid: number; ready: Promise<string>; ended: Promise<Ended>; child: ChildProcess }>

function kith(args: readonly string[], settings: Record<string, string> = {}, through: readonly string[] = []): Begun {
  const { DATABASE_URL: _, KITH_TEST_DATABASE_URL: _tests, ...inherited } = process.env
  const env = { ...inherited, KITH_DATA_DIR: dataDir, PORT: '0', PUBLIC_PORT: '0', ...settings }
  const child = spawn(process.execPath, [...through, program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  started.add(child)
  let [out, err] = ['', '']
  const ready = Promise.withResolvers<string>()
  child.stdout.on('data', chunk => {
    out += chunk
    const address = /^ready (\S+)$/m.exec(out)?.[1]
    if (address) ready.resolve(address)
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const ended = once(child, 'close').then(([code]) => ({ code: Number(code), out, err }))
  void ended.then(end => ready.reject(new Error(`it ended: ${end.err}`)))
  ready.promise.catch(() => undefined)
  return { pid: child.pid ?? 0, ready: ready.promise, ended, child }
}

const children = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

const commandLine = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8')

test('start serves pages until it is asked to stop, and then leaves nothing running', async () => {
  const server = kith(['start'])
  const address = await server.ready
  assert.equal((await fetch(`${address}/health`)).status, 200)
  const running = children(server.pid)
  assert.ok(running.length >= 4, 'PostgreSQL, web, worker and public site')

  const second = await kith(['start']).ended
  assert.equal(second.code, 1)
  assert.match(second.err, /in use by kith start \(process \d+, since .* at http.*\)\. Stop it first.*\n$/)
  const joined = await kith(['migrate', '--json']).ended
  assert.deepEqual({ code: joined.code, answer: JSON.parse(joined.out) }, { code: 0, answer: { applied: [] } })

  server.child.kill('SIGTERM')
  assert.equal((await server.ended).code, 0)
  assert.deepEqual(running.filter(isAlive), [])
})

test('a process that is killed is started again', async () => {
  const server = kith(['start'], { PORT: String(await freePort()) })
  const address = await server.ready
  const web = children(server.pid).find(pid => commandLine(pid).includes('\0web'))
  process.kill(web ?? 0, 'SIGKILL')
  await until(async () => (await fetch(`${address}/health`)).status === 200)
  server.child.kill('SIGINT')
  assert.match((await server.ended).err, /the web process stopped \(it ended with SIGKILL\) and is started again/)
})

test('after kill -9 of everything, the next start works at once', async () => {
  const server = kith(['start'])
  await server.ready
  for (const pid of [server.pid, ...children(server.pid)]) process.kill(pid, 'SIGKILL')
  await server.ended
  const next = kith(['start'])
  await next.ready
  next.child.kill('SIGTERM')
  assert.equal((await next.ended).code, 0)
})

test('after kill -9 of whoever started it, it stops by itself', async () => {
  const server = kith(['start'], {}, [runner])
  await server.ready
  const [supervisor = 0] = children(server.pid)
  server.child.kill('SIGKILL')
  await until(async () => !isAlive(supervisor))
})

test('what is running keeps no secret in its environment, and has its code compiled once', async () => {
  const secret = readFileSync(join(dataDir, 'secret'), 'utf8')
  const server = kith(['start'], { KITH_SECRET: secret, SMTP_URL: 'smtp://me:mail-password@mail.test' }, [runner])
  const address = await server.ready
  const supervisor = children(server.pid)[0] ?? 0
  const parts = children(supervisor).filter(pid => /part\.[jt]s/.test(commandLine(pid)))
  assert.deepEqual(parts.map(pid => commandLine(pid).split('\0').at(-2)).sort(), ['public', 'web', 'worker'])
  const { password: ownersPassword } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'))
  const secrets = [ownersPassword, secret, 'mail-password', ...LOGIN_ROLES.map(role => rolePassword(secret, role))]
  for (const pid of parts) {
    const shown = `${readFileSync(`/proc/${pid}/environ`, 'utf8')}${commandLine(pid)}`
    for (const each of secrets) assert.ok(!shown.includes(each))
    assert.ok(!/postgres:|KITH_SECRET|kith_owner/.test(shown))
    assert.match(shown, /NODE_COMPILE_CACHE=/)
  }
  assert.equal((await fetch(`${address}/ready`)).status, 200)
  server.child.kill('SIGTERM')
  await server.ended
})

test('a command works by itself when nothing runs', async () => {
  const { code, out } = await kith(['migrate', '--json']).ended
  assert.deepEqual({ code, out: JSON.parse(out) }, { code: 0, out: { applied: [] } })
})

test('a port in use, a wrong DATABASE_URL and a wrong setting are each one line and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const taken = typeof address === 'object' && address ? String(address.port) : ''
  const port = await kith(['start'], { PORT: taken }).ended
  other.close()
  assert.deepEqual(
    [port.code, port.err],
    [1, `Port ${taken} is in use by another program. Stop it, or set PORT to another port.\n`],
  )
  const database = await kith(['start'], { DATABASE_URL: 'postgres://owner:pw@127.0.0.1:1/kith' }).ended
  assert.deepEqual([database.code, database.err], [1, 'DATABASE_URL: no database server answers at 127.0.0.1:1.\n'])
  const setting = await kith(['start'], { PORT: 'web' }).ended
  assert.deepEqual([setting.code, setting.err], [1, 'PORT must be a number (it is web)\n'])
})

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address ? address.port : 0
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await isSo().catch(() => false)) return
    await new Promise(settle => setTimeout(settle, 50))
  }
  assert.fail('it never came about')
}
