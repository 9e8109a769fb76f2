import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describedVariables, loadConfig } from './config.ts'

const secret = 's'.repeat(32)
const production = {
  KITH_ENV: 'production',
  DATABASE_URL: 'postgres://owner@db/kith',
  KITH_SECRET: secret,
  SMTP_URL: 'smtp://mail',
}

function refusal(environment: Record<string, string>): string {
  try {
    loadConfig(environment)
  } catch (error) {
    assert(error instanceof Error)
    assert.equal(error.name, 'Refusal')
    assert.doesNotMatch(error.message, /\n/)
    return error.message
  }
  return assert.fail('it was accepted')
}

test('with nothing set, the staff site is on port 3000 and the public site on 3001, of this machine only', () => {
  const config = loadConfig({})
  assert.equal(config.port, 3000)
  assert.equal(config.publicPort, 3001)
  assert.equal(config.host, '127.0.0.1')
  assert.equal(config.baseUrl, 'http://localhost:3000')
  assert.match(config.dataDir, /\/var$/)
})

test('an empty variable counts as not set', () => {
  assert.equal(loadConfig({ PORT: '', DATABASE_URL: ' ' }).port, 3000)
})

test('only production listens on another address', () => {
  assert.equal(loadConfig({ HOST: '0.0.0.0' }).host, '127.0.0.1')
  assert.equal(loadConfig({ ...production, HOST: '0.0.0.0' }).host, '0.0.0.0')
})

test('production asks for a database server, a key and a mail server, and says why', () => {
  assert.match(refusal({ KITH_ENV: 'production' }), /needs DATABASE_URL: .*security updates/)
  assert.match(refusal({ ...production, KITH_SECRET: '' }), /needs KITH_SECRET.*protects/)
  assert.match(refusal({ ...production, SMTP_URL: '' }), /needs SMTP_URL: .*links that set a password/)
  assert.equal(loadConfig(production).environment, 'production')
})

test('in production the public site alone asks for none of these', () => {
  assert.equal(loadConfig({ KITH_ENV: 'production' }, 'public').environment, 'production')
  assert.throws(() => loadConfig({ KITH_ENV: 'production' }, 'web'), /needs DATABASE_URL/)
})

test('a wrong value is refused in one line that names the variable and what it must be', () => {
  assert.equal(refusal({ PORT: '70000' }), 'PORT must be from 0 to 65535 (it is 70000)')
  assert.equal(refusal({ PORT: 'web' }), 'PORT must be a number (it is web)')
  assert.equal(refusal({ PORT: '80.5' }), 'PORT must be a whole number (it is 80.5)')
  assert.equal(refusal({ KITH_ENV: 'live' }), 'KITH_ENV must be one of development, production, test (it is live)')
  assert.match(refusal({ PORT: '4000', PUBLIC_PORT: '4000' }), /both 4000/)
  assert.match(refusal({ CLAMD_ADDRESS: 'nowhere' }), /HOST:PORT or the path of a socket/)
})

test('a refusal never repeats a password', () => {
  assert.doesNotMatch(refusal({ DATABASE_URL: 'mysql://owner:hunter2@db/kith' }), /hunter2/)
  assert.doesNotMatch(refusal({ SMTP_URL: 'http://me:hunter2@mail' }), /hunter2/)
  assert.doesNotMatch(refusal({ KITH_SECRET: 'hunter2' }), /hunter2/)
})

test('every variable is explained for the help text', () => {
  assert.deepEqual(
    describedVariables().filter(variable => variable.meaning.length < 10),
    [],
  )
})
