import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cloneTestDatabase } from '#platform/testing/database.ts'

const database = await cloneTestDatabase()
const root = fileURLToPath(new URL('..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'kith-newer-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))
const run = promisify(execFile)

const statusOfCheckout = async (): Promise<string> =>
  (await run('git', ['status', '--porcelain', '--untracked-files=all'], { cwd: root })).stdout

test('a database that is newer than the program is left alone: one line, exit code 1, and nothing new in the checkout', async () => {
  const before = await statusOfCheckout()
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
  assert.equal(await statusOfCheckout(), before)
})
