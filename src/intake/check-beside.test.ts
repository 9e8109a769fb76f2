import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { checkBeside } from './check-beside.ts'
import { checkFile } from './check-file.ts'
import { cinCensus } from './cin-census/cin-census.ts'
import { intake } from './testing/test-partnership.ts'

const facts = {
  catalogue: intake.catalogue,
  agencies: [],
  period: parsePeriod('2023-24'),
  ownAgencyId: undefined,
  ownArea: undefined,
  today: Temporal.PlainDate.from('2024-06-03'),
}
const bad = readFileSync(new URL('cin-census/samples/bad.xml', import.meta.url), 'utf8')
const [child = ''] = /<Child>[\s\S]*?<\/Child>/.exec(bad) ?? []
const many = Buffer.from(bad.replace(child, child.repeat(Math.ceil(3_000_000 / child.length))))

test('a large document is checked beside everything else, and the same is found in it', async () => {
  let turns = 0
  const clock = setInterval(() => turns++, 5)
  const beside = await checkBeside(many, cinCensus, facts)
  clearInterval(clock)
  assert.ok(turns > 5, `${turns} turns of the clock`)
  assert.equal(beside.reading, undefined)
  assert.deepEqual(beside, await checkFile(many, cinCensus, facts))
})
