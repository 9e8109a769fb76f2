// Runs a TypeScript file of this project with the Node 26 that the dependencies bring. Plain JavaScript that an older Node
// understands: node scripts/run.mjs FILE ARGUMENTS...
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtProgram, environmentFor } from './build-program.mjs'
import { ownNode } from './setup/own-node.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [file, ...rest] = process.argv.slice(2)
const node = ownNode(root)

function fail(reason) {
  console.error(reason)
  process.exit(1)
}

if (!file) fail('Say which file to run: node scripts/run.mjs FILE ARGUMENTS...')
if (!existsSync(join(root, 'node_modules')))
  fail('The dependencies are not installed yet. Run npm start or npm ci first.')
if (!node)
  fail(`This needs Node 26 or later (this is ${process.version}). Run npm start or npm ci, which bring it, first.`)

const bundle = file === 'src/main.ts' ? builtProgram() : undefined
const program = bundle ? join(bundle, 'main.js') : resolve(root, file)
// The channel tells the program when this process is killed, so that it never stays behind alone.
const child = spawn(node, ['--disable-warning=ExperimentalWarning', program, ...rest], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: bundle ? environmentFor(bundle) : { NODE_COMPILE_CACHE: join(root, 'var/compile-cache'), ...process.env },
})
child.on('error', error => fail(`Node 26 could not be run from ${node}: ${error.message}`))
let bundling
child.on('exit', (code, signal) => {
  bundling?.kill()
  process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1))
})

// No start waits for the bundle; the next one gains by it. The first start loads a demonstration and leaves time beside that;
// any other is ready before it begins.
function bundleForNextTime() {
  bundling = spawn(node, [join(root, 'scripts/build-program.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] })
  bundling.on('error', () => undefined)
}
if (!bundle && rest[0] === 'start' && /^(?:start|kith)$/.test(process.env.npm_lifecycle_event ?? '')) {
  if (existsSync(join(root, 'var/program'))) child.once('message', bundleForNextTime)
  else bundleForNextTime()
}

// In a terminal, Ctrl-C reaches the program too; a signal sent to this process alone must be passed on.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => child.kill(signal))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)

// npm that is killed takes nothing with it: whoever it started notices by having been given another parent.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    child.kill('SIGTERM')
  }, 1_000)
}
