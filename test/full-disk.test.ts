import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

// Writing to /dev/full fails as a full disk does, from the kernel, and needs no rights to mount a small one.
const FULL = '/dev/full'

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'kith-full-'))
chmodSync(dataDir, 0o711) // so that, run as root, PostgreSQL's account can enter it
after(() => rmSync(dataDir, { recursive: true, maxRetries: 20, retryDelay: 100 }))

function kith(...args: readonly string[]): Promise<{ code: number | string | null | undefined; err: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  const env = { ...inherited, KITH_DATA_DIR: dataDir, PORT: '0', PUBLIC_PORT: '0' }
  return new Promise(settle => {
    execFile(process.execPath, [program, ...args], { env, timeout: 60_000 }, (error, _out, err) =>
      settle({ code: error === null ? 0 : error.code, err }),
    )
  })
}

/** Runs with a file that cannot be written because the disk is full, then with room again. */
async function withFull(path: string, work: () => Promise<void>): Promise<void> {
  rmSync(path, { force: true })
  symlinkSync(FULL, path)
  try {
    await work()
  } finally {
    rmSync(path, { force: true })
  }
}

test('a full disk is one line and exit code 1, wherever it shows first, and nothing is lost when there is room again', async () => {
  assert.equal((await kith('migrate')).code, 0)
  const { folder } = z
    .object({ folder: z.string() })
    .parse(JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')))
  await withFull(join(dataDir, 'holder.json.new'), async () => {
    assert.deepEqual(await kith('start'), { code: 1, err: `The disk with ${dataDir} is full.\n` })
  })
  await withFull(join(folder, 'postmaster.opts'), async () => {
    assert.deepEqual(await kith('start'), { code: 1, err: 'The disk is full: PostgreSQL cannot start.\n' })
  })
  await withFull(join(dataDir, 'postgres.json.new'), async () => {
    assert.deepEqual(await kith('migrate'), { code: 1, err: 'The disk is full. Free some space, then try again.\n' })
  })
  assert.deepEqual(await kith('migrate'), { code: 0, err: '' })
})
