import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cloneTestDatabase } from '#platform/testing/database.ts'

const database = await cloneTestDatabase()
const program = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'kith-refusals-'))
after(() => rmSync(dataDir, { recursive: true, force: true }))

const WHOLE = {
  KITH_ENV: 'production',
  DATABASE_URL: database.ownerUrl,
  KITH_SECRET: database.secret,
  SMTP_URL: 'smtp://mail.example.test',
  KITH_DATA_DIR: dataDir,
  PORT: '0',
  PUBLIC_PORT: '0',
}

interface Ended {
  readonly code: number | string | null | undefined
  readonly err: string
  readonly out: string
}

function kith(args: readonly string[], changed: Record<string, string | undefined>): Promise<Ended> {
  const env = { PATH: process.env['PATH'], ...WHOLE, ...changed }
  return new Promise(settle => {
    execFile(process.execPath, [program, ...args], { env, timeout: 60_000 }, (error, out, err) =>
      settle({ code: error === null ? 0 : error.code, out, err }),
    )
  })
}

const REFUSED: ReadonlyArray<readonly [string, readonly string[], Record<string, string | undefined>, RegExp]> = [
  ['no database server', ['start'], { DATABASE_URL: undefined }, /^KITH_ENV=production needs DATABASE_URL: .*updates/],
  ['no secret', ['start'], { KITH_SECRET: undefined }, /^KITH_ENV=production needs KITH_SECRET/],
  ['a short secret', ['start'], { KITH_SECRET: 'short' }, /^KITH_SECRET must be at least 32 characters long$/],
  ['no mail server', ['start'], { SMTP_URL: undefined }, /^KITH_ENV=production needs SMTP_URL: /],
  ['no mail server, alone', ['web'], { SMTP_URL: undefined }, /^KITH_ENV=production needs SMTP_URL: /],
  ['the demonstration', ['demo', 'load'], {}, /^KITH_ENV=production has no demonstration\.$/],
  ['the demonstration again', ['demo', 'reset'], {}, /^KITH_ENV=production has no demonstration\.$/],
  ['the owner’s address for a site', ['web'], {}, /^kith web wants DATABASE_URL without a name and password/],
  ['the owner’s address for a worker', ['worker'], {}, /^kith worker wants DATABASE_URL without a name and password/],
]

for (const [what, args, changed, reason] of REFUSED) {
  test(`production refuses ${what}: one line, exit code 1, and nothing on standard output`, async () => {
    const { code, err, out } = await kith(args, changed)
    assert.deepEqual([code, out], [1, ''])
    assert.match(err.replace(/\n$/, ''), reason)
    assert.equal(err.trim().split('\n').length, 1, err)
    for (const secret of [database.secret, new URL(database.ownerUrl).password]) assert.ok(!err.includes(secret))
  })
}
