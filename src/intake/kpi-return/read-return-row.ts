import {
  contains,
  exact,
  type ObservedValue,
  type Period,
  parsePeriod,
  percentage,
  periodInWords,
  TRAINING_INDICATORS,
  type TrainingIndicator,
  whyNotAPeriod,
} from '#indicators'
import { dayInWords, parseDay } from '#platform/day.ts'
import { agencyFinder } from '../agency-finder.ts'
import type { Facts, FileRecord } from '../format.ts'
import { fault, type Issue, warning } from '../issue.ts'
import { nearest } from '../nearest.ts'
import { CONFIDENCES, type Confidence, type ReturnRow, windowOf } from './return-row.ts'

interface Where {
  readonly row: number
  readonly record: string
}

const INDICATOR_BY_NUMBER = new Map(TRAINING_INDICATORS.map(indicator => [indicator.number, indicator]))

/** Reads rows against what is known; faults are added to `issues`, and a row with one gives nothing. */
export function returnReader(facts: Facts, issues: Issue[]) {
  const findAgency = agencyFinder(facts)
  return ({ row, cells }: FileRecord): ReturnRow | undefined => {
    const { kpi = '', agency: agencyName = '', up_to_date: printed = '', relevant = '', source = '' } = cells
    const where = { row, record: `${kpi} ${agencyName}`.trim() }
    const before = issues.length
    const indicator = findIndicator(kpi, where, issues)
    const agency = findAgency(agencyName, where)
    if ('issue' in agency) issues.push(agency.issue)
    const period = readQuarter(cells['quarter'] ?? '', facts, where, issues)
    const observed = readStaff(printed, relevant, where, issues)
    const asAt = period && readAsAt(cells['as_at'] ?? '', period, where, issues)
    const inGrace = readInGrace(cells['in_grace'] ?? '', indicator, where, issues)
    const confidence = readConfidence(cells['confidence'] ?? '', where, issues)
    const isFaulty = issues.slice(before).some(({ severity }) => severity === 'error')
    if (!indicator || !period || !observed || 'issue' in agency || isFaulty) return undefined
    const figure = {
      measureCode: indicator.code,
      period,
      area: '',
      agencyId: agency.agency.id,
      breakdown: '',
      observed,
      printed: relevant === '' ? printed : `${printed}/${relevant}`,
      basis: [`as at ${dayInWords(asAt ?? period.end)}`, ...(source === '' ? [] : [`from ${source}`])].join(', '),
    }
    return {
      placed: { figure, ...where, field: 'up_to_date' },
      indicator,
      agency: agency.agency,
      inGrace,
      relevantMeans: cells['relevant_means'] ?? '',
      confidence,
      note: cells['note'] ?? '',
    }
  }
}

function findIndicator(kpi: string, where: Where, issues: Issue[]): TrainingIndicator | undefined {
  const found = INDICATOR_BY_NUMBER.get(kpi.replace(/^(kpi|indicator)\s*/i, ''))
  if (found) return found
  const meant = nearest(kpi, [...INDICATOR_BY_NUMBER.keys()])
  const message = `“${kpi}” is not an indicator.${meant === undefined ? '' : ` Did you mean ${meant}?`} Accepted: 1.1 to 1.16.`
  issues.push(fault('unknown-indicator', message, { ...where, field: 'kpi', value: kpi }))
  return undefined
}

function readQuarter(text: string, { today }: Facts, where: Where, issues: Issue[]): Period | undefined {
  const at = { ...where, field: 'quarter', value: text }
  const period = whyNotAPeriod(text) === undefined ? parsePeriod(text) : undefined
  if (period?.kind !== 'quarter') {
    issues.push(fault('quarter-not-understood', `“${text}” is not a quarter. Accepted: such as 2023-24 Q3.`, at))
    return undefined
  }
  if (Temporal.PlainDate.compare(period.start, today) > 0)
    issues.push(fault('in-the-future', `${periodInWords(period)} has not begun yet.`, at))
  return period
}

const WORDS: ReadonlyMap<string, ObservedValue> = new Map<string, ObservedValue>([
  ['n/a', { state: 'not-applicable' }],
  ['na', { state: 'not-applicable' }],
  ['not applicable', { state: 'not-applicable' }],
  ['nil', { state: 'nil-return' }],
  ['nil return', { state: 'nil-return' }],
  ['tbc', { state: 'to-be-confirmed' }],
  ['to be confirmed', { state: 'to-be-confirmed' }],
])
const WHOLE = /^\d{1,9}$/

function readStaff(printed: string, relevant: string, where: Where, issues: Issue[]): ObservedValue | undefined {
  const worded = WORDS.get(printed.toLowerCase())
  const at = { ...where, field: 'up_to_date', value: printed }
  if (worded && relevant === '') return worded
  if (worded || !WHOLE.test(printed))
    issues.push(
      fault(
        'staff-not-understood',
        `“${printed}” is not a number of staff. Accepted: a whole number with the relevant staff beside it, or N/A, nil or TBC with nothing beside it.`,
        at,
      ),
    )
  else if (!WHOLE.test(relevant))
    issues.push(
      fault(
        'relevant-not-understood',
        `“${relevant}” is not a number of staff. Write how many are relevant, so that the share has its base.`,
        { ...at, field: 'relevant', value: relevant },
      ),
    )
  else if (Number(relevant) === 0)
    issues.push(
      fault(
        'nobody-relevant',
        'There are no relevant staff to divide by. Write nil or N/A and leave “relevant” empty.',
        {
          ...at,
          field: 'relevant',
          value: relevant,
        },
      ),
    )
  else if (Number(printed) > Number(relevant))
    issues.push(fault('more-than-relevant', 'More staff are up to date than there are relevant staff.', at))
  else return percentage(exact(printed), exact(relevant))
  return undefined
}

function readAsAt(text: string, period: Period, where: Where, issues: Issue[]): Temporal.PlainDate | undefined {
  if (text === '') return undefined
  const day = parseDay(text)
  const at = { ...where, field: 'as_at', value: text }
  if (!day) issues.push(fault('day-not-understood', `“${text}” is not a day. Accepted: 2023-12-31 or 31/12/2023.`, at))
  else if (!contains(period, day))
    issues.push(fault('outside-quarter', `This day is not in ${periodInWords(period)}.`, at))
  return day
}

function readInGrace(
  text: string,
  indicator: TrainingIndicator | undefined,
  where: Where,
  issues: Issue[],
): number | undefined {
  if (text === '') return undefined
  const at = { ...where, field: 'in_grace', value: text }
  if (!WHOLE.test(text)) issues.push(fault('in-grace', `“${text}” is not a number of staff.`, at))
  else if (indicator && windowOf(indicator) === undefined) {
    const message = `Indicator ${indicator.number} gives nobody their first months, so this was left out.`
    issues.push(warning('no-window', message, at))
  } else return Number(text)
  return undefined
}

function readConfidence(text: string, where: Where, issues: Issue[]): Confidence | undefined {
  const found = CONFIDENCES.find(each => each === text.toLowerCase())
  if (text !== '' && !found)
    issues.push(
      fault('confidence', `“${text}” is not accepted. Accepted: ${CONFIDENCES.join(', ')}, or nothing.`, {
        ...where,
        field: 'confidence',
        value: text,
      }),
    )
  return found
}
