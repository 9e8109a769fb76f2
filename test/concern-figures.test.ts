import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const chair = demonstration.people.find(each => each.roles.includes('independent-chair'))
assert.ok(chair)
const token = await demonstration.signIn(chair)
const page = async (path: string): Promise<string> => {
  const { statusCode, body } = await demonstration.ask({ path, token })
  assert.equal(statusCode, 200, path)
  return body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

test('the chair sees the totals of a year, its parts adding up, and no reference of a concern', async () => {
  const text = await page('/concern-figures?year=2023-24')
  assert.match(text, /What happened to 1,603 concerns about adults/)
  assert.match(text, /nothing is left over/)
  assert.match(text, /1,603 1,654/)
  assert.match(text, /1,086 adults|1,0\d\d adults/)
  assert.match(text, /Local: section 42\(2\)[^%]*%\)/)
  assert.match(text, /National: all enquiries/)
  assert.doesNotMatch(text, /(AC|CC|EN)-\d{4}-/)
})

test('the running year is beside the same months of the year before', async () => {
  assert.match(await page('/concern-figures'), /beside the same months of the year before/)
})
