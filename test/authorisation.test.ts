import assert from 'node:assert/strict'
import { test } from 'node:test'
import { routes } from '../src/app.ts'
import { expectedOf, MATRIX } from './authorisation-matrix.ts'
import { addressOf } from './fixtures/demonstration/addresses.ts'
import { arrangeWork } from './fixtures/demonstration/arrange-work.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'
import { outcomeOf } from './fixtures/demonstration/outcome.ts'

const demonstration = await openDemonstration()
await arrangeWork(demonstration)
const { people, ask, signIn } = demonstration
const anyone = demonstration.person('Imelda Farrow')
const nameOfPerson = (person: (typeof people)[number] | undefined): string =>
  person ? `${person.name} (${person.roles.join(', ')})` : 'a visitor'
const nameOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`

test('every route is in the table, and the table names no route that is not there', () => {
  assert.deepEqual(Object.keys(MATRIX).sort(), routes.map(nameOf).sort())
})

// Pages first: a form that is sent may change what they show.
for (const route of routes.toSorted((a, b) => a.method.localeCompare(b.method))) {
  const row = MATRIX[nameOf(route)]
  if (!row) continue
  test(`${nameOf(route)} answers each person of the demonstration, and a visitor, as the table says`, async () => {
    const wrong: string[] = []
    let asked = 0
    for (const person of [undefined, ...people]) {
      const address = await addressOf(demonstration, route.path, (person ?? anyone).partnershipId)
      if (!address) continue
      const token = person && (await signIn(person))
      const outcome = outcomeOf(await ask({ method: route.method, path: address.path, token }))
      const expected = expectedOf(row, route.method, person, address)
      asked++
      if (outcome !== expected) wrong.push(`${nameOfPerson(person)}: ${outcome}, and should be ${expected}`)
    }
    assert.deepEqual(wrong, [])
    assert.ok(asked > 1, `the demonstration has nothing that ${route.path} names`)
  })
}
