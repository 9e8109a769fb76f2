import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parsePeriod } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, signInAs } from '#platform/testing/site.ts'
import { createConcernsPlace } from '../../testing/concerns.ts'
import { makeCase, makeEnquiry, makeIndividual } from '../testing/cases.ts'
import { readSacFile } from './read-sac-file.ts'
import { disclosed } from './sac-file.ts'

const database = await cloneTestDatabase()
const ours = await createConcernsPlace(database)
const app = createTestApp(database)
const manager = await signInAs(database, { ...ours, roles: ['business-manager'] })
/** 64 when the concern comes in, 65 on the last day of the year. */
const ageing = await makeIndividual(database, ours, '1959-03-31')
const decided = (on: string) => [{ on, pathway: 's42-2' }]
const first = await makeCase(database, ours, {
  receivedOn: '2023-06-01',
  individualId: ageing,
  decisions: decided('2023-06-02'),
})
const second = await makeCase(database, ours, {
  receivedOn: '2023-08-01',
  individualId: ageing,
  decisions: decided('2023-08-02'),
})
await makeCase(database, ours, { receivedOn: '2023-08-01', decisions: [{ on: '2023-08-02', pathway: 'screened-out' }] })
const ended = {
  startedOn: '2023-06-02',
  conclusions: [{ on: '2023-09-01', risk: 'reduced', achieved: 'partly', lackedCapacity: 'yes', supported: 'yes' }],
}
const enquiryId = await makeEnquiry(database, ours, first, ended)
await makeEnquiry(database, ours, second, { startedOn: '2023-08-02', conclusions: [{ on: '2024-04-05' }] })
await database.owner(
  `update enquiry set abuse_types = '{neglect,physical}', sources_of_risk = '{service-provider,known-to-individual}' where enquiry_id = $1`,
  [enquiryId],
)

await database.owner("update individual set health_conditions = '{dementia,hearing}' where individual_id = $1", [
  ageing,
])

const file = async (isUnrounded: boolean): Promise<string[]> => {
  const { content } = await app.transaction(manager.actor, tx =>
    readSacFile(tx, manager.actor, { period: parsePeriod('2023-24'), isUnrounded }),
  )
  return content.split('\r\n')
}
const cells = await file(true)
const value = (...words: string[]): string | undefined =>
  cells
    .find(line => words.every(word => line.includes(`,${word},`)))
    ?.split(',')
    .at(-1)

test('a person counts once by age, sex and ethnicity, and once for each case by support reason', () => {
  assert.equal(value('SG1a', 'Safeguarding Concerns', '65-74'), '1')
  assert.equal(value('SG1a', 'Section 42 Safeguarding Enquiries', '65-74'), '1')
  assert.equal(value('SG1b', 'Safeguarding Concerns', 'Not Known'), '1')
  assert.equal(value('SG1d', 'Safeguarding Concerns', 'Not Known'), '2')
  assert.equal(value('SG1d', 'Section 42 Safeguarding Enquiries', 'Not Known'), '2')
})

test('a case counts under each health condition of the adult, and under not known where nobody has said', () => {
  for (const kind of ['Safeguarding Concerns', 'Section 42 Safeguarding Enquiries']) {
    assert.equal(value('SG1e', kind, 'Mental Health: Dementia'), '2')
    assert.equal(value('SG1e', kind, 'Sensory Impairment: Hearing'), '2')
    assert.equal(value('SG1e', kind, 'Not Known'), '0')
  }
})

test('ages are those of the last day of the year', () => {
  assert.equal(value('SG1a', 'Safeguarding Concerns', '18-64'), '0')
})

test('a concern that became an enquiry counts in both, and one that was screened out in neither', () => {
  assert.equal(value('SG1f', 'Safeguarding Concerns', 'Total'), '2')
  assert.equal(value('SG1f', 'Section 42 Safeguarding Enquiries', 'Total'), '2')
  assert.equal(value('SG1f', 'Other Safeguarding Enquiries', 'Total'), '0')
})

test('a concluded enquiry counts once under each different type and source of risk, in the year of its conclusion', () => {
  const kind = 'Section 42 Safeguarding Enquiries'
  for (const type of ['Neglect and Acts of Omission', 'Physical'])
    for (const source of ['Service Provider', 'Other - Known to individual'])
      assert.equal(value('SG2a', kind, type, source), '1', `${type} ${source}`)
  assert.equal(value('SG2a', kind, 'Neglect and Acts of Omission', 'Other - Unknown to individual'), '0')
  assert.equal(value('SG2c', kind, 'Risk identified and action taken'), '1')
  assert.equal(value('SG2e', kind, 'Risk reduced'), '1')
  assert.equal(value('SG3a', kind, 'Yes'), '1')
  assert.equal(value('SG4a', kind, 'Of expressed: Partially Achieved'), '1')
  assert.equal(value('SG4a', kind, 'No'), '0')
})

test('fewer than five are withheld and the rest rounded to the nearest five, halves up', async () => {
  assert.deepEqual([0, 4, 5, 7, 8, 12, 13, 1603].map(disclosed), ['[c]', '[c]', '5', '5', '10', '10', '15', '1605'])
  const published = await file(false)
  assert.ok(
    published
      .slice(1)
      .filter(Boolean)
      .every(line => /(\[c\]|\[x\]|[05])$/.test(line)),
  )
})

test('a table that cannot be counted says why and has no zeros', () => {
  const reviews = cells.filter(line => line.includes(',SG5'))
  assert.equal(reviews.length, 2)
  for (const line of reviews) assert.match(line, /reviews are not recorded in this system yet,,\[x\]$/)
  assert.match(
    cells[0] ?? '',
    /^.?GEOGRAPHY,COUNCIL_TYPE,REGION_CODE,REGION_NAME,ONS_CODE,LA_CODE,LA_NAME,TABLE_REFERENCE,ENQUIRY_TYPE,CATEGORY,SUBCATEGORY,VALUE$/,
  )
})
