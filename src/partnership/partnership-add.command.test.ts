import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadConfig } from '#platform/config.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { partnershipAddCommand } from './partnership-add.command.ts'
import { userCommands } from './user.command.ts'

const database = await cloneTestDatabase()
const config = loadConfig({ KITH_ENV: 'test', KITH_SECRET: database.secret, DATABASE_URL: database.ownerUrl })

async function run(
  name: string,
  given: Record<string, unknown>,
  values: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  let answered: Record<string, unknown> = {}
  const command = [partnershipAddCommand, ...userCommands].find(each => each.name === name)
  assert.ok(command)
  await command.run(
    {
      config,
      stopping: new AbortController().signal,
      say: () => {},
      answer: (value, inWords) => {
        answered = value as Record<string, unknown>
        assert.ok(inWords().length > 0)
      },
      withDatabase: work => work(database.ownerUrl),
    },
    { given, values },
  )
  return answered
}
const add = (slug: string, name: string, values: Record<string, unknown> = {}) =>
  run('partnership add', { SLUG: slug, NAME: name }, values)

test('on an empty installation a partnership is made with its office, and its first administrator can be invited', async () => {
  const { partnershipId } = await add('west-vale', 'West Vale Partnership', { area: 'E92000001' })
  const invited = await run(
    'user add',
    { EMAIL: 'first@westvale.example' },
    { name: 'First Person', agency: 'Partnership office', role: ['administrator'], partnership: 'west-vale' },
  )
  assert.equal(invited['outcome'], 'invited')
  const trail = await database.owner<{ event: string; actor: string }>(
    'select event, actor from audit_event where partnership_id = $1 order by happened_at limit 1',
    [partnershipId],
  )
  assert.equal(trail[0]?.event, 'partnership-added')
  assert.match(trail[0]?.actor ?? '', /^operator:/)
})

test('a short name is taken once, and has small letters, digits and hyphens', async () => {
  await assert.rejects(add('west-vale', 'Another'), /already/)
  await assert.rejects(add('West Vale', 'Another'), /small letters/)
})

test('an area is an ONS code', async () => {
  await assert.rejects(add('east-vale', 'East Vale', { area: 'East' }), /not an ONS code/)
})

test('beside the demonstration no partnership is made', async () => {
  await database.owner(`insert into partnership (slug, name, is_demonstration) values ('shown', 'Shown', true)`)
  await assert.rejects(add('north-vale', 'North Vale'), /installation of its own/)
})
