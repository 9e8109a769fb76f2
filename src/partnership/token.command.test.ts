import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findTokenHolders } from '#platform/api/token.store.ts'
import type { Command } from '#platform/command.ts'
import { loadConfig } from '#platform/config.ts'
import { createTestPartnership } from '#platform/testing/accounts.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp } from '#platform/testing/site.ts'
import { tokenCommands } from './token.command.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
await createTestPartnership(database, 'ours')
const config = loadConfig({ KITH_ENV: 'test', KITH_SECRET: database.secret, DATABASE_URL: database.ownerUrl })

const command = (name: string): Command => {
  const found = tokenCommands.find(each => each.name === name)
  assert.ok(found)
  return found
}

/** What a command answers, as data and in words. */
async function run(
  name: string,
  given: Record<string, string> = {},
  values: Record<string, unknown> = {},
): Promise<{ value: unknown; words: string }> {
  let answered = { value: undefined as unknown, words: '' }
  await command(name).run(
    {
      config,
      stopping: new AbortController().signal,
      say: () => {},
      answer: (value, inWords) => {
        answered = { value, words: inWords() }
      },
      withDatabase: work => work(database.ownerUrl),
    },
    { given, values: { scope: [], ...values } },
  )
  return answered
}

const OF_COUNCIL = { agency: 'Council', scope: ['concerns:write', 'concerns:write', 'measures:read'] }

interface Made {
  readonly tokenId: string
  readonly token: string
  readonly scopes: readonly string[]
  readonly endsAt: string
}
const create = async (name: string, values: Record<string, unknown> = {}): Promise<Made & { words: string }> => {
  const { value, words } = await run('token create', { NAME: name }, { ...OF_COUNCIL, ...values })
  return { ...(value as Made), words }
}

/** Whether the token opens anything so many days from now. */
async function isOpenIn(days: number, { token }: Made): Promise<boolean> {
  const at = Temporal.Now.instant().add({ hours: 24 * days })
  const [holder] = await findTokenHolders(app.database('kith_auth'), [token], at)
  return holder !== undefined
}

test('token create shows the token once, with what it may do, for a year unless said otherwise', async () => {
  const made = await create('Hospital records')
  assert.match(made.token, /^kith_[\w-]{20,}$/)
  assert.ok(made.words.startsWith(made.token))
  assert.deepEqual(made.scopes, ['concerns:write', 'measures:read'])
  const { words } = await run('token list')
  assert.ok(!words.includes(made.token))
  assert.match(words, new RegExp(`${made.tokenId} {2}Hospital records, Council: concerns:write, measures:read; until`))
  assert.match(words, /never used/)
  assert.deepEqual([await isOpenIn(364, made), await isOpenIn(366, made)], [true, false])
})

test('a token ends after the days it was made for', async () => {
  const short = await create('A trial', { days: '1' })
  assert.deepEqual([await isOpenIn(0, short), await isOpenIn(2, short)], [true, false])
})

test('token revoke ends a token at once, and the list says so', async () => {
  const made = await create('Lost laptop')
  assert.equal(await isOpenIn(0, made), true)
  await run('token revoke', { 'TOKEN-ID': made.tokenId })
  assert.equal(await isOpenIn(0, made), false)
  const { words } = await run('token list')
  assert.match(words, /Lost laptop, Council: [^\n]*; revoked;/)
  await assert.rejects(run('token revoke', { 'TOKEN-ID': made.tokenId }), /no such token/)
  const trail = await database.owner<{ event: string; actor: string }>(
    `select event, actor from audit_event where event like 'token-%' and subject::text like '%' || $1 || '%' order by happened_at`,
    [made.tokenId],
  )
  assert.deepEqual(
    trail.map(({ event }) => event),
    ['token-created', 'token-revoked'],
  )
  assert.ok(trail.every(({ actor }) => actor.startsWith('operator:')))
})

test('what is typed wrongly is refused in words, and makes nothing', async () => {
  const before = await database.owner('select token_id from api_token')
  await assert.rejects(create(' '), /Give the token a name/)
  await assert.rejects(create('x', { scope: [] }), /--scope: concerns:write/)
  await assert.rejects(create('x', { scope: ['cases:read'] }), /no scope “cases:read”/)
  await assert.rejects(create('x', { agency: undefined }), /--agency/)
  await assert.rejects(create('x', { agency: 'Nobody' }), /Nobody/)
  for (const days of ['0', '731', '1.5', 'year']) await assert.rejects(create('x', { days }), /from 1 to 730/)
  await assert.rejects(run('token revoke', { 'TOKEN-ID': 'the old one' }), /token list/)
  assert.equal((await database.owner('select token_id from api_token')).length, before.length)
})
