import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defineCommand } from './command.ts'
import { readCommandLine } from './command-line.ts'
import { loadConfig } from './config.ts'
import { Conflict } from './errors.ts'
import { runCommand, type Terminal } from './run-command.ts'

const intake = defineCommand({
  name: 'intake',
  summary: 'Takes files in',
  arguments: ['FORMAT', 'FILE...'],
  options: {
    'dry-run': { type: 'boolean', describe: 'Checks, and keeps nothing' },
    period: { type: 'string', value: 'PERIOD', describe: 'Of this period only' },
  },
  async run({ given, values, answer }) {
    answer({ format: given.FORMAT, files: given.FILE, dryRun: values['dry-run'] }, () => `took ${given.FILE.length}`)
  },
})
const addUser = defineCommand({
  name: 'user add',
  summary: 'Adds a person',
  arguments: ['EMAIL', '[NAME]'],
  options: {},
  async run({ given }) {
    if (given.NAME === undefined) throw new Conflict(`${given.EMAIL} is already there`)
    throw new TypeError('a defect\nwith more lines')
  },
})
const commands = [intake, addUser]

async function run(...args: string[]): Promise<{ fault: string | undefined; out: string }> {
  const written: string[] = []
  const terminal: Terminal = {
    out: text => written.push(text),
    say: () => undefined,
    config: () => loadConfig({ KITH_DATA_DIR: '/proc/nowhere' }),
    stopping: new AbortController().signal,
  }
  const fault = await runCommand(commands, args, terminal)
  return { fault, out: written.join('\n') }
}

test('a command is given its arguments by name and its options by type', async () => {
  const { out } = await run('intake', 'kpi-matrix', 'a.csv', 'b.csv', '--dry-run', '--json')
  assert.deepEqual(JSON.parse(out), { format: 'kpi-matrix', files: ['a.csv', 'b.csv'], dryRun: true })
  assert.equal((await run('intake', 'kpi-matrix', 'a.csv')).out, 'took 1')
})

test('what is missing, too much or unknown is said in one line with the way to help', async () => {
  assert.equal((await run('intake')).fault, 'FORMAT is missing. Usage: kith intake FORMAT FILE... [options]')
  assert.match((await run('user', 'add', 'a@b', 'c', 'd')).fault ?? '', /^"d" is too much\. Usage: kith user add/)
  assert.equal((await run('intake', '--fast')).fault, "Unknown option '--fast'. See: kith intake --help")
  assert.equal((await run('nonsense')).fault, 'There is no command "nonsense". All commands: kith --help')
  assert.equal((await run('user', 'remove')).fault, 'There is no command "user remove". Commands like it: user add')
})

test('a refusal is its own one line; a defect gives a reference and no stack', async () => {
  assert.equal((await run('user', 'add', 'a@b')).fault, 'a@b is already there')
  const { fault = '' } = await run('user', 'add', 'a@b', 'Name')
  assert.match(fault, /^Something went wrong that should not: a defect \(reference [A-Z]{4}-\d{4}/)
  assert.doesNotMatch(fault, /\n/)
})

test('help lists every command, every option and every setting', async () => {
  const all = (await run('--help')).out
  for (const expected of ['intake FORMAT FILE...', 'user add EMAIL [NAME]', 'KITH_DATA_DIR', 'CLAMD_ADDRESS']) {
    assert.ok(all.includes(expected), expected)
  }
  assert.match((await run('intake', '--help')).out, /--period PERIOD {2,}Of this period only[\s\S]*--json/)
  assert.match((await run('help', 'user', 'add')).out, /^Adds a person/)
  assert.match((await run('user')).out, /user add EMAIL/)
  assert.equal(readCommandLine(commands, []).kind, 'help')
})
