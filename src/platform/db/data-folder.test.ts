import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { joinDataFolder, takeDataFolder } from './data-folder.ts'

const root = mkdtempSync(join(tmpdir(), 'kith-folder-'))
after(() => rmSync(root, { recursive: true }))

const module = JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)

/** Another process that runs `body`, and says a line when it is done. */
async function elsewhere(body: string): Promise<{ said: string; end: (signal: NodeJS.Signals) => Promise<void> }> {
  const script = `import { takeDataFolder, joinDataFolder } from ${module}; ${body}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await once(child, 'exit')
  }
  return { said: String(line).trim(), end }
}

const holding = (dir: string, then = '') =>
  `const folder = takeDataFolder(${JSON.stringify(dir)}, 'start'); ${then}; console.log('holding'); setTimeout(() => {}, 60_000)`

const joining = (dir: string, more: Partial<Parameters<typeof joinDataFolder>[0]> = {}) =>
  joinDataFolder({ dir, doing: 'backup', say: () => undefined, stopping: new AbortController().signal, ...more })

test('a second process on the same data folder is refused, and told who has it', async () => {
  const dir = join(root, 'two')
  const first = await elsewhere(holding(dir, `folder.announce({ ownerUrl: 'postgres://x', address: 'http://here' })`))
  assert.throws(() => takeDataFolder(dir, 'start'), /in use by kith start \(process \d+, since .*, at http:\/\/here\)/)
  await first.end('SIGTERM')
})

test('one process cannot take the same folder twice, and trying does not let others in', async () => {
  const dir = join(root, 'same')
  const folder = takeDataFolder(dir, 'start')
  assert.throws(() => takeDataFolder(dir, 'start'), /in use by kith start/)
  const other = await elsewhere(
    `try { takeDataFolder(${JSON.stringify(dir)}, 'x'); console.log('taken') } catch (error) { console.log(error.message) }`,
  )
  assert.match(other.said, /in use by kith start/)
  folder.release()
  takeDataFolder(dir, 'start').release()
})

test('a folder whose owner was killed can be taken at once, and is known to be abandoned', async () => {
  const dir = join(root, 'killed')
  const first = await elsewhere(holding(dir))
  await first.end('SIGKILL')
  const folder = takeDataFolder(dir, 'start')
  assert.equal(folder.wasAbandoned, true)
  folder.release()
  const next = takeDataFolder(dir, 'start')
  assert.equal(next.wasAbandoned, false)
  next.release()
})

test('of many processes that want a folder at the same time, one gets it', async () => {
  const dir = join(root, 'race')
  const before = await elsewhere(holding(dir))
  await before.end('SIGKILL')
  const attempt = `try { takeDataFolder(${JSON.stringify(dir)}, 'x'); console.log('taken'); setTimeout(() => {}, 60_000) }
    catch { console.log('refused'); setTimeout(() => {}, 60_000) }`
  const all = await Promise.all(Array.from({ length: 5 }, () => elsewhere(attempt)))
  assert.deepEqual(all.map(one => one.said).sort(), ['refused', 'refused', 'refused', 'refused', 'taken'])
  await Promise.all(all.map(one => one.end('SIGKILL')))
})

test('a command joins the server that runs on the folder', async () => {
  const dir = join(root, 'join')
  const server = takeDataFolder(dir, 'start')
  server.announce({ ownerUrl: 'postgres://owner@127.0.0.1:1/kith', address: 'http://localhost:3000' })
  assert.deepEqual(await joining(dir), { kind: 'joined', ownerUrl: 'postgres://owner@127.0.0.1:1/kith' })
  server.release()
})

test('a command waits for another command, says so, and then has the folder', async () => {
  const dir = join(root, 'wait')
  const first = takeDataFolder(dir, 'restore')
  const said: string[] = []
  const waiting = joining(dir, { say: message => said.push(message), sayAfterMs: 0 })
  setTimeout(() => first.release(), 120)
  const joined = await waiting
  assert.equal(joined.kind, 'took')
  assert.deepEqual(said, [`waiting for kith restore (process ${process.pid}) to finish with ${dir}`])
  if (joined.kind === 'took') joined.folder.release()
})

test('a command that has waited long enough gives up with a reason', async () => {
  const dir = join(root, 'patience')
  const first = takeDataFolder(dir, 'restore')
  await assert.rejects(joining(dir, { patienceMs: 100 }), /still in use by kith restore/)
  first.release()
})

test('a data folder that is a file, or cannot be made, is refused in plain words', () => {
  assert.throws(() => takeDataFolder('/proc/kith', 'start'), { name: 'Refusal' })
  assert.throws(() => takeDataFolder('/etc/hostname', 'start'), /is not a folder/)
})
