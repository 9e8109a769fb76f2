import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../src/app.ts'
import { MATRIX } from './authorisation-matrix.ts'
import { addressOf, isOwned } from './fixtures/demonstration/addresses.ts'
import { arrangeWork } from './fixtures/demonstration/arrange-work.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'
import { outcomeOf } from './fixtures/demonstration/outcome.ts'

const demonstration = await openDemonstration()
await arrangeWork(demonstration)
const { database, people, person, ask, signIn } = demonstration
const avonvale = person('Imelda Farrow').partnershipId
const kingsferry = person('Constance Udall').partnershipId
const signedIn = await Promise.all(people.map(async each => ({ ...each, token: await signIn(each) })))

const SIDES = [
  ['the second partnership', kingsferry, avonvale],
  ['the first partnership', avonvale, kingsferry],
] as const

for (const [side, own, others] of SIDES) {
  test(`nobody of ${side} finds anything of the other by its address`, async () => {
    const reached: string[] = []
    let asked = 0
    for (const { method, path } of routes) {
      const address = isOwned(path) ? await addressOf(demonstration, path, others) : undefined
      if (!address) continue
      for (const { name, token } of signedIn.filter(each => each.partnershipId === own)) {
        const outcome = outcomeOf(await ask({ method, path: address.path, token }))
        if (outcome !== 'not found' && outcome !== 'refused') reached.push(`${method} ${path}: ${name}: ${outcome}`)
        asked++
      }
    }
    assert.deepEqual(reached, [])
    assert.ok(asked > 100)
  })

  test(`no page of ${side} holds a name or an identifier of the other`, async () => {
    const foreign = await namesAndIdsOf(others, own)
    const found: string[] = []
    let pages = 0
    for (const { method, path } of routes) {
      // The pages before sign-in are everybody's: the demonstration's lists whom one may be, in both.
      if (method !== 'GET' || MATRIX[`GET ${path}`]?.may === 'anybody') continue
      const address = await addressOf(demonstration, path, own)
      if (!address) continue
      for (const { name, token } of signedIn.filter(each => each.partnershipId === own)) {
        const { body } = await ask({ path: address.path, token })
        pages++
        const given = foreign.filter(each => body.includes(each))
        if (given.length > 0) found.push(`${path}: ${name}: ${given.join(', ')}`)
      }
    }
    assert.deepEqual(found, [])
    assert.ok(pages > 50)
  })
}

/** People's and agencies' names and every identifier in a row of a partnership that the other has no row of. */
async function namesAndIdsOf(partnershipId: string, other: string): Promise<string[]> {
  const columns = await database.owner<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'kith' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid' and exists (
       select from information_schema.columns p
       where p.table_schema = 'kith' and p.table_name = c.table_name and p.column_name = 'partnership_id')`,
  )
  const valuesOf = async (id: string): Promise<Set<string>> => {
    const found = await Promise.all([
      ...columns.map(({ table, column }) =>
        database.owner<{ value: string }>(
          `select distinct ${column}::text as value from ${table} where partnership_id = $1 and ${column} is not null`,
          [id],
        ),
      ),
      database.owner<{ value: string }>('select name as value from person where partnership_id = $1', [id]),
      database.owner<{ value: string }>('select name as value from agency where partnership_id = $1', [id]),
    ])
    return new Set(found.flat().map(({ value }) => value))
  }
  const [theirs, ours] = await Promise.all([valuesOf(partnershipId), valuesOf(other)])
  assert.ok(theirs.size > 40)
  // A name such as "Constabulary" is also a word.
  return [...theirs.difference(ours)].filter(value => value.includes(' ') || value.length === 36)
}
