import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cloneTestDatabase } from '#platform/testing/database.ts'

const database = await cloneTestDatabase()
const settled = await cloneTestDatabase()
const root = fileURLToPath(new URL('..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'kith-newer-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))
const run = promisify(execFile)

const statusOf = async (checkout: string): Promise<string> =>
  (await run('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: checkout })).stdout

test('a database that is newer than the program is left alone: one line, exit code 1, and nothing new in the checkout', async () => {
  const before = await statusOf(root)
  await database.owner(`insert into migration (name, checksum) values ('29991231T2359_know_more', 'x')`)
  const env = {
    ...process.env,
    DATABASE_URL: database.ownerUrl,
    KITH_SECRET: database.secret,
    KITH_DATA_DIR: dataDir,
    PORT: '0',
    PUBLIC_PORT: '0',
  }
  const started = run(process.execPath, ['scripts/run.mjs', 'src/main.ts', 'start'], { cwd: root, env })
  await assert.rejects(started, (error: { code?: number; stderr?: string }) => {
    assert.equal(error.code, 1)
    assert.match(error.stderr ?? '', /^The database is newer than this program: .*\n$/)
    return true
  })
  assert.equal(await statusOf(root), before)
})

test('a start in a fresh clone leaves nothing there that git would notice', async () => {
  const { owner, ownerUrl, secret } = settled
  // Beside a partnership the demonstration is not loaded, which would take longer than all else here.
  await owner(`insert into partnership (slug, name) values ('ours', 'Ours')`)
  const folder = mkdtempSync(join(tmpdir(), 'kith-clone-'))
  after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  const clone = join(folder, 'kith')
  await run('git', ['clone', '--local', '--quiet', root, clone])
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  appendFileSync(join(clone, '.git/info/exclude'), 'node_modules\n') // .gitignore means a folder, and this is a link
  await run(process.execPath, ['scripts/build-assets.mjs'], { cwd: clone })

  const { KITH_DATA_DIR: _, NODE_COMPILE_CACHE: __, ...inherited } = process.env
  const env = { ...inherited, DATABASE_URL: ownerUrl, KITH_SECRET: secret, PORT: '0', PUBLIC_PORT: '0' }
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/main.ts', 'start'], { cwd: clone, env })
  const ended = once(child, 'close')
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text
      if (said.includes('ready http://')) child.kill('SIGTERM')
    })
  assert.deepEqual(await ended, [0, null], said)
  assert.ok(existsSync(join(clone, 'var/log')), said)
  assert.equal(await statusOf(clone), '')
})
