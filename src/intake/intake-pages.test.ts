import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { isTable } from './format.ts'
import { intakeRoutes } from './intake.routes.ts'
import { intake, makeTestPartnership, publishedFile } from './testing/test-partnership.ts'

const database = await cloneTestDatabase()
const ours = await makeTestPartnership(database, 'ours')
const site = await createTestSite(createTestApp(database), intakeRoutes(intake))
const agencyId = ours.agencies.get('Constabulary') ?? ''
const otherAgencyId = ours.agencies.get('Youth Connections') ?? ''
const { partnershipId } = ours
const manager = await signInAs(database, { partnershipId, agencyId, roles: ['business-manager'] })
const analyst = await signInAs(database, { partnershipId, agencyId, roles: ['analyst'] })
const otherAnalyst = await signInAs(database, { partnershipId, agencyId: otherAgencyId, roles: ['analyst'] })
const learner = await signInAs(database, { partnershipId, agencyId, roles: ['learner'] })

async function upload(token: string, content: Buffer | string, fields: Record<string, string> = {}) {
  const page = await site.server.inject({ method: 'GET', url: '/intake', cookies: { kith: token } })
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const secret = page.cookies.find(cookie => cookie.name === '_csrf')?.value ?? ''
  const boundary = 'a-boundary'
  const part = (name: string, value: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const head = `${Object.entries({ _csrf: csrf, ...fields })
    .map(([name, value]) => part(name, value))
    .join(
      '',
    )}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="figures.csv"\r\ncontent-type: text/csv\r\n\r\n`
  return site.server.inject({
    method: 'POST',
    url: '/intake',
    cookies: { kith: token, _csrf: secret },
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
}

/** As the button does: with what was seen. */
async function accept(file: string, reason = '') {
  const seen = /name="seen" value="(\w+)"/.exec((await site.get(file, manager.token)).body)?.[1]
  return site.post(`${file}/approve`, { seen: seen ?? assert.fail('nothing to accept'), reason }, manager.token)
}

const countOf = async (table: string) =>
  Number((await database.owner<{ n: number }>(`select count(*) as n from ${table}`))[0]?.n)

test('a page without a file says what to do and keeps what was chosen', async () => {
  const answer = await site.post('/intake', { format: 'kpi-matrix', period: '2023' }, manager.token)
  assert.equal(answer.statusCode, 400)
  assert.match(answer.body, /Select the file that you want to send/)
  assert.match(answer.body, /is not a period/)
  assert.match(answer.body, /value="kpi-matrix" checked/)
})

test('an uploaded file is recognised, kept, and told of on a page of its own', async () => {
  const answer = await upload(manager.token, publishedFile('kpi-matrix.csv'), { format: 'detect', period: '2023-24' })
  assert.equal(answer.statusCode, 303)
  const file = answer.headers.location ?? ''
  const page = await site.get(file, manager.token)
  assert.match(page.body, /All 272 rows are in order/)
  assert.match(page.body, /two targets: 80% in the indicator list and 90%/)
  assert.match(page.body, /Of 272 figures 272 are new\./)
  assert.equal(await countOf('observation'), 0)
  assert.equal((await accept(file)).headers.location, file)
  assert.match((await site.get(file, manager.token)).body, /All 272 rows were accepted/)
  assert.equal(await countOf('observation'), 272)
  const original = await site.get(`${answer.headers.location}/original`, manager.token)
  assert.deepEqual(original.rawPayload, publishedFile('kpi-matrix.csv'))
})

test('a file with faults changes nothing, and its faults can be downloaded', async () => {
  const answer = await upload(
    manager.token,
    'kpi,target,agency,value\n1.1,85,Constabluary,92\n1.2,85,Constabulary,120\n',
    { format: 'kpi-matrix', period: '2024-25' },
  )
  const page = await site.get(answer.headers.location ?? '', manager.token)
  assert.match(page.body, /Nothing of this file was taken in, because of 2 faults/)
  assert.match(page.body, /Did you mean “Constabulary”/)
  const csv = await site.get(`${answer.headers.location}/issues.csv`, manager.token)
  assert.equal(csv.body.trim().split('\r\n').length, 3)
  assert.equal(await countOf('observation'), 272)
})

test('an agency’s analyst sends their own agency’s rows, which count once the partnership approves them', async () => {
  const others = await upload(analyst.token, 'kpi,target,agency,value\n1.1,85,Youth Connections,92\n', {
    format: 'kpi-matrix',
    period: '2023-24',
  })
  assert.match(
    (await site.get(others.headers.location ?? '', analyst.token)).body,
    /You may send figures for Constabulary only/,
  )
  const own = await upload(analyst.token, 'kpi,target,agency,value\n1.1,85,Constabulary,92\n', {
    format: 'kpi-matrix',
    period: '2023-24',
  })
  const where = own.headers.location ?? ''
  assert.match((await site.get(where, analyst.token)).body, /Their figures count once they are accepted/)
  assert.equal(await countOf('observation'), 272)
  assert.equal((await site.post(`${where}/approve`, {}, analyst.token)).statusCode, 403)
  assert.equal((await accept(where, 'Two came back from leave.')).statusCode, 303)
  assert.equal(await countOf('observation'), 273)
  const [current] = await database.owner<{
    value: string
    revision: number
    approved_by_name: string
    supplied_by_name: string
  }>(
    `select value, revision, approved_by_name, supplied_by_name from observation join figure_source using (partnership_id, source_id)
     where is_current and measure_code = 'training.kpi.1.1' and agency_id = $1`,
    [agencyId],
  )
  assert.deepEqual(current, {
    value: '92',
    revision: 2,
    approved_by_name: 'Test business-manager',
    supplied_by_name: 'Test analyst',
  })
  assert.equal((await site.post(`${where}/approve`, {}, manager.token)).statusCode, 409)
})

test('another agency’s files are not there for an analyst, and a learner may send nothing', async () => {
  const own = await upload(analyst.token, 'kpi,target,agency,value\n1.2,85,Constabulary,91\n', {
    format: 'kpi-matrix',
    period: '2023-24',
  })
  assert.equal((await site.get(own.headers.location ?? '', analyst.token)).statusCode, 200)
  assert.equal((await site.get(own.headers.location ?? '', otherAnalyst.token)).statusCode, 404)
  assert.equal((await site.get(`${own.headers.location}/original`, otherAnalyst.token)).statusCode, 404)
  assert.equal((await site.get('/intake', learner.token)).statusCode, 403)
})

test('every format of rows and columns has a template that is itself accepted', async () => {
  // Street files are told apart by the force of the partnership's own area.
  await database.owner(`update partnership set area_code = 'E06000022' where partnership_id = $1`, [ours.partnershipId])
  for (const { name } of intake.formats.filter(isTable)) {
    const template = await site.get(`/intake/templates/${name}`, manager.token)
    const answer = await upload(manager.token, template.rawPayload, { format: name, period: '2030-31' })
    assert.match((await site.get(answer.headers.location ?? '', manager.token)).body, /Waiting to be accepted/, name)
    assert.equal((await accept(answer.headers.location ?? '')).statusCode, 303, name)
  }
})

test('the faults of a census are told rule by rule, and each child by no more than its identifier', async () => {
  const content = readFileSync(new URL('./cin-census/samples/bad.xml', import.meta.url))
  const answer = await upload(manager.token, content, { format: 'detect', period: '' })
  const page = await site.get(answer.headers.location ?? '', manager.token)
  assert.match(page.body, /Rule 8608, 1 child/)
  assert.match(page.body, /The assessment was authorised before it began\./)
  assert.match(page.body, /A1001/)
  assert.doesNotMatch(page.body, /2012-06-14|download the template/)
  const csv = await site.get(`${answer.headers.location}/issues.csv`, manager.token)
  assert.match(csv.body, /error,4220,70,A1002,ChildCharacteristics,Ethnicity,ABAM,/)
})
