import assert from 'node:assert/strict'
import { test } from 'node:test'
import { indicatorRoutes } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestSite, signInAs } from '#platform/testing/site.ts'
import { receiveFile } from '../receive-file.ts'
import { intake } from '../testing/test-partnership.ts'
import type { MadeRow } from './testing/made-extract.ts'
import { OWN, policePartnerships } from './testing/police-partnership.ts'

const database = await cloneTestDatabase()
const { app, partnership, send } = policePartnerships(database)
const site = await createTestSite(
  app,
  indicatorRoutes(intake.catalogue),
  ({ title, above, body, aside }) => `<!doctype html><title>${title}</title>${above ?? ''}${body}${aside ?? ''}`,
)

async function reader(slug: string) {
  const made = await partnership(slug)
  const agencyId = made.agencies.get('Constabulary') ?? ''
  const { token } = await signInAs(database, { partnershipId: made.partnershipId, agencyId, roles: ['analyst'] })
  const page = async (path: string) => (await site.get(path, token)).body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  return { made, page }
}

const uses = (months: readonly string[], row: MadeRow = {}): MadeRow[] =>
  months.map((month, at) => ({
    reference: `${month}-${at}`,
    person: `P${at}`,
    used_on: `${month}-09`,
    linked_record: at % 4 === 0 ? '' : 'CSC-1',
    area_code: at % 6 === 5 ? '' : OWN,
    ...row,
  }))
const monthsFrom = (first: string, count: number) =>
  Array.from({ length: count }, (_, at) => Temporal.PlainYearMonth.from(first).add({ months: at }).toString())

test('the page says what was counted, what no area can be given, what leads to no record, and what is not here yet', async () => {
  const { made, page } = await reader('counted')
  await send(made, { 'protection-powers': uses(monthsFrom('2022-02', 24)) }, { period: '2022-02..2024-01' })
  const text = await page('/measures/police')
  assert.match(text, /12 months to January 2024, beside 12 months to January 2023/)
  assert.match(text, /The figures are counted here, from the records that the police sent\./)
  assert.match(text, /Not here yet: February 2024 to May 2024, 4 months\./)
  assert.match(text, /Uses of police protection powers Records without a beat code.{0,90} 10 .{0,60}10 .{0,30}0 /)
  assert.match(text, /Police protection records without a beat code 2 /)
  assert.match(text, /3 of 10 uses of police protection \(30%\) lead to no child’s record/)
  assert.match(text, /Children in custody .{0,200}Not supplied/)
})

test('months that were not sent are named where others were, and a measure’s page has the months', async () => {
  const { made, page } = await reader('holes')
  const months = monthsFrom('2023-04', 12).filter(month => month !== '2023-08' && month !== '2023-09')
  for (const month of months) await send(made, { 'protection-powers': uses([month]) }, { period: month })
  const content = Buffer.from('measure,period,value\nUses of police protection powers,12m-to-2024-03,14\n')
  await receiveFile(app, made.actor(['business-manager']), intake, { name: 'stated.csv', content })
  const text = await page('/measures/police')
  assert.match(
    text,
    /No records came for August 2023 and September 2023\. Twelve months with a hole have no figure of their own\./,
  )
  assert.match(text, /The figures are as the police stated them\./)
  assert.match(
    await page('/measures/police.protection-powers'),
    /12 months to March 2024.*March 2024 1 counted from the records/,
  )
})

test('what the police stated stands beside what their records give, and neither is lost', async () => {
  const { made, page } = await reader('beside')
  const content = Buffer.from(
    'measure,period,value,area\nUses of police protection powers,12m-to-2024-01,11,\nUses of police protection powers,12m-to-2023-01,10,\n',
  )
  await receiveFile(app, made.actor(['business-manager']), intake, { name: 'stated.csv', content })
  await send(made, { 'protection-powers': uses(monthsFrom('2022-02', 24)) }, { period: '2022-02..2024-01' })
  const text = await page('/measures/police')
  assert.match(
    text,
    /2 figures were stated by the police and can be counted from their records too: 1 agree, 1 differ\./,
  )
  assert.match(
    text,
    /Uses of police protection powers: stated 11, counted 10 \( −1 \)|Uses of police protection powers: stated 11, counted 10 \(−1\)/,
  )
  assert.match(text, /11 .{0,20}records: 10/)
  assert.match(
    await page('/measures/police.protection-powers?period=12m-to-2024-01'),
    /The records that were sent give 10\. What was stated stays the figure until somebody corrects it\./,
  )
})
