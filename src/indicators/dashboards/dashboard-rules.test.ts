import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { SUPPLIED_MEASURES } from '../catalogue/all.ts'
import { createCatalogue } from '../catalogue.ts'
import { DISCLOSURE_PROFILES } from '../disclosure/profiles.ts'
import { publishableText } from '../disclosure/publishable.ts'
import { whole } from '../exact.ts'
import type { Measure } from '../measure.ts'
import { parsePeriod } from '../period.ts'
import { RELATIVE_RULE } from '../rag.ts'
import { known, type ObservedValue, percentage } from '../value.ts'
import { cardOf } from './card.ts'
import { changeInWords, missingInWords } from './card-words.ts'
import { freeSlug, slugOf } from './dashboard.ts'
import { dashboardCsv } from './dashboard-csv.ts'
import { defaultDashboards } from './default-dashboards.ts'
import { discloseSeries, figureId, type HeldSeries } from './disclose-series.ts'
import { periodHeats } from './heat.ts'
import { type HeldPoint, oneKind, parseSeries, pointText } from './held-series.ts'
import { addPanel, changePanel, type Layout, layoutSchema, movePanel, removePanel } from './layout.ts'
import { panelPicture } from './panel-picture.ts'
import type { ReadPanel } from './read-dashboard.ts'
import { byMonth } from './testing/months.ts'

const catalogue = createCatalogue(SUPPLIED_MEASURES)
const REPORTS = catalogue.get('police.missing.reports')
const SHARE = catalogue.get('adult.conversion.local')
const day = (text: string) => Temporal.PlainDate.from(text)

const point = (
  name: string,
  observed: ObservedValue | undefined,
  origin: HeldPoint['origin'] = 'supplied',
): HeldPoint => ({
  period: parsePeriod(name),
  observed,
  origin,
})
const counts = (figures: Readonly<Record<string, number>>): HeldPoint[] =>
  Object.entries(figures).map(([name, count]) => point(name, known(whole(count))))
const seriesOf = (measure: Measure, points: readonly HeldPoint[]): HeldSeries => ({ measure, whose: '', points })
const FACTS = {
  targets: [],
  changes: [],
  commentaries: [],
  rule: RELATIVE_RULE,
  today: day('2026-11-22'),
  until: day('2026-11-22'),
}
const cardFrom = (measure: Measure, points: readonly HeldPoint[], facts = FACTS) => {
  const look = discloseSeries([seriesOf(measure, points)], DISCLOSURE_PROFILES['partner-restricted'])
  assert.ok(look !== 'refused')
  return cardOf(seriesOf(measure, points), look, facts)
}

const panel = (title: string) => ({ kind: 'table' as const, title, measureCodes: ['a.b'] })
const empty: Layout = { title: 'Mine', purpose: '', years: 5, panels: [] }

test('whatever is done to panels in whatever order, each keeps its name, none has another’s, and the layout is sound', () => {
  const act = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), title: fc.string({ minLength: 1, maxLength: 5 }) }),
    fc.record({
      kind: fc.constantFrom('up' as const, 'down' as const, 'remove' as const, 'change' as const),
      at: fc.nat(12),
    }),
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), acts => {
      let layout = empty
      for (const each of acts) {
        const before = layout
        const id = each.kind === 'add' ? '' : (layout.panels[each.at]?.id ?? 'p0')
        if (each.kind === 'add') layout = layout.panels.length < 12 ? addPanel(layout, panel(each.title)) : layout
        else if (each.kind === 'remove') layout = removePanel(layout, id)
        else if (each.kind === 'change') layout = changePanel(layout, id, panel('changed'))
        else layout = movePanel(layout, id, each.kind)
        if (each.kind === 'up' || each.kind === 'down')
          assert.deepEqual(layout.panels.map(own => own.id).sort(), before.panels.map(own => own.id).sort())
      }
      assert.equal(new Set(layout.panels.map(own => own.id)).size, layout.panels.length)
      assert.deepEqual(layoutSchema.parse(JSON.parse(JSON.stringify(layout))), layout)
    }),
  )
})

test('an address is words and hyphens, is nobody else’s, and never that of a page beside the dashboards', () => {
  assert.equal(slugOf('Children’s needs & rights: Übersicht'), 'childrens-needs-rights-ubersicht')
  assert.equal(freeSlug('New', new Set()), 'new-2')
  assert.equal(freeSlug('Adults', new Set(['adults', 'adults-2'])), 'adults-3')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), title => assert.match(slugOf(title), /^[a-z0-9]+(-[a-z0-9]+)*$/)),
  )
})

test('what is made from the catalogue names only measures that it has, and no two share an address', () => {
  const made = defaultDashboards(catalogue, {
    groups: [
      { groupId: 'g1', name: 'Domestic abuse', remit: '' },
      { groupId: 'g2', name: 'Executive Group', remit: 'Leads.' },
      { groupId: 'g3', name: 'Strategic group', remit: 'Assurance for adults and children' },
    ],
    agencies: [{ agencyId: 'a1', name: 'Constabulary', aliases: [] }],
  })
  assert.equal(new Set(made.map(({ slug }) => slug)).size, made.length)
  for (const each of made) {
    const layout = layoutSchema.parse(each.layout())
    assert.ok(layout.panels.length > 0, each.slug)
    for (const code of layout.panels.flatMap(({ measureCodes }) => measureCodes)) assert.ok(catalogue.find(code), code)
  }
  const titles = (slug: string) =>
    made
      .find(each => each.slug === slug)
      ?.layout()
      .panels.map(({ title }) => title)
  assert.deepEqual(titles('domestic-abuse-2'), ['Incidents and crimes', 'Training about domestic abuse'])
  assert.equal(titles('executive-group')?.length, 7, 'the first of every theme')
  assert.deepEqual(titles('constabulary')?.[0], 'Figures that it answers for')
})

test('a series read back from its text is the series', () => {
  const observed = fc.oneof(
    fc.nat(5_000).map((count): ObservedValue => known(whole(count))),
    fc
      .tuple(fc.nat(50), fc.integer({ min: 51, max: 900 }))
      .map(([n, d]): ObservedValue => percentage(whole(n), whole(d))),
    fc.constantFrom<ObservedValue>({ state: 'missing' }, { state: 'suppressed' }, { state: 'nil-return' }),
  )
  fc.assert(
    fc.property(fc.array(observed, { maxLength: 24 }), all => {
      const points = Object.entries(byMonth('2026-10', all)).map(([name, one]) => point(name, one))
      const text = points.map(pointText).join('\n')
      assert.deepEqual(parseSeries({ text, origin: 'supplied' }, SHARE), points)
    }),
  )
})

test('the finest kind of period that is kept up is drawn, and a period for which nothing came stands in its place', () => {
  const names = (points: readonly HeldPoint[]) => oneKind(points).map(({ period }) => period.name)
  const years = counts({ '2021-22': 1, '2022-23': 2, '2023-24': 3 })
  assert.deepEqual(names([...years, ...counts({ '2024-01': 1, '2024-04': 3, '2024-03': 2 })]), [
    '2024-01',
    '2024-02',
    '2024-03',
    '2024-04',
  ])
  assert.deepEqual(names([...years, ...counts({ '2020-01': 1, '2020-02': 3, '2020-03': 2 })]), [
    '2021-22',
    '2022-23',
    '2023-24',
  ])
  assert.deepEqual(names(counts({ '2023-03-31': 4, '2024-03-31': 5 })), ['2023-03-31', '2024-03-31'])
  assert.deepEqual(names([]), [])
  const card = cardFrom(REPORTS, oneKind(counts({ '2026-06': 10, '2026-09': 12 })))
  assert.equal(missingInWords(card.missing), 'Nothing came for July 2026 and August 2026.')
})

test('a month is set beside the same month a year before, and nothing is compared across a series break', () => {
  const points = counts(byMonth('2026-10', [30, ...Array.from({ length: 11 }, () => 5), 42]))
  assert.equal(changeInWords(REPORTS, cardFrom(REPORTS, points)), 'Up 12 on October 2025 (30).')
  const change = {
    changeId: 'c',
    measureCode: REPORTS.code,
    kind: 'break' as const,
    from: day('2026-02-01'),
    title: 'Counted anew',
    reason: 'Because',
    recordedBy: 'Somebody',
    recordedAt: Temporal.Instant.from('2026-03-01T00:00:00Z'),
  }
  const broken = cardFrom(REPORTS, points, { ...FACTS, changes: [change] as never })
  assert.equal(changeInWords(REPORTS, broken), 'Counted another way than in October 2025, so the two are not compared.')
  const shares = ['2024-25', '2025-26'].map((name, index) =>
    point(name, percentage(whole(343 - index * 43), whole(1603))),
  )
  assert.equal(
    changeInWords(SHARE, cardFrom(SHARE, shares)),
    'Down 2.7 points on 1 April 2024 to 31 March 2025 (21.4%).',
  )
})

test('in a heat map a measure is set against itself alone: its lowest is the lightest and its highest the darkest', () => {
  const card = cardFrom(REPORTS, counts(byMonth('2026-10', [10, 20, 30, 40, 50])))
  const flat = cardFrom(catalogue.get('police.cse.crimes'), counts(byMonth('2026-10', [7, 7, 7, 7, 7])))
  const yearly = cardFrom(catalogue.get('police.protection-powers'), counts({ '2023-24': 1, '2024-25': 2 }))
  const [months, years] = periodHeats([card, flat, yearly])
  assert.deepEqual(
    months?.rows[0]?.cells.map(({ step }) => step),
    [1, 2, 3, 4, 5],
  )
  assert.ok(
    months?.rows[1]?.cells.every(({ step }) => step === undefined),
    'what never changes has no shade',
  )
  assert.equal(years?.kind, 'financial-year', 'a month is not set beside a year')
})

test('no number of one to four people is in the page’s file, its words or its picture, whatever the figures are', () => {
  const count = fc.nat(12)
  const share = fc.tuple(fc.nat(30), fc.nat(30)).map(([part, rest]) => [part, part + rest] as const)
  fc.assert(
    fc.property(
      fc.array(count, { minLength: 3, maxLength: 14 }),
      fc.array(share, { minLength: 3, maxLength: 14 }),
      (people, shares) => {
        const reports = seriesOf(REPORTS, counts(byMonth('2026-10', people)))
        const conversion = seriesOf(
          SHARE,
          Object.entries(byMonth('2026-10', shares)).map(([name, [part, all]]) =>
            point(name, all === 0 ? { state: 'nil-return' } : percentage(whole(part), whole(all))),
          ),
        )
        const look = discloseSeries([reports, conversion], DISCLOSURE_PROFILES['public-local'])
        if (look === 'refused') return
        const cards = [reports, conversion].map(series => cardOf(series, look, FACTS))
        const read: ReadPanel = {
          panel: { id: 'p1', kind: 'multiples', title: 'All', measureCodes: [] },
          shows: 'cards',
          cards,
        }
        const rows = dashboardCsv([read], '').split('\r\n').slice(1)
        for (const row of rows) {
          const [value, numerator, denominator] = row.split(',').slice(7, 10)
          if (row.includes(REPORTS.code)) assert.ok(!['1', '2', '3', '4'].includes(value ?? ''), row)
          for (const part of [numerator, denominator]) assert.ok(!['1', '2', '3', '4'].includes(part ?? ''), row)
        }
        for (const [index, { points }] of [reports, conversion].entries())
          for (const each of points) {
            const shown = look(figureId(index === 0 ? reports : conversion, each))
            const observed = each.observed
            const few =
              observed?.state === 'value' &&
              [observed.value, observed.numerator].some(
                n => n && n.denominator === 1n && n.numerator > 0n && n.numerator < 5n,
              )
            if (few && index === 0) assert.equal(shown && publishableText(shown), '[c]')
          }
        const svg = panelPicture(read, { dashboard: 'D', foot: [] }) ?? ''
        if (cards[0]?.points.some(({ figure }) => figure?.state === 'withheld')) {
          assert.equal(cards[0].variation, undefined)
          assert.match(svg, /withheld to protect people/)
        }
      },
    ),
    { numRuns: 60 },
  )
})
