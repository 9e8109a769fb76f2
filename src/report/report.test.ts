import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createCatalogue,
  exact,
  type IncomingObservation,
  known,
  type ObservedValue,
  parsePeriod,
  percentage,
  recordFigures,
  SUPPLIED_MEASURES,
  whole,
} from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import { clockAt } from '#platform/clock.ts'
import { Conflict } from '#platform/errors.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '#platform/testing/site.ts'
import { correctFigure } from './correct-figure.ts'
import { isFinancialYear } from './financial-year.ts'
import { publishReport } from './publish-report.ts'
import { createReportRoutes } from './report.routes.ts'
import { saveSection } from './save-section.ts'
import { startReport } from './start-report.ts'

const database = await cloneTestDatabase()
const clock = clockAt(Temporal.Instant.from('2024-09-26T09:00:00Z'))
const app = createTestApp(database, clock)
const catalogue = createCatalogue(SUPPLIED_MEASURES)
const site = await createTestSite(app, createReportRoutes(catalogue))

const YEAR = '2023-24'
if (!isFinancialYear(YEAR)) throw new Error('not a year')

const [partnership] = await database.owner<{ partnership_id: string }>(
  `insert into partnership (slug, name, is_demonstration) values ('ours', 'Our Partnership', true) returning partnership_id`,
)
const partnershipId = partnership?.partnership_id ?? ''
const [agency] = await database.owner<{ agency_id: string }>(
  `insert into agency (partnership_id, name, kind, joined_on) values ($1, 'Council', 'local-authority', '2020-01-01') returning agency_id`,
  [partnershipId],
)
const agencyId = agency?.agency_id ?? ''
const manager = await signInAs(database, {
  partnershipId,
  agencyId,
  roles: ['business-manager'],
  name: 'Imelda Farrow',
})
const lead = await signInAs(database, { partnershipId, agencyId, roles: ['agency-lead'] })
const actor: Actor = {
  id: `person:${manager.personId}`,
  name: 'Imelda Farrow',
  partnershipId,
  partnershipName: 'Our Partnership',
  roles: ['business-manager'],
  personId: manager.personId,
  agencyId,
}

const figure = (measureCode: string, period: string, observed: ObservedValue): IncomingObservation => ({
  measureCode,
  period: parsePeriod(period),
  area: '',
  agencyId: undefined,
  breakdown: '',
  observed,
  printed: '',
  basis: 'stated',
})

async function record(...observations: IncomingObservation[]): Promise<void> {
  await app.transaction(actor, async tx => {
    const by = { id: actor.id, name: actor.name }
    await recordFigures(
      tx,
      catalogue,
      {
        id: crypto.randomUUID(),
        kind: 'file',
        title: 'adult-social-care.csv',
        suppliedBy: by,
        suppliedAt: clock.now(),
        approvedBy: by,
        approvedAt: clock.now(),
        contentHash: Buffer.alloc(32),
      },
      { observations, targets: [], qualityNotes: [], footnotes: [] },
    )
  })
}

await record(
  figure('adult.concerns.received', YEAR, known(whole(1603))),
  figure('adult.enquiries.s42-2.started', YEAR, known(whole(343))),
  figure('adult.concerns.s42-1', YEAR, known(whole(673))),
  figure('adult.concerns.not-met', YEAR, known(whole(584))),
  figure('adult.concerns.awaiting-decision', YEAR, known(whole(3))),
  figure('adult.conversion.local', YEAR, percentage(whole(343), whole(1603))),
  figure('adult.decision.in-time', YEAR, known(exact('57'))),
)

const words =
  'We received {{measure adult.concerns.received 2023-24}} concerns; {{measure adult.conversion.local 2023-24}} became an enquiry.'

test('a report is started once for a year', async () => {
  await startReport(app, actor, YEAR, { adults: words })
  await assert.rejects(startReport(app, actor, YEAR), Conflict)
})

test('the draft prints bound figures from the register, each leading to its measure', async () => {
  const page = await site.get(`/annual-reports/${YEAR}/preview`, manager.token)
  assert.equal(page.statusCode, 200)
  assert.match(page.body, />1,603<\/a>/)
  assert.match(page.body, /\/measures\/adult\.concerns\.received\?period=2023-24/)
})

test('a small count is withheld in the draft, and so is the one that would give it away', async () => {
  const page = await site.get(`/annual-reports/${YEAR}/preview`, manager.token)
  const row = (label: string) => new RegExp(`${label}[\\s\\S]{0,200}?>(\\[c\\]|[\\d,]+)</a>`).exec(page.body)?.[1]
  assert.equal(row('Decision not recorded by 31 March'), '[c]')
  const others = [
    'Met the three tests, resolved another way',
    'Did not meet the three tests',
    'Section 42\\(2\\) enquiry',
  ].map(row)
  assert.equal(others.filter(value => value === '[c]').length, 1)
})

test('somebody who may not see drafts is refused, and a visitor asked to sign in', async () => {
  assert.equal((await site.get(`/annual-reports/${YEAR}`, lead.token)).statusCode, 403)
  assert.equal((await site.get(`/annual-reports/${YEAR}`)).statusCode, 303)
})

test('a typed number is flagged with its words beside the section', async () => {
  const typed = await site.post(
    `/annual-reports/${YEAR}/sections/police`,
    { heading: 'Police data', prose: 'There were 282 reports.', version: '1', act: 'preview' },
    manager.token,
  )
  assert.equal(typed.statusCode, 200)
  assert.match(typed.body, /The number <strong>282<\/strong> is typed/)
  assert.match(typed.body, /There were 282 reports\./)
})

test('a figure that does not exist is named where it stands, and what was typed is kept', async () => {
  const answer = await site.post(
    `/annual-reports/${YEAR}/sections/police`,
    {
      heading: 'Police data',
      prose: 'We saw {{measure police.no-such 2023-24}} of them.',
      version: '1',
      act: 'preview',
    },
    manager.token,
  )
  assert.match(answer.body, /There is no measure police\.no-such/)
  assert.match(answer.body, /We saw \{\{measure police\.no-such 2023-24\}\} of them\./)
})

test('the rest of a section can be read while one of its figures cannot be found', async () => {
  const answer = await site.post(
    `/annual-reports/${YEAR}/sections/police/preview`,
    { heading: 'Police data', prose: 'We saw {{measure police.no-such 2023-24}} of them.', version: '1' },
    manager.token,
  )
  assert.match(answer.body, /There is no measure police\.no-such/)
  assert.match(answer.body, /We saw [\s\S]*\(figure not found\)[\s\S]* of them\./)
})

test('Enter in a field of the editor never saves the section and leaves it', async () => {
  const page = await site.get(`/annual-reports/${YEAR}/sections/police`, manager.token)
  const [first] = /<button[^>]*name="act"[^>]*>/.exec(page.body) ?? []
  assert.match(first ?? '', /value="preview"/)
})

test('looking for a figure finds it by words in its name, with how to write it', async () => {
  const answer = await site.post(
    `/annual-reports/${YEAR}/sections/police`,
    { heading: 'Police data', prose: 'Draft words', version: '1', act: 'find', find: 'concerns received' },
    manager.token,
  )
  assert.match(answer.body, /\{\{measure adult\.concerns\.received 2023-24\}\}/)
  assert.match(answer.body, /Draft words/)
})

test('a section saved by somebody else meanwhile is not overwritten: both texts are shown', async () => {
  const given = { heading: 'Police data', version: 1 }
  const first = await saveSection(app, actor, YEAR, 'police', { ...given, prose: 'First.' })
  assert.equal(first.saved, true)
  const answer = await site.post(
    `/annual-reports/${YEAR}/sections/police`,
    { heading: 'Police data', prose: 'Second.', version: '1', act: 'save' },
    manager.token,
  )
  assert.equal(answer.statusCode, 409)
  assert.match(answer.body, /What Imelda Farrow saved while you wrote/)
  assert.match(answer.body, /First\./)
  assert.match(answer.body, /Second\./)
})

test('an empty heading is refused beside its field', async () => {
  const answer = await site.post(
    `/annual-reports/${YEAR}/sections/police`,
    { heading: ' ', prose: 'Kept.', version: '2', act: 'save' },
    manager.token,
  )
  assert.equal(answer.statusCode, 422)
  assert.match(answer.body, /Enter a heading/)
  assert.match(answer.body, /Kept\./)
})

test('a report that names a missing figure cannot be published', async () => {
  await saveSection(app, actor, YEAR, 'police', {
    heading: 'Police data',
    version: 2,
    prose: '{{measure police.no-such 2023-24}}',
  })
  await assert.rejects(publishReport(app, actor, catalogue, YEAR, 'public-local'), /police\.no-such/)
  await saveSection(app, actor, YEAR, 'police', { heading: 'Police data', version: 3, prose: 'Nothing yet.' })
})

test('publishing freezes the figures: a later revision in the register changes nothing that was published', async () => {
  const address = await publishReport(app, actor, catalogue, YEAR, 'public-local')
  assert.equal(address, '/reports/2023-24')
  await record(figure('adult.decision.in-time', YEAR, known(exact('58'))))
  const [release] = await database
    .as('kith_public')
    .pool.query(`select document from published.release`)
    .then(result => result.rows)
  const frozen = JSON.stringify(release?.document)
  assert.match(frozen, /"printed":"57%"/)
  assert.doesNotMatch(frozen, /"printed":"58%"/)
})

test('a published report takes no more words', async () => {
  await assert.rejects(saveSection(app, actor, YEAR, 'police', { heading: 'x', version: 4, prose: '' }), Conflict)
})

test('the page of corrections lists what the register now says differently, and finds any other figure by its words', async () => {
  const changed = await site.get(`/annual-reports/${YEAR}/corrections`, manager.token)
  const rows = [...changed.body.matchAll(/<tr><th scope="row">[\s\S]*?<\/tr>/g)].map(([row]) =>
    row.replace(/<[^>]+>/g, ' '),
  )
  assert.equal(rows.length, 1, rows.join('\n'))
  assert.match(rows[0] ?? '', /57%\s+58%/)
  const found = await site.get(`/annual-reports/${YEAR}/corrections?q=concerns%20received`, manager.token)
  assert.match(found.body, /Adult safeguarding concerns received[\s\S]*?1,603[\s\S]*?1,603/)
  const none = await site.get(`/annual-reports/${YEAR}/corrections?q=unicorns`, manager.token)
  assert.match(none.body, /No figure of the report has these words/)
})

test('an erratum puts the register’s figure in place, and says what was printed before and why', async () => {
  const figureId = 'adult.decision.in-time@2023-24'
  await correctFigure(app, actor, catalogue, YEAR, { figureId, cause: 'correction', reason: 'Late records arrived.' })
  const [release] = await database
    .as('kith_public')
    .pool.query(`select revision, document from published.release`)
    .then(result => result.rows)
  assert.equal(release?.revision, 2)
  const document = release?.document
  assert.deepEqual(document.errata, [
    {
      cause: 'correction',
      figureId,
      now: '58%',
      number: 1,
      place: document.errata[0].place,
      publishedOn: '2024-09-26',
      reason: 'Late records arrived.',
      was: '57%',
    },
  ])
})

test('an erratum for disclosure leaves the old value nowhere in what is published', async () => {
  const figureId = 'adult.decision.in-time@2023-24'
  await correctFigure(app, actor, catalogue, YEAR, {
    figureId,
    cause: 'disclosure',
    reason: 'It should not have been shown.',
  })
  const rows = await database.as('kith_public').pool.query(`select document from published.release`)
  const document = rows.rows[0]?.document
  assert.equal(document.figures.find((each: { id: string }) => each.id === figureId)?.state, 'withheld')
  const files = await database
    .as('kith_public')
    .pool.query(`select name, content from published.release_file where name like '%.csv'`)
  assert.ok(files.rows.length > 3)
  const everything = [
    JSON.stringify(document),
    ...files.rows.map((row: { content: Buffer }) => row.content.toString()),
  ].join('\n')
  assert.doesNotMatch(everything, /58%|"58"|,58,/)
})

test('a figure that another report shows is withheld in both at once, or refused with the name of that report and what to do', async () => {
  const NEXT = '2024-25'
  if (!isFinancialYear(NEXT)) throw new Error('not a year')
  await startReport(app, actor, NEXT, { adults: 'A year ago we received {{measure adult.concerns.received 2023-24}}.' })
  await publishReport(app, actor, catalogue, NEXT, 'public-local')
  const url = `/annual-reports/${YEAR}/corrections/new?figure=${encodeURIComponent('adult.concerns.received@2023-24')}`
  const form = { cause: 'disclosure', reason: 'It was too close to a few people.' }
  const refused = await site.post(url, form, manager.token)
  assert.equal(refused.statusCode, 422)
  assert.match(
    refused.body,
    /Adult safeguarding concerns received is also shown in Annual report 2024 to 2025 \(1 April 2024 to [^)]+\), which would give it away\. Withhold it in that report as well/,
  )
  assert.match(refused.body, /href="\/annual-reports\/2024-25"/)
  assert.match(refused.body, /It was too close to a few people/)
  const done = await site.post(url, { ...form, everywhere: 'yes' }, manager.token)
  assert.equal(done.statusCode, 303, done.body)
  const rows = await database.as('kith_public').pool.query('select document from published.release')
  assert.equal(rows.rows.length, 2)
  assert.doesNotMatch(JSON.stringify(rows.rows), /1,?603/)
})
