import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { cloneTestDatabase } from '#platform/testing/database.ts'

const run = promisify(execFile)
const { owner, ownerUrl, secret } = await cloneTestDatabase()
const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'kith-bundle-'))
after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
const clone = join(folder, 'kith')
const { KITH_DATA_DIR: _, NODE_COMPILE_CACHE: __, npm_lifecycle_event: ___, ...inherited } = process.env
const env = { ...inherited, DATABASE_URL: ownerUrl, KITH_SECRET: secret, PORT: '0', PUBLIC_PORT: '0' }

before(async () => {
  await run('git', ['clone', '--local', '--quiet', root, clone])
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'))
  // Beside a partnership the demonstration is not loaded, which would take longer than all else here.
  await owner(`insert into partnership (slug, name) values ('ours', 'Ours')`)
  await run(process.execPath, ['scripts/build-assets.mjs'], { cwd: clone })
})

const bundle = (settings: Record<string, string> = {}) =>
  run(process.execPath, ['scripts/build-program.mjs'], { cwd: clone, env: { ...env, ...settings } })

/** The folder that run.mjs would run Kith from. */
async function bundled(): Promise<string> {
  const ask = `import { builtProgram } from './scripts/build-program.mjs'; console.log(builtProgram() ?? '')`
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', ask], { cwd: clone, env })
  return stdout.trim()
}

const help = async (): Promise<string> =>
  (await run(process.execPath, ['scripts/run.mjs', 'src/main.ts', '--help'], { cwd: clone, env })).stdout

type Started = Readonly<{ staff: string; publicSite: string; commandLines: string; stop(): Promise<unknown> }>

async function start(): Promise<Started> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/main.ts', 'start'], { cwd: clone, env })
  const ended = once(child, 'close')
  let said = ''
  const ready = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text
      if (/^ready http:/m.test(said)) ready.resolve()
    })
  void ended.then(() => ready.reject(new Error(said)))
  await ready.promise
  const [supervisor = 0] = children(child.pid ?? 0)
  return {
    staff: /^ready (\S+)$/m.exec(said)?.[1] ?? '',
    publicSite: /^public site (\S+)$/m.exec(said)?.[1] ?? '',
    commandLines: [supervisor, ...children(supervisor)].map(commandLine).join('\n'),
    stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const children = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)

const commandLine = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')

test('what runs from the bundle finds the files of the checkout, and leaves nothing that git would notice', async () => {
  await bundle()
  const started = await start()
  assert.deepEqual(
    started.commandLines
      .match(/var\/program\/\d+\/\S+ \w+/g)
      ?.map(line => line.split('/').at(-1))
      .sort(),
    ['main.js start', 'part.js public', 'part.js web', 'part.js worker'],
  )
  for (const page of [`${started.staff}/sign-in`, `${started.staff}/ready`, `${started.publicSite}/`]) {
    assert.equal((await fetch(page)).status, 200, page)
  }
  assert.deepEqual(await started.stop(), [0, null])
  const { stdout } = await run('git', ['status', '--porcelain', '--', ':!node_modules'], { cwd: clone })
  assert.equal(stdout, '')
})

test('what was edited since is what runs, and is bundled anew', async () => {
  const before = await bundled()
  assert.notEqual(before, '')
  const file = join(clone, 'src/platform/migrate.command.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace('to the newest schema', 'to what was edited'))
  assert.equal(await bundled(), '')
  assert.match(await help(), /to what was edited/)
  await sleep(200)
  await bundle()
  assert.notEqual(await bundled(), '')
  assert.notEqual(await bundled(), before)
  assert.match(await help(), /to what was edited/)
})

test('a bundle that lost a file, or was moved with its checkout, is not used', async () => {
  const folder = await bundled()
  renameSync(join(folder, 'part.js'), join(folder, 'lost.js'))
  assert.equal(await bundled(), '')
  assert.match(await help(), /kith/)
  renameSync(join(folder, 'lost.js'), join(folder, 'part.js'))
  assert.equal(await bundled(), folder)
  renameSync(clone, `${clone}-moved`)
  const { stdout } = await run(process.execPath, ['scripts/run.mjs', 'src/main.ts', '--help'], {
    cwd: `${clone}-moved`,
    env,
  })
  renameSync(`${clone}-moved`, clone)
  assert.match(stdout, /to what was edited/)
})

test('where nothing can be bundled, one line says so and Kith runs as it is written', async () => {
  rmSync(join(clone, 'var/program'), { recursive: true })
  await assert.rejects(bundle({ ESBUILD_BINARY_PATH: '/bin/false' }), (error: { code?: number; stderr?: string }) => {
    assert.equal(error.code, 1)
    assert.match(error.stderr ?? '', /^Kith could not be bundled, so the next start is no quicker: .*\n$/)
    return true
  })
  assert.deepEqual(readdirSync(join(clone, 'var/program')), [])
  assert.match(await help(), /to what was edited/)
})
