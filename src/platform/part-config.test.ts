import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { loadConfig } from './config.ts'
import { LOGIN_ROLES, type LoginRole, rolePassword } from './db/roles.ts'
import { lonePartConfig, partConfig } from './part-config.ts'
import { serverParts } from './serve.ts'

const secret = 'a-secret-of-more-than-32-characters'
const databaseUrl = 'postgres://kith_operator:owners-password@db.internal/kith?sslmode=verify-full'
const config = loadConfig({ DATABASE_URL: databaseUrl, KITH_SECRET: secret, SMTP_URL: 'smtp://me:mail-password@mail' })

const REACHES: Readonly<Record<string, readonly LoginRole[]>> = {
  web: ['kith_app', 'kith_agency', 'kith_case', 'kith_auth', 'kith_portal'],
  worker: ['kith_worker', 'kith_auth', 'kith_app'],
  public: ['kith_public'],
}

for (const part of serverParts) {
  test(`${part} is given the addresses of its own roles, and neither the owner's nor the secret that makes the others`, () => {
    const given = JSON.stringify(partConfig(part, config, { databaseUrl, secret }))
    for (const role of LOGIN_ROLES) {
      assert.equal(given.includes(rolePassword(secret, role)), REACHES[part]?.includes(role) ?? false, role)
    }
    for (const kept of ['kith_operator', 'owners-password', secret]) assert.ok(!given.includes(kept), kept)
  })
}

test('every role that the code asks for by name is given to web or worker', () => {
  const rolesIn = (file: string, pattern: RegExp) =>
    [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, role]) => role)
  const asked = [
    ...globSync('src/**/*.ts')
      .filter(file => !file.endsWith('.test.ts'))
      .flatMap(file => rolesIn(file, /database\('(kith_\w+)'\)/g)),
    // what an actor's transaction runs as
    ...rolesIn('src/platform/create-app.ts', /'(kith_\w+)'/g),
  ]
  assert.ok(asked.includes('kith_portal') && asked.includes('kith_case'))
  const given: readonly (string | undefined)[] = [...(REACHES['web'] ?? []), ...(REACHES['worker'] ?? [])]
  assert.deepEqual(
    asked.filter(role => !given.includes(role)),
    [],
  )
})

test('the public process has neither the key of the ring nor the mail server', () => {
  const { ringKey, smtpUrl } = partConfig('public', config, { databaseUrl, secret })
  assert.deepEqual([ringKey, smtpUrl], [undefined, undefined])
})

test('a part that runs alone wants the address without a name and password, and signs in as its own roles', () => {
  assert.throws(() => lonePartConfig('web', config), /kith web wants DATABASE_URL without a name and password/)
  const bare = loadConfig({ DATABASE_URL: 'postgres://db.internal/kith?sslmode=verify-full', KITH_SECRET: secret })
  const { addresses } = lonePartConfig('web', bare)
  assert.equal(
    addresses.kith_app,
    `postgres://kith_app:${rolePassword(secret, 'kith_app')}@db.internal/kith?sslmode=verify-full`,
  )
  assert.throws(() => lonePartConfig('worker', loadConfig({})), /kith worker needs DATABASE_URL/)
  const nothingSet = loadConfig({ KITH_ENV: 'production' }, 'public')
  for (const without of [bare, nothingSet])
    assert.throws(() => lonePartConfig('public', without), /kith public needs KITH_PUBLIC_DATABASE_URL/)
})
