// Makes the checkout ready: node scripts/setup.mjs start|test. Plain JavaScript on any Node from 20, without dependencies.
// It speaks on standard error only, so that a command that follows it has standard output for itself.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { builtAlready } from './build-assets.mjs'
import { ownNode } from './setup/own-node.mjs'
import { explainInstallFailure, planInstall, treeFits } from './setup/plan.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules/.kith-stamp')
const logFolder = join(root, 'var/log')
const asked = process.argv[2] === 'test' ? 'test' : 'start'

const say = message => console.error(message)

function fail(reason) {
  say(reason)
  process.exit(1)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

function install(mode, lock) {
  if (fits(mode)) return writeStamp({ lock, mode })
  const isFirst = !existsSync(join(root, 'node_modules'))
  say(
    `${isFirst ? 'Installing' : 'Updating'} the dependencies${isFirst ? ' (a minute or two, the first time)' : ''} ...`,
  )
  const began = Date.now()
  const { status, log } = runNpm(mode)
  if (status !== 0) {
    fail(
      `The dependencies could not be installed: ${explainInstallFailure(readFileSync(log, 'utf8'))} (npm's output: ${log})`,
    )
  }
  writeStamp({ lock, mode })
  say(`Installed in ${Math.max(1, Math.round((Date.now() - began) / 1000))} s.`)
}

/** True when node_modules holds what the lockfile wants, whoever installed it: nothing is then downloaded. */
function fits(mode) {
  const wanted = readJson(join(root, 'package-lock.json'))?.packages
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  if (!wanted || !installed) return false
  process.report.excludeNetwork = true // it would look up names, which takes seconds without a network
  const glibc = process.report.getReport().header.glibcVersionRuntime
  const system = { platform: process.platform, arch: process.arch, libc: glibc ? 'glibc' : undefined }
  const isThere = place => existsSync(join(root, place, 'package.json'))
  return treeFits({ wanted, installed, mode, system, isThere })
}

function runNpm(mode) {
  mkdirSync(logFolder, { recursive: true })
  const log = join(logFolder, 'install.log')
  const output = openSync(log, 'w')
  // NODE_ENV=production, or a setting of the user's, would leave out what the tests need.
  const kinds = mode === 'test' ? ['--include=dev', '--include=optional'] : ['--omit=dev', '--include=optional']
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...kinds]
  const npm = process.env.npm_execpath
  const [command, before] = npm && /\.[cm]?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []]
  const run = spawnSync(command, [...before, ...args], { cwd: root, stdio: ['ignore', output, output] })
  closeSync(output)
  if (run.error) fail(`npm could not be run: ${run.error.message}`)
  if (run.signal) process.exit(130)
  return { status: run.status, log }
}

// Written aside and moved: in a tree of hard links, writing in place would stamp another checkout's tree too.
function writeStamp(stamp) {
  writeFileSync(`${stampFile}.new`, JSON.stringify(stamp))
  renameSync(`${stampFile}.new`, stampFile)
}

async function buildAssets() {
  if (await builtAlready()) return
  const script = join(root, 'scripts/build-assets.mjs')
  const run = spawnSync(ownNode(root) ?? process.execPath, [script], { cwd: root, stdio: ['ignore', 2, 'inherit'] })
  if (run.signal) process.exit(130)
  if (run.status !== 0) fail('The style sheet and scripts of the pages could not be built; the reason is above.')
}

try {
  if (Number(process.versions.node.split('.')[0]) < 20) fail(`Kith needs Node 20 or later; this is ${process.version}.`)
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const mode = planInstall({ asked, lock, stamp: readJson(stampFile) })
  if (mode) {
    rmSync(stampFile, { force: true })
    install(mode, lock)
  }
  await buildAssets()
} catch (error) {
  if (error.code === 'ENOSPC') fail('The disk is full.')
  if (error.code === 'EACCES' || error.code === 'EROFS') fail(`This user may not write ${error.path}.`)
  throw error
}
