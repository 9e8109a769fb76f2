import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureJson, indicatorRoutes, parsePeriod, showMeasure } from '#indicators'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { receiveFile } from '../receive-file.ts'
import { intake, makeTestPartnership } from '../testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const app = createTestApp(database)
const actor = ours.actor(['business-manager'])
const FILE = `measure,period,value,unit,basis,agency
children.icpc.invitations,2023-24,78,count,stated,Constabulary
children.icpc.attendances,2023-24,78,count,stated,Constabulary
children.icpc.reports,2023-24,70,count,stated,Constabulary
children.icpc.attendance-rate,2023-24,100,percent,stated,Constabulary
children.icpc.report-rate,2023-24,89.7,percent,stated,Constabulary
children.cin.closed,2023-24,550,count,stated,
children.cin.stepped-down,2023-24,451,count,stated,
children.cin.stepping-down,2023-24,82,percent,stated,
`

test('attendance at conferences comes by agency, and each share gets its base from the counts in the same file', async () => {
  const receipt = await receiveFile(app, actor, intake, {
    name: 'attendance.csv',
    content: Buffer.from(FILE),
    format: 'supplied-figures',
    period: undefined,
  })
  assert.ok(receipt.accepted, `${receipt.issues[0]?.message}`)
  const show = async (code: string, area?: string) => {
    const question = { code, period: parsePeriod('2023-24'), area }
    const { value, numerator, denominator } = figureJson(
      await app.transaction(actor, tx => showMeasure(tx, intake.catalogue, question)),
    )
    return [value, numerator, denominator]
  }
  assert.deepEqual(await show('children.icpc.attendance-rate', 'Constabulary'), [100, 78, 78])
  assert.deepEqual(await show('children.icpc.report-rate', 'Constabulary'), [89.7, 70, 78])
  assert.deepEqual(await show('children.cin.stepping-down'), [82, 451, 550])
})

test('the page of such a measure lists the agencies, each leading to its own figure', async () => {
  const site = await createTestSite(app, indicatorRoutes(intake.catalogue))
  const agencyId = ours.agencies.get('Constabulary') ?? ''
  const { token } = await signInAs(database, { partnershipId: ours.partnershipId, agencyId, roles: ['scrutineer'] })
  const { body } = await site.get('/measures/children.icpc.report-rate', token)
  assert.match(body, /One figure for each agency[\s\S]*Constabulary<\/a>[\s\S]*70 of 78 \(89\.7%\)/)
  assert.match((await site.get(`/measures/children.icpc.report-rate?area=${agencyId}`, token)).body, /70 of 78/)
})
