import { readFileSync } from 'node:fs'
import { type NewSeriesChange, raiseCountedAlerts, recordSeriesChangeIn } from '#indicators'
import { type Intake, intakeFormats, receiveFileIn } from '#intake'
import { clockAt } from '#platform/clock.ts'
import { catalogue } from '../src/catalogue.ts'
import { actAsApp } from './owner.store.ts'
import type { DemonstrationStage } from './stage.ts'

const FILES = [
  ['published-2023-24/kpi-matrix.csv', 'kpi-matrix', '2023-24'],
  ['published-2023-24/police-rolling.csv', 'police-rolling', '12m-to-2024-03'],
  ['published-2023-24/adult-social-care.csv', 'supplied-figures', undefined],
  ['published-2023-24/childrens-social-care.csv', 'supplied-figures', undefined],
  ['published-2023-24/training.csv', 'supplied-figures', undefined],
  ['figures-2023-24/police-other.csv', 'supplied-figures', undefined],
  ['figures-2023-24/reviews-and-audits.csv', 'supplied-figures', undefined],
] as const

const PORTAL = {
  kind: 'break',
  from: Temporal.PlainDate.from('2023-11-01'),
  title: 'The portal opened',
  reason:
    'Until the portal opened, contacts that were no safeguarding matter were set aside before they were counted. From November 2023 every contact is recorded and decided on.',
} as const

/** Days from which a series is read anew, with why. */
const SERIES_CHANGES: readonly NewSeriesChange[] = [
  { measureCode: 'adult.concerns.received', ...PORTAL },
  { measureCode: 'adult.contacts.screened-out', ...PORTAL },
  { measureCode: 'adult.conversion.local', ...PORTAL },
  ...['sent', 'returned', 'response-rate'].map(part => ({
    measureCode: `audits.section-175.${part}`,
    kind: 'break' as const,
    from: Temporal.PlainDate.from('2023-09-01'),
    title: 'Asked by academic year',
    reason:
      'The section 175 audit moved from the financial to the academic year, so a return covers other months than before.',
  })),
]

/** What is unusual in these is told on the first day; a job looks at the others at night. */
const WATCHED = ['adult.concerns.received', 'adult.decision.in-time', 'child.contacts.received']

/** Whose figures they are; the small partnership beside it begins without any. */
const PARTNERSHIP = 'avonvale'
const SENDER = 'Imelda Farrow'
const SENT_AT = Temporal.Instant.from('2024-05-02T09:30:00Z')

/** Sends the published figures in, as the business manager would, through the way in that everybody uses. */
export async function loadIndicators({ tx, actor, partnership, people, now }: DemonstrationStage): Promise<void> {
  if (partnership.registers.slug !== PARTNERSHIP) return
  const intake: Intake = { catalogue, formats: intakeFormats }
  const personId = people.get(SENDER)
  const sender = personId ? { ...actor, id: `person:${personId}`, name: SENDER, personId } : actor
  await actAsApp(tx, sender)
  for (const [path, format, period] of FILES) {
    const content = readFileSync(new URL(`data/${path}`, import.meta.url))
    const name = path.slice(path.indexOf('/') + 1)
    const receipt = await receiveFileIn(
      tx,
      { actor: sender, intake, clock: clockAt(SENT_AT) },
      { name, content, format, period },
    )
    if (receipt.state === 'accepted') continue
    const first = receipt.issues[0]
    throw new Error(`demo/data/${path} is refused: row ${first?.row}: ${first?.message}`)
  }
  for (const change of SERIES_CHANGES)
    await recordSeriesChangeIn(tx, { actor: sender, clock: clockAt(SENT_AT) }, catalogue, change)
  await raiseCountedAlerts(tx, catalogue, { at: now, codes: WATCHED })
}
