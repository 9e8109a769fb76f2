import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { suppliedSite } from '../testing/supplied.ts'
import { viewOf } from './dashboard-view.ts'
import { createReadDashboard } from './read-dashboard.ts'
import { byMonth } from './testing/months.ts'

const database = await cloneTestDatabase()
const { site, manager, signIn, supply, read, agencyId, catalogue } = await suppliedSite(database)
const learner = await signIn('learner')

// Missing children, month by month up to September 2026: level, and then far above.
const LEVEL = [20, 22, 21, 19, 20, 23, 21, 20, 22, 21, 19, 20, 21, 22, 20, 19, 21, 20, 22, 21, 20, 21, 19]
await supply('police.missing.children', byMonth('2026-09', [...LEVEL, 60]))
await supply('police.missing.reports', byMonth('2026-10', [40, 41, 39, 40, 3, 42, 40, 41, 38, 40, 41, 40, 39]))
await supply('adult.advocacy.supported', { '2024-25': [45, 50], '2025-26': [40, 50] })
await supply('training.kpi.1.5', { '2025-26': [9, 10] }, '', agencyId)
await supply('training.kpi.1.7', { '2025-26': [5, 7] }, '', agencyId)

const MISSING = '/dashboards/exploitation-and-missing-children'
const csv = (text: string): Record<string, string>[] => parse(text, { columns: true, bom: true })

test('nobody begins with an empty page: each theme has a dashboard made from the catalogue, and who sent figures has one', async () => {
  const list = await read('/dashboards', learner)
  for (const title of [
    'Adults at risk',
    'Children: need, protection and care',
    'Domestic abuse',
    'Training and workforce',
  ])
    assert.match(list, new RegExp(title))
  assert.match(list, /\/dashboards\/council">Council<\/a> \(your agency\)/)
  assert.doesNotMatch(list, /Make a dashboard|Boundaries for maps/)
  assert.match(await read('/dashboards/council', learner), /90%/)
})

test('a small chart says the newest figure, its change, what is unusual and where everything else is', async () => {
  const page = await read(MISSING, learner)
  assert.match(page, /\/measures\/police\.missing\.children\?period=2026-09">Missing children<\/a>/)
  assert.match(page, /<b>60<\/b> <span>children, September 2026<\/span>/)
  assert.match(page, /Up 40 on September 2025 \(20\)\./)
  assert.match(page, /Unusually high: September 2026, above the upper limit/)
  assert.match(page, /<desc id="[^"]+">24 figures, from 20 in October 2024 to 60 in September 2026\. Up 40/)
})

test('what is late stands first, with which figure, since when and whom to ask; what never came too', async () => {
  await supply('police.domestic-abuse.crimes', { '12m-to-2026-06': 300, '12m-to-2025-06': 280 })
  const page = await read('/dashboards/domestic-abuse')
  assert.match(
    page,
    /Late <span[^>]*>1<\/span>[\s\S]*<b>Ask: Constabulary\.<\/b> 12 months to July 2026 was looked for by 30 August 2026, 84 days ago\. The newest is 12 months to June 2026\./,
  )
  assert.match(page, /Nothing has come yet[\s\S]*<b>Ask: Constabulary\.<\/b>[\s\S]*Domestic abuse incidents/)
  assert.doesNotMatch(await read('/dashboards/domestic-abuse?upTo=2026-06'), /Late <span/)
})

test('a link keeps its filters: the last month, how far back, and for whom', async () => {
  const page = await read(`${MISSING}?upTo=2026-06&years=1`)
  assert.match(page, /<b>20<\/b> <span>children, June 2026<\/span>/)
  assert.match(page, /12 figures, from 21 in July 2025/)
  assert.match(page, /Up to June 2026 <a[^>]+href="[^"]*\?years=1">Remove/)
  assert.match(page, /panels\/p1\/data\.csv\?upTo=2026-06&amp;years=1/)
  assert.match(await read(`${MISSING}?upTo=june&years=77`), /September 2026/)
})

test('a target that is missed is said in words beside its shape, and the heat map by agency rates each figure', async () => {
  const adults = await read('/dashboards/adults-at-risk')
  assert.match(adults, /Short of its target[\s\S]*Adults without capacity who were supported/)
  assert.match(adults, /Target not met: 100%|Close to the target: 100%/)
  const page = await read(MISSING)
  assert.match(
    page,
    /kith-cell--close"><a href="\/measures\/training\.kpi\.1\.5\?period=2025-26[^>]*><svg[^>]*>.*?<\/svg>90\.0%/,
  )
})

test('a commentary stands beside its figure with its author and day', async () => {
  const on = '/measures/police.missing.children/commentary?period=2026-09'
  await site.post(on, { body: 'One children’s home reported every late return.', read: '0' }, manager.token)
  assert.match(
    await read(MISSING, learner),
    /<p>One children’s home reported every late return\.<\/p><p class="kith-context">Test business-manager, 22 November 2026, on September 2026/,
  )
  const [row] = csv(await read(`${MISSING}/panels/p1/data.csv`)).filter(each => each['period'] === '2026-09')
  assert.equal(row?.['commentary_by'], 'Test business-manager')
})

test('for readers outside small numbers are withheld alike in the page, its alternative text, the table and the picture', async () => {
  const asked = '?readers=public'
  const page = await read(`${MISSING}${asked}`)
  assert.match(page, /Public: a local report/)
  assert.match(page, /One figure is withheld to protect people\./)
  assert.doesNotMatch(page, /One children’s home/, 'commentary may say what is withheld')
  const rows = csv(await read(`${MISSING}/panels/p1/data.csv${asked}`)).filter(
    row => row['measure'] === 'police.missing.reports',
  )
  const hidden = rows.find(row => row['period'] === '2026-02')
  assert.equal(hidden?.['value'], '[c]')
  assert.ok(
    rows.every(row => row['reading'] === ''),
    'limits would tell what they were worked out from',
  )
  const svg = await read(`${MISSING}/panels/p1/picture.svg${asked}`)
  assert.match(svg, /One figure is withheld to protect people/)
  const open = csv(await read(`${MISSING}/panels/p1/data.csv`)).find(
    row => row['measure'] === 'police.missing.reports' && row['period'] === '2026-02',
  )
  assert.equal(open?.['value'], '3')
})

test('a panel is a picture that stands alone, as SVG and as PNG, and says who may read it', async () => {
  const svg = await site.get(`${MISSING}/panels/p1/picture.svg`, learner.token)
  assert.equal(svg.headers['content-type'], 'image/svg+xml')
  assert.match(svg.body, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  assert.match(svg.body, /Restricted: for members of the partnership only/)
  assert.match(svg.body, /Made on 22 November 2026/)
  for (const panel of ['p1', 'p2']) {
    const png = await site.get(`${MISSING}/panels/${panel}/picture.png`, learner.token)
    assert.equal(png.statusCode, 200)
    assert.deepEqual([...png.rawPayload.subarray(1, 4)], [...Buffer.from('PNG')])
  }
  assert.equal((await site.get(`${MISSING}/panels/p9/picture.svg`, learner.token)).statusCode, 404)
})

test('more measures ask no more questions of the database', async () => {
  const readDashboard = createReadDashboard(catalogue)
  const questions = async (measureCodes: readonly string[]): Promise<number> => {
    const panels = (['multiples', 'heat-periods', 'table'] as const).map((kind, index) => ({
      id: `p${index + 1}`,
      kind,
      title: kind,
      measureCodes: [...measureCodes],
    }))
    const layout = { title: 'Counted', purpose: '', years: 5 as const, panels }
    return site.app.transaction(manager.actor, async tx => {
      const executor = tx.getExecutor()
      const asked = mock.method(executor, 'executeQuery')
      await readDashboard(tx, layout, viewOf(layout, undefined, {}, site.app.clock.today()))
      asked.mock.restore()
      return asked.mock.callCount()
    })
  }
  const police = catalogue.measures.filter(({ topic }) => topic === 'police').map(({ code }) => code)
  const few = await questions(police.slice(0, 1))
  assert.ok(few > 0 && few <= 5, `${few} questions`)
  assert.equal(await questions(police), few)
})
