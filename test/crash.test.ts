import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const ROUNDS = 3
const LONGEST_BEFORE_THE_KILL_MS = 1_500

const dataDir = mkdtempSync(join(tmpdir(), 'kith-crash-'))
chmodSync(dataDir, 0o711) // so that, run as root, PostgreSQL's account can enter it
const runner = fileURLToPath(new URL('../scripts/run.mjs', import.meta.url))
const published = readFileSync(new URL('../demo/data/published-2023-24/kpi-matrix.csv', import.meta.url), 'utf8')
let running: ChildProcess | undefined
after(() => {
  if (running) killTree(running)
  rmSync(dataDir, { recursive: true, maxRetries: 20, retryDelay: 100 })
})

test('after kill -9 of everything during the very first start, the next start finishes the work', async () => {
  const child = spawnStart()
  await pause(1500)
  killTree(child)
  await once(child, 'close')
  const visitor = await signIn(await start())
  assert.ok((await valuesNow(visitor)).size > 1)
})

test('after kill -9 of everything during imports, nothing is half imported and nothing acknowledged is lost', async () => {
  let sent = 0
  let acknowledged = 0
  let visitor = await signIn(await start())
  const demonstrated = await valuesNow(visitor)
  for (let round = 1; round <= ROUNDS; round++) {
    let isKilled = false
    const kill = (): void => {
      isKilled = true
      if (running) killTree(running)
    }
    setTimeout(kill, Math.random() * LONGEST_BEFORE_THE_KILL_MS)
    try {
      // Each file gives every cell one and the same value that no file gave before.
      for (;;) {
        await send(visitor, matrixOf(sent + 1), () => sent++)
        acknowledged = sent
      }
    } catch (error) {
      // A refused connection, or the last answer of a server whose database was killed the moment before.
      if (!isKilled) throw error
    }
    visitor = await signIn(await start())
    const values = await valuesNow(visitor)
    // Cut short before any file was taken in: all is as the demonstration left it.
    if (acknowledged === 0 && values.isSubsetOf(demonstrated) && demonstrated.isSubsetOf(values)) continue
    assert.equal(values.size, 1, `round ${round}: the matrix mixes files: ${[...values].join(', ')}`)
    const there = Number([...values][0])
    assert.ok(there >= acknowledged, `round ${round}: ${acknowledged} was acknowledged, ${there} is there`)
    assert.ok(there <= sent, `round ${round}: ${there} is there, and only ${sent} was sent`)
  }
  assert.ok(acknowledged > 0, 'no import was acknowledged')
})

interface Visitor {
  readonly address: string
  readonly cookies: Map<string, string>
}

function spawnStart(): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, KITH_DATA_DIR: dataDir, PORT: '0', PUBLIC_PORT: '0', LOG_LEVEL: 'silent' }
  running = spawn(process.execPath, [runner, 'src/main.ts', 'start'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  return running
}

/** Kills whatever runs and starts anew; the address of the staff site. */
async function start(): Promise<string> {
  if (running?.exitCode === null && running.signalCode === null) killTree(running)
  const child = spawnStart()
  let out = ''
  for await (const chunk of child.stdout ?? []) {
    out += chunk
    const address = /^ready (\S+)$/m.exec(out)?.[1]
    if (address) {
      child.stdout?.resume()
      return address
    }
  }
  throw new Error(`it ended before it was ready: ${out}`)
}

/** SIGKILL to a process and all that it started, at once: the web, the worker, PostgreSQL and its own. */
function killTree(child: ChildProcess): void {
  const parents = new Map<number, number>()
  for (const path of globSync('/proc/[0-9]*/stat')) {
    const text = statOf(path)
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(text)?.[1]
    if (parent) parents.set(Number.parseInt(text, 10), Number(parent))
  }
  const isBelow = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === child.pid || isBelow(parents.get(pid)))
  for (const pid of [...parents.keys()].filter(isBelow)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended meanwhile.
    }
  }
}

function statOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

async function ask(visitor: Visitor, path: string, body?: FormData | URLSearchParams): Promise<Response> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await fetch(`${visitor.address}${path}`, {
    headers: { cookie },
    redirect: 'manual',
    ...(body ? { method: 'POST', body } : {}),
  })
  for (const each of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
    visitor.cookies.set(name, value)
  }
  return answer
}

async function signIn(address: string): Promise<Visitor> {
  const visitor = { address, cookies: new Map<string, string>() }
  const page = await (await ask(visitor, '/demonstration')).text()
  const person = /name="person" value="([^"]+)">(?:(?!name="person").)*Imelda Farrow/s.exec(page)?.[1] ?? ''
  const answer = await ask(visitor, '/demonstration', new URLSearchParams({ _csrf: antiForgeryIn(page), person }))
  assert.equal(answer.status, 303)
  return visitor
}

const antiForgeryIn = (page: string): string => /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''

/** Sends a file and accepts it, as whoever may approve does after a look at what would change. */
async function send(visitor: Visitor, content: string, onSending: () => unknown): Promise<void> {
  const page = await (await ask(visitor, '/intake')).text()
  const form = new FormData()
  form.append('_csrf', antiForgeryIn(page))
  form.append('format', 'kpi-matrix')
  form.append('period', '2023-24')
  form.append('file', new Blob([content], { type: 'text/csv' }), 'matrix.csv')
  const answer = await ask(visitor, '/intake', form)
  assert.equal(answer.status, 303)
  const file = answer.headers.get('location') ?? ''
  const preview = await (await ask(visitor, file)).text()
  const seen = /name="seen" value="(\w+)"/.exec(preview)?.[1] ?? ''
  const reason = 'Every cell has another value.'
  onSending()
  const accepted = await ask(
    visitor,
    `${file}/approve`,
    new URLSearchParams({ _csrf: antiForgeryIn(preview), seen, reason }),
  )
  assert.equal(accepted.status, 303)
}

/** The published matrix with one value in every cell. */
function matrixOf(value: number): string {
  const [head, ...rows] = published.trim().split('\n')
  return [head, ...rows.map(row => row.replace(/,[^,]*$/, `,${value}`))].join('\n')
}

/** The different values that the matrix shows. */
async function valuesNow(visitor: Visitor): Promise<Set<string>> {
  const answer = await ask(visitor, '/training/indicators/data.csv')
  assert.equal(answer.status, 200)
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true, bom: true })
  assert.equal(rows.length, 272)
  return new Set(rows.map(row => row['value'] ?? ''))
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))
