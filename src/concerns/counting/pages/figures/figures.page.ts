import { z } from 'zod'
import { parsePeriod, whyNotAPeriod } from '#indicators'
import { hasPermission } from '#platform/auth/permissions.ts'
import type { Tx } from '#platform/db/database.ts'
import { route, showPage } from '#platform/http/route.ts'
import { type ComparedYears, comparedYears } from '../../compared-years.ts'
import { findFirstRecord } from '../../counted.store.ts'
import { tallyOf } from '../../tally.ts'
import { countOverdue, type Fact, listPeople, listTotals } from '../../totals.store.ts'
import type { FiguresPage } from './figures.view.ts'
import { figuresAside, figuresBody } from './figures.view.ts'

const ADULT_FACTS: readonly Fact[] = [
  'received',
  'screened-out',
  'awaiting',
  'decided',
  'in-time',
  's42-2',
  's42-1',
  'not-met',
  'other-enquiry',
  'enquiry-started',
  'planning-held',
  'planning-in-time',
  'enquiry-concluded',
  'outcome-expressed',
  'outcome-fully',
  'outcome-partly',
  'outcome-not',
  'risk-identified',
  'risk-removed',
  'risk-reduced',
  'risk-remained',
  'lacked-capacity',
  'supported',
]
const CHILD_FACTS: readonly Fact[] = ['contact', 'referral', 'early-help', 'advice', 'no-further-action', 'awaiting']

export const figuresPage = route({
  method: 'GET',
  path: '/concern-figures',
  permission: 'see-concern-totals',
  query: z.object({ year: z.string().max(7).optional().catch(undefined) }),
  async handle({ app, actor, query }) {
    const today = app.clock.today()
    const years = comparedYears(today, yearAsked(query.year))
    const page = await app.transaction(actor, async tx => ({
      ...(await readFigures(tx, years, today)),
      mayOpenRecords: hasPermission(actor.roles, 'handle-concerns'),
    }))
    return showPage({
      title: 'Concern figures',
      section: 'concern-figures',
      body: figuresBody(page),
      aside: figuresAside(page),
    })
  },
})

function yearAsked(text: string | undefined): number | undefined {
  if (text === undefined || whyNotAPeriod(text) !== undefined) return undefined
  const period = parsePeriod(text)
  return period.kind === 'financial-year' ? period.start.year : undefined
}

async function readFigures(
  tx: Tx,
  years: ComparedYears,
  today: Temporal.PlainDate,
): Promise<Omit<FiguresPage, 'mayOpenRecords'>> {
  const days = { from: years.before.start, to: years.now.end, byMonth: true }
  const whole = await listTotals(tx, { about: 'adult', ...days, facts: ADULT_FACTS })
  const parts = await listTotals(tx, {
    about: 'adult',
    ...days,
    facts: ['received'],
    dimensions: ['source', 'type', 'age-band', 'location'],
  })
  const { start: from, end: to } = years.now
  const people = await listPeople(tx, { about: 'adult', from, to, byMonth: false })
  const contacts = await listTotals(tx, { about: 'child', ...days, facts: CHILD_FACTS })
  return {
    years,
    today,
    firstRecord: await findFirstRecord(tx, 'adult'),
    adults: tallyOf([...whole, ...parts]),
    people: people.get('') ?? 0,
    children: tallyOf(contacts),
    overdue: { adult: await countOverdue(tx, 'adult', today), child: await countOverdue(tx, 'child', today) },
  }
}
